//! Posts that wait until staff has let them through. Until then only their author and moderators see them, nothing counts
//! them and nobody is told of them.

use crate::{
    NewPost, PostHead, PostKind, TagNames, TopicHead,
    post::RenderedBody,
    reply::{announce_added, announce_mentions},
    store,
    store::approvals,
};
use madang_events::conversation::{TopicStarted, WaitingDecided};
use madang_kernel::{Actor, App, Command, Cx, Deed, Error, Permission, PostId, Result, TopicId, db::Connection};

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

/// Keeps an answer or a comment that waits.
pub(crate) async fn keep_waiting(cx: &mut Cx<'_>, topic: &TopicHead, post: PostId, new: &NewPost) -> Result<()> {
    store::posts::insert(cx, post, topic.id, new.kind, new.parent, new.author, &new.body).await?;
    crate::claim_files(cx, topic.id, &new.body.markdown).await?;
    keep(cx, topic.id, post).await
}

/// Makes a post that was just kept wait.
pub(crate) async fn keep(cx: &mut Cx<'_>, topic: TopicId, post: PostId) -> Result<()> {
    store::posts::set_hidden(cx, post, true, WAITING.to_owned()).await?;
    approvals::add(cx, post, topic).await
}

/// Staff lets a waiting post stand, or declines it with a reason that its author reads. A post that the gate held is for moderators
/// to decide on, one that waits because of its topic for the team.
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
    pub async fn of(app: &App, post: PostId, reason: Option<&str>) -> Result<Decide> {
        let reason = reason.map(crate::Hide::reason).transpose().map_err(|code| Error::field("reason", code))?;
        let markdown = approvals::markdown(&mut app.db().read().await?, post).await?;
        Ok(Decide { post, body: rendered(app, &markdown).await?, reason })
    }
}

async fn rendered(app: &App, markdown: &str) -> Result<RenderedBody> {
    RenderedBody::render(app, &crate::Body::imported(markdown).0).await
}

impl Command for Decide {
    /// The topic, as it was before.
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let topic = approvals::take(cx, self.post).await?;
        let topic = store::topics::head(cx, topic).await?;
        let actor = cx.actor().clone();
        let needed = if topic.has_workflow() { Permission::EditAny } else { Permission::Moderate };
        if !actor.can(needed, topic.space) {
            return Err(actor.refusal(Some(topic.space)));
        }
        let post = store::posts::head(cx, self.post).await?;
        if actor.is(post.author) {
            return Err(Error::NotFound);
        }
        match self.reason {
            Some(reason) => decline(cx, &post, &topic, reason).await?,
            None => let_through(cx, &post, &topic, &self.body).await?,
        }
        Ok(topic)
    }
}

/// A moderator decides alike on several posts that wait; those that do not wait any more, or are not the moderator's to decide on, are
/// left out.
#[derive(Clone, Debug)]
pub struct DecideMany(Vec<Decide>);

impl DecideMany {
    /// How many posts are decided on at once at most.
    pub const MOST: usize = 200;

    /// Reads the posts that are to be decided on, the first [`DecideMany::MOST`] of them.
    ///
    /// # Errors
    /// An invalid `reason`, or when the database fails.
    pub async fn of(app: &App, posts: &[PostId], reason: Option<&str>) -> Result<DecideMany> {
        let reason = reason.map(crate::Hide::reason).transpose().map_err(|code| Error::field("reason", code))?;
        let posts = &posts[..posts.len().min(Self::MOST)];
        let rows = approvals::texts(&mut app.db().read().await?, posts).await?;
        let mut all = Vec::with_capacity(rows.len());
        for (post, markdown) in rows {
            // Nobody hears of a post that is declined: who is named in it does not matter.
            let body = match reason {
                Some(_) => RenderedBody::plain(&crate::Body::imported("").0, ""),
                None => rendered(app, &markdown).await?,
            };
            all.push(Decide { post, body, reason: reason.clone() });
        }
        Ok(DecideMany(all))
    }
}

impl Command for DecideMany {
    /// The posts on which was decided.
    type Output = Vec<PostId>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Moderate)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Vec<PostId>> {
        let mut done = Vec::new();
        for one in self.0 {
            let post = one.post;
            match one.run(cx).await {
                Ok(_) => done.push(post),
                Err(Error::NotFound | Error::Forbidden) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(done)
    }
}

async fn decline(cx: &mut Cx<'_>, post: &PostHead, topic: &TopicHead, reason: String) -> Result<()> {
    approvals::decline(cx, post.id).await?;
    store::posts::set_hidden(cx, post.id, true, reason.clone()).await?;
    decided(cx, post, topic, "conversation.decline", &reason).await
}

/// From now on the post is one like any other: it counts, and those who are named in it are told.
async fn let_through(cx: &mut Cx<'_>, post: &PostHead, topic: &TopicHead, body: &RenderedBody) -> Result<()> {
    approvals::remove(cx, post.id).await?;
    store::posts::set_hidden(cx, post.id, false, String::new()).await?;
    if post.kind == PostKind::Opening {
        appear(cx, post, topic, body).await?;
    } else if post.deleted_at.is_none() {
        store::topics::touch(cx, topic.id, i64::from(post.kind == PostKind::Answer), post.author).await?;
        let (id, kind, parent, author) = (Some(post.id), post.kind, post.parent, post.author);
        announce_added(cx, topic, post.id, &NewPost { id, kind, parent, author, body: body.clone() }).await?;
    }
    decided(cx, post, topic, "conversation.let_stand", "").await
}

/// A topic that waited starts now.
async fn appear(cx: &mut Cx<'_>, post: &PostHead, topic: &TopicHead, body: &RenderedBody) -> Result<()> {
    let tags = store::topic_tags::resolve(cx, &TagNames::imported(topic.tag_names())).await?;
    store::topics::appear(cx, topic, store::topic_tags::as_json(&tags)?).await?;
    store::topic_tags::add(cx, topic.id, &tags).await?;
    if post.deleted_at.is_some() {
        return Ok(());
    }
    store::topic_tags::count_of_topic(cx, topic.id, 1).await?;
    let (kind, author) = (topic.kind.clone(), topic.author);
    cx.emit(&TopicStarted { topic: topic.id, kind, space: topic.space, post: post.id, author }).await?;
    announce_mentions(cx, topic.id, post.id, author, body).await
}

async fn decided(
    cx: &mut Cx<'_>,
    post: &PostHead,
    topic: &TopicHead,
    action: &'static str,
    reason: &str,
) -> Result<()> {
    let details = serde_json::json!({ "reason": reason });
    let deed = Deed::new(action).member(post.author).post(post.id).topic(topic.id).space(topic.space);
    cx.audit(deed.details(&details)).await?;
    cx.emit(&WaitingDecided { topic: topic.id, post: post.id, stands: reason.is_empty() }).await
}

/// A moderator shows or hides by hand a post that waits or was declined: that decides on it. Whether it did.
pub(crate) async fn by_hand(cx: &mut Cx<'_>, post: &PostHead, topic: &TopicHead, reason: Option<&str>) -> Result<bool> {
    if !post.hidden || !approvals::is_unannounced(cx, post.id).await? {
        return Ok(false);
    }
    match reason {
        Some(reason) => decline(cx, post, topic, reason.to_owned()).await?,
        None => {
            let body = rendered(cx.app(), &post.markdown).await?;
            let_through(cx, post, topic, &body).await?;
        }
    }
    Ok(true)
}
