//! What happens when articles and solved questions are kept up to date.

use crate::event;
use madang_kernel::{MemberId, ProductId, TopicId, VersionId, outbox::About};
use serde::{Deserialize, Serialize};

/// A reader said that an article or a solved question is wrong or outdated.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flagged {
    /// What it is about.
    pub topic: TopicId,
    /// `wrong` or `outdated`.
    pub kind: String,
    /// Who said so.
    pub member: MemberId,
    /// Whom it is for, if anybody owns the topic.
    pub owner: Option<MemberId>,
}
event!(Flagged, "freshness.flagged", |e| About::topic(e.topic));

/// Staff looked through a topic: it is right, was put right, or was archived. Its open flags are settled by that.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reviewed {
    /// The topic.
    pub topic: TopicId,
    /// `confirmed`, `fixed` or `archived`.
    pub outcome: String,
    /// What is told to those who had flagged it.
    pub note: String,
    /// Those who had flagged it.
    pub flagged_by: Vec<MemberId>,
}
event!(Reviewed, "freshness.reviewed", |e| About::topic(e.topic));

/// A topic got another owner, who reviews it from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnerChanged {
    /// The topic.
    pub topic: TopicId,
    /// The topic's kind.
    pub kind: String,
    /// The owner now.
    pub owner: Option<MemberId>,
}
event!(OwnerChanged, "freshness.owner-changed", |_e| About::nothing());

/// Several topics were archived at once, or brought back; their topics say so already. The domains of their kinds take
/// down what they know of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatesSet {
    /// Why, as it is shown.
    pub note: String,
    /// Whether this undoes an archiving before.
    pub undone: bool,
    /// The topics.
    pub topics: Vec<StateSet>,
}
event!(StatesSet, "freshness.states-set", |_e| About::nothing());

/// A topic of [`StatesSet`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StateSet {
    /// The topic.
    pub topic: TopicId,
    /// The topic's kind.
    pub kind: String,
    /// The state before.
    pub from: String,
    /// The state now.
    pub to: String,
}

/// Several topics are about another version of their product now; their topics say so already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VersionsSet {
    /// The topics.
    pub topics: Vec<VersionSet>,
}
event!(VersionsSet, "freshness.versions-set", |_e| About::nothing());

/// A topic of [`VersionsSet`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VersionSet {
    /// The topic.
    pub topic: TopicId,
    /// The topic's kind.
    pub kind: String,
    /// The product now.
    pub product: Option<ProductId>,
    /// The version now.
    pub version: Option<VersionId>,
}
