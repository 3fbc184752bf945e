//! Answers that went into another question: their marks go along, and what was accepted stays accepted where it can.

use super::{announce, gone};
use crate::{
    found,
    question::{Change, after_accept, after_unaccept},
    store::{self, questions::NewState},
};
use madang_conversation::{self as conversation, QUESTION, TopicState};
use madang_events::{
    conversation::{PostsMoved, TopicChanged},
    questions::Accepted,
};
use madang_kernel::{Cx, MemberId, PostId, Result, TopicId};

/// Draws the consequences; a second time there are none.
pub(super) async fn moved(cx: &mut Cx<'_>, moved: &PostsMoved) -> Result<()> {
    if moved.kind == QUESTION {
        store::verdicts::take_along(cx, moved.to, &moved.posts).await?;
    }
    if moved.merged {
        store::questions::follow_original(cx, moved.from, moved.to).await?;
        no_longer_duplicate(cx, moved).await.or_else(gone)?;
    }
    let lost = lose(cx, moved).await?;
    if let Some((post, author)) = lost.filter(|_| moved.merged) {
        keep(cx, moved.to, post, author).await.or_else(gone)?;
    }
    verified(cx, moved.from).await.or_else(gone)?;
    verified(cx, moved.to).await.or_else(gone)
}

/// The accepted answer of where the posts were, if it went along: nothing is accepted there any more.
async fn lose(cx: &mut Cx<'_>, moved: &PostsMoved) -> Result<Option<(PostId, MemberId)>> {
    let row = store::questions::accepted(cx, moved.from).await?;
    let (Some(post), Some(author), Some(place)) = (row.accepted, row.author, row.place) else { return Ok(None) };
    if place == moved.from || row.kind != QUESTION {
        return Ok(None);
    }
    let state = after_unaccept(row.state).unwrap_or(row.state);
    conversation::set_state(cx, moved.from, state, None, row.verified).await?;
    store::questions::set_accepted(cx, moved.from, None).await?;
    cx.emit(&Accepted { topic: moved.from, post, author, on: false }).await?;
    if !moved.merged {
        let head = found::question(cx, moved.from).await?.head;
        let before = conversation::TopicHead { state: row.state, ..head };
        announce(cx, &before, state).await?;
    }
    Ok(Some((post, author)))
}

/// What the asker of the one question accepted settles the other too, where nothing else does.
async fn keep(cx: &mut Cx<'_>, to: TopicId, post: PostId, author: MemberId) -> Result<()> {
    let head = found::question(cx, to).await?.head;
    if head.accepted.is_some() {
        return Ok(());
    }
    let Ok(state) = after_accept(head.state) else { return Ok(()) };
    conversation::set_state(cx, to, state, Some(post), head.verified).await?;
    let at = cx.now();
    store::questions::set_accepted(cx, to, Some((None, at))).await?;
    cx.emit(&Accepted { topic: to, post, author, on: true }).await?;
    announce(cx, &head, state).await
}

/// A question that was said to repeat one that is part of it now repeats nothing.
async fn no_longer_duplicate(cx: &mut Cx<'_>, moved: &PostsMoved) -> Result<()> {
    if store::questions::duplicate_of(cx, moved.to).await? != Some(moved.from) {
        return Ok(());
    }
    let head = found::question(cx, moved.to).await?.head;
    let state = match head.state {
        TopicState::Duplicate => Change::Reopen.apply(head.state, head.accepted.is_some())?,
        other => other,
    };
    conversation::set_state(cx, head.id, state, head.accepted, head.verified).await?;
    let new = NewState { topic: head.id, by: None, at: cx.now(), note: "", duplicate_of: None };
    store::questions::set_state(cx, new).await?;
    announce(cx, &head, state).await
}

/// Whether an answer that is there now is verified.
async fn verified(cx: &mut Cx<'_>, topic: TopicId) -> Result<()> {
    let head = found::question(cx, topic).await?.head;
    let verified = store::verdicts::any_verified(cx, head.id).await?;
    if verified == head.verified {
        return Ok(());
    }
    conversation::set_state(cx, head.id, head.state, head.accepted, verified).await?;
    cx.emit(&TopicChanged { topic: head.id }).await
}
