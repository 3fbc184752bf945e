//! The rules of a question, pure: what states there are, how one becomes another, and who may do what.

use madang_conversation::TopicState;
use madang_kernel::{Actor, Error, MemberId, Permission, Result, SpaceId, Timestamp};
use std::time::Duration;

/// A solved question without activity for this long suggests asking anew.
const OLD: Duration = Duration::from_secs(180 * 24 * 60 * 60);
/// The most characters of a note or a reason.
const NOTE_MAX: usize = 1000;

madang_kernel::words! {
    /// What staff says about an answer.
    pub enum Verdict {
        /// It is correct.
        Verified = "verified",
        /// It is wrong.
        Wrong = "wrong",
        /// It was right once.
        Outdated = "outdated",
    }
}

madang_kernel::words! {
    /// A change of state that somebody makes by hand.
    pub enum Change {
        /// Back to where it was: solved when an answer is accepted, else open.
        Reopen = "open",
        /// The asker must say more.
        NeedInformation = "needs_information",
        /// The same was asked before.
        MarkDuplicate = "duplicate",
        /// It does not belong here.
        PutOffTopic = "off_topic",
        /// It is no longer current.
        Archive = "archived",
    }
}

impl Change {
    /// The state after this change, for a question in `from` whose accepted answer stands or not.
    ///
    /// # Errors
    /// [`Error::Refused`] where this change makes no sense from there.
    pub fn apply(self, from: TopicState, has_accepted: bool) -> Result<TopicState> {
        use TopicState::{Archived, Duplicate, NeedsInformation, OffTopic, Open, Solved};
        match (self, from) {
            (Change::Reopen, NeedsInformation | Duplicate | OffTopic | Archived) => Ok(resting(has_accepted)),
            (Change::NeedInformation, Open) => Ok(NeedsInformation),
            (Change::MarkDuplicate, Open | NeedsInformation | Solved | OffTopic | Archived) => Ok(Duplicate),
            (Change::PutOffTopic, Open | NeedsInformation | Solved | Duplicate) => Ok(OffTopic),
            (Change::Archive, Open | NeedsInformation | Solved | Duplicate | OffTopic) => Ok(Archived),
            _ => Err(Error::Refused("no-such-change")),
        }
    }

    /// Every change that makes sense from a state.
    pub fn from(state: TopicState) -> impl Iterator<Item = Change> {
        Change::ALL.iter().copied().filter(move |change| change.apply(state, false).is_ok())
    }

    /// Whether this change must say why.
    pub fn needs_note(self) -> bool {
        matches!(self, Change::NeedInformation | Change::PutOffTopic)
    }
}

/// The state of a question that nothing is wrong with.
fn resting(has_accepted: bool) -> TopicState {
    if has_accepted { TopicState::Solved } else { TopicState::Open }
}

/// The state after the asker (or somebody else) posted something: more information was given, or an archived question
/// turned out to be alive.
pub fn after_post(state: TopicState, has_accepted: bool, by_asker: bool) -> TopicState {
    match state {
        TopicState::NeedsInformation if by_asker => resting(has_accepted),
        TopicState::Archived => resting(has_accepted),
        other => other,
    }
}

/// The state after the asker edited the question: more information was given. Unlike a reply, an edit does not show that
/// an archived question is alive.
pub fn after_edit(state: TopicState, has_accepted: bool) -> TopicState {
    if state == TopicState::NeedsInformation { resting(has_accepted) } else { state }
}

/// The state after an answer was accepted.
///
/// # Errors
/// [`Error::Refused`] for a question that is closed.
pub fn after_accept(state: TopicState) -> Result<TopicState> {
    match state {
        TopicState::Open | TopicState::NeedsInformation | TopicState::Solved => Ok(TopicState::Solved),
        TopicState::Duplicate | TopicState::OffTopic | TopicState::Archived => Err(Error::Refused("question-closed")),
    }
}

/// The state after the acceptance was taken back.
///
/// # Errors
/// [`Error::Refused`] for a question that is closed.
pub fn after_unaccept(state: TopicState) -> Result<TopicState> {
    after_accept(state).map(|_| TopicState::Open)
}

/// What the rules know of a question and who asked it.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Its space.
    pub space: SpaceId,
    /// Who asked.
    pub asker: MemberId,
    /// Its state.
    pub state: TopicState,
}

/// What an actor may do with a question. Commands ask it before they write, pages before they show a button.
#[derive(Clone, Copy, Debug)]
pub struct Rights<'a> {
    actor: &'a Actor,
    facts: Facts,
}

impl<'a> Rights<'a> {
    /// The rights of `actor` over a question.
    pub fn of(actor: &'a Actor, facts: Facts) -> Rights<'a> {
        Rights { actor, facts }
    }

    /// Whether an answer of `author` may be accepted: by the asker, by staff, and by trusted members unless it is
    /// their own answer.
    pub fn accept(&self, author: MemberId) -> bool {
        let trusted = self.actor.is_trusted() && !self.actor.is(author);
        let takes = self.actor.can(Permission::Take, self.facts.space);
        takes && (self.is_asker() || trusted || self.actor.can(Permission::AcceptAny, self.facts.space))
    }

    /// Whether answers may be verified and marked.
    pub fn judge(&self) -> bool {
        self.actor.can(Permission::Verify, self.facts.space)
    }

    /// Whether the state may be changed so: staff may do all, the asker may point to the same question and reopen an
    /// archived one.
    pub fn change(&self, change: Change) -> bool {
        let asker_may = match change {
            Change::MarkDuplicate => matches!(self.facts.state, TopicState::Open | TopicState::NeedsInformation),
            Change::Reopen => self.facts.state == TopicState::Archived,
            _ => false,
        };
        self.actor.can(Permission::Triage, self.facts.space)
            || (asker_may && self.is_asker() && self.actor.can(Permission::Take, self.facts.space))
    }

    /// The changes to offer now.
    pub fn changes(&self) -> Vec<Change> {
        Change::from(self.facts.state).filter(|change| self.change(*change)).collect()
    }

    fn is_asker(&self) -> bool {
        self.actor.is(self.facts.asker)
    }
}

/// Whether a question is solved and so old that a new one is better than another reply.
pub fn better_asked_anew(state: TopicState, active_at: Timestamp, now: Timestamp) -> bool {
    matches!(state, TopicState::Solved | TopicState::Archived) && active_at + OLD < now
}

/// A note or reason as it is kept: one block of text, not longer than allowed.
///
/// # Errors
/// `too-short` when it must be there and is not, `too-long` beyond 1,000 characters.
pub fn note(text: &str, required: bool) -> std::result::Result<String, &'static str> {
    let text = madang_kernel::text::block(text).trim().to_owned();
    match text.chars().count() {
        0 if required => Err("required"),
        length if length > NOTE_MAX => Err("too-long"),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests;
