//! What search costs: building the index, its size, and the processor time of queries.

use super::{mib, visible};
use crate::{
    generate::Size,
    process::{children, memory},
    program::{Done, Store},
    random::Random,
    report::Report,
    run::Place,
    text,
};
use madang_dictionaries::Dictionaries;
use madang_find::index::{Index, Query};
use madang_kernel::{Clock, SpaceId, db::OpenOptions, sql};
use rustix::time::{ClockId, clock_gettime};
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

/// Different queries.
const QUERIES: usize = 3000;
/// Queries before those that count: files are read and mapped.
const WARM_UP: usize = 300;

/// Measures a generated community without dictionaries, and with those that are installed in a folder.
///
/// # Errors
/// One sentence.
pub(super) async fn measure(place: &Place, size: Size, dictionaries: Option<&Path>, report: &mut Report) -> Done {
    let (store, facts) = place.ensure(size).await?;
    let spaces = public_spaces(&store).await?;
    for folder in [None, dictionaries].into_iter().take(1 + usize::from(dictionaries.is_some())) {
        install(&store, folder)?;
        let with = if folder.is_some() { " with dictionaries" } else { "" };
        build(place, &store, size, with, report)?;
        query(&store, &spaces, size, with, report)?;
    }
    visible::measure(place, &store, &facts, report).await
}

/// What a visitor may see.
async fn public_spaces(store: &Store) -> Done<Vec<i64>> {
    let db = madang_kernel::Db::open(&OpenOptions::new(store.url())).await.map_err(|error| error.to_string())?;
    let mut conn = db.read().await.map_err(|error| error.to_string())?;
    let rows: Vec<(SpaceId,)> = conn
        .q(sql!("SELECT id FROM spaces WHERE visibility = 'everyone'"))
        .all()
        .await
        .map_err(|error| error.to_string())?;
    Ok(rows.into_iter().map(|row| row.0.number()).collect())
}

fn install(store: &Store, from: Option<&Path>) -> Done {
    let to = store.folder.join("dictionaries");
    let copied = || -> std::io::Result<()> {
        if to.exists() {
            fs::remove_dir_all(&to)?;
        }
        let Some(from) = from else { return Ok(()) };
        for language in fs::read_dir(from)?.flatten().filter(|entry| entry.path().is_dir()) {
            let place = to.join(language.file_name());
            fs::create_dir_all(&place)?;
            for file in fs::read_dir(language.path())?.flatten() {
                fs::copy(file.path(), place.join(file.file_name()))?;
            }
        }
        Ok(())
    };
    copied().map_err(|error| format!("{}: {error}", to.display()))
}

fn build(place: &Place, store: &Store, size: Size, with: &str, report: &mut Report) -> Done {
    let (began, before) = (Instant::now(), children());
    place.program.reindex(store)?;
    let spent = (children() - before).as_secs_f64();
    let minutes = spent / 60.0 * (1_000_000.0 / size.posts as f64);
    report.add(
        &format!("{} posts{with}: reindex", size.posts),
        "≤ 10 processor minutes a million",
        format!(
            "{spent:.0} s of the processor, {:.0} s in all; {minutes:.1} min a million",
            began.elapsed().as_secs_f64()
        ),
        minutes <= 10.0,
    );
    let bytes = folder_bytes(&store.folder.join("search"));
    let each_million = bytes as f64 / 1e9 * (1_000_000.0 / size.posts as f64);
    report.add(
        &format!("{} posts{with}: index", size.posts),
        "≤ 0.5 GB a million",
        format!("{:.0} MB; {each_million:.2} GB a million", bytes as f64 / 1e6),
        each_million <= 0.5,
    );
    Ok(())
}

fn folder_bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => folder_bytes(&entry.path()),
            _ => entry.metadata().map_or(0, |meta| meta.len()),
        })
        .sum()
}

fn query(store: &Store, spaces: &[i64], size: Size, with: &str, report: &mut Report) -> Done {
    let before = memory(std::process::id());
    let dictionaries = Dictionaries::open(&store.folder.join("dictionaries"));
    let index = Index::open(&store.folder.join("search"), 16 << 20, dictionaries).map_err(|error| error.to_string())?;
    let index = index.into_index();
    let (searches, typed) = text::queries(&mut Random::new(11), QUERIES + WARM_UP);
    let visible = Some(spaces.to_vec());
    let search = |text: &String, counted: Option<i64>| {
        let visible_spaces = visible.clone();
        let query = Query { text: text.clone(), visible_spaces, facets_at: counted, ..Query::default() };
        index.search(&query).map(drop)
    };
    let suggest = |text: &String| index.suggest(text, Some(spaces), 6).map(drop);
    let similar = |text: &String| index.similar(text, "", Some(spaces), 10, None).map(drop);
    let (p50, p99) = timed(&searches, |text| search(text, None))?;
    let (target, met) = match size.posts {
        ..=100_000 => ("≤ 1 / 10 ms", p50 <= 1.0 && p99 <= 10.0),
        _ => ("≤ 5 / 50 ms", p50 <= 5.0 && p99 <= 50.0),
    };
    let what = |name: &str| format!("{} posts{with}: {name}, p50 / p99 of processor time", size.posts);
    report.add(&what("search"), target, format!("{p50:.2} / {p99:.1} ms"), met);
    let (p50, p99) = timed(&searches, |text| search(text, Some(Clock::System.now().millis())))?;
    report.tell(&what("search with counts of every filter"), format!("{p50:.2} / {p99:.1} ms"));
    let (p50, p99) = timed(&typed, suggest)?;
    report.add(&what("suggestions"), "≤ 3 ms", format!("{p50:.2} / {p99:.1} ms"), p50 <= 3.0);
    let (p50, p99) = timed(&searches, similar)?;
    report.tell(&what("similar questions"), format!("{p50:.2} / {p99:.1} ms"));
    let after = memory(std::process::id());
    let (own, resident) = (after.own.saturating_sub(before.own), after.resident.saturating_sub(before.resident));
    report.tell(
        &format!("{} posts{with}: memory of the index after {QUERIES} searches", size.posts),
        format!("{:.0} MiB of its own; {:.0} MiB with mapped files", mib(own), mib(resident)),
    );
    Ok(())
}

/// The middle and the 99th hundredth of the processor times of calls, in milliseconds.
fn timed<E: std::fmt::Display>(
    queries: &[String],
    call: impl Fn(&String) -> std::result::Result<(), E>,
) -> Done<(f64, f64)> {
    let mut times = Vec::with_capacity(queries.len());
    for query in queries {
        let before = on_processor();
        call(query).map_err(|error| error.to_string())?;
        times.push(on_processor() - before);
    }
    times.drain(..WARM_UP.min(times.len()));
    times.sort_unstable();
    let at = |hundredth: usize| {
        let time = times.get(times.len() * hundredth / 100).copied().unwrap_or_default();
        time.as_secs_f64() * 1000.0
    };
    Ok((at(50), at(99)))
}

/// The time that this thread has spent on the processor.
fn on_processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
