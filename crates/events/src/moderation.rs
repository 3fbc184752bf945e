//! What happens when members flag and moderators settle. Who flagged is in none of it.

use crate::event;
use madang_kernel::{MemberId, MessageId, PostId, outbox::About};
use serde::{Deserialize, Serialize};

/// A post, a profile or a private message was flagged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FlagRaised {
    /// The case that gathers its flags.
    pub case: String,
    /// The post, if it is one.
    pub post: Option<PostId>,
    /// Whose profile, if it is one.
    pub profile: Option<MemberId>,
    /// The private message, if it is one.
    #[serde(default)]
    pub message: Option<MessageId>,
    /// `spam`, `rude`, `off_topic`, `personal`, `illegal`, `other` or `automatic`.
    pub reason: String,
}
event!(FlagRaised, "moderation.flag-raised", |_e| About::nothing());

/// The last flag of a case was taken back, and there is no case any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CaseDropped {
    /// The case.
    pub case: String,
}
event!(CaseDropped, "moderation.case-dropped", |_e| About::nothing());

/// A moderator settled a case: its flags were right, or not.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CaseSettled {
    /// The case.
    pub case: String,
    /// The post, if it was about one.
    pub post: Option<PostId>,
    /// The private message, if it was about one.
    #[serde(default)]
    pub message: Option<MessageId>,
    /// Whose words they are.
    pub author: MemberId,
    /// `hide`, `remove`, `edit`, `agree`, `disagree` or `ignore`.
    pub decision: String,
    /// Whether it breaks the rules.
    pub agreed: bool,
    /// What it was flagged as, the gravest first.
    pub reasons: Vec<String>,
}
event!(CaseSettled, "moderation.case-settled", |_e| About::nothing());

/// A moderator gave a member a sanction; a removal is proposed by it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SanctionGiven {
    /// The sanction.
    pub sanction: String,
    /// The member.
    pub member: MemberId,
    /// `note`, `warning`, `silence`, `suspension` or `removal`.
    pub kind: String,
}
event!(SanctionGiven, "moderation.sanction-given", |e| About::member(e.member));

/// A sanction ended before its time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SanctionEnded {
    /// The sanction.
    pub sanction: String,
    /// The member.
    pub member: MemberId,
    /// What it was.
    pub kind: String,
    /// `lifted`, `declined` or `overturned`.
    pub ended_as: String,
}
event!(SanctionEnded, "moderation.sanction-ended", |e| About::member(e.member));

/// A word rule was added, changed or taken away.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WordsChanged {}
event!(WordsChanged, "moderation.words-changed", |_e| About::nothing());
