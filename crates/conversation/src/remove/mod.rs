//! Removing a post and bringing it back. Nothing is lost: the post stays, out of sight.

pub(crate) mod web;

use crate::{PostHead, PostKind, Rights, TopicHead, Words as _, find_post, post_url, store};
use madang_events::conversation::PostVisibility;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Permission, PostId, Result};
use madang_people::News;

/// The author or a moderator removes a post; the opening post stands for its topic.
#[derive(Clone, Debug)]
pub struct Remove {
    /// The post.
    pub post: PostId,
    /// Why, up to 500 characters: the author of a post that a moderator removes is told.
    pub reason: Option<String>,
}

/// Whoever removed a post, or a moderator, brings it back.
#[derive(Clone, Debug)]
pub struct Restore {
    /// The post.
    pub post: PostId,
    /// Why, up to 500 characters; may be empty. It stands in the log where the post is somebody else's.
    pub reason: String,
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
        if !actor.is(post.author) {
            write_down(cx, "conversation.remove", &post, &topic, self.reason.as_deref()).await?;
        }
        if let Some(reason) = self.reason.filter(|_| !actor.is(post.author)) {
            tell_author(cx, &post, &topic, "remove", &reason).await?;
        }
        Ok(topic)
    }
}

async fn write_down(
    cx: &mut Cx<'_>,
    action: &'static str,
    post: &PostHead,
    topic: &TopicHead,
    reason: Option<&str>,
) -> Result<()> {
    let details = serde_json::json!({ "reason": reason.unwrap_or_default() });
    let deed = Deed::new(action).member(post.author).post(post.id).topic(topic.id).space(topic.space);
    cx.audit(deed.details(&details)).await
}

/// Tells the author by e-mail that a moderator put a post away: `how` is `hide` or `remove`.
pub(crate) async fn tell_author(
    cx: &mut Cx<'_>,
    post: &PostHead,
    topic: &TopicHead,
    how: &str,
    reason: &str,
) -> Result<()> {
    let (about, title) = (format!("{how}-{}-{}", post.id, cx.now().millis()), topic.title.as_str());
    madang_people::tell(cx, &[post.author], &about, &post_url(post.id), Lang::default(), |lang, community| News {
        subject: lang.mail_removed_subject(title),
        text: lang.mail_removed_text(how, community, reason, title),
        button: lang.mail_removed_button().to_owned(),
    })
    .await
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
        if !actor.is(post.author) {
            write_down(cx, "conversation.restore", &post, &topic, Some(&self.reason)).await?;
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
