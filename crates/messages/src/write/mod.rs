//! Writing in a conversation.

pub(crate) mod web;

use crate::{
    rules::{ConversationId, refusal, screened},
    store::{
        conversations,
        members::{self, Part},
        messages,
    },
};
use madang_conversation::RenderedBody;
use madang_events::messages::{MessageScreened, MessageSent};
use madang_http::{Access, Routes};
use madang_kernel::{
    Actor, Command, Cx, Error, MemberId, MessageId, Permission, Result,
    limit::{Limiter, Rate},
};

/// How fast somebody writes.
const RATE: Rate = Rate::per_minute(20);

/// Where is written.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/messages/{conversation}", Access::Member, web::submit)
}

/// Writes a message in a conversation that the actor is in.
#[derive(Clone, Debug)]
pub struct Write {
    /// The conversation.
    pub conversation: ConversationId,
    /// What is said.
    pub body: RenderedBody,
}

impl Command for Write {
    type Output = MessageId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MessageId> {
        let me = cx.actor().signed_in()?;
        let part = members::part(cx, self.conversation, me).await?;
        let members = members::of(cx, self.conversation).await?;
        reachable(cx, &part, me, &members).await?;
        let (body, _, flagged) = screened(cx, Some(self.body), "", None).await?;
        let body = body.ok_or(Error::field("body", "empty"))?;
        say(cx, self.conversation, &body, members, flagged).await
    }
}

/// Whether the actor may write here. In a group one may; there the others fold what they do not want to read.
pub(crate) async fn reachable(cx: &mut Cx<'_>, part: &Part, me: MemberId, members: &[MemberId]) -> Result<()> {
    if part.is_group {
        return if members.len() > 1 { Ok(()) } else { Err(Error::Refused("alone")) };
    }
    let Some(other) = members.iter().copied().find(|one| *one != me) else { return Err(Error::Refused("alone")) };
    let knows = messages::has_written(cx, part.conversation, other).await?;
    let reach = members::reach(cx, me, &[other]).await?.pop().ok_or(Error::Refused("takes-no-messages"))?;
    match refusal(cx.actor(), &reach, knows, cx.now()) {
        Some(code) => Err(Error::Refused(code)),
        None => Ok(()),
    }
}

/// Keeps a message of the actor, who may write it, and announces it.
pub(crate) async fn say(
    cx: &mut Cx<'_>,
    conversation: ConversationId,
    body: &RenderedBody,
    members: Vec<MemberId>,
    flagged: Vec<String>,
) -> Result<MessageId> {
    let author = cx.actor().signed_in()?;
    cx.app().service::<Limiter>().take(&format!("message {author}"), RATE, cx.now())?;
    conversations::lock(cx, conversation).await?;
    let message = messages::insert(cx, conversation, body).await?;
    conversations::set_last(cx, conversation, message).await?;
    members::bump(cx, conversation, author).await?;
    if !flagged.is_empty() {
        cx.emit(&MessageScreened { message, author, words: flagged }).await?;
    }
    cx.emit(&MessageSent { message, author, members }).await?;
    Ok(message)
}
