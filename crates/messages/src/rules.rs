//! What a message and a conversation are, and who may write to whom. Pure, but for rendering.

use crate::store::members::Reach;
use madang_conversation::{Body, RenderedBody};
use madang_kernel::{Actor, App, Cx, Error, Id, MemberId, Result, Scope, Timestamp, text, words};
use madang_people::{Screened, ShortKind, ShortText, State, screen};
use std::time::Duration;

/// Marks ids of conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConversationTag;

/// The id of a conversation.
pub type ConversationId = Id<ConversationTag>;

/// The most characters of a message.
pub(crate) const BODY_MAX: usize = 10_000;
/// The most characters of a group's title.
pub(crate) const TITLE_MAX: usize = 100;
/// The most members that a conversation is begun with, besides its author.
pub(crate) const BEGUN_WITH: usize = 10;
/// The most members of a group.
pub(crate) const GROUP_MAX: usize = 30;
/// How long an author may change a message.
const EDITABLE: Duration = Duration::from_secs(15 * 60);

words! {
    /// How a member wants to hear of a conversation.
    pub enum Attention {
        /// In the list, and by e-mail.
        Normal = "normal",
        /// In the list, without e-mail.
        Muted = "muted",
        /// Neither, until it is wanted again.
        Ignored = "ignored",
    }
}

words! {
    /// Who may begin to write to a member. Employees always may.
    pub enum Welcome {
        /// Every member.
        Everybody = "everybody",
        /// Employees.
        Staff = "staff",
        /// Nobody else.
        Nobody = "nobody",
    }
}

words! {
    /// What stands in a conversation.
    pub enum Kind {
        /// What somebody wrote.
        Text = "text",
        /// Somebody added a member.
        Added = "added",
        /// Somebody left.
        Left = "left",
        /// Somebody gave the group another title.
        Renamed = "renamed",
    }
}

/// What a member keeps in order for themselves (what was read, what is ignored, who is blocked), silenced or not; a token needs to
/// be one for writing.
pub(crate) fn keeps_order(actor: &Actor) -> bool {
    actor.id().is_some() && actor.scopes().is_none_or(|scopes| scopes.contains(&Scope::Write))
}

/// The member, if what acts may read for them.
///
/// # Errors
/// [`Error::SignIn`], or [`Error::Forbidden`] for a token that is not for reading.
pub(crate) fn reader(actor: &Actor) -> Result<MemberId> {
    let reads = actor.scopes().is_none_or(|scopes| scopes.contains(&Scope::Read));
    if reads { actor.signed_in() } else { Err(Error::Forbidden) }
}

/// Takes what was typed as a message.
///
/// # Errors
/// [`Error::Invalid`] about `body`.
pub(crate) async fn rendered(app: &App, typed: &str) -> Result<RenderedBody> {
    let body = Body::parse(typed).map_err(|code| Error::field("body", code))?;
    if body.as_str().chars().count() > BODY_MAX {
        return Err(Error::field("body", "too-long"));
    }
    RenderedBody::render(app, &body).await
}

/// Takes what was typed as a group's title; it may be empty.
///
/// # Errors
/// [`Error::Invalid`] about `title`.
pub(crate) fn title(typed: &str) -> Result<String> {
    let line = text::line(typed);
    if line.chars().count() > TITLE_MAX {
        return Err(Error::field("title", "title-too-long"));
    }
    Ok(line)
}

/// Whether the author may still change what was written at `at`.
pub(crate) fn is_editable(at: Timestamp, now: Timestamp) -> bool {
    at + EDITABLE > now
}

/// Why this actor cannot write to a member directly, if anything is in the way. Whatever the other one chose is said in the same words,
/// so that nobody learns that they were blocked. `knows`: the other one has written here before.
pub(crate) fn refusal(actor: &Actor, to: &Reach, knows: bool, now: Timestamp) -> Option<&'static str> {
    if to.blocked_by_writer {
        return Some("you-block");
    }
    let is_there = match to.state {
        State::Active => true,
        State::Suspended => to.suspended_until.is_some_and(|until| until <= now),
        State::Unconfirmed | State::Imported => false,
    };
    let is_welcome = actor.is_staff()
        || (!to.blocks_writer
            && (knows || to.welcome.as_deref().and_then(Welcome::parse).is_none_or(|who| who == Welcome::Everybody)));
    if is_there && is_welcome { None } else { Some("takes-no-messages") }
}

/// Asks the automatic checks about a text, and gives it back as it is kept, with the words that moderators ought to look at. What
/// would have to wait for a moderator is refused: nobody but those in a conversation reads it.
///
/// # Errors
/// [`Error::Invalid`] about `body` or `title`.
pub(crate) async fn screened(
    cx: &mut Cx<'_>,
    body: Option<RenderedBody>,
    title: &str,
    begun_today: Option<u32>,
) -> Result<(Option<RenderedBody>, String, Vec<String>)> {
    let writer = Some(cx.actor().signed_in()?);
    let markdown = body.as_ref().map(|body| body.markdown.clone());
    // What stands last is what a complaint about the whole is put beside.
    let mut parts: Vec<(&'static str, &str)> = Vec::new();
    if !title.is_empty() {
        parts.push(("title", title));
    }
    parts.extend(markdown.as_deref().map(|text| ("body", text)));
    let Some((field, _)) = parts.last().copied() else { return Ok((body, String::new(), Vec::new())) };
    let asked = ShortText { kind: ShortKind::Message, writer, parts: &parts, begun_today };
    let verdict = screen(cx, &asked).await?;
    if verdict.waits {
        return Err(Error::field(field, "would-wait"));
    }
    let title = verdict.text("title", title);
    let body = match body {
        Some(body) => Some(replaced(cx.app(), body, &verdict).await?),
        None => None,
    };
    Ok((body, title, verdict.flagged))
}

async fn replaced(app: &App, body: RenderedBody, verdict: &Screened) -> Result<RenderedBody> {
    let text = verdict.text("body", &body.markdown);
    if text == body.markdown { Ok(body) } else { RenderedBody::render(app, &Body::imported(&text).0).await }
}

#[cfg(test)]
mod tests {
    use super::*;
    use madang_kernel::{Role, SpaceRules};
    use std::sync::Arc;

    fn actor(role: Role) -> Actor {
        Actor::member(MemberId::new(1), role, Vec::new(), false, None, Arc::new(SpaceRules::default()))
    }

    fn reach() -> Reach {
        Reach {
            member: MemberId::new(2),
            role: Role::Member,
            state: State::Active,
            suspended_until: None,
            welcome: None,
            blocks_writer: false,
            blocked_by_writer: false,
        }
    }

    #[test]
    fn whoever_wants_no_messages_gets_none_but_from_staff_and_those_they_wrote_to() {
        let now = Timestamp::from_millis(0);
        let (member, staff) = (actor(Role::Member), actor(Role::Agent));
        assert_eq!(refusal(&member, &reach(), false, now), None);
        for who in ["staff", "nobody"] {
            let closed = Reach { welcome: Some(who.into()), ..reach() };
            assert_eq!(refusal(&member, &closed, false, now), Some("takes-no-messages"));
            assert_eq!(refusal(&member, &closed, true, now), None);
            assert_eq!(refusal(&staff, &closed, false, now), None);
        }
    }

    #[test]
    fn a_block_closes_a_known_conversation_too_and_is_not_called_so() {
        let now = Timestamp::from_millis(0);
        let blocks = Reach { blocks_writer: true, ..reach() };
        assert_eq!(refusal(&actor(Role::Member), &blocks, true, now), Some("takes-no-messages"));
        assert_eq!(refusal(&actor(Role::Agent), &blocks, false, now), None);
        let away = Reach { state: State::Suspended, ..reach() };
        assert_eq!(refusal(&actor(Role::Agent), &away, true, now), Some("takes-no-messages"));
        let blocked = Reach { blocked_by_writer: true, ..reach() };
        assert_eq!(refusal(&actor(Role::Member), &blocked, true, now), Some("you-block"));
    }
}
