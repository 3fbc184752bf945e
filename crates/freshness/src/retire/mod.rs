//! Many topics are archived, or said to be about another version, in one step that can be undone in one step.

pub(crate) mod api;
pub(crate) mod web;

pub(crate) use web::routes;

use crate::store::{
    self,
    batches::{ItemRow, NewBatch},
    targets::{self, Target},
};
use madang_conversation::{self as conversation, Spaces, TopicState};
use madang_events::freshness::{StateSet, StatesSet, VersionSet, VersionsSet};
use madang_kernel::{
    Actor, Command, Cx, Error, Id, MemberId, Permission, ProductId, Result, SpaceId, TopicId, VersionId,
};

/// The most topics of one step.
const MOST: i64 = 20_000;

#[doc(hidden)]
pub enum BatchTag {}
/// A step that changed many topics.
pub type BatchId = Id<BatchTag>;

madang_kernel::words! {
    /// What started a step.
    pub enum Origin {
        /// A version came to its end.
        EndOfLife = "end_of_life",
        /// Nothing happened in the topics for long.
        Age = "age",
        /// Somebody looked through a text.
        Review = "review",
    }
}

madang_kernel::words! {
    /// What a step does.
    pub enum Action {
        /// Archives the topics.
        Archive = "archive",
        /// Says that they are about another version.
        Relabel = "relabel",
    }
}

/// A change of many topics.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change {
    pub(crate) origin: Origin,
    pub(crate) action: Action,
    /// The version that came to its end.
    pub(crate) version: Option<VersionId>,
    /// What they are about from now on.
    pub(crate) to: Option<(ProductId, VersionId)>,
    /// The space that is archived by age.
    pub(crate) space: Option<SpaceId>,
}

impl Default for Change {
    fn default() -> Change {
        Change { origin: Origin::EndOfLife, action: Action::Archive, version: None, to: None, space: None }
    }
}

/// Makes a change of topics that the actor may change, and keeps what they were. Gives the step, and who had flagged what
/// was archived.
pub(crate) async fn apply(
    cx: &mut Cx<'_>,
    change: &Change,
    targets: Vec<Target>,
    note: &str,
) -> Result<(BatchId, Vec<MemberId>)> {
    let Change { origin, action, version, space, to } = *change;
    let to_version = to.map(|(_, version)| version);
    let new = NewBatch { origin, action, version, to_version, space, note };
    let batch = store::batches::insert(cx, new, &targets).await?;
    let mut flagged_by = Vec::new();
    match action {
        Action::Archive => {
            let topics: Vec<TopicId> = targets.iter().map(|one| one.topic).collect();
            flagged_by = store::flags::resolve(cx, &topics, ("archived", note), Some(batch)).await?;
            let set = targets.into_iter().map(|one| (one.topic, one.kind, one.state, TopicState::Archived));
            set_states(cx, set.collect(), note, false).await?;
        }
        Action::Relabel => {
            let (product, version) = to.ok_or(Error::field("to_version", "required"))?;
            let set = targets.into_iter().map(|one| (one.topic, one.kind, Some(product), Some(version)));
            set_versions(cx, set.collect()).await?;
        }
    }
    Ok((batch, flagged_by))
}

/// Topics with their kinds, the states before and the states from now on.
async fn set_states(
    cx: &mut Cx<'_>,
    topics: Vec<(TopicId, String, TopicState, TopicState)>,
    note: &str,
    undone: bool,
) -> Result<()> {
    let states: Vec<(TopicId, TopicState)> = topics.iter().map(|(topic, _, _, to)| (*topic, *to)).collect();
    conversation::set_states(cx, &states).await?;
    let set = |(topic, kind, from, to): (TopicId, String, TopicState, TopicState)| StateSet {
        topic,
        kind,
        from: from.to_string(),
        to: to.to_string(),
    };
    cx.emit(&StatesSet { note: note.to_owned(), undone, topics: topics.into_iter().map(set).collect() }).await
}

async fn set_versions(
    cx: &mut Cx<'_>,
    topics: Vec<(TopicId, String, Option<ProductId>, Option<VersionId>)>,
) -> Result<()> {
    let labels: Vec<_> = topics.iter().map(|(topic, _, product, version)| (*topic, *product, *version)).collect();
    conversation::set_versions(cx, &labels).await?;
    let set = |(topic, kind, product, version)| VersionSet { topic, kind, product, version };
    cx.emit(&VersionsSet { topics: topics.into_iter().map(set).collect() }).await
}

/// Which topics a version's end changes.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// These of them.
    These(Vec<TopicId>),
    /// All that the actor sees.
    All,
}

/// A version has come to its end: topics about it are archived, or are about another version from now on.
#[derive(Clone, Debug)]
pub struct Retire {
    /// The version.
    pub version: VersionId,
    /// Which topics.
    pub chosen: Chosen,
    /// What is done with them.
    pub action: Action,
    /// The version that they are about from now on, where that is done.
    pub to_version: Option<VersionId>,
    /// Why, as it is shown on their pages.
    pub note: String,
}

impl Command for Retire {
    /// The step, and how many topics it changed.
    type Output = (BatchId, usize);

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<(BatchId, usize)> {
        let spaces = cx.app().service::<Spaces>().now();
        spaces.version(self.version).ok_or(Error::NotFound)?;
        let to = match (self.action, self.to_version) {
            (Action::Archive, _) => None,
            (Action::Relabel, Some(id)) if id != self.version => Some(
                spaces
                    .version(id)
                    .map(|(product, _)| (product.id, id))
                    .ok_or(Error::field("to_version", "required"))?,
            ),
            (Action::Relabel, _) => return Err(Error::field("to_version", "required")),
        };
        let mut targets = match &self.chosen {
            Chosen::These(topics) => targets::these(cx, topics).await?,
            Chosen::All => targets::of_version(cx, self.version, MOST).await?,
        };
        targets.retain(|one| one.version == Some(self.version) && one.state != TopicState::Archived);
        if targets.is_empty() {
            return Err(Error::field("topic", "none-chosen"));
        }
        let count = targets.len();
        let change = Change { action: self.action, version: Some(self.version), to, ..Change::default() };
        let (batch, _) = apply(cx, &change, targets, &self.note).await?;
        Ok((batch, count))
    }
}

/// Undoes a step: what it changed, and nobody has changed since, is again as it was.
#[derive(Clone, Copy, Debug)]
pub struct Undo {
    /// The step.
    pub batch: BatchId,
}

impl Command for Undo {
    /// How many topics are as they were.
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        let (action, to_version) = store::batches::take_back(cx, self.batch).await?;
        let mut items = store::batches::items(cx, self.batch).await?;
        let untouched = |item: &ItemRow| match action {
            Action::Archive => item.state_now == TopicState::Archived,
            Action::Relabel => item.version_now == to_version,
        };
        items.retain(untouched);
        let restored = items.len();
        match action {
            Action::Archive => {
                let topics: Vec<TopicId> = items.iter().map(|one| one.topic).collect();
                store::flags::reopen(cx, &topics, self.batch).await?;
                let set = items.into_iter().map(|one| (one.topic, one.kind, one.state_now, one.state));
                set_states(cx, set.collect(), "", true).await?;
            }
            Action::Relabel => {
                let set = items.into_iter().map(|one| (one.topic, one.kind, one.product, one.version));
                set_versions(cx, set.collect()).await?;
            }
        }
        store::batches::set_restored(cx, self.batch, restored).await?;
        Ok(restored)
    }
}
