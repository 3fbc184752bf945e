//! An answer is accepted: it settles its question, which is solved then.

pub(crate) mod web;

pub(crate) use web::routes;

use crate::{
    found::{self, Question},
    question, store,
};
use madang_conversation as conversation;
use madang_events::questions::{Accepted, StateChanged};
use madang_kernel::{Actor, Command, Cx, Deed, Error, Permission, PostId, Result};

/// Accepts an answer, or takes the acceptance back.
#[derive(Clone, Copy, Debug)]
pub struct Accept {
    /// The answer.
    pub answer: PostId,
    /// Whether it stands afterwards.
    pub on: bool,
}

impl Command for Accept {
    /// The question as it is then.
    type Output = Question;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Question> {
        let (mut question, answer) = found::answer(cx, self.answer).await?;
        if !question.rights(cx.actor()).accept(answer.author) {
            return Err(cx.actor().refusal(Some(question.head.space)));
        }
        if answer.away && self.on {
            return Err(Error::Refused("answer-removed"));
        }
        if (question.head.accepted == Some(self.answer)) == self.on {
            return Ok(question);
        }
        let state = match self.on {
            true => question::after_accept(question.head.state)?,
            false => question::after_unaccept(question.head.state)?,
        };
        let (topic, before) = (question.head.id, question.head.state);
        let verified = question.head.verified;
        conversation::set_state(cx, topic, state, self.on.then_some(self.answer), verified).await?;
        let accepted = self.on.then(|| (cx.actor().id(), cx.now()));
        store::questions::set_accepted(cx, topic, accepted).await?;
        if let Some(old) = question.head.accepted.filter(|_| self.on) {
            announce_taken_back(cx, &question, old).await?;
        }
        cx.emit(&Accepted { topic, post: self.answer, author: answer.author, on: self.on }).await?;
        if cx.actor().is_staff() && !cx.actor().is(question.head.author) {
            cx.audit(Deed::new("questions.accept").details(&serde_json::json!({ "on": self.on }))).await?;
        }
        if before != state {
            let (from, to) = (before.to_string(), state.to_string());
            cx.emit(&StateChanged { topic, from, to, duplicate_of: None }).await?;
        }
        question.head.state = state;
        question.head.accepted = self.on.then_some(self.answer);
        Ok(question)
    }
}

/// Another answer takes the place of the one accepted before.
async fn announce_taken_back(cx: &mut Cx<'_>, question: &Question, old: PostId) -> Result<()> {
    let Some(answer) = store::answers::head(cx, old).await? else { return Ok(()) };
    cx.emit(&Accepted { topic: question.head.id, post: old, author: answer.author, on: false }).await
}

#[cfg(test)]
mod tests;
