//! The queues of questions that wait for staff.

pub(crate) mod api;
mod live;
mod saved;
mod web;

pub(crate) use live::{DeskLive, DeskWatcher};
pub use saved::{DropFilter, KeepFilter};

use crate::{
    clock::Priority,
    store::queues::{self, QueueRow},
};
use madang_conversation::tag_key;
use madang_http::{Access, Cursor, Listed, Routes};
use madang_kernel::{Actor, Id, MemberId, ProductId, Result, SpaceId, Timestamp, db::Connection};
use madang_ui::local_path;
use serde::Deserialize;

/// A saved filter.
pub type FilterId = Id<FilterTag>;
#[doc(hidden)]
pub enum FilterTag {}

/// How many lines a page shows.
pub(crate) const PAGE: usize = 30;

/// Where the queues are.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/desk", Access::Agent, web::show)
        .get("/live/desk", Access::Agent, live::stream_counts)
        .post("/desk/filters", Access::Agent, saved::submit)
        .post("/desk/filters/{filter}/delete", Access::Agent, saved::submit_delete)
        .get("/api/v1/desk", Access::Agent, api::overview)
        .get("/api/v1/desk/queues/{queue}", Access::Agent, api::list)
        .get("/api/v1/desk/filters", Access::Agent, api::filters)
        .post("/api/v1/desk/filters", Access::Agent, api::keep_filter)
        .delete("/api/v1/desk/filters/{filter}", Access::Agent, api::drop_filter)
}

madang_kernel::words! {
    /// A queue.
    pub enum Queue {
        /// Open, without an answer.
        Unanswered = "unanswered",
        /// The promised time is nearly or wholly used.
        Breaching = "breaching",
        /// The asker gave the information that was missing.
        Returned = "returned",
        /// The actor's own.
        Mine = "mine",
        /// A member's answer that staff have not judged.
        Unverified = "unverified",
        /// Members ask for staff.
        Flagged = "flagged",
        /// New members' first questions to which nobody has replied.
        Newcomers = "newcomers",
        /// Much is going on, and staff are silent.
        Hot = "hot",
        /// Put off until later.
        Snoozed = "snoozed",
    }
}

impl Queue {
    /// Where its list begins: those ordered by a moment begin with the soonest, others with the most urgent.
    pub(crate) fn start(self) -> Cursor {
        match self {
            Queue::Breaching | Queue::Snoozed => Cursor { key: i64::MIN, id: i64::MIN },
            _ => Cursor::start(),
        }
    }
}

/// Which questions are wanted.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub(crate) queue: Queue,
    pub(crate) space: Option<SpaceId>,
    pub(crate) product: Option<ProductId>,
    pub(crate) tag: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) priority: Option<Priority>,
    /// A member's, or nobody's.
    pub(crate) assignee: Option<Option<MemberId>>,
    pub(crate) after: Option<Cursor>,
    pub(crate) limit: usize,
}

/// What is wanted, as an address says it. What is not understood is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Pages only: `unanswered`, `breaching`, `returned`, `mine`, `unverified`, `flagged`, `newcomers`, `hot`, `snoozed`.
    pub(crate) queue: String,
    /// The id of a space.
    pub(crate) space: String,
    /// The id of a product.
    pub(crate) product: String,
    /// The name of a tag.
    pub(crate) tag: String,
    /// `ko`, `ja`, `en` or `other`.
    pub(crate) language: String,
    /// `low`, `normal`, `high` or `urgent`.
    pub(crate) priority: String,
    /// `me`, `nobody`, or a member's id.
    pub(crate) assignee: String,
    /// The `next` of the page before.
    #[param(value_type = Option<String>)]
    pub(crate) after: Option<Cursor>,
    /// How many, at most 100.
    pub(crate) limit: Option<usize>,
}

impl Wanted {
    /// The filter of a queue.
    pub(crate) fn filter(&self, queue: Queue, actor: &Actor) -> Filter {
        let language = ["ko", "ja", "en", "other"].into_iter().find(|code| *code == self.language);
        let assignee = match self.assignee.as_str() {
            "" => None,
            "me" => actor.id().map(Some),
            "nobody" => Some(None),
            id => id.parse().ok().map(Some),
        };
        Filter {
            queue,
            space: self.space.parse().ok(),
            product: self.product.parse().ok(),
            tag: Some(tag_key(self.tag.trim())).filter(|key| !key.is_empty()),
            language: language.map(str::to_owned),
            priority: Priority::parse(&self.priority),
            assignee,
            after: self.after,
            limit: self.limit.unwrap_or(PAGE).clamp(1, 100),
        }
    }

    /// The queue that is named, else the first.
    pub(crate) fn queue(&self) -> Queue {
        Queue::parse(&self.queue).unwrap_or(Queue::Unanswered)
    }

    /// The same as the query of an address, without a place in the list.
    pub(crate) fn query(&self, queue: Queue) -> String {
        let mut query = format!("queue={queue}");
        let parts = [
            ("space", &self.space),
            ("product", &self.product),
            ("tag", &self.tag),
            ("language", &self.language),
            ("priority", &self.priority),
            ("assignee", &self.assignee),
        ];
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
            query.push_str(&format!("&{name}={}", encode(value.trim())));
        }
        query
    }

    /// Whether anything narrows the queue.
    pub(crate) fn narrows(&self) -> bool {
        let parts = [&self.space, &self.product, &self.tag, &self.language, &self.priority, &self.assignee];
        parts.iter().any(|part| !part.trim().is_empty())
    }
}

/// A value in the query of an address.
pub(crate) fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Where a form leads that came from a queue: only to the desk.
pub(crate) fn back_to(typed: &str) -> Option<&str> {
    let path = local_path(typed);
    let rest = path.strip_prefix("/desk")?;
    (rest.is_empty() || rest.starts_with(['?', '#', '/'])).then_some(path)
}

/// The questions of a queue that the actor sees and wants. One statement.
pub(crate) async fn list(
    conn: &mut impl Connection,
    actor: &Actor,
    filter: &Filter,
    now: Timestamp,
) -> Result<Listed<QueueRow>> {
    let rows = queues::list(conn, actor, filter, now).await?;
    Ok(Listed::of(rows, filter.limit, |row| row.cursor(filter.queue)))
}
