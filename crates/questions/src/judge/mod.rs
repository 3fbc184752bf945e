//! Staff confirms an answer, marks it wrong or outdated, or takes the mark back. Who and when stays visible.

pub(crate) mod web;

pub(crate) use web::routes;

use crate::{
    found::{self, Question},
    question::Verdict,
    store,
};
use madang_conversation as conversation;
use madang_events::questions::Judged;
use madang_kernel::{Actor, Command, Cx, Error, Permission, PostId, Result};

/// Sets an answer's mark, or takes it away.
#[derive(Clone, Debug)]
pub struct Judge {
    /// The answer.
    pub answer: PostId,
    /// The mark afterwards.
    pub verdict: Option<Verdict>,
    /// Why, as [`crate::question::note`] gives it; wrong and outdated answers need a reason.
    pub reason: String,
}

impl Judge {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `reason`.
    pub fn parse(answer: PostId, verdict: Option<Verdict>, reason: &str) -> Result<Judge> {
        let required = matches!(verdict, Some(Verdict::Wrong | Verdict::Outdated));
        let reason = crate::question::note(reason, required).map_err(|code| Error::field("reason", code))?;
        Ok(Judge { answer, verdict, reason })
    }
}

impl Command for Judge {
    /// The question as it is then.
    type Output = Question;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Verify)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Question> {
        let (mut question, answer) = found::answer(cx, self.answer).await?;
        if !question.rights(cx.actor()).judge() {
            return Err(cx.actor().refusal(Some(question.head.space)));
        }
        if answer.away {
            return Err(Error::Refused("answer-removed"));
        }
        let before = store::verdicts::of_post(cx, self.answer).await?;
        if before.as_ref().map(|(verdict, reason)| (*verdict, reason.as_str()))
            == self.verdict.map(|verdict| (verdict, self.reason.as_str()))
        {
            return Ok(question);
        }
        let head = &question.head;
        let member = cx.actor().signed_in()?;
        store::verdicts::set(cx, head.id, self.answer, member, self.verdict, &self.reason).await?;
        let verified = store::verdicts::any_verified(cx, head.id).await?;
        if verified != head.verified {
            conversation::set_state(cx, head.id, head.state, head.accepted, verified).await?;
        }
        cx.emit(&Judged {
            topic: head.id,
            post: self.answer,
            author: answer.author,
            verdict: self.verdict.map(|verdict| verdict.to_string()),
            before: before.map(|(verdict, _)| verdict.to_string()),
        })
        .await?;
        question.head.verified = verified;
        Ok(question)
    }
}

#[cfg(test)]
mod tests;
