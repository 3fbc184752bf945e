//! Finding one topic or post, and what kind domains write about a topic.

use crate::{PostHead, TopicHead, TopicState, store};
use madang_kernel::{Actor, Cx, Error, Permission, PostId, Result, TopicId, db::Connection};

/// The topic, if the actor sees it.
///
/// # Errors
/// [`Error::NotFound`], and [`Error::Moved`] for one that was merged into another.
pub async fn topic_head(conn: &mut impl Connection, actor: &Actor, id: TopicId) -> Result<TopicHead> {
    let topic = store::topics::head(conn, id).await?;
    topic.still_there(actor)?;
    if topic.seen_by(actor) { Ok(topic) } else { Err(Error::NotFound) }
}

/// The post with its topic, if the actor sees both.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find_post(conn: &mut impl Connection, actor: &Actor, id: PostId) -> Result<(PostHead, TopicHead)> {
    let post = store::posts::head(conn, id).await?;
    let topic = topic_head(conn, actor, post.topic).await?;
    let away = post.hidden || post.deleted_at.is_some();
    let hid_it = post.hidden_by.is_some_and(|by| actor.is(by)) && post.deleted_at.is_none();
    let tidies = hid_it && actor.can(Permission::Tidy, topic.space);
    if away && !actor.is(post.author) && !tidies && !actor.can(Permission::Moderate, topic.space) {
        return Err(Error::NotFound);
    }
    Ok((post, topic))
}

/// Keeps what a kind's own domain has decided about a topic, for lists. The domain announces it.
///
/// # Errors
/// When the database fails.
pub async fn set_state(
    cx: &mut Cx<'_>,
    topic: TopicId,
    state: TopicState,
    accepted: Option<PostId>,
    verified: bool,
) -> Result<()> {
    store::topics::set_state(cx, topic, state, accepted, verified).await
}
