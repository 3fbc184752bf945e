//! A member says that a post, a profile or a private message breaks the rules. Who said so stays between that member and the moderators.

pub(crate) mod api;
pub(crate) mod private;
pub(crate) mod web;

pub use private::{PrivateMessages, PrivateSource, ToldLine, ToldMessage};
pub(crate) use web::routes;

use crate::{
    case::CaseId,
    store::{cases, flags},
    weight::{distinct, weight},
};
use madang_conversation::find_post;
use madang_events::moderation::{CaseDropped, FlagRaised};
use madang_kernel::{
    Actor, Command, Cx, Error, Fields, Id, MemberId, MessageId, Permission, PostId, Result, Timestamp, text, words,
};
use std::time::Duration;

/// The most characters of a note.
pub(crate) const NOTE_MAX: usize = 500;
/// How many flags a member raises in [`PERIOD`] at most, those taken back included.
pub(crate) const MOST: i64 = 20;
const PERIOD: Duration = Duration::from_secs(24 * 3600);

#[doc(hidden)]
pub enum FlagTag {}
/// A flag.
pub type FlagId = Id<FlagTag>;

words! {
    /// What is wrong with it.
    pub enum Reason {
        /// Advertising, or the same again and again.
        Spam = "spam",
        /// Insulting or hateful.
        Rude = "rude",
        /// It does not belong here.
        OffTopic = "off_topic",
        /// It tells what is somebody's private business.
        Personal = "personal",
        /// Against the law.
        Illegal = "illegal",
        /// Something else, which the note says.
        Other = "other",
        /// The program noticed something, which the note says.
        Automatic = "automatic",
    }
}

impl Reason {
    /// What members choose from.
    pub(crate) const OFFERED: [Reason; 6] =
        [Reason::Spam, Reason::Rude, Reason::OffTopic, Reason::Personal, Reason::Illegal, Reason::Other];
}

words! {
    /// What a case is about.
    pub enum SubjectKind {
        /// A post of any kind.
        Post = "post",
        /// What a member says about themselves.
        Member = "member",
        /// A private message.
        Message = "message",
    }
}

/// What is flagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A post; an opening post stands for its topic.
    Post(PostId),
    /// A member's profile.
    Member(MemberId),
    /// A private message.
    Message(MessageId),
}

impl Subject {
    pub(crate) fn kind(self) -> SubjectKind {
        match self {
            Subject::Post(_) => SubjectKind::Post,
            Subject::Member(_) => SubjectKind::Member,
            Subject::Message(_) => SubjectKind::Message,
        }
    }

    pub(crate) fn number(self) -> i64 {
        match self {
            Subject::Post(id) => id.number(),
            Subject::Member(id) => id.number(),
            Subject::Message(id) => id.number(),
        }
    }

    pub(crate) fn of(kind: SubjectKind, number: i64) -> Subject {
        match kind {
            SubjectKind::Post => Subject::Post(PostId::new(number)),
            SubjectKind::Member => Subject::Member(MemberId::new(number)),
            SubjectKind::Message => Subject::Message(MessageId::new(number)),
        }
    }
}

/// A member flags something.
#[derive(Clone, Debug)]
pub struct Flag {
    /// What.
    pub subject: Subject,
    /// What is wrong with it.
    pub reason: Reason,
    /// What exactly; up to 500 characters, needed for [`Reason::Other`].
    pub note: String,
}

impl Flag {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `reason` or `note`.
    pub fn parse(subject: Subject, reason: &str, note: &str) -> Result<Flag> {
        let mut fields = Fields::new();
        let offered = Reason::parse(reason).filter(|reason| Reason::OFFERED.contains(reason));
        let reason = fields.take("reason", offered.ok_or("reason-required"));
        let note = text::block(note).trim().to_owned();
        if note.chars().count() > NOTE_MAX {
            fields.add("note", "too-long");
        } else if note.is_empty() && reason == Some(Reason::Other) {
            fields.add("note", "note-for-other");
        }
        fields.check()?;
        let reason = reason.ok_or(Error::field("reason", "reason-required"))?;
        Ok(Flag { subject, reason, note })
    }
}

impl Command for Flag {
    type Output = FlagId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<FlagId> {
        let member = cx.actor().signed_in()?;
        let flagged = Flagged::of(cx, self.subject).await?;
        if flagged.author == member {
            return Err(Error::Refused("own-subject"));
        }
        let oldest = flags::at_before(cx, member, MOST - 1).await?;
        if let Some(seconds) = oldest.and_then(|at| seconds_until(at + PERIOD, cx.now())) {
            return Err(Error::TooMany(seconds));
        }
        raise(cx, self.subject, &flagged, Some(member), self.reason, &self.note).await
    }
}

fn seconds_until(then: Timestamp, now: Timestamp) -> Option<u64> {
    let left = then.millis() - now.millis();
    (left > 0).then(|| (left as u64).div_ceil(1000))
}

/// Whose it is, and what moderators could not read otherwise.
struct Flagged {
    author: MemberId,
    evidence: Option<ToldMessage>,
}

impl Flagged {
    /// If the actor sees it.
    async fn of(cx: &mut Cx<'_>, subject: Subject) -> Result<Flagged> {
        let actor = cx.actor().clone();
        Ok(match subject {
            Subject::Post(post) => Flagged { author: find_post(cx, &actor, post).await?.0.author, evidence: None },
            Subject::Member(member) => {
                flags::member_name(cx, member).await?;
                Flagged { author: member, evidence: None }
            }
            Subject::Message(message) => {
                let told = private::told(cx, message).await?;
                Flagged { author: told.author, evidence: Some(told) }
            }
        })
    }
}

/// Raises a flag in the name of the program; `source` tells moderators what was noticed. Nothing happens where one is raised already, or
/// where a message is gone. Whether it may be is the calling command's to decide.
///
/// # Errors
/// When the database fails.
pub async fn flag_automatically(cx: &mut Cx<'_>, subject: Subject, author: MemberId, source: &str) -> Result<()> {
    if flags::is_raised_automatically(cx, subject).await? {
        return Ok(());
    }
    let evidence = match subject {
        Subject::Message(message) => match private::told(cx, message).await {
            Ok(told) => Some(told),
            Err(Error::NotFound) => return Ok(()),
            Err(other) => return Err(other),
        },
        Subject::Post(_) | Subject::Member(_) => None,
    };
    let note = text::cut(source, NOTE_MAX - 1);
    raise(cx, subject, &Flagged { author, evidence }, None, Reason::Automatic, &note).await.map(drop)
}

async fn raise(
    cx: &mut Cx<'_>,
    subject: Subject,
    flagged: &Flagged,
    member: Option<MemberId>,
    reason: Reason,
    note: &str,
) -> Result<FlagId> {
    let (case, opened_at) = cases::open(cx, subject, flagged.author).await?;
    let flag = flags::insert(cx, case, member, reason, note).await?;
    if let Some(told) = &flagged.evidence {
        crate::store::private::keep(cx, case, told).await?;
    }
    weigh(cx, case, opened_at).await?;
    let mut raised =
        FlagRaised { case: case.to_string(), post: None, profile: None, message: None, reason: reason.to_string() };
    match subject {
        Subject::Post(post) => raised.post = Some(post),
        Subject::Member(member) => raised.profile = Some(member),
        Subject::Message(message) => raised.message = Some(message),
    }
    cx.emit(&raised).await?;
    Ok(flag)
}

/// Works out how many members flag it now, and how far up it stands. Gives how many.
async fn weigh(cx: &mut Cx<'_>, case: CaseId, opened_at: Timestamp) -> Result<usize> {
    let reasons = flags::reasons(cx, case).await?;
    cases::set_weight(cx, case, reasons.len() as i64, &distinct(&reasons), weight(opened_at, &reasons)).await?;
    Ok(reasons.len())
}

/// A member takes a flag back that nobody has settled yet.
#[derive(Clone, Copy, Debug)]
pub struct TakeBack {
    /// The flag.
    pub flag: FlagId,
}

impl Command for TakeBack {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        let Some((case, opened_at)) = flags::withdraw(cx, self.flag, member).await? else {
            let known = flags::is_of(cx, self.flag, member).await?;
            return Err(if known { Error::Refused("case-settled") } else { Error::NotFound });
        };
        if weigh(cx, case, opened_at).await? == 0 {
            cases::drop_empty(cx, case).await?;
            cx.emit(&CaseDropped { case: case.to_string() }).await?;
        }
        Ok(())
    }
}
