//! What happens to the articles of the knowledge base.

use crate::event;
use madang_kernel::{MemberId, PostId, SpaceId, Timestamp, TopicId, outbox::About};
use serde::{Deserialize, Serialize};

/// An article was published for the first time, or a new revision of it was. Its topic and opening post are there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticlePublished {
    /// The article's topic.
    pub topic: TopicId,
    /// The number of the revision that readers see now.
    pub revision: i64,
    /// Whether readers see it for the first time.
    pub first: bool,
    /// The threads it was captured from.
    pub sources: Vec<TopicId>,
    /// Who asked and answered in them.
    pub credited: Vec<MemberId>,
}
event!(ArticlePublished, "knowledge.article-published", |e| About::topic(e.topic));

/// An article that readers see got an owner, or another one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticleOwned {
    /// The article's topic.
    pub topic: TopicId,
    /// Who looks after it from now on.
    pub owner: MemberId,
}
event!(ArticleOwned, "knowledge.article-owned", |_e| About::nothing());

/// An article was archived, or brought back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticleArchived {
    /// The article's topic.
    pub topic: TopicId,
    /// Whether it is archived now.
    pub archived: bool,
}
event!(ArticleArchived, "knowledge.article-archived", |e| About::topic(e.topic));

/// A reader said for the first time whether an article helped. A reader counts once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticleRated {
    /// The article's topic.
    pub topic: TopicId,
    /// Whether it helped.
    pub helped: bool,
}
event!(ArticleRated, "knowledge.article-rated", |e| About::topic(e.topic));

/// A reader who had said whether an article helped says the opposite now: one voice less on one side, one more on the other.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RatingChanged {
    /// The article's topic.
    pub topic: TopicId,
    /// Whether it helped, as the reader says now.
    pub helped: bool,
}
event!(RatingChanged, "knowledge.rating-changed", |e| About::topic(e.topic));

/// An article came from another system; its topic and its opening post are there already, and of a translation its original
/// was announced before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticleImported {
    /// The article's topic.
    pub topic: TopicId,
    /// Its opening post, which holds the text.
    pub post: PostId,
    /// The collection.
    pub space: SpaceId,
    /// `how_to`, `faq`, `tutorial`, `troubleshooting` or `reference`.
    pub kind: String,
    /// Its place in its collection; below 0 before all others, `None` where there is no order.
    #[serde(default)]
    pub position: Option<i64>,
    /// Whose article it is.
    pub author: MemberId,
    /// The article that this one translates.
    pub translation_of: Option<TopicId>,
    /// Whether it is a draft there: readers do not see its topic.
    pub draft: bool,
    /// Whether the translation was marked as behind its original.
    pub behind: bool,
    /// How many readers it helped.
    pub helped: i64,
    /// How many readers it did not help.
    pub did_not_help: i64,
    /// When it was last changed.
    pub edited_at: Timestamp,
}
event!(ArticleImported, "knowledge.article-imported", |e| About::topic(e.topic));

/// A collection came from another system; its space is there already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CollectionImported {
    /// The collection's space.
    pub space: SpaceId,
    /// The collection that it is within.
    pub parent: Option<SpaceId>,
}
event!(CollectionImported, "knowledge.collection-imported", |_e| About::site());
