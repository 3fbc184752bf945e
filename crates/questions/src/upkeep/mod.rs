//! What follows from posts of any origin: a comment or an edit of the asker gives the information that was missing, a
//! reply brings an archived question back, and an answer that is removed settles nothing any more.

mod learn;
mod moved;
mod together;

use crate::{
    answer::repeat,
    found,
    question::{after_edit, after_post, after_unaccept},
    store::{self, questions::NewState},
};
use madang_conversation::{self as conversation, PostKind, QUESTION, TopicHead, TopicState};
use madang_events::{
    conversation::{PostAdded, PostEdited, PostVisibility, PostsMoved},
    freshness::StatesSet,
    questions::{Accepted, Imported, StateChanged},
};
use madang_kernel::{Cx, Error, MemberId, PostId, Projector, Recorded, Result, TopicId, outbox::Applied};

/// Keeps questions true to what is posted and removed in them, and takes down what importers announce.
pub struct QuestionsProjector;

impl Projector for QuestionsProjector {
    fn name(&self) -> &'static str {
        "questions.upkeep"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let written: Vec<Written<'_>> = events.iter().filter_map(Written::of).collect();
            let topics: Vec<TopicId> = written.iter().map(|one| one.topic).collect();
            let waiting = store::questions::waiting(cx, &topics).await?;
            let comments: Vec<PostId> = events.iter().filter_map(comment).collect();
            repeat::comments(cx, &comments).await?;
            for one in written.iter().filter(|one| waiting.contains(&one.topic)) {
                one.follow(cx).await.or_else(gone)?;
            }
            for event in events {
                if let Some(moved) = event.read::<PostVisibility>() {
                    answer_moved(cx, &moved).await.or_else(gone)?;
                } else if let Some(posts) = event.read::<PostsMoved>() {
                    moved::moved(cx, &posts).await?;
                } else if let Some(imported) = event.read::<Imported>() {
                    learn::learn(cx, &imported, event.at).await?;
                } else if let Some(set) = event.read::<StatesSet>() {
                    together::states_set(cx, event, &set).await?;
                }
            }
            Ok(())
        })
    }
}

/// What is not there any more, or is no question, needs no upkeep.
fn gone(error: Error) -> Result<()> {
    match error {
        Error::NotFound => Ok(()),
        other => Err(other),
    }
}

/// A comment in a question.
fn comment(event: &Recorded) -> Option<PostId> {
    let added = event.read::<PostAdded>()?;
    (added.topic_kind == QUESTION && added.kind == PostKind::Comment.as_str()).then_some(added.post)
}

/// Somebody wrote something that may bring a question back.
struct Written<'a> {
    event: &'a Recorded,
    topic: TopicId,
    by: MemberId,
    /// The post that was edited; none where one was added.
    edited: Option<PostId>,
}

impl Written<'_> {
    fn of(event: &Recorded) -> Option<Written<'_>> {
        if let Some(post) = event.read::<PostAdded>() {
            let is_question = post.topic_kind == QUESTION;
            return is_question.then_some(Written { event, topic: post.topic, by: post.author, edited: None });
        }
        let edit = event.read::<PostEdited>()?;
        Some(Written { event, topic: edit.topic, by: event.actor?, edited: Some(edit.post) })
    }

    /// Brings the question back, unless its state was set after that.
    async fn follow(&self, cx: &mut Cx<'_>) -> Result<()> {
        let head = found::question(cx, self.topic).await?.head;
        if store::questions::set_at(cx, head.id).await?.is_some_and(|set_at| set_at > self.event.at) {
            return Ok(());
        }
        match self.edited {
            None => post_in(cx, &head, self.by).await,
            Some(post) => edit_in(cx, &head, post, self.by).await,
        }
    }
}

/// Brings a question back where the post of `author` gives reason to.
pub(crate) async fn post_in(cx: &mut Cx<'_>, head: &TopicHead, author: MemberId) -> Result<()> {
    let state = after_post(head.state, head.accepted.is_some(), author == head.author);
    come_back(cx, head, author, state).await
}

/// Brings a question back where its asker has edited it: what was missing may stand in it now.
async fn edit_in(cx: &mut Cx<'_>, head: &TopicHead, post: PostId, editor: MemberId) -> Result<()> {
    if post != head.opening || editor != head.author {
        return Ok(());
    }
    come_back(cx, head, editor, after_edit(head.state, head.accepted.is_some())).await
}

async fn come_back(cx: &mut Cx<'_>, head: &TopicHead, by: MemberId, state: TopicState) -> Result<()> {
    if state == head.state {
        return Ok(());
    }
    conversation::set_state(cx, head.id, state, head.accepted, head.verified).await?;
    let new = NewState { topic: head.id, by: Some(by), at: cx.now(), note: "", duplicate_of: None };
    store::questions::set_state(cx, new).await?;
    announce(cx, head, state).await
}

/// An answer was hidden or removed, or came back.
async fn answer_moved(cx: &mut Cx<'_>, moved: &PostVisibility) -> Result<()> {
    let (question, answer) = found::answer(cx, moved.post).await?;
    let head = &question.head;
    let verified = store::verdicts::any_verified(cx, head.id).await?;
    let lost = answer.away && head.accepted == Some(moved.post);
    if !lost && verified == head.verified {
        return Ok(());
    }
    let accepted = head.accepted.filter(|_| !lost);
    // A closed question stays closed, and merely forgets the answer.
    let state = if lost { after_unaccept(head.state).unwrap_or(head.state) } else { head.state };
    conversation::set_state(cx, head.id, state, accepted, verified).await?;
    if lost {
        store::questions::set_accepted(cx, head.id, None).await?;
        let event = Accepted { topic: head.id, post: moved.post, author: answer.author, on: false };
        cx.emit(&event).await?;
    }
    announce(cx, head, state).await
}

async fn announce(cx: &mut Cx<'_>, head: &TopicHead, state: TopicState) -> Result<()> {
    if state == head.state {
        return cx.emit(&madang_events::conversation::TopicChanged { topic: head.id }).await;
    }
    let (from, to) = (head.state.to_string(), state.to_string());
    cx.emit(&StateChanged { topic: head.id, from, to, duplicate_of: None }).await
}

#[cfg(test)]
mod moved_tests;
#[cfg(test)]
mod tests;
