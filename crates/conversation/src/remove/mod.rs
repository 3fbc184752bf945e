//! Removing a post and bringing it back. Nothing is lost: the post stays, out of sight.

pub(crate) mod web;

use crate::{PostHead, PostKind, Rights, TopicHead, find_post, store};
use madang_events::conversation::PostVisibility;
use madang_kernel::{Actor, Command, Cx, Error, Permission, PostId, Result};

/// The author or a moderator removes a post; the opening post stands for its topic.
#[derive(Clone, Debug)]
pub struct Remove {
    /// The post.
    pub post: PostId,
}

/// Whoever removed a post, or a moderator, brings it back.
#[derive(Clone, Debug)]
pub struct Restore {
    /// The post.
    pub post: PostId,
}

impl Command for Remove {
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let actor = cx.actor().clone();
        let (post, topic) = find_post(cx, &actor, self.post).await?;
        if post.deleted_at.is_some() {
            return Ok(topic);
        }
        if !Rights::on(&actor, &topic, &post).remove {
            return Err(why_not(&actor, &post, &topic));
        }
        let at = cx.now();
        store::posts::set_removed(cx, post.id, Some(at), actor.id()).await?;
        if post.kind == PostKind::Opening {
            store::topics::set_removed(cx, topic.id, true).await?;
        }
        if !post.hidden {
            seen_changed(cx, &post, &topic, false).await?;
        }
        Ok(topic)
    }
}

impl Command for Restore {
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let actor = cx.actor().clone();
        let (post, topic) = find_post(cx, &actor, self.post).await?;
        if post.deleted_at.is_none() {
            return Ok(topic);
        }
        if !Rights::on(&actor, &topic, &post).restore {
            return Err(actor.refusal(Some(topic.space)));
        }
        store::posts::set_removed(cx, post.id, None, None).await?;
        if post.kind == PostKind::Opening {
            store::topics::set_removed(cx, topic.id, false).await?;
        }
        if !post.hidden {
            seen_changed(cx, &post, &topic, true).await?;
        }
        Ok(topic)
    }
}

/// An author hears what stands in the way.
fn why_not(actor: &Actor, post: &PostHead, topic: &TopicHead) -> Error {
    if !actor.is(post.author) || !actor.can(Permission::Reply, topic.space) {
        return actor.refusal(Some(topic.space));
    }
    match post.kind {
        _ if topic.locked => Error::Refused("locked"),
        PostKind::Opening if topic.answers > 0 => Error::Refused("has-answers"),
        PostKind::Answer if topic.accepted == Some(post.id) => Error::Refused("is-accepted"),
        _ => Error::Forbidden,
    }
}

/// A post came into sight or went out of it: what counts it counts anew, and subscribers hear.
pub(crate) async fn seen_changed(cx: &mut Cx<'_>, post: &PostHead, topic: &TopicHead, visible: bool) -> Result<()> {
    let change = if visible { 1 } else { -1 };
    match post.kind {
        PostKind::Opening => {
            store::counts::add_to_space(cx, topic.space, change).await?;
            store::topic_tags::count_of_topic(cx, topic.id, change).await?;
        }
        PostKind::Answer => store::topics::count_answers(cx, topic.id, change).await?,
        PostKind::Comment => {}
    }
    cx.emit(&PostVisibility { topic: topic.id, post: post.id, visible }).await
}

/// Takes a topic of a kind with its own workflow out of sight, or brings it back. Whether the actor may is the calling command's to
/// check.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_topic(cx: &mut Cx<'_>, topic: &TopicHead, away: bool) -> Result<()> {
    if topic.deleted == away {
        return Ok(());
    }
    let opening = store::posts::head(cx, topic.opening).await?;
    let (at, by) = if away { (Some(cx.now()), cx.actor().id()) } else { (None, None) };
    store::posts::set_removed(cx, opening.id, at, by).await?;
    store::topics::set_removed(cx, topic.id, away).await?;
    if opening.hidden { Ok(()) } else { seen_changed(cx, &opening, topic, !away).await }
}
