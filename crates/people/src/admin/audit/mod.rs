//! Reading the audit log. It is written by [`madang_kernel::Cx::audit`].

pub(crate) mod api;
pub(crate) mod web;

use crate::{Byline, store::members};
use madang_i18n::Lang;
use madang_kernel::{
    MemberId, Result,
    audit::{Entry, Sought, entries},
    db::Connection,
};
use serde::Deserialize;
use std::collections::HashMap;

/// Says what staff did, in words; `None` for an action that it does not know.
pub type DeedWords = fn(Lang, &str) -> Option<&'static str>;

/// The service that knows the words of every crate's actions. The wiring registers one.
#[derive(Clone, Debug, Default)]
pub struct Deeds(Vec<DeedWords>);

impl Deeds {
    /// Of crates that each know their own actions.
    pub fn new(words: Vec<DeedWords>) -> Deeds {
        Deeds(words)
    }

    /// The action in words, or its stable name where no crate knows it.
    pub fn say(&self, lang: Lang, action: &str) -> String {
        let said = self.0.iter().find_map(|words| words(lang, action));
        said.unwrap_or(action).to_owned()
    }
}

/// How many entries a page lists.
pub(crate) const MOST: usize = 100;

/// What is looked for, as it is typed.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Filter {
    /// The handle of who acted.
    pub(crate) actor: String,
    /// The handle of whom it was done to.
    pub(crate) member: String,
    /// The action, or the beginning of its name, such as `moderation.`.
    pub(crate) action: String,
    /// Where the page begins: `next` of the one before.
    pub(crate) after: String,
}

/// A page of the log with the members in it, and the entry after which the next page begins.
pub(crate) struct Found {
    pub(crate) entries: Vec<Entry>,
    pub(crate) people: HashMap<MemberId, Byline>,
    pub(crate) next: Option<i64>,
}

/// The entries that a filter asks for, the newest first. A handle that nobody has finds nothing.
pub(crate) async fn find(conn: &mut impl Connection, filter: &Filter) -> Result<Found> {
    let nothing = Found { entries: Vec::new(), people: HashMap::new(), next: None };
    let mut sought =
        Sought { action: filter.action.trim().to_owned(), before: filter.after.parse().ok(), ..Sought::default() };
    for (handle, id) in [(&filter.actor, &mut sought.actor), (&filter.member, &mut sought.member)] {
        let handle = handle.trim().trim_start_matches('@');
        if !handle.is_empty() {
            let Some(member) = members::by_handle(conn, handle).await? else { return Ok(nothing) };
            *id = Some(member.id);
        }
    }
    let mut rows = entries(conn, &sought, MOST as i64 + 1).await?;
    let more = rows.len() > MOST;
    rows.truncate(MOST);
    let ids: Vec<MemberId> = rows.iter().flat_map(|row| [Some(row.actor), row.member]).flatten().collect();
    let people = crate::bylines(conn, &ids).await?.into_iter().map(|byline| (byline.id, byline)).collect();
    Ok(Found { next: rows.last().filter(|_| more).map(|row| row.id), entries: rows, people })
}
