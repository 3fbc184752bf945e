//! Answering, and commenting on an answer or the opening post.

mod repeats;
pub(crate) mod web;

pub use repeats::{Memory, Repeats};

use crate::{
    DraftKey, NewPost, PostKind, RenderedBody, TopicHead,
    approve::{keep_waiting, would_wait},
    claim_files, drop_draft, find_post,
    gate::{NewText, Passage},
    store, topic_head,
};
use madang_events::conversation::{Mentioned, PostAdded};
use madang_kernel::{Actor, Command, Cx, Error, MemberId, Permission, PostId, Result, TopicId};

/// A post that was kept.
#[derive(Clone, Copy, Debug)]
pub struct Posted {
    /// The post.
    pub post: PostId,
    /// Whether it waits to be let through; until then nothing follows from it.
    pub waits: bool,
}

/// Adds a post to a topic and announces it; where the gate says so, or the topic holds new posts ([`crate::hold_posts`]), it waits.
/// Whether the author may is the calling command's to check.
///
/// # Errors
/// [`Error::Refused`] with `slow-mode` where the author has to wait ([`crate::SlowDown`]), [`Error::Invalid`] for a text that the gate
/// does not take, or when the database fails.
pub async fn add_post(cx: &mut Cx<'_>, topic: &TopicHead, new: NewPost) -> Result<Posted> {
    crate::slow::check(cx, topic, new.author).await?;
    let post = new.id.unwrap_or_else(|| cx.new_id());
    let asked = new.body.clone();
    let text = NewText {
        post,
        topic: topic.id,
        topic_kind: &topic.kind,
        space: topic.space,
        kind: new.kind,
        writer: new.author,
        title: "",
        body: &asked,
        replaces: None,
    };
    let passage = Passage::ask(cx, &text).await?;
    let new = NewPost { body: passage.body(cx.app(), new.body).await?, ..new };
    let waits = passage.waits() || would_wait(cx, topic).await?;
    if waits {
        keep_waiting(cx, topic, post, &new).await?;
    } else {
        store::posts::insert(cx, post, topic.id, new.kind, new.parent, new.author, &new.body).await?;
        claim_files(cx, topic.id, &new.body.markdown).await?;
        store::topics::touch(cx, topic.id, i64::from(new.kind == PostKind::Answer), new.author).await?;
        announce_added(cx, topic, post, &new).await?;
    }
    passage.kept(cx, &text).await?;
    Ok(Posted { post, waits })
}

/// Tells that a post can be seen from now on.
pub(crate) async fn announce_added(cx: &mut Cx<'_>, topic: &TopicHead, post: PostId, new: &NewPost) -> Result<()> {
    cx.emit(&PostAdded {
        topic: topic.id,
        topic_kind: topic.kind.clone(),
        post,
        kind: new.kind.as_str().to_owned(),
        parent: new.parent,
        author: new.author,
    })
    .await?;
    announce_mentions(cx, topic.id, post, new.author, &new.body).await
}

/// Keeps who is named in a text, and announces those who are named for the first time.
pub(crate) async fn announce_mentions(
    cx: &mut Cx<'_>,
    topic: TopicId,
    post: PostId,
    author: MemberId,
    body: &RenderedBody,
) -> Result<()> {
    let others: Vec<MemberId> = body.mentions.iter().copied().filter(|member| *member != author).collect();
    if others.is_empty() {
        return Ok(());
    }
    let members = store::posts::mention(cx, post, &others).await?;
    if members.is_empty() {
        return Ok(());
    }
    cx.emit(&Mentioned { topic, post, members }).await
}

/// A member answers a question or replies in a discussion.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The topic.
    pub topic: TopicId,
    /// The answer.
    pub body: RenderedBody,
}

/// A post that was added.
#[derive(Clone, Debug)]
pub struct Added {
    /// The post.
    pub post: PostId,
    /// Its topic, as it was before.
    pub topic: TopicHead,
    /// Whether it waits to be let through.
    pub waits: bool,
}

impl Command for Reply {
    type Output = Added;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Added> {
        let actor = cx.actor().clone();
        let author = actor.signed_in()?;
        let topic = topic_head(cx, &actor, self.topic).await?;
        topic.may_write(&actor)?;
        let new = NewPost { id: None, kind: PostKind::Answer, parent: None, author, body: self.body };
        drop_draft(cx, &DraftKey::answer(topic.id)).await?;
        let Posted { post, waits } = add_post(cx, &topic, new).await?;
        Ok(Added { post, topic, waits })
    }
}

/// A member comments on an opening post or an answer. A comment on a comment joins those of the same post.
#[derive(Clone, Debug)]
pub struct Comment {
    /// The post.
    pub post: PostId,
    /// The comment.
    pub body: RenderedBody,
    /// Sends it though it repeats what the same employee has written before nearly word for word ([`Repeats`]).
    pub anyway: bool,
}

impl Command for Comment {
    type Output = Added;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Added> {
        let actor = cx.actor().clone();
        let author = actor.signed_in()?;
        let (about, topic) = find_post(cx, &actor, self.post).await?;
        topic.may_write(&actor)?;
        if about.hidden || about.deleted_at.is_some() {
            return Err(Error::Refused("removed"));
        }
        if !self.anyway {
            repeats::check(cx, &topic, &self.body).await?;
        }
        let parent = Some(about.parent.unwrap_or(about.id));
        let new = NewPost { id: None, kind: PostKind::Comment, parent, author, body: self.body };
        let Posted { post, waits } = add_post(cx, &topic, new).await?;
        Ok(Added { post, topic, waits })
    }
}
