//! What moderators give to a member who broke a rule, from a note for themselves to a removal for good, and how it ends.

pub(crate) mod api;
mod appeal;
mod end;
mod rules;
mod told;
pub(crate) mod waiting;
pub(crate) mod web;

pub use appeal::{Appeal, DecideAppeal};
pub use end::{Confirm, Decline, LetIn, Lift};
pub(crate) use told::RecordLinks;
pub(crate) use web::routes;

use crate::store::sanctions::{self, NewSanction, SanctionRow, Subject};
use madang_events::moderation::SanctionGiven;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, Id, MemberId, PostId, Result, Timestamp, text, words};
use std::time::Duration;

/// The most characters of what the member reads, of an appeal and its answer.
pub(crate) const MESSAGE_MAX: usize = 2000;
/// The most characters of what only moderators read.
pub(crate) const NOTE_MAX: usize = 2000;
/// The most characters of a rule's title and of a reason.
pub(crate) const LINE_MAX: usize = 200;
/// How many days silence and suspension last.
pub(crate) const DAYS: std::ops::RangeInclusive<u32> = 1..=365;
const DAY: Duration = Duration::from_secs(24 * 3600);

#[doc(hidden)]
pub enum SanctionTag {}
/// A sanction.
pub type SanctionId = Id<SanctionTag>;

words! {
    /// What is given to a member.
    pub enum SanctionKind {
        /// Something that moderators note for each other; the member hears nothing of it.
        Note = "note",
        /// A warning.
        Warning = "warning",
        /// The member reads and does not write, for a time.
        Silence = "silence",
        /// The member is kept out, for a time.
        Suspension = "suspension",
        /// The member is kept out for good, once a second moderator has confirmed it.
        Removal = "removal",
    }
}

impl SanctionKind {
    /// Whether it lasts for a time that is chosen.
    pub fn has_end(self) -> bool {
        matches!(self, SanctionKind::Silence | SanctionKind::Suspension)
    }
}

words! {
    /// How a sanction ended before its time.
    pub enum EndedAs {
        /// A moderator lifted it.
        Lifted = "lifted",
        /// A second moderator did not confirm the removal.
        Declined = "declined",
        /// An appeal was upheld.
        Overturned = "overturned",
    }
}

/// A moderator gives a member a sanction.
#[derive(Clone, Debug)]
pub struct Give {
    /// The member.
    pub member: MemberId,
    /// What.
    pub kind: SanctionKind,
    /// How many days it lasts, of silence and suspension.
    pub days: Option<u32>,
    /// The rule that was broken: its code, or what it says. Not needed for a note.
    pub rule: String,
    /// What the member reads. Not needed for a note.
    pub message: String,
    /// What only moderators read; needed for a note.
    pub note: String,
    /// The post that it is about.
    pub post: Option<PostId>,
}

/// A sanction as typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypedSanction<'a> {
    /// A word of [`SanctionKind`].
    pub kind: &'a str,
    /// A number of days.
    pub days: &'a str,
    /// A rule.
    pub rule: &'a str,
    /// What the member reads.
    pub message: &'a str,
    /// What only moderators read.
    pub note: &'a str,
    /// The id of a post, or nothing.
    pub post: &'a str,
}

impl Give {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `kind`, `days`, `rule`, `message`, `note` or `post`.
    pub fn parse(member: MemberId, typed: TypedSanction<'_>) -> Result<Give> {
        let mut fields = Fields::new();
        let kind = fields.take("kind", SanctionKind::parse(typed.kind).ok_or("kind-required"));
        let is_note = kind == Some(SanctionKind::Note);
        let days = match kind {
            Some(kind) if kind.has_end() => {
                let days = typed.days.trim().parse::<u32>().ok().filter(|days| DAYS.contains(days));
                fields.take("days", days.ok_or("sanction-days"))
            }
            _ => None,
        };
        let rule = fields.take("rule", checked(&text::line(typed.rule), LINE_MAX, !is_note));
        let message = fields.take("message", checked(&text::block(typed.message), MESSAGE_MAX, !is_note));
        let note = fields.take("note", checked(&text::block(typed.note), NOTE_MAX, is_note));
        let post = match typed.post.trim() {
            "" => None,
            id => fields.take("post", id.parse::<PostId>().map_err(|_| "not-an-id")),
        };
        match (kind, rule, message, note) {
            (Some(kind), Some(rule), Some(message), Some(note)) if fields.0.is_empty() => {
                Ok(Give { member, kind, days, rule, message, note, post })
            }
            _ => Err(Error::Invalid(fields)),
        }
    }
}

/// A text as it is kept.
pub(crate) fn checked(typed: &str, most: usize, required: bool) -> std::result::Result<String, &'static str> {
    let kept = typed.trim();
    match kept.chars().count() {
        0 if required => Err("required"),
        length if length > most => Err("too-long"),
        _ => Ok(kept.to_owned()),
    }
}

impl Command for Give {
    type Output = SanctionId;

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<SanctionId> {
        let subject = sanctions::subject(cx, self.member).await?;
        outranks(cx.actor(), &subject)?;
        if self.kind == SanctionKind::Removal && sanctions::is_being_removed(cx, self.member).await? {
            return Err(Error::Refused("removed-already"));
        }
        if let Some(post) = self.post
            && !sanctions::is_by(cx, post, self.member).await?
        {
            return Err(Error::field("post", "not-their-post"));
        }
        let lang = subject.language.as_deref().and_then(Lang::parse).unwrap_or_default();
        let rule = rules::cited(cx, &self.rule, lang).await?;
        let ends_at = self.days.map(|days| cx.now() + DAY * days);
        let new = NewSanction {
            member: self.member,
            kind: self.kind,
            rule: &rule,
            message: &self.message,
            note: &self.note,
            post: self.post,
            ends_at,
        };
        let sanction = sanctions::insert(cx, &new).await?;
        apply(cx, self.member, self.kind).await?;
        if self.kind == SanctionKind::Warning {
            let now = cx.now();
            madang_people::warn(cx, self.member, Some(now)).await?;
        }
        told::given(cx, sanction).await?;
        if self.kind == SanctionKind::Removal {
            told::deciders(cx, sanction, "removal").await?;
        }
        let details = serde_json::json!({
            "sanction": sanction.to_string(), "kind": self.kind.as_str(), "rule": rule.title, "ends_at": ends_at,
        });
        let mut deed = Deed::new(if self.kind == SanctionKind::Removal {
            "moderation.removal_proposed"
        } else {
            "moderation.sanctioned"
        });
        deed = deed.member(self.member).details(&details);
        if let Some(post) = self.post {
            deed = deed.post(post);
        }
        cx.audit(deed).await?;
        cx.emit(&SanctionGiven { sanction: sanction.to_string(), member: self.member, kind: self.kind.to_string() })
            .await
            .map(|()| sanction)
    }
}

/// Whoever moderates does so with members of lower roles.
pub(crate) fn outranks(actor: &Actor, subject: &Subject) -> Result<()> {
    if actor.is(subject.id) {
        return Err(Error::Refused("not-yourself"));
    }
    if actor.role().is_some_and(|role| role > subject.role) {
        Ok(())
    } else {
        Err(Error::Refused("same-or-higher-role"))
    }
}

/// Makes the member's account what the sanctions that stand now say of it, as far as `kind` is concerned.
async fn apply(cx: &mut Cx<'_>, member: MemberId, kind: SanctionKind) -> Result<()> {
    let now = cx.now();
    match kind {
        SanctionKind::Note | SanctionKind::Warning => Ok(()),
        SanctionKind::Silence => {
            let until = sanctions::silent_until(cx, member, now).await?;
            madang_people::silence(cx, member, until).await
        }
        SanctionKind::Suspension | SanctionKind::Removal => match sanctions::kept_out(cx, member, now).await? {
            Some((until, message)) => madang_people::keep_out(cx, member, until, &text::cut(&message, 499)).await,
            None => madang_people::let_in(cx, member).await,
        },
    }
}

/// Whether a sanction can be appealed against at all: what the member was told of, once.
pub(crate) fn can_be_appealed(row: &SanctionRow) -> bool {
    row.kind != SanctionKind::Note && row.appealed_at.is_none() && row.ended_at.is_none()
}

/// Where a sanction is in its life: `note`, `proposed`, `stands`, `served`, `lifted`, `declined` or `overturned`.
pub(crate) fn standing(row: &SanctionRow, now: Timestamp) -> &'static str {
    match EndedAs::parse(&row.ended_as) {
        Some(ended) => ended.as_str(),
        None if row.kind == SanctionKind::Note => "note",
        None if row.kind == SanctionKind::Removal && row.confirmed_at.is_none() => "proposed",
        None if row.ends_at.is_some_and(|end| end <= now) => "served",
        None => "stands",
    }
}

/// What came of an appeal: `none` was made, it is `open`, or it was `upheld` or `rejected`.
pub(crate) fn appeal_state(row: &SanctionRow) -> &'static str {
    match (row.appealed_at, row.decided_at) {
        (None, _) => "none",
        (Some(_), None) => "open",
        (Some(_), Some(_)) if row.upheld => "upheld",
        (Some(_), Some(_)) => "rejected",
    }
}
