//! Writing what was counted, and forgetting what is old.

use super::{
    Recorder,
    recorder::{Batch, Row, Tally},
};
use crate::store;
use madang_kernel::{Actor, App, Command, Cx, Result};
use serde::Serialize;
use std::time::Duration;

/// How often searches are written.
const EVERY: Duration = Duration::from_secs(5);

/// A batch as statements take it: rows as arrays, in the order of keys, so that two nodes do not wait for one another.
struct Write {
    queries: String,
    rewordings: String,
    times: String,
}

impl Write {
    fn of(batch: &Batch) -> Result<Write> {
        let query = |(row, tally): (&Row, &Tally)| {
            let Tally { searches, empty, clicked, reworded, slow, slowest, results, ranks, .. } = *tally;
            let numbers = (searches, empty, clicked, reworded, slow, slowest, results, ranks);
            (row.day, row.place.as_str(), row.language.code(), row.key.clone(), tally.typed.clone(), numbers)
        };
        let rewordings = batch.rewordings.iter().map(|((day, language, earlier, later), reworded)| {
            (*day, language.code(), earlier.clone(), later.clone(), reworded.typed.clone(), reworded.times)
        });
        let times = batch.times.iter().map(|((day, place, language, within), times)| {
            (*day, place.as_str(), language.code(), *within, times.searches, times.millis)
        });
        Ok(Write {
            queries: sorted(batch.queries.iter().map(query))?,
            rewordings: sorted(rewordings)?,
            times: sorted(times)?,
        })
    }
}

fn sorted<T: Ord + Serialize>(rows: impl Iterator<Item = T>) -> Result<String> {
    let mut rows: Vec<T> = rows.collect();
    rows.sort_unstable();
    Ok(serde_json::to_string(&rows)?)
}

impl Command for Write {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        store::analytics::add_queries(cx, self.queries).await?;
        store::analytics::add_rewordings(cx, self.rewordings).await?;
        store::analytics::add_times(cx, self.times).await
    }
}

/// Writes the searches and clicks counted since the last time.
///
/// # Errors
/// When the database fails; they are kept for the next time.
pub async fn write_searches(app: &App) -> Result<()> {
    let recorder = app.service::<Recorder>();
    let batch = recorder.take(app.now());
    if batch.queries.is_empty() {
        return Ok(());
    }
    let written = app.run(&app.system(), Write::of(&batch)?).await;
    if written.is_err() {
        recorder.give_back(batch);
    }
    written
}

/// The worker that writes searches until `stop` comes, and then once more.
pub async fn count_searches(app: App, mut stop: tokio::sync::watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
        if let Err(error) = write_searches(&app).await {
            tracing::error!(%error, "searches could not be counted and will be tried again");
        }
    }
}

struct Forget {
    before: i64,
}

impl Command for Forget {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        store::analytics::forget(cx, self.before).await
    }
}

/// Forgets the queries whose time is over; the wiring calls it now and then.
///
/// # Errors
/// When the database fails.
pub async fn forget_searches(app: &App) -> Result<()> {
    let before = super::day(app.now()) + 1 - i64::from(app.service::<Recorder>().days());
    app.run(&app.system(), Forget { before }).await
}
