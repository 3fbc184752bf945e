//! Links to other sites are tried in the background: slowly, a few of a host in a minute, and never into the network
//! that the server itself stands in. A link is broken when it has failed twice, days apart.

mod check;
mod extract;

pub use check::LinkChecker;
pub(crate) use check::Tried;
pub(crate) use extract::links_in;
pub use madang_outbound::Rules;

use crate::{settings::Settings, store, upkeep};
use madang_kernel::{Actor, App, Command, Cx, Id, Result};

/// Links tried each time, and of one host.
const EACH_TIME: i64 = 30;
const OF_A_HOST: i64 = 3;
/// Links tried at the same time.
const TOGETHER: usize = 6;
/// Topics worked out in one statement.
const TOPICS: usize = 500;

pub(crate) enum LinkTag {}
/// A link of a text.
pub(crate) type LinkId = Id<LinkTag>;

/// Tries the links that are due. The wiring calls it every minute.
///
/// # Errors
/// When the database fails.
pub async fn check_links(app: &App) -> Result<()> {
    if !Settings::now(app).check_links {
        return Ok(());
    }
    let due = app.run(&app.system(), Take).await?;
    let mut tried = Vec::with_capacity(due.len());
    for some in due.chunks(TOGETHER) {
        let running: Vec<_> = some.iter().map(|(id, url)| (*id, start(app, url.clone()))).collect();
        for (id, task) in running {
            // A task that was not run to its end says nothing of the link; it is taken again in an hour.
            if let Ok(outcome) = task.await {
                tried.push((id, outcome));
            }
        }
    }
    if tried.is_empty() { Ok(()) } else { app.run(&app.system(), Record { tried }).await }
}

fn start(app: &App, url: String) -> tokio::task::JoinHandle<Tried> {
    let checker = app.service::<LinkChecker>().clone();
    tokio::task::spawn_blocking(move || checker.try_link(&url))
}

struct Take;

impl Command for Take {
    type Output = Vec<(LinkId, String)>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Vec<(LinkId, String)>> {
        store::links::take(cx, OF_A_HOST, EACH_TIME).await
    }
}

struct Record {
    tried: Vec<(LinkId, Tried)>,
}

impl Command for Record {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        store::links::record(cx, &self.tried).await?;
        let links: Vec<LinkId> = self.tried.iter().map(|(id, _)| *id).collect();
        let topics = store::links::topics_with(cx, &links).await?;
        for some in topics.chunks(TOPICS) {
            upkeep::sync(cx, some).await?;
        }
        Ok(())
    }
}
