//! What follows from posts of any origin: a comment of the asker gives the information that was missing, a reply
//! brings an archived question back, and an answer that is removed settles nothing any more.

mod learn;
mod moved;
mod together;

use crate::{
    found,
    question::{after_post, after_unaccept},
    store::{self, questions::NewState},
};
use madang_conversation::{self as conversation, QUESTION, TopicHead, TopicState};
use madang_events::{
    conversation::{PostAdded, PostVisibility, PostsMoved},
    freshness::StatesSet,
    questions::{Accepted, Imported, StateChanged},
};
use madang_kernel::{Cx, Error, MemberId, Projector, Recorded, Result, TopicId, outbox::Applied};

/// Keeps questions true to what is posted and removed in them, and takes down what importers announce.
pub struct QuestionsProjector;

impl Projector for QuestionsProjector {
    fn name(&self) -> &'static str {
        "questions.upkeep"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let added: Vec<(&Recorded, PostAdded)> = events.iter().filter_map(|e| Some((e, e.read()?))).collect();
            let topics: Vec<TopicId> =
                added.iter().filter(|(_, post)| post.topic_kind == QUESTION).map(|(_, post)| post.topic).collect();
            let waiting = store::questions::waiting(cx, &topics).await?;
            for (event, post) in &added {
                if waiting.contains(&post.topic) {
                    posted(cx, event, post).await.or_else(gone)?;
                }
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

/// Brings a question back for somebody's post, unless its state was set after that.
async fn posted(cx: &mut Cx<'_>, event: &Recorded, post: &PostAdded) -> Result<()> {
    let head = found::question(cx, post.topic).await?.head;
    if store::questions::set_at(cx, head.id).await?.is_some_and(|set_at| set_at > event.at) {
        return Ok(());
    }
    post_in(cx, &head, post.author).await
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
