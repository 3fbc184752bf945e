//! The measurements, from the start of the server to the import of a dump.

mod answers;
mod assets;
mod import;
mod pages;
mod sample;
mod server;
mod wrk;

use crate::{
    generate::{Facts, Size, generate},
    process::{Meter, memory},
    program::{Done, Program, Store},
    report::Report,
};
use madang_kernel::{Db, db::OpenOptions};
pub(crate) use pages::told;
use pages::{Pages, Table};
use sample::Sample;
pub(crate) use server::Server;
use std::{path::PathBuf, time::Duration};
pub(crate) use wrk::{Load, Wrk};

/// Posts of the community that the large one is compared with.
const SMALL: usize = 10_000;
/// Starts of the server.
const STARTS: usize = 3;
/// A server that was just started is left alone for so long before its memory is read.
const REST: Duration = Duration::from_secs(5);
/// Bytes in a mebibyte.
pub(crate) const MIB: f64 = 1048576.0;

/// How the measurements are run.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Choices {
    /// The community's size; it is generated where it is missing.
    #[command(flatten)]
    size: Size,
    /// Seconds of each load.
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Loads of each anonymous page, in turn with the bare server; the middle one counts.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds of writing.
    #[arg(long, default_value_t = 10)]
    writing: u64,
    /// Threads of wrk.
    #[arg(long, default_value_t = 1)]
    wrk_threads: usize,
}

/// Where things are.
pub(crate) struct Place {
    /// The measured program.
    pub(crate) program: Program,
    /// The folder of communities and reports.
    pub(crate) data: PathBuf,
    /// A PostgreSQL server; SQLite without one.
    pub(crate) server: Option<String>,
}

impl Place {
    /// The community with so many posts.
    pub(crate) fn community(&self, posts: usize) -> Store {
        Store::new(&self.data, self.server.as_deref(), &format!("posts-{posts}"))
    }

    /// Makes a community, unless it is there.
    ///
    /// # Errors
    /// One sentence; also when one of other proportions is there.
    pub(crate) async fn ensure(&self, size: Size) -> Done<(Store, Facts)> {
        let store = self.community(size.posts);
        if let Some(facts) = store.facts() {
            if facts.size != size {
                return Err(format!(
                    "{} holds a community of other proportions; remove it or choose another --data.",
                    store.folder.display()
                ));
            }
            return Ok((store, facts));
        }
        eprintln!("Generating {} posts in {} …", size.posts, store.folder.display());
        store.empty().await?;
        let facts = generate(&self.program, &store, size).await?;
        Ok((store, facts))
    }
}

/// Measures everything and prints the report.
///
/// # Errors
/// One sentence.
pub(crate) async fn run(place: &Place, choices: &Choices) -> Done {
    let (store, facts) = place.ensure(choices.size).await?;
    let small = place.ensure(choices.size.with_posts(SMALL)).await?;
    let folder = store.folder.clone();
    let db = open(&store).await?;
    let mut report = Report::new(&place.program, &db, &facts).await;
    let wrk = Wrk { folder, threads: choices.wrk_threads };
    size_and_start(place, &store, &mut report).await?;

    let server = Server::madang(&place.program, &store).await?;
    let meter = Meter::of(server.pid()).with_database(&db).await;
    rest(&server, &mut report).await;
    let sample = Sample::take(&db).await?;
    let pages = Pages { wrk: &wrk, server: &server, meter, session: &facts.access.session, seconds: choices.seconds };
    weigh(&server, &sample, &mut report).await?;
    pages.anonymous(&sample, choices.rounds, &mut report).await?;
    let large = pages.signed_in(&sample).await?;
    large.tell(!store.is_postgres(), &mut report);
    large.compare_article(&mut report);
    pages.desk(&facts.access.agent, &sample, &mut report).await?;
    pages.search(&sample, &mut report).await?;
    let busy = memory(server.pid());
    report.tell(
        "memory after all those pages",
        format!("{:.0} MiB, {:.0} of its own", busy.resident as f64 / MIB, busy.own as f64 / MIB),
    );
    write(&server, &facts, &sample, &meter, &db, choices.writing, &mut report).await?;
    drop(server);
    db.close().await;

    compare(place, &small, &wrk, choices, &large, &mut report).await?;
    bring(place, &mut report).await?;
    println!("{report}");
    let path = place.data.join(if store.is_postgres() { "report-postgres.md" } else { "report-sqlite.md" });
    std::fs::write(&path, report.to_string()).map_err(|error| format!("{}: {error}", path.display()))
}

/// The database of a community.
///
/// # Errors
/// One sentence.
pub(crate) async fn open(store: &Store) -> Done<Db> {
    Db::open(&OpenOptions { connections: 2, ..OpenOptions::new(store.url()) }).await.map_err(|error| error.to_string())
}

async fn size_and_start(place: &Place, store: &Store, report: &mut Report) -> Done {
    let binary = place.program.bytes() as f64 / MIB;
    report.add("binary", "< 60 MiB", format!("{binary:.1} MiB"), binary < 60.0);
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Server::madang(&place.program, store).await?.started_in);
    }
    starts.sort();
    let start = starts[STARTS / 2].as_secs_f64();
    report.add("start to first answer", "< 0.5 s", format!("{start:.2} s"), start < 0.5);
    Ok(())
}

/// Mapped files are the database's and the index's pages, which the kernel keeps as long as nobody else wants the memory.
async fn rest(server: &Server, report: &mut Report) {
    tokio::time::sleep(REST).await;
    let idle = memory(server.pid());
    let (resident, own) = (idle.resident as f64 / MIB, idle.own as f64 / MIB);
    report.add("idle memory", "< 80 MiB", format!("{resident:.0} MiB, {own:.0} of its own"), resident < 80.0);
}

async fn weigh(server: &Server, sample: &Sample, report: &mut Report) -> Done {
    let path = sample.questions.first().ok_or("The community is too small: no question has five answers.")?;
    let weight = assets::weigh(&server.address, path).await?;
    let kib = |bytes: usize| bytes as f64 / 1000.0;
    let text = format!("{:.1} KB in {} files", kib(weight.assets), weight.files);
    report.add("CSS and JS of a question page, gzipped", "≤ 45 KB", text, kib(weight.assets) <= 45.0);
    report.tell("a question page itself, gzipped", format!("{:.1} KB", kib(weight.page)));
    Ok(())
}

async fn write(
    server: &Server,
    facts: &Facts,
    sample: &Sample,
    meter: &Meter,
    db: &Db,
    seconds: u64,
    report: &mut Report,
) -> Done {
    let (mut written, acknowledged) =
        answers::post(&server.address, &facts.access, sample.to_answer.clone(), seconds, meter).await?;
    written.lost = answers::lost(db, &acknowledged).await?;
    let count = written.acknowledged.max(1) as f64;
    let each = |spent: Duration| spent.as_secs_f64() * 1000.0 / count;
    let on_sqlite = !db.is_postgres();
    let rate = written.acknowledged as f64 / written.seconds;
    let text = format!("{rate:.0}/s, p50 {:.1} ms, p99 {:.1} ms", written.p50, written.p99);
    report.add_if(on_sqlite, "answers through the API, 16 clients", "≥ 1,000/s", text, rate >= 1000.0);
    let (now, all) = (each(written.spent.server), each(written.spent_in_all.server));
    let postgres =
        if on_sqlite { String::new() } else { format!("; PostgreSQL {:.2} ms", each(written.spent_in_all.postgres)) };
    let text = format!("{now:.2} ms, {all:.2} ms with counters and search index{postgres}");
    report.add_if(on_sqlite, "processor time per answer", "≤ 0.4 ms", text, all <= 0.4);
    let text = format!("{} of {}", written.lost, written.acknowledged);
    report.add("acknowledged answers that are lost", "0", text, written.lost == 0);
    Ok(())
}

/// The same pages of the small community.
async fn compare(
    place: &Place,
    small: &(Store, Facts),
    wrk: &Wrk,
    choices: &Choices,
    large: &Table,
    report: &mut Report,
) -> Done {
    let (store, facts) = small;
    let db = open(store).await?;
    let server = Server::madang(&place.program, store).await?;
    let meter = Meter::of(server.pid()).with_database(&db).await;
    let sample = Sample::take(&db).await?;
    let pages = Pages { wrk, server: &server, meter, session: &facts.access.session, seconds: choices.seconds };
    let table = pages.signed_in(&sample).await?;
    large.compare(&table, facts.size.posts, choices.size.posts, report);
    drop(server);
    db.close().await;
    Ok(())
}

async fn bring(place: &Place, report: &mut Report) -> Done {
    let store = Store::new(&place.data, place.server.as_deref(), "import");
    let imported = import::measure(&place.program, &store).await?;
    let rate = imported.rows as f64 / imported.seconds;
    let text = format!("{rate:.0}/s ({} rows in {:.1} s)", imported.rows, imported.seconds);
    report.add("import of a Stack Exchange dump, rows", "≥ 5,000/s", text, rate >= 5000.0);
    let text = format!(
        "{} topics, {} posts of {} and {}",
        imported.there.0, imported.there.1, imported.wanted.0, imported.wanted.1
    );
    report.add("imported", "all of them", text, imported.there == imported.wanted);
    Ok(())
}
