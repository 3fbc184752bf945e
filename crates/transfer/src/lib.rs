//! Bringing communities in from elsewhere. Every importer can be stopped and run again: what it brought is remembered
//! under (source, kind, key) in the transaction that wrote it, so that a second run changes nothing, and the old
//! addresses lead to the new ones.
//!
//! | to find | look in |
//! |---|---|
//! | a Stack Exchange dump | [`stackexchange`] |
//! | Zendesk: help centre, community, tickets | [`zendesk`] |
//! | Madang's own lines, `docs/import-jsonl.md` | [`jsonl`] |
//! | what one transaction writes | `batch` |
//! | what is remembered | `known` |
//! | states, accepted answers, verdicts | `facts`, `settle` |
//! | redirects from old addresses | `old_address` |

mod batch;
mod facts;
pub mod jsonl;
mod known;
mod old_address;
mod progress;
mod rendering;
mod report;
mod settle;
pub mod stackexchange;
mod tags;
pub mod zendesk;

pub use progress::Progress;
pub use report::Report;

use madang_conversation::bulk;
use madang_http::{Access, Routes};
use madang_kernel::{Actor, App, Command, Cx, Result, db::Migration};

/// This crate's tables.
pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "transfer/0001", text: include_str!("../migrations/0001.sql") }];

/// The addresses of other systems.
pub fn routes() -> Routes {
    Routes::new()
        .get("/questions/{old}", Access::Everyone, old_address::question)
        .get("/questions/{old}/{slug}", Access::Everyone, old_address::question_with_slug)
        .get("/questions/{old}/{slug}/{answer}", Access::Everyone, old_address::answer_of)
        .get("/a/{old}", Access::Everyone, old_address::answer)
        .get("/users/{old}", Access::Everyone, old_address::member)
        .get("/users/{old}/{slug}", Access::Everyone, old_address::member_with_slug)
        .get("/hc", Access::Everyone, old_address::help_centre)
        .get("/hc/{*path}", Access::Everyone, old_address::help_centre)
        .get("/agent/tickets/{ticket}", Access::Everyone, old_address::ticket)
}

/// Sets every counter anew, when an import is through.
///
/// # Errors
/// When the database fails.
async fn recount(app: &App) -> Result<()> {
    // What was announced but not counted yet must not be counted twice.
    app.settle().await?;
    app.run(&app.system(), Recount).await
}

struct Recount;

impl Command for Recount {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        bulk::recount(cx).await
    }
}
