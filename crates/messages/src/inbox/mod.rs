//! The list of a member's conversations.

mod web;

use crate::{
    rules::{ConversationId, reader},
    store::{
        conversations::{self, ListRow},
        members,
    },
};
use madang_http::{Access, Cursor, Listed, Routes};
use madang_kernel::{Actor, App, MemberId, Result, words};
use madang_people::{Byline, bylines};
use std::collections::HashMap;

/// Where the list is.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/messages", Access::Member, web::show)
}

words! {
    /// Which conversations are listed.
    pub(crate) enum View {
        /// All that are not ignored.
        All = "all",
        /// Those of them with something unread.
        Unread = "unread",
        /// Those that are ignored.
        Ignored = "ignored",
    }
}

/// A conversation in the list, with who else is in it.
pub(crate) struct Entry {
    pub(crate) row: ListRow,
    pub(crate) others: Vec<Byline>,
    /// Who wrote last.
    pub(crate) author: Option<Byline>,
}

/// A member's conversations, the last written in first.
pub(crate) async fn entries(app: &App, actor: &Actor, view: View, after: Cursor, most: usize) -> Result<Listed<Entry>> {
    let me = reader(actor)?;
    let mut conn = app.db().read().await?;
    let (ignored, unread) = (view == View::Ignored, view == View::Unread);
    let rows = conversations::list(&mut conn, me, ignored, unread, after, most as i64 + 1).await?;
    let listed = Listed::of(rows, most, |row: &ListRow| Cursor::after(row.last_at.millis(), row.id.number()));
    let ids: Vec<ConversationId> = listed.items.iter().map(|row| row.id).collect();
    let faces = members::faces(&mut conn, &ids).await?;
    let mut people: Vec<MemberId> = faces.iter().map(|face| face.member).collect();
    people.extend(listed.items.iter().filter_map(|row| row.author));
    people.sort_unstable();
    people.dedup();
    let known: HashMap<MemberId, Byline> =
        bylines(&mut conn, &people).await?.into_iter().map(|one| (one.id, one)).collect();
    Ok(listed.map(|row| {
        let there = faces.iter().filter(|face| face.conversation == row.id && face.member != me);
        let others = there.filter_map(|face| known.get(&face.member).cloned()).collect();
        let author = row.author.and_then(|author| known.get(&author).cloned());
        Entry { row, others, author }
    }))
}
