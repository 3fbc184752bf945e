//! One case: somebody claims it, notes something, hands it over, settles it.

pub(crate) mod api;
mod profile;
mod settle;
mod told;
pub(crate) mod web;

pub use profile::ShowProfile;
pub use settle::{Decision, Settle};
pub(crate) use web::routes;

use crate::store::cases::{self, CaseHead};
use madang_kernel::{Actor, Command, Cx, Deed, Error, Id, MemberId, Permission, Result, text, words};
use std::time::Duration;

/// A claim ends when nothing was done about the case for so long.
const CLAIM: Duration = Duration::from_secs(30 * 60);
/// A case that was handed over waits for so long for whom it was given to.
const GIVEN: Duration = Duration::from_secs(24 * 3600);
/// The most characters of a note.
pub(crate) const NOTE_MAX: usize = 2000;

#[doc(hidden)]
pub enum CaseTag {}
/// A case.
pub type CaseId = Id<CaseTag>;

words! {
    /// What was done about a case.
    pub(crate) enum EntryKind {
        /// Something was noted.
        Note = "note",
        /// Somebody works on it.
        Claimed = "claimed",
        /// Nobody does any longer.
        Released = "released",
        /// It was given to somebody.
        Assigned = "assigned",
        /// It was settled.
        Settled = "settled",
    }
}

/// An open case that the actor may work on.
async fn open_case(cx: &mut Cx<'_>, case: CaseId) -> Result<CaseHead> {
    let head = seen_case(cx, case).await?;
    if head.settled_at.is_some() { Err(Error::Refused("case-settled")) } else { Ok(head) }
}

/// A case that the actor sees: not one about their own words.
async fn seen_case(cx: &mut Cx<'_>, case: CaseId) -> Result<CaseHead> {
    let head = cases::head(cx, case).await?;
    let actor = cx.actor();
    let seen = head.space.is_none_or(|space| actor.can(Permission::Moderate, space));
    if actor.is(head.author) || !seen { Err(Error::NotFound) } else { Ok(head) }
}

/// A moderator works on a case from now on.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The case.
    pub case: CaseId,
}

impl Command for Claim {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (me, until) = (cx.actor().signed_in()?, cx.now() + CLAIM);
        let head = open_case(cx, self.case).await?;
        let mine = head.claimed(cx.now()) == Some(me);
        if !cases::claim(cx, self.case, me, until).await? {
            return Err(Error::Conflict("claimed-by-other"));
        }
        if mine { Ok(()) } else { cases::enter(cx, self.case, EntryKind::Claimed, "").await }
    }
}

/// A moderator gives a case back that is theirs.
#[derive(Clone, Copy, Debug)]
pub struct Release {
    /// The case.
    pub case: CaseId,
}

impl Command for Release {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        let head = open_case(cx, self.case).await?;
        match head.claimed(cx.now()) {
            None => Ok(()),
            Some(other) if other != me => Err(Error::Conflict("claimed-by-other")),
            Some(_) => {
                cases::give(cx, self.case, None).await?;
                cases::enter(cx, self.case, EntryKind::Released, "").await
            }
        }
    }
}

/// A case is given to a moderator, from whoever works on it.
#[derive(Clone, Copy, Debug)]
pub struct Assign {
    /// The case.
    pub case: CaseId,
    /// To whom.
    pub to: MemberId,
}

impl Command for Assign {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = open_case(cx, self.case).await?;
        let colleagues = cases::colleagues(cx, head.author).await?;
        let Some((_, handle, name)) = colleagues.into_iter().find(|(id, ..)| *id == self.to) else {
            return Err(Error::field("to", "not-a-moderator"));
        };
        let until = cx.now() + GIVEN;
        cases::give(cx, self.case, Some((self.to, until))).await?;
        cases::enter(cx, self.case, EntryKind::Assigned, &name).await?;
        let details = serde_json::json!({ "case": self.case.to_string(), "to": handle });
        cx.audit(Deed::new("moderation.assigned").details(&details)).await?;
        told::colleague(cx, self.case, &head, self.to).await
    }
}

/// A moderator notes something about a case, for colleagues alone.
#[derive(Clone, Debug)]
pub struct Note {
    /// The case.
    pub case: CaseId,
    /// What; 1 to 2,000 characters.
    pub text: String,
}

impl Note {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `text`.
    pub fn parse(case: CaseId, typed: &str) -> Result<Note> {
        let text = text::block(typed).trim().to_owned();
        match text.chars().count() {
            0 => Err(Error::field("text", "empty")),
            1..=NOTE_MAX => Ok(Note { case, text }),
            _ => Err(Error::field("text", "too-long")),
        }
    }
}

impl Command for Note {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (me, until) = (cx.actor().signed_in()?, cx.now() + CLAIM);
        seen_case(cx, self.case).await?;
        cases::keep_claim(cx, self.case, me, until).await?;
        cases::enter(cx, self.case, EntryKind::Note, &self.text).await
    }
}
