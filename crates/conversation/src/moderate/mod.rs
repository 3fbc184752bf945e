//! What moderators do: lock, pin, hide, move.

pub(crate) mod web;

use crate::{
    NoticeKind, PostKind, TopicHead, approve, find_post,
    remove::{seen_changed, tell_author},
    store, topic_head,
};
use madang_events::conversation::TopicChanged;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Permission, PostId, Result, Role, SpaceId, TopicId, text};

/// The most characters of the reason for hiding a post.
const REASON_MAX: usize = 500;

/// What a moderator switches on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Only moderators write in it.
    Locked(bool),
    /// It stays on top of its space.
    Pinned(bool),
}

/// A moderator locks or pins a topic, or takes that back.
#[derive(Clone, Debug)]
pub struct SwitchTopic {
    /// The topic.
    pub topic: TopicId,
    /// What.
    pub switch: Switch,
    /// Why, up to 500 characters; may be empty. Of locking everybody reads it.
    pub reason: String,
}

impl Switch {
    fn deed(self) -> &'static str {
        match self {
            Switch::Locked(true) => "conversation.lock",
            Switch::Locked(false) => "conversation.unlock",
            Switch::Pinned(true) => "conversation.pin",
            Switch::Pinned(false) => "conversation.unpin",
        }
    }
}

/// A reason that may be left out: up to 500 characters.
///
/// # Errors
/// `too-long`.
pub(crate) fn why(typed: &str) -> std::result::Result<String, &'static str> {
    let reason = text::block(typed);
    if reason.chars().count() > REASON_MAX { Err("too-long") } else { Ok(reason) }
}

impl Command for SwitchTopic {
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Moderate)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let topic = allowed(cx, self.topic, Permission::Moderate).await?;
        match self.switch {
            Switch::Locked(on) if on != topic.locked => store::topics::set_locked(cx, topic.id, on).await?,
            Switch::Pinned(on) if on != topic.pinned => store::topics::set_pinned(cx, topic.id, on).await?,
            _ => return Ok(topic),
        }
        if let Switch::Locked(on) = self.switch {
            let kind = if on { NoticeKind::Locked } else { NoticeKind::Unlocked };
            store::notices::add(cx, topic.id, kind, None, &self.reason).await?;
        }
        let details = serde_json::json!({ "reason": self.reason });
        cx.audit(Deed::new(self.switch.deed()).topic(topic.id).space(topic.space).details(&details)).await?;
        cx.emit(&TopicChanged { topic: topic.id }).await?;
        Ok(topic)
    }
}

/// A moderator moves a topic to another space of the same kind.
#[derive(Clone, Debug)]
pub struct Move {
    /// The topic.
    pub topic: TopicId,
    /// Where to.
    pub to: SpaceId,
    /// Why, up to 500 characters; may be empty. Everybody reads it.
    pub reason: String,
}

impl Command for Move {
    type Output = TopicHead;

    fn space(&self) -> Option<SpaceId> {
        Some(self.to)
    }

    /// A hero moves topics to where any member may start one; what the topic's own space says is asked below.
    fn allowed(&self, actor: &Actor) -> bool {
        actor.can(Permission::Moderate, self.to)
            || (actor.may(Permission::Tidy) && actor.can(Permission::Start, self.to))
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let topic = allowed(cx, self.topic, Permission::Tidy).await?;
        let spaces = cx.app().service::<crate::Spaces>().now();
        let to = spaces.get(self.to).ok_or(Error::NotFound)?;
        if !to.kind.takes(&topic.kind) {
            return Err(Error::Refused("other-kind"));
        }
        if to.rule.archived {
            return Err(Error::Refused("archived-space"));
        }
        if to.id == topic.space {
            return Ok(topic);
        }
        move_topic(cx, &topic, to.id).await?;
        store::notices::add(cx, topic.id, NoticeKind::Moved, None, &self.reason).await?;
        let details = serde_json::json!({ "from": topic.space, "to": to.id, "reason": self.reason });
        cx.audit(Deed::new("conversation.move").topic(topic.id).space(to.id).details(&details)).await?;
        Ok(topic)
    }
}

/// Moves a topic to another space of its kind. Whether the actor may is the calling command's to check.
///
/// # Errors
/// When the database fails.
pub async fn move_topic(cx: &mut Cx<'_>, topic: &TopicHead, to: SpaceId) -> Result<()> {
    if to == topic.space {
        return Ok(());
    }
    store::topics::set_space(cx, topic.id, to).await?;
    if !topic.hidden && !topic.deleted {
        store::spaces::count_move(cx, topic.space, to).await?;
    }
    cx.emit(&TopicChanged { topic: topic.id }).await
}

/// Shows a topic that was hidden. Whether the actor may is the calling command's to check.
///
/// # Errors
/// When the database fails.
pub async fn show_topic(cx: &mut Cx<'_>, topic: &TopicHead) -> Result<()> {
    if !topic.hidden {
        return Ok(());
    }
    let opening = store::posts::head(cx, topic.opening).await?;
    store::posts::set_hidden(cx, opening.id, false, String::new()).await?;
    store::topics::set_hidden(cx, topic.id, false).await?;
    seen_changed(cx, &opening, topic, true).await
}

/// A moderator hides a post, with a reason that its author reads; or shows it again.
#[derive(Clone, Debug)]
pub struct Hide {
    /// The post; the opening post stands for its topic.
    pub post: PostId,
    /// Why; `None` shows the post again.
    pub reason: Option<String>,
    /// Whether the author is told by e-mail; not where the caller tells, or nothing was done by a moderator.
    pub tells: bool,
}

impl Hide {
    /// A reason of one to 500 characters.
    ///
    /// # Errors
    /// `empty` or `too-long`.
    pub fn reason(typed: &str) -> std::result::Result<String, &'static str> {
        let reason = text::block(typed);
        match reason.chars().count() {
            0 => Err("empty"),
            1..=REASON_MAX => Ok(reason),
            _ => Err("too-long"),
        }
    }
}

impl Command for Hide {
    type Output = TopicHead;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Tidy)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicHead> {
        let actor = cx.actor().clone();
        let (post, topic) = find_post(cx, &actor, self.post).await?;
        if !actor.can(Permission::Tidy, topic.space) {
            return Err(actor.refusal(Some(topic.space)));
        }
        if !actor.can(Permission::Moderate, topic.space) {
            within_a_hero(cx, &actor, &post).await?;
        }
        let hide = self.reason.is_some();
        // Nobody judges what others decided about their own posts.
        let own = actor.is(post.author) && post.hidden_by.is_some_and(|by| !actor.is(by));
        if !hide && post.hidden && own {
            return Err(Error::Refused("hidden-by-another"));
        }
        if approve::by_hand(cx, &post, &topic, self.reason.as_deref()).await? {
            return Ok(topic);
        }
        let reason = self.reason.unwrap_or_default();
        store::posts::set_hidden(cx, post.id, hide, reason.clone()).await?;
        if hide == post.hidden {
            return Ok(topic);
        }
        if post.kind == PostKind::Opening {
            store::topics::set_hidden(cx, topic.id, hide).await?;
        }
        if post.deleted_at.is_none() {
            seen_changed(cx, &post, &topic, !hide).await?;
        }
        let details = serde_json::json!({ "reason": reason });
        let deed = Deed::new(if hide { "conversation.hide" } else { "conversation.show" });
        let deed = deed.member(post.author).post(post.id).topic(topic.id).space(topic.space);
        cx.audit(deed.details(&details)).await?;
        let puts_away = hide && self.tells && !actor.is(post.author) && post.deleted_at.is_none();
        if puts_away {
            tell_author(cx, &post, &topic, "hide", &reason).await?;
        }
        Ok(topic)
    }
}

/// The topic, of an actor with that permission in its space.
async fn allowed(cx: &mut Cx<'_>, topic: TopicId, permission: Permission) -> Result<TopicHead> {
    let actor = cx.actor().clone();
    let topic = topic_head(cx, &actor, topic).await?;
    if actor.can(permission, topic.space) { Ok(topic) } else { Err(actor.refusal(Some(topic.space))) }
}

/// What a hero of a space leaves to moderators: posts of the team, and what somebody else hid or the checks held.
async fn within_a_hero(cx: &mut Cx<'_>, actor: &Actor, post: &crate::PostHead) -> Result<()> {
    if post.hidden {
        let hid_it = post.hidden_by.is_some_and(|by| actor.is(by));
        return if hid_it { Ok(()) } else { Err(Error::Refused("hidden-by-another")) };
    }
    let author = madang_people::bylines(cx, &[post.author]).await?;
    let is_staff = author.first().is_some_and(|byline| byline.role >= Role::Agent);
    if is_staff { Err(Error::Refused("post-of-staff")) } else { Ok(()) }
}
