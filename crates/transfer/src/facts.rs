//! What can be said of a topic only when every post is there: its state, its original, its accepted answer, verdicts.
//! Facts are kept in the transaction that writes the posts, so that an import can be stopped at any moment.

use madang_conversation::TopicState;
use madang_events::{knowledge::ArticleImported, questions::ImportedVerdict};
use madang_kernel::{MemberId, Timestamp, TopicId};
use serde::{Deserialize, Serialize};

/// What one row of the source says of its topic.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Fact {
    /// The state, where the source tells one.
    pub(crate) state: Option<TopicState>,
    /// Why it is in that state.
    pub(crate) note: String,
    /// The key of the original.
    pub(crate) duplicate_of: Option<String>,
    /// The key of the accepted answer.
    pub(crate) accepted: Option<String>,
    /// Who accepted it.
    pub(crate) accepted_by: Option<MemberId>,
    /// When.
    pub(crate) accepted_at: Option<Timestamp>,
    /// What staff said of an answer.
    pub(crate) verdict: Option<ImportedVerdict>,
    /// What the knowledge base keeps of an article.
    pub(crate) article: Option<ArticleImported>,
    /// Where all this stands, for the report.
    pub(crate) line: String,
}

/// A fact of a topic. One without anything in it means that the topic has new posts.
pub(crate) struct TopicFact {
    pub(crate) topic: TopicId,
    /// Tells the facts of a topic apart and puts them in order; the same row always has the same.
    pub(crate) place: String,
    pub(crate) fact: Fact,
}

impl TopicFact {
    /// The topic has new posts.
    pub(crate) fn touched(topic: TopicId) -> TopicFact {
        TopicFact { topic, place: String::new(), fact: Fact::default() }
    }
}
