//! The rules of an article, pure: its kinds, how a staged revision goes from a draft to the readers, and who may do what.

use madang_kernel::{Actor, Error, Id, MemberId, Permission, Result, SpaceId};

#[doc(hidden)]
pub enum ArticleTag {}
/// An article, published or not. Its topic has an id of its own, which readers see in addresses.
pub type ArticleId = Id<ArticleTag>;

madang_kernel::words! {
    /// What an article is for.
    pub enum ArticleKind {
        /// How something is done.
        HowTo = "how_to",
        /// Short answers to what is often asked.
        Faq = "faq",
        /// A lesson from beginning to end.
        Tutorial = "tutorial",
        /// What to do when something does not work.
        Troubleshooting = "troubleshooting",
        /// What there is to know, for looking up.
        Reference = "reference",
    }
}

madang_kernel::words! {
    /// How far the newest revision has come.
    pub enum Stage {
        /// It is being written.
        Draft = "draft",
        /// It waits for somebody to check it.
        InReview = "in_review",
        /// It was checked and waits to be published.
        Approved = "approved",
        /// It will be published at a time.
        Scheduled = "scheduled",
        /// It is what readers see; nothing newer is staged.
        Published = "published",
    }
}

madang_kernel::words! {
    /// What is done with an article besides writing it.
    pub enum Step {
        /// The draft is to be checked.
        Send = "send",
        /// It goes back to its author.
        Return = "return",
        /// It is right.
        Approve = "approve",
        /// It is to be published at a time.
        Schedule = "schedule",
        /// It is not to be published at that time.
        Unschedule = "unschedule",
        /// Readers get it now.
        Publish = "publish",
        /// The staged revision is let go; readers keep what they see.
        Discard = "discard",
        /// It is no longer kept up, and stays for reading.
        Archive = "archive",
        /// It is kept up again.
        Unarchive = "unarchive",
    }
}

/// What the rules know of an article.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Its collection.
    pub space: SpaceId,
    /// Who wrote it.
    pub author: MemberId,
    /// How far its newest revision has come.
    pub stage: Stage,
    /// Whether readers have a revision of it.
    pub live: bool,
    /// Whether it is archived.
    pub archived: bool,
}

impl Step {
    /// The stage after this step.
    ///
    /// # Errors
    /// [`Error::Refused`] where it makes no sense.
    pub fn apply(self, facts: Facts) -> Result<Stage> {
        use Stage::{Approved, Draft, InReview, Published, Scheduled};
        if facts.archived != (self == Step::Unarchive) {
            return Err(Error::Refused("no-such-step"));
        }
        match (self, facts.stage) {
            (Step::Send, Draft) => Ok(InReview),
            (Step::Return, InReview | Approved) => Ok(Draft),
            (Step::Approve, InReview) | (Step::Unschedule, Scheduled) => Ok(Approved),
            (Step::Schedule, InReview | Approved) => Ok(Scheduled),
            (Step::Publish, InReview | Approved | Scheduled) => Ok(Published),
            (Step::Discard, Draft | InReview | Approved) if facts.live => Ok(Published),
            (Step::Archive | Step::Unarchive, Scheduled) => Ok(Approved),
            (Step::Archive | Step::Unarchive, stage) => Ok(stage),
            _ => Err(Error::Refused("no-such-step")),
        }
    }
}

/// The stage after somebody has written a new revision: what was approved has to be checked again.
pub fn after_writing(stage: Stage) -> Stage {
    match stage {
        Stage::InReview => Stage::InReview,
        Stage::Draft | Stage::Approved | Stage::Scheduled | Stage::Published => Stage::Draft,
    }
}

/// As what somebody comes to the workbench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// An employee, who writes, checks and publishes.
    Staff,
    /// An invited member or outside expert, who writes and sees only what is their own.
    Writer,
}

impl Desk {
    /// The desk of an actor; `granted` says whether they were invited to write.
    pub fn of(actor: &Actor, granted: bool) -> Option<Desk> {
        match () {
            () if actor.may(Permission::EditAny) => Some(Desk::Staff),
            () if granted && actor.may(Permission::Start) => Some(Desk::Writer),
            () => None,
        }
    }
}

/// What somebody may do with an article. Commands ask it before they write, pages before they show a button.
#[derive(Clone, Copy, Debug)]
pub struct Rights {
    staff: bool,
    own: bool,
    /// Whether the newest revision is theirs and somebody else has to check it.
    unchecked: bool,
    facts: Facts,
}

impl Rights {
    /// The rights of `actor`, who came to this desk, over an article whose newest revision `writer` wrote.
    pub fn of(actor: &Actor, desk: Desk, facts: Facts, writer: MemberId) -> Rights {
        let reads = actor.can(Permission::Read, facts.space);
        let unchecked = actor.is(writer) && !actor.may(Permission::Manage);
        Rights { staff: desk == Desk::Staff && reads, own: actor.is(facts.author), unchecked, facts }
    }

    /// Whether they wrote it.
    pub fn is_own(&self) -> bool {
        self.own
    }

    /// Whether they see it at the workbench.
    pub fn see(&self) -> bool {
        self.staff || self.own
    }

    /// Whether they may write a revision. What was approved, its author leaves to staff.
    pub fn write(&self) -> bool {
        let open = matches!(self.facts.stage, Stage::Draft | Stage::InReview | Stage::Published);
        !self.facts.archived && (self.staff || (self.own && open))
    }

    /// Whether they may change what is not in the text: collection, owner, date of review.
    pub fn settle(&self) -> bool {
        self.staff
    }

    /// Whether their own text waits for somebody else to check it. Managers may check their own.
    pub fn needs_another(&self) -> bool {
        self.unchecked && self.facts.stage == Stage::InReview && !self.facts.archived
    }

    /// Whether they may take a step.
    pub fn take(&self, step: Step) -> bool {
        let checks = matches!(step, Step::Approve | Step::Schedule | Step::Publish);
        self.may_take(step) && !(checks && self.needs_another())
    }

    /// Whether they may take a step, whoever wrote the text.
    fn may_take(&self, step: Step) -> bool {
        let authors = match step {
            Step::Send | Step::Discard => true,
            Step::Return => self.facts.stage == Stage::InReview,
            _ => false,
        };
        step.apply(self.facts).is_ok() && (self.staff || (self.own && authors))
    }

    /// Why a step that makes sense is refused.
    pub fn refusal(&self, step: Step) -> Error {
        if self.may_take(step) { Error::Refused("own-text") } else { Error::Forbidden }
    }

    /// The steps to offer now.
    pub fn steps(&self) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| self.take(*step)).collect()
    }
}

#[cfg(test)]
mod tests;
