//! A member answers a question. The asker's answer gives the information that was missing, and any answer brings an
//! archived question back. Staff are asked first before they repeat what they have answered before.

pub(crate) mod repeat;
pub(crate) mod web;

pub(crate) use web::routes;

use crate::{found, store, upkeep};
use madang_conversation::{self as conversation, DraftKey, NewPost, PostKind, Posted, RenderedBody, TopicState};
use madang_events::questions::StaffAnswered;
use madang_kernel::{Actor, Command, Cx, Error, Permission, Result, Timestamp, TopicId, db::Connection};
use madang_screen::spam::Shingles;

/// Answers a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The question.
    pub topic: TopicId,
    /// The answer.
    pub body: RenderedBody,
    /// Whether an employee sends it though it repeats an earlier answer of theirs nearly word for word.
    pub anyway: bool,
    /// When an employee read the question: where a colleague has done something about it since then, the answer is
    /// refused. None to send it all the same.
    pub seen: Option<Timestamp>,
}

/// The name of the colleague who has answered, commented on the question or changed its state since this employee read
/// it: two of the team do not give the same answer unknowingly.
async fn by_colleague(
    conn: &mut impl Connection,
    actor: &Actor,
    topic: TopicId,
    seen: Option<Timestamp>,
) -> Result<Option<String>> {
    let (Some(me), Some(seen)) = (actor.id().filter(|_| actor.is_staff()), seen) else { return Ok(None) };
    store::answers::by_staff_since(conn, topic, me, seen).await
}

impl Command for Answer {
    /// The answer.
    type Output = Posted;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Posted> {
        let question = found::question(cx, self.topic).await?;
        let head = &question.head;
        head.may_write(cx.actor())?;
        if matches!(head.state, TopicState::Duplicate | TopicState::OffTopic) {
            return Err(Error::Refused("question-closed"));
        }
        // Asked behind the lock on the question: of two who send at the same moment, the second hears of the first.
        let actor = cx.actor().clone();
        if by_colleague(cx, &actor, head.id, self.seen).await?.is_some() {
            return Err(Error::Conflict("answered-meanwhile"));
        }
        let author = cx.actor().signed_in()?;
        let sketch = cx.actor().is_staff().then(|| Shingles::of(&self.body.text));
        let repeats = match &sketch {
            Some(sketch) => repeat::repeated(cx, author, sketch).await?,
            None => None,
        };
        if repeats.is_some() && !self.anyway {
            return Err(Error::Refused("templated"));
        }
        let new = NewPost { id: None, kind: PostKind::Answer, parent: None, author, body: self.body };
        let posted = conversation::add_post(cx, head, new).await?;
        conversation::drop_draft(cx, &DraftKey::answer(head.id)).await?;
        if !posted.waits {
            upkeep::post_in(cx, head, author).await?;
        }
        if let Some(sketch) = sketch {
            repeat::keep(cx, author, posted.post, &sketch).await?;
            cx.emit(&StaffAnswered { topic: head.id, post: posted.post, author, repeats }).await?;
        }
        Ok(posted)
    }
}

#[cfg(test)]
mod tests;
