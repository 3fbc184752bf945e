//! What follows from posts of any origin: a comment of the asker gives the information that was missing, a reply
//! brings an archived question back, and an answer that is removed settles nothing any more.

mod learn;
mod watch;

pub use learn::QuestionsProjector;
pub use watch::QuestionsWatcher;

use crate::{
    found,
    question::{after_post, after_unaccept},
    store::{self, questions::NewState},
};
use madang_conversation::{self as conversation, TopicHead, TopicState};
use madang_events::questions::{Accepted, StateChanged};
use madang_kernel::{Actor, Command, Cx, MemberId, PostId, Result, TopicId};

/// Somebody posted in a question.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posted {
    pub(crate) topic: TopicId,
    pub(crate) author: MemberId,
}

impl Command for Posted {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let question = found::question(cx, self.topic).await?;
        post_in(cx, &question.head, self.author).await
    }
}

/// Brings a question back where the post of `author` gives reason to.
pub(crate) async fn post_in(cx: &mut Cx<'_>, head: &TopicHead, author: MemberId) -> Result<()> {
    let state = after_post(head.state, head.accepted.is_some(), author == head.author);
    if state == head.state {
        return Ok(());
    }
    conversation::set_state(cx, head.id, state, head.accepted, head.verified).await?;
    let new = NewState { topic: head.id, by: Some(author), at: cx.now(), note: "", duplicate_of: None };
    store::questions::set_state(cx, new).await?;
    announce(cx, head, state).await
}

/// An answer was hidden or removed, or came back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnswerMoved {
    pub(crate) topic: TopicId,
    pub(crate) post: PostId,
}

impl Command for AnswerMoved {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (question, answer) = found::answer(cx, self.post).await?;
        let head = &question.head;
        let verified = store::verdicts::any_verified(cx, self.topic).await?;
        let lost = answer.away && head.accepted == Some(self.post);
        if !lost && verified == head.verified {
            return Ok(());
        }
        let accepted = head.accepted.filter(|_| !lost);
        // A closed question stays closed, and merely forgets the answer.
        let state = if lost { after_unaccept(head.state).unwrap_or(head.state) } else { head.state };
        conversation::set_state(cx, head.id, state, accepted, verified).await?;
        if lost {
            store::questions::set_accepted(cx, head.id, None).await?;
            let event = Accepted { topic: head.id, post: self.post, author: answer.author, on: false };
            cx.emit(&event).await?;
        }
        announce(cx, head, state).await
    }
}

async fn announce(cx: &mut Cx<'_>, head: &TopicHead, state: TopicState) -> Result<()> {
    if state == head.state {
        return cx.emit(&madang_events::conversation::TopicChanged { topic: head.id }).await;
    }
    let (from, to) = (head.state.to_string(), state.to_string());
    cx.emit(&StateChanged { topic: head.id, from, to, duplicate_of: None }).await
}

#[cfg(test)]
mod tests;
