//! Who gets a question: pure.
//!
//! 1. Of those on duty, whoever sees the space, is under the own cap and has not just given the question back.
//! 2. Where anybody on duty who sees the space speaks the question's language, only who speaks it: rather wait for one
//!    with room than go to somebody who cannot answer.
//! 3. Of these, who knows about its product or one of its tags, if anybody does.
//! 4. Of these, whose open questions are least relative to the cap; among equals, who was given nothing for longest.

use madang_kernel::{MemberId, ProductId, SpaceId, Timestamp};
use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashSet},
};

/// Somebody on duty.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Who.
    pub(super) agent: MemberId,
    /// Since when, without a break.
    pub(super) since: Timestamp,
    /// The most open questions.
    pub(super) cap: i64,
    /// The open questions now; of who was not counted, none.
    pub(super) open: i64,
    /// The languages; none for every one.
    pub(super) languages: Vec<String>,
    /// Keys of the tags known about.
    pub(super) tags: Vec<String>,
    /// The products known about.
    pub(super) products: Vec<ProductId>,
    /// When the program last gave this agent a question.
    pub(super) given_at: Timestamp,
    /// The spaces that this agent does not see, of those that were asked for.
    pub(super) blind: HashSet<SpaceId>,
}

/// A question that waits.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Where.
    pub(super) space: SpaceId,
    /// `ko`, `ja`, `en` or `other`.
    pub(super) language: String,
    /// What it is about.
    pub(super) product: Option<ProductId>,
    /// The keys of its tags.
    pub(super) tags: Vec<String>,
    /// Since when it is nobody's.
    pub(super) waits_since: Timestamp,
    /// Who gave it back last.
    pub(super) given_back_by: Option<MemberId>,
}

impl Candidate {
    fn speaks(&self, language: &str) -> bool {
        self.languages.is_empty() || self.languages.iter().any(|one| one == language)
    }

    fn knows(&self, asked: &Asked) -> bool {
        let product = asked.product.is_some_and(|product| self.products.contains(&product));
        product || self.tags.iter().any(|tag| asked.tags.contains(tag))
    }

    /// Whether this one takes on more.
    pub(super) fn has_room(&self) -> bool {
        self.open < self.cap
    }

    /// Whether this one rather than the other gets the next: by load relative to the cap, without division.
    fn before(&self, other: &Candidate) -> Ordering {
        let load = (self.open * other.cap).cmp(&(other.open * self.cap));
        load.then(self.given_at.cmp(&other.given_at)).then(self.agent.cmp(&other.agent))
    }
}

/// The places in `on_duty` of those who may be asked, whatever their load. With `old_too` an agent also gets what was asked
/// before the own shift began.
pub(super) fn able(asked: &Asked, on_duty: &[Candidate], old_too: bool) -> BTreeSet<usize> {
    let here = |one: &Candidate| !one.blind.contains(&asked.space) && (old_too || asked.waits_since >= one.since);
    let mut able: BTreeSet<usize> = (0..on_duty.len()).filter(|index| here(&on_duty[*index])).collect();
    if able.iter().any(|index| on_duty[*index].speaks(&asked.language)) {
        able.retain(|index| on_duty[*index].speaks(&asked.language));
    }
    able.retain(|index| asked.given_back_by != Some(on_duty[*index].agent));
    able
}

/// The place in `on_duty` of who gets the question; none where it waits. Needs the loads of those who are [`able`].
pub(super) fn choose(asked: &Asked, on_duty: &[Candidate], old_too: bool) -> Option<usize> {
    let mut fit = able(asked, on_duty, old_too);
    fit.retain(|index| on_duty[*index].has_room());
    if fit.iter().any(|index| on_duty[*index].knows(asked)) {
        fit.retain(|index| on_duty[*index].knows(asked));
    }
    fit.into_iter().min_by(|one, other| on_duty[*one].before(&on_duty[*other]))
}
