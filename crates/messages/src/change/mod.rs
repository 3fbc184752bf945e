//! Changing one's own message for a quarter of an hour, and deleting it at any time.

mod web;

use crate::{
    rules::{Kind, is_editable, keeps_order, screened},
    store::{
        conversations, members,
        messages::{self, MessageRow},
    },
};
use madang_conversation::RenderedBody;
use madang_events::messages::{MessageScreened, UnreadChanged};
use madang_http::{Access, Routes};
use madang_kernel::{Actor, Command, Cx, Error, MessageId, Permission, Result, db::Connection};

/// Where messages are changed.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/messages/entries/{message}/edit", Access::Member, web::show)
        .post("/messages/entries/{message}/edit", Access::Member, web::submit)
        .post("/messages/entries/{message}/delete", Access::Member, web::delete)
}

/// Writes one's own message anew.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The message.
    pub message: MessageId,
    /// What it says now.
    pub body: RenderedBody,
}

/// Deletes one's own message. Nothing is left of its text.
#[derive(Clone, Copy, Debug)]
pub struct Delete(pub MessageId);

/// The actor's own message, while it is there.
///
/// # Errors
/// [`Error::NotFound`] where the actor reads no such message, [`Error::Forbidden`] for somebody else's.
pub(crate) async fn own(conn: &mut impl Connection, actor: &Actor, id: MessageId) -> Result<MessageRow> {
    let row = messages::one(conn, actor.signed_in()?, id).await?;
    if row.kind != Kind::Text || row.deleted_at.is_some() {
        return Err(Error::NotFound);
    }
    if actor.is(row.author) { Ok(row) } else { Err(Error::Forbidden) }
}

impl Command for Edit {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let actor = cx.actor().clone();
        let row = own(cx, &actor, self.message).await?;
        if row.hidden_at.is_some() {
            return Err(Error::Refused("put-away"));
        }
        if !is_editable(row.at, cx.now()) {
            return Err(Error::Refused("too-late-to-edit"));
        }
        let (body, _, flagged) = screened(cx, Some(self.body), "", None).await?;
        let body = body.ok_or(Error::field("body", "empty"))?;
        messages::edit(cx, self.message, &body).await?;
        if !flagged.is_empty() {
            cx.emit(&MessageScreened { message: self.message, author: row.author, words: flagged }).await?;
        }
        Ok(())
    }
}

impl Command for Delete {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        keeps_order(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let actor = cx.actor().clone();
        let row = own(cx, &actor, self.0).await?;
        conversations::lock(cx, row.conversation).await?;
        messages::delete(cx, self.0).await?;
        members::recount(cx, Some(row.conversation), None).await?;
        let members = members::of(cx, row.conversation).await?;
        cx.emit(&UnreadChanged { members }).await
    }
}
