//! A member answers a question. The asker's answer gives the information that was missing, and any answer brings an
//! archived question back.

pub(crate) mod web;

pub(crate) use web::routes;

use crate::{found, upkeep};
use madang_conversation::{self as conversation, DraftKey, NewPost, PostKind, RenderedBody, TopicState};
use madang_kernel::{Actor, Command, Cx, Error, Permission, PostId, Result, TopicId};

/// Answers a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub topic: TopicId,
    /// The answer.
    pub body: RenderedBody,
}

impl Command for Answer {
    /// The answer.
    type Output = PostId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<PostId> {
        let question = found::question(cx, self.topic).await?;
        let head = &question.head;
        head.may_write(cx.actor())?;
        if matches!(head.state, TopicState::Duplicate | TopicState::OffTopic) {
            return Err(Error::Refused("question-closed"));
        }
        let author = cx.actor().signed_in()?;
        let new = NewPost { id: None, kind: PostKind::Answer, parent: None, author, body: self.body };
        let post = conversation::add_post(cx, head, new).await?;
        conversation::drop_draft(cx, &DraftKey::answer(head.id)).await?;
        upkeep::post_in(cx, head, author).await?;
        Ok(post)
    }
}

#[cfg(test)]
mod tests;
