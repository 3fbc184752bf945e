//! Posts that wait until staff has let them through. Until then only their author and moderators see them, nothing counts
//! them and nobody is told of them.

use crate::{
    NewPost, PostHead, PostKind, TopicHead, post::RenderedBody, reply::announce_added, store, store::approvals,
};
use madang_kernel::{Actor, Command, Cx, Error, Permission, PostId, Result, TopicId, db::Connection};

pub use approvals::WaitingPost;

/// What a waiting post has in the place of the reason for which it is hidden. No reason that somebody types begins with a space.
pub const WAITING: &str = " waiting";

/// Makes the new posts of a topic with a workflow of its own ([`TopicHead::has_workflow`]) wait, except those of staff, or lets them
/// stand at once again. Whether the actor may is the calling command's to check.
///
/// # Errors
/// When the database fails.
pub async fn hold_posts(cx: &mut Cx<'_>, topic: TopicId, on: bool) -> Result<()> {
    approvals::hold(cx, topic, on).await
}

/// The posts that wait in topics of these kinds which the actor sees, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting_posts(conn: &mut impl Connection, actor: &Actor, kinds: &[&str]) -> Result<Vec<WaitingPost>> {
    approvals::waiting(conn, actor, kinds).await
}

/// Whether a post of this actor in the topic would wait.
pub(crate) async fn would_wait(cx: &mut Cx<'_>, topic: &TopicHead) -> Result<bool> {
    Ok(topic.has_workflow() && !cx.actor().is_staff() && approvals::is_held(cx, topic.id).await?)
}

/// Keeps a post that waits.
pub(crate) async fn keep_waiting(cx: &mut Cx<'_>, topic: &TopicHead, post: PostId, new: &NewPost) -> Result<()> {
    store::posts::insert(cx, post, topic.id, new.kind, new.parent, new.author, &new.body).await?;
    store::posts::set_hidden(cx, post, true, WAITING.to_owned()).await?;
    crate::claim_files(cx, topic.id, &new.body.markdown).await?;
    approvals::add(cx, post, topic.id).await
}

/// Staff lets a waiting post stand, or declines it with a reason that its author reads.
#[derive(Clone, Debug)]
pub struct Decide {
    /// The post.
    pub post: PostId,
    /// Its text, rendered before the transaction to know who is named in it.
    body: RenderedBody,
    /// Why it is declined; `None` lets it stand.
    reason: Option<String>,
}

impl Decide {
    /// Reads the post that is to be decided on. `reason` is why it is declined, `None` lets it stand.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a post that does not wait, or an invalid `reason`.
    pub async fn of(app: &madang_kernel::App, post: PostId, reason: Option<&str>) -> Result<Decide> {
        let reason = reason.map(crate::Hide::reason).transpose().map_err(|code| Error::field("reason", code))?;
        let markdown = approvals::markdown(&mut app.db().read().await?, post).await?;
        let (body, _) = crate::Body::imported(&markdown);
        Ok(Decide { post, body: RenderedBody::render(app, &body).await?, reason })
    }
}

impl Command for Decide {
    /// The topic, as it was before.
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let topic = approvals::topic_of(cx, self.post).await?;
        let topic = store::topics::head(cx, topic).await?;
        let actor = cx.actor().clone();
        if !actor.can(Permission::EditAny, topic.space) {
            return Err(actor.refusal(Some(topic.space)));
        }
        let post = store::posts::head(cx, self.post).await?;
        match self.reason {
            Some(reason) => {
                approvals::remove(cx, post.id).await?;
                store::posts::set_hidden(cx, post.id, true, reason).await?;
            }
            None => let_through(cx, &post, &topic, &self.body).await?,
        }
        Ok(topic)
    }
}

/// From now on the post is one like any other: it counts, and those who are named in it are told.
async fn let_through(cx: &mut Cx<'_>, post: &PostHead, topic: &TopicHead, body: &RenderedBody) -> Result<()> {
    approvals::remove(cx, post.id).await?;
    store::posts::set_hidden(cx, post.id, false, String::new()).await?;
    if post.deleted_at.is_some() {
        return Ok(());
    }
    store::topics::touch(cx, topic.id, i64::from(post.kind == PostKind::Answer), post.author).await?;
    let new =
        NewPost { id: Some(post.id), kind: post.kind, parent: post.parent, author: post.author, body: body.clone() };
    announce_added(cx, topic, post.id, &new).await
}

/// A moderator has shown or hidden the post by hand: it waits no longer.
pub(crate) async fn no_longer(cx: &mut Cx<'_>, post: PostId) -> Result<()> {
    approvals::remove(cx, post).await
}
