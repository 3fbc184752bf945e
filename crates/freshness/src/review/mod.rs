//! Staff look through a text: it is right, was put right, or is archived; or somebody else should look.

pub(crate) mod api;
pub(crate) mod web;

pub(crate) use web::routes;

use crate::{
    flag::note,
    retire::{self, Action, BatchId, Origin},
    settings::{Settings, days},
    store::{self, reviews::ReviewHead, targets},
    upkeep,
};
use madang_events::freshness::{OwnerChanged, Reviewed};
use madang_kernel::{Actor, Command, Cx, Error, Fields, MemberId, Permission, Result, TopicId};

/// The least and the most days until the next review.
pub(crate) const DAYS: std::ops::RangeInclusive<u32> = 7..=3650;

madang_kernel::words! {
    /// What came of looking through a text.
    pub enum Outcome {
        /// It is right as it stands.
        Confirmed = "confirmed",
        /// It was put right.
        Fixed = "fixed",
        /// It is no longer current: kept for reading only.
        Archived = "archived",
    }
}

/// Somebody has looked through a topic.
#[derive(Clone, Debug)]
pub struct Review {
    /// The topic.
    pub topic: TopicId,
    /// What came of it.
    pub outcome: Outcome,
    /// What those who flagged it are told; needed where somebody did.
    pub note: String,
    /// Days until the next review; `None` takes what is usual for its kind.
    pub days: Option<u32>,
}

impl Review {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `outcome`, `note` or `days`.
    pub fn parse(topic: TopicId, outcome: &str, typed: &str, days: &str) -> Result<Review> {
        let mut fields = Fields::new();
        let outcome = fields.take("outcome", Outcome::parse(outcome).ok_or("outcome-required"));
        let note = fields.take("note", note(typed, false));
        let days = fields.take("days", parse_days(days)).flatten();
        match (outcome, note) {
            (Some(outcome), Some(note)) if fields.0.is_empty() => Ok(Review { topic, outcome, note, days }),
            _ => Err(Error::Invalid(fields)),
        }
    }
}

fn parse_days(typed: &str) -> std::result::Result<Option<u32>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().ok().filter(|days| DAYS.contains(days)).map(Some).ok_or("days-range"),
    }
}

impl Command for Review {
    /// The batch by which an archiving can be undone.
    type Output = Option<BatchId>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Option<BatchId>> {
        let head = found(cx, self.topic).await?;
        if !head.live {
            return Err(Error::Refused("not-reviewed"));
        }
        if head.flags > 0 && self.note.is_empty() {
            return Err(Error::field("note", "note-for-flags"));
        }
        let outcome = self.outcome.as_str();
        let next = cx.now() + days(self.days.unwrap_or(Settings::now(cx.app()).days(&head.kind)));
        store::reviews::reviewed(cx, self.topic, outcome, next).await?;
        let (batch, flagged_by) = match self.outcome {
            Outcome::Archived => {
                let (batch, flagged_by) = archive(cx, self.topic, &self.note).await?;
                (Some(batch), flagged_by)
            }
            Outcome::Confirmed | Outcome::Fixed => {
                (None, store::flags::resolve(cx, &[self.topic], (outcome, &self.note), None).await?)
            }
        };
        upkeep::sync(cx, &[self.topic]).await?;
        let event = Reviewed { topic: self.topic, outcome: outcome.to_owned(), note: self.note, flagged_by };
        cx.emit(&event).await?;
        Ok(batch)
    }
}

async fn archive(cx: &mut Cx<'_>, topic: TopicId, note: &str) -> Result<(BatchId, Vec<MemberId>)> {
    let targets = targets::these(cx, &[topic]).await?;
    let change = retire::Change { origin: Origin::Review, action: Action::Archive, ..retire::Change::default() };
    retire::apply(cx, &change, targets, note).await
}

/// The review of a topic that the actor sees and may keep in order; nobody else changes it until the command ends.
async fn found(cx: &mut Cx<'_>, topic: TopicId) -> Result<ReviewHead> {
    upkeep::sync(cx, &[topic]).await?;
    let head = store::reviews::head(cx, topic).await?.ok_or(Error::NotFound)?;
    if cx.actor().can(Permission::Triage, head.space) { Ok(head) } else { Err(cx.actor().refusal(Some(head.space))) }
}

/// Somebody else of the staff, or nobody, reviews a topic from now on.
#[derive(Clone, Copy, Debug)]
pub struct Assign {
    /// The topic.
    pub topic: TopicId,
    /// Who.
    pub owner: Option<MemberId>,
}

impl Command for Assign {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = found(cx, self.topic).await?;
        if let Some(owner) = self.owner
            && !store::setup::is_staff(cx, owner).await?
        {
            return Err(Error::field("owner", "not-staff"));
        }
        store::reviews::set_owner(cx, self.topic, self.owner).await?;
        cx.emit(&OwnerChanged { topic: self.topic, kind: head.kind, owner: self.owner }).await
    }
}
