//! What happens to questions.

use crate::event;
use madang_kernel::{MemberId, PostId, Timestamp, TopicId, outbox::About};
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
event!(Accepted, "questions.accepted", |e| About::post(e.topic, e.post));

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
event!(Judged, "questions.judged", |e| About::post(e.topic, e.post));

/// An employee answered a question, or commented in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StaffAnswered {
    /// The question.
    pub topic: TopicId,
    /// The answer or comment.
    pub post: PostId,
    /// Who wrote it.
    pub author: MemberId,
    /// The earlier answer or comment of the same author that it repeats nearly word for word.
    pub repeats: Option<PostId>,
}
event!(StaffAnswered, "questions.staff-answered", |_e| About::nothing());

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

/// A question came from another system with what that system knew of it; the topic and its posts are there already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Imported {
    /// The question.
    pub topic: TopicId,
    /// Why it is in its state.
    pub state_note: String,
    /// The original, when it is a duplicate.
    pub duplicate_of: Option<TopicId>,
    /// Who accepted the accepted answer, if that is known.
    pub accepted_by: Option<MemberId>,
    /// When the accepted answer was accepted.
    pub accepted_at: Option<Timestamp>,
    /// What staff said of its answers.
    pub verdicts: Vec<ImportedVerdict>,
}
event!(Imported, "questions.imported", |e| About::topic(e.topic));

/// What staff said of an answer in another system.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportedVerdict {
    /// The answer.
    pub post: PostId,
    /// `verified`, `wrong` or `outdated`.
    pub verdict: String,
    /// Who said it.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}
