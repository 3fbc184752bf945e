//! What happens to questions.

use crate::event;
use madang_kernel::{MemberId, PostId, TopicId, outbox::About};
use serde::{Deserialize, Serialize};

/// An answer was accepted, or the acceptance taken back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Accepted {
    /// The question.
    pub topic: TopicId,
    /// The answer.
    pub post: PostId,
    /// Who wrote the answer.
    pub author: MemberId,
    /// Whether it stands now.
    pub on: bool,
}
event!(Accepted, "questions.accepted", |e| About::topic(e.topic));

/// Staff confirmed an answer, marked it wrong or outdated, or revoked the mark.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Judged {
    /// The question.
    pub topic: TopicId,
    /// The answer.
    pub post: PostId,
    /// Who wrote the answer.
    pub author: MemberId,
    /// `verified`, `wrong`, `outdated`, or none when the mark was revoked.
    pub verdict: Option<String>,
    /// The mark before.
    pub before: Option<String>,
}
event!(Judged, "questions.judged", |e| About::topic(e.topic));

/// A question's state changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StateChanged {
    /// The question.
    pub topic: TopicId,
    /// The state before.
    pub from: String,
    /// The state now.
    pub to: String,
    /// The original, when it is a duplicate now.
    pub duplicate_of: Option<TopicId>,
}
event!(StateChanged, "questions.state-changed", |e| About::topic(e.topic));

/// A reader said that what was shown answered the question, so that nothing needed to be asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deflected {
    /// What answered it.
    pub topic: TopicId,
    /// Where it was shown: `ask`, `search`, `widget`.
    pub place: String,
}
event!(Deflected, "questions.deflected", |_e| About::nothing());
