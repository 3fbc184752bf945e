//! Who is in a group and what it is called, and how a member hears of a conversation.

mod web;

use crate::{
    rules::{Attention, ConversationId, GROUP_MAX, Kind, keeps_order, refusal, screened, title},
    store::{
        conversations,
        members::{self, Part},
        messages,
    },
};
use madang_events::messages::UnreadChanged;
use madang_http::{Access, Routes};
use madang_kernel::{
    Actor, Command, Cx, Error, MemberId, Permission, Result,
    limit::{Limiter, Rate},
};

/// How many members somebody adds to groups.
const RATE: Rate = Rate::per_hour(30);

/// Where this is done.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/messages/{conversation}/members", Access::Member, web::add)
        .post("/messages/{conversation}/title", Access::Member, web::rename)
        .get("/messages/{conversation}/leave", Access::Member, web::ask_to_leave)
        .post("/messages/{conversation}/leave", Access::Member, web::leave)
        .post("/messages/{conversation}/attention", Access::Member, web::attend)
}

/// Adds a member to a group. They read what is written from now on.
#[derive(Clone, Copy, Debug)]
pub struct Add {
    /// The group.
    pub conversation: ConversationId,
    /// Who comes.
    pub member: MemberId,
}

/// Gives a group another title; an empty one takes it away.
#[derive(Clone, Debug)]
pub struct Rename {
    /// The group.
    pub conversation: ConversationId,
    /// Its title.
    pub title: String,
}

/// Leaves a group.
#[derive(Clone, Copy, Debug)]
pub struct Leave(pub ConversationId);

/// Says how the actor wants to hear of a conversation.
#[derive(Clone, Copy, Debug)]
pub struct Attend {
    /// The conversation.
    pub conversation: ConversationId,
    /// How.
    pub attention: Attention,
}

/// The actor's part in a group.
async fn group(cx: &mut Cx<'_>, id: ConversationId) -> Result<Part> {
    let me = cx.actor().signed_in()?;
    let part = members::part(cx, id, me).await?;
    if part.is_group { Ok(part) } else { Err(Error::Refused("not-a-group")) }
}

impl Command for Add {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        group(cx, self.conversation).await?;
        conversations::lock(cx, self.conversation).await?;
        let there = members::of(cx, self.conversation).await?;
        if there.contains(&self.member) {
            return Err(Error::field("handle", "already-in-it"));
        }
        if there.len() >= GROUP_MAX {
            return Err(Error::field("handle", "group-is-full"));
        }
        let reach = members::reach(cx, me, &[self.member]).await?.pop().ok_or(Error::NotFound)?;
        if let Some(code) = refusal(cx.actor(), &reach, false, cx.now()) {
            return Err(Error::field("handle", code));
        }
        cx.app().service::<Limiter>().take(&format!("add {me}"), RATE, cx.now())?;
        let since = messages::newest(cx, self.conversation).await?;
        members::join(cx, self.conversation, &[self.member], since).await?;
        messages::note(cx, self.conversation, Kind::Added, Some(self.member), "").await?;
        members::welcome(cx, self.conversation, self.member).await?;
        cx.emit(&UnreadChanged { members: vec![self.member] }).await
    }
}

impl Command for Rename {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let part = group(cx, self.conversation).await?;
        let (_, title, _) = screened(cx, None, &title(&self.title)?, None).await?;
        if title == part.title {
            return Ok(());
        }
        conversations::lock(cx, self.conversation).await?;
        conversations::rename(cx, self.conversation, &title).await?;
        messages::note(cx, self.conversation, Kind::Renamed, None, &title).await
    }
}

impl Command for Leave {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        keeps_order(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        group(cx, self.0).await?;
        conversations::lock(cx, self.0).await?;
        if members::leave(cx, self.0, me).await? {
            messages::note(cx, self.0, Kind::Left, None, "").await?;
        }
        cx.emit(&UnreadChanged { members: vec![me] }).await
    }
}

impl Command for Attend {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        keeps_order(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        if !members::set_attention(cx, self.conversation, me, self.attention).await? {
            return Err(Error::NotFound);
        }
        cx.emit(&UnreadChanged { members: vec![me] }).await
    }
}
