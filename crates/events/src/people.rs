//! What happens to members and the place itself.

use crate::event;
use madang_kernel::{MemberId, outbox::About};
use serde::{Deserialize, Serialize};

/// Somebody signed up; the address is not confirmed yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignedUp {
    /// The new member.
    pub member: MemberId,
}
event!(SignedUp, "people.signed-up", |_e| About::nothing());

/// A member confirmed the e-mail address, or an imported member claimed the account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confirmed {
    /// The member.
    pub member: MemberId,
}
event!(Confirmed, "people.confirmed", |_e| About::nothing());

/// A member's profile, role, groups or standing changed; whatever is kept about the member is old.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberChanged {
    /// The member.
    pub member: MemberId,
}
event!(MemberChanged, "people.member-changed", |e| About { site: true, ..About::member(e.member) });

/// Sessions or tokens of a member ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccessEnded {
    /// The member.
    pub member: MemberId,
}
event!(AccessEnded, "people.access-ended", |e| About::member(e.member));

/// A member's trust level as it was and as it is, 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustChange {
    /// The member.
    pub member: MemberId,
    /// The level before.
    pub before: u8,
    /// The level now.
    pub level: u8,
}

/// Members rose to a trust level, or lost one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TrustChanged {
    /// Each member, once.
    pub changes: Vec<TrustChange>,
}
event!(TrustChanged, "people.trust-changed", |_e| About::nothing());

/// A setting of the community changed, such as its name, logo or colour.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettingChanged {
    /// The setting.
    pub name: String,
}
event!(SettingChanged, "people.setting-changed", |_e| About::site());

/// The automatic checks found something in what a member calls themselves or says about themselves, or a member has rewritten a profile
/// that a moderator has hidden: moderators ought to look at it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProfileScreened {
    /// The member.
    pub member: MemberId,
    /// The words that were hit.
    pub words: Vec<String>,
    /// The spam score in percent, where that is why.
    pub score: Option<u8>,
    /// Whether a hidden profile was rewritten.
    pub rewritten: bool,
}
event!(ProfileScreened, "people.profile-screened", |_e| About::nothing());
