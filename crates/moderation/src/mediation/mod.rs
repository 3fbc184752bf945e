//! Mediation: two members do not get on, and a moderator hears each of them separately and in private, proposes an agreement
//! that both confirm or decline, and closes the matter.
//!
//! What a side writes is read by the mediator and by managers, never by the other side, and not by other moderators, who see
//! only that there is a mediation. Whoever is a side reads as a side, whatever their office.

pub(crate) mod api;
mod deeds;
mod own;
pub(crate) mod own_api;
mod told;
mod web;

pub use deeds::{AnswerProposal, CloseMediation, HandOver, NoteDown, OpenMediation, Propose, SayAsSide, WriteToSide};
pub(crate) use own::routes as own_routes;
pub(crate) use web::routes;

use crate::store::mediations::{self, EntryRow, MediationRow, SideRow};
use madang_kernel::{Actor, Error, Id, MemberId, Permission, Result, Role, db::Connection, words};

/// Marks ids of mediations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediationTag;

/// The id of a mediation.
pub type MediationId = Id<MediationTag>;

/// The most characters of what is written in a mediation.
pub(crate) const TEXT_MAX: usize = 5_000;
/// The most characters of what it is about.
pub(crate) const TITLE_MAX: usize = 150;

words! {
    /// What is written down in a mediation.
    pub enum EntryKind {
        /// Said by a side or to a side, in the conversation of that side.
        Message = "message",
        /// Noted by staff for staff.
        Note = "note",
        /// An agreement that is proposed to both.
        Proposal = "proposal",
        /// A side agrees.
        Confirmed = "confirmed",
        /// A side declines, and says why.
        Declined = "declined",
        /// Somebody else mediates from now on.
        Handed = "handed",
        /// It is over; the text is for both.
        Closed = "closed",
    }
}

words! {
    /// How a mediation ends.
    pub enum Outcome {
        /// Both sides confirmed the agreement.
        Agreement = "agreement",
        /// They did not come to one.
        NoAgreement = "no_agreement",
        /// Nobody wants it any more.
        Withdrawn = "withdrawn",
    }
}

/// A mediation with its two sides.
pub(crate) struct Mediation {
    pub(crate) row: MediationRow,
    pub(crate) sides: Vec<SideRow>,
}

impl Mediation {
    /// The mediation, whoever asks.
    pub(crate) async fn of(conn: &mut impl Connection, id: MediationId) -> Result<Mediation> {
        let row = mediations::one(conn, id).await?;
        Ok(Mediation { sides: mediations::sides(conn, id).await?, row })
    }

    /// The mediation, for staff who read it: the mediator and managers, and nobody who is a side.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for other moderators, [`Error::NotFound`] for whoever is a side: their own page shows it.
    pub(crate) async fn for_staff(conn: &mut impl Connection, actor: &Actor, id: MediationId) -> Result<Mediation> {
        let found = Mediation::of(conn, id).await?;
        if found.side(actor.id()).is_some() {
            return Err(Error::NotFound);
        }
        if found.reads(actor) { Ok(found) } else { Err(Error::Forbidden) }
    }

    /// The mediation, for one of its sides.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else.
    pub(crate) async fn for_side(conn: &mut impl Connection, member: MemberId, id: MediationId) -> Result<Mediation> {
        let found = Mediation::of(conn, id).await?;
        if found.side(Some(member)).is_some() { Ok(found) } else { Err(Error::NotFound) }
    }

    pub(crate) fn side(&self, member: Option<MemberId>) -> Option<&SideRow> {
        self.sides.iter().find(|side| Some(side.member) == member)
    }

    fn reads(&self, actor: &Actor) -> bool {
        let is_manager = actor.role().is_some_and(|role| role >= Role::Manager);
        actor.may(Permission::Moderate) && (actor.is(self.row.mediator) || is_manager)
    }

    /// Whether this actor speaks for the mediation: writes, proposes.
    pub(crate) fn mediates(&self, actor: &Actor) -> bool {
        actor.is(self.row.mediator) && actor.may(Permission::Moderate)
    }

    pub(crate) fn is_open(&self) -> bool {
        self.row.closed_at.is_none()
    }

    /// Whether both sides confirmed what is proposed.
    pub(crate) fn is_agreed(&self) -> bool {
        self.row.proposed_at.is_some() && self.sides.iter().all(|side| side.answer == EntryKind::Confirmed.as_str())
    }

    /// Where it stands: `hearing`, `proposed`, `agreed`, or its outcome.
    pub(crate) fn standing(&self) -> &str {
        match (self.is_open(), self.row.proposed_at) {
            (false, _) => &self.row.outcome,
            _ if self.is_agreed() => "agreed",
            (true, Some(_)) => "proposed",
            (true, None) => "hearing",
        }
    }

    /// What a side reads: their own conversation, what is proposed to both, their own answers, and how it ended. Nothing that
    /// the other side wrote, and not what they answered.
    pub(crate) fn read_by_side(member: MemberId, entries: Vec<EntryRow>) -> Vec<EntryRow> {
        let theirs = |row: &EntryRow| match row.kind {
            EntryKind::Message | EntryKind::Confirmed | EntryKind::Declined => row.side == Some(member),
            EntryKind::Proposal | EntryKind::Closed | EntryKind::Handed => true,
            EntryKind::Note => false,
        };
        entries.into_iter().filter(theirs).collect()
    }
}
