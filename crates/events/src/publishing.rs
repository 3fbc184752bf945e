//! What happens to what the company publishes.

use crate::event;
use madang_kernel::{MemberId, TopicId, outbox::About};
use serde::{Deserialize, Serialize};

/// Something was published, or what was published has a new text. Its topic and opening post are there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Published {
    /// Its topic.
    pub topic: TopicId,
    /// Its kind, such as `announcement`.
    pub kind: String,
    /// Whether readers see it for the first time.
    pub first: bool,
}
event!(Published, "publishing.published", |e| About::topic(e.topic));

/// Something published was taken back or archived, or put back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Its topic.
    pub topic: TopicId,
    /// `draft`, `archived` or `published`: what it is now.
    pub state: String,
}
event!(Withdrawn, "publishing.withdrawn", |e| About::topic(e.topic));

/// A banner was put up, changed or taken down.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BannersChanged {}
event!(BannersChanged, "publishing.banners-changed", |_e| About::site());

/// A member closed a banner.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BannerClosed {
    /// The banner's code.
    pub banner: String,
    /// The member.
    pub member: MemberId,
}
event!(BannerClosed, "publishing.banner-closed", |_e| About::nothing());
