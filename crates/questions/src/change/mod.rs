//! A question's state is changed by hand: it needs information, is a duplicate, does not belong here, is archived, or
//! is open again.

mod original;
pub(crate) mod web;

pub use original::original_id;
pub(crate) use web::routes;

use crate::{
    found::{self, Question},
    question::{self, Change},
    store::{self, questions::NewState},
};
use madang_conversation as conversation;
use madang_events::questions::StateChanged;
use madang_kernel::{Actor, Command, Cx, Deed, Fields, Permission, Result, TopicId};

/// Changes a question's state.
#[derive(Clone, Debug)]
pub struct ChangeState {
    /// The question.
    pub topic: TopicId,
    /// How.
    pub change: Change,
    /// Why, as [`question::note`] gives it.
    pub note: String,
    /// The question that it duplicates.
    pub original: Option<TopicId>,
}

impl ChangeState {
    /// Checks what was typed: `original` is an address or an id.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `note` or `original`.
    pub fn parse(topic: TopicId, change: Change, note: &str, original: &str) -> Result<ChangeState> {
        let mut fields = Fields::new();
        let note = fields.take("note", question::note(note, change.needs_note()));
        let original = match change {
            Change::MarkDuplicate => fields.take("original", original_id(original)),
            _ => None,
        };
        fields.check()?;
        Ok(ChangeState { topic, change, note: note.unwrap_or_default(), original })
    }
}

impl Command for ChangeState {
    /// The question as it is then.
    type Output = Question;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Question> {
        let mut question = found::question(cx, self.topic).await?;
        let head = &question.head;
        if !question.rights(cx.actor()).change(self.change) {
            return Err(cx.actor().refusal(Some(head.space)));
        }
        let state = self.change.apply(head.state, head.accepted.is_some())?;
        let duplicate_of = match self.original {
            Some(original) => Some(original::resolve(cx, head.id, original).await?),
            None => None,
        };
        conversation::set_state(cx, head.id, state, head.accepted, head.verified).await?;
        let new = NewState { topic: head.id, by: cx.actor().id(), at: cx.now(), note: &self.note, duplicate_of };
        store::questions::set_state(cx, new).await?;
        let (from, to) = (head.state.to_string(), state.to_string());
        let details = serde_json::json!({ "from": from, "to": to });
        cx.emit(&StateChanged { topic: head.id, from, to, duplicate_of }).await?;
        if cx.actor().is_staff() && !cx.actor().is(head.author) {
            cx.audit(Deed::new("questions.change_state").details(&details)).await?;
        }
        question.head.state = state;
        Ok(question)
    }
}

#[cfg(test)]
mod tests;
