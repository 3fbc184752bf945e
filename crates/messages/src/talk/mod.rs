//! A conversation as those who are in it read it.

pub(crate) mod web;

use crate::{
    rules::{ConversationId, keeps_order, reader},
    store::{
        conversations,
        members::{self, Part},
        messages::{self, MessageRow},
    },
    words::Words,
};
use madang_events::messages::UnreadChanged;
use madang_http::{Access, Routes};
use madang_kernel::{Actor, App, Command, Cx, MemberId, MessageId, Result};
use madang_people::{Byline, bylines};
use std::collections::HashMap;

/// Where it is read.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/messages/{conversation}", Access::Member, web::show)
}

/// The actor has read a conversation up to a message.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The conversation.
    pub conversation: ConversationId,
    /// The last message that was read.
    pub up_to: MessageId,
}

impl Command for Look {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        keeps_order(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        members::part(cx, self.conversation, me).await?;
        conversations::lock(cx, self.conversation).await?;
        let newest = messages::newest(cx, self.conversation).await?;
        members::read(cx, self.conversation, me, self.up_to.min(newest)).await?;
        members::recount(cx, Some(self.conversation), None).await?;
        cx.emit(&UnreadChanged { members: vec![me] }).await
    }
}

/// A stretch of a conversation.
pub(crate) struct Talk {
    pub(crate) part: Part,
    /// Who is in it, the reader included, those who came first in front.
    pub(crate) members: Vec<Byline>,
    /// Everybody who is named, those who left too.
    pub(crate) people: HashMap<MemberId, Byline>,
    /// What was written, the oldest first.
    pub(crate) rows: Vec<MessageRow>,
    /// Before which message there is more.
    pub(crate) earlier: Option<MessageId>,
}

impl Talk {
    /// The newest messages, or those before one.
    ///
    /// # Errors
    /// [`madang_kernel::Error::NotFound`] for whoever is not in it.
    pub(crate) async fn of(
        app: &App,
        actor: &Actor,
        id: ConversationId,
        before: Option<MessageId>,
        most: usize,
    ) -> Result<Talk> {
        let me = reader(actor)?;
        let mut conn = app.db().read().await?;
        let part = members::part(&mut conn, id, me).await?;
        let mut rows = messages::before(&mut conn, id, me, part.since, before, most as i64 + 1).await?;
        let more = rows.len() > most;
        rows.truncate(most);
        let earlier = rows.last().filter(|_| more).map(|row| row.id);
        rows.reverse();
        let there = members::of(&mut conn, id).await?;
        let mut named = there.clone();
        named.extend(rows.iter().flat_map(|row| [Some(row.author), row.about]).flatten());
        named.sort_unstable();
        named.dedup();
        let people: HashMap<MemberId, Byline> =
            bylines(&mut conn, &named).await?.into_iter().map(|one| (one.id, one)).collect();
        let members = there.iter().filter_map(|member| people.get(member).cloned()).collect();
        Ok(Talk { part, members, people, rows, earlier })
    }

    /// Those in it besides the reader.
    pub(crate) fn others(&self, actor: &Actor) -> Vec<Byline> {
        self.members.iter().filter(|one| !actor.is(one.id)).cloned().collect()
    }

    pub(crate) fn name(&self, member: MemberId) -> &str {
        self.people.get(&member).map_or("", |one| one.name.as_str())
    }
}

/// What a conversation is called for a reader: its title, else who else is in it.
pub(crate) fn called(w: Words, title: &str, others: &[Byline]) -> String {
    const NAMED: usize = 3;
    if !title.is_empty() {
        return title.to_owned();
    }
    let names: Vec<&str> = others.iter().take(NAMED).map(|one| one.name.as_str()).collect();
    match (names.len(), others.len() - names.len()) {
        (0, _) => w.only_you().to_owned(),
        (_, 0) => names.join(", "),
        (_, more) => w.and_more(i64::try_from(more).unwrap_or(0), names.join(", ")),
    }
}
