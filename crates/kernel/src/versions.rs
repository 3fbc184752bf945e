//! How often each thing that pages show has changed, so that a kept page knows when it is old.

use crate::{TopicId, outbox::About};
use std::sync::atomic::{AtomicU64, Ordering};

const STRIPES: usize = 4096;

/// Counters in memory: one for the whole site, one for all lists, and stripes for topics (two topics that share a
/// stripe only make a page be rendered once more).
pub struct Versions {
    site: AtomicU64,
    lists: AtomicU64,
    topics: Box<[AtomicU64]>,
}

impl Default for Versions {
    fn default() -> Versions {
        Versions {
            site: AtomicU64::new(0),
            lists: AtomicU64::new(0),
            topics: (0..STRIPES).map(|_| AtomicU64::new(0)).collect(),
        }
    }
}

impl Versions {
    /// The version of what every page shows.
    pub fn site(&self) -> u64 {
        self.site.load(Ordering::Acquire)
    }

    /// The version of all lists of topics.
    pub fn lists(&self) -> u64 {
        self.lists.load(Ordering::Acquire)
    }

    /// The version of a topic.
    pub fn topic(&self, topic: TopicId) -> u64 {
        self.topics[Self::stripe(topic)].load(Ordering::Acquire)
    }

    /// Every page is old now.
    pub fn bump_site(&self) {
        self.site.fetch_add(1, Ordering::AcqRel);
    }

    /// What an event concerned is old now.
    pub fn bump(&self, about: &About) {
        if about.site {
            self.bump_site();
        }
        if let Some(topic) = about.topic {
            self.topics[Self::stripe(topic)].fetch_add(1, Ordering::AcqRel);
        }
        if about.topic.is_some() || about.space.is_some() {
            self.lists.fetch_add(1, Ordering::AcqRel);
        }
    }

    fn stripe(topic: TopicId) -> usize {
        let mixed = (topic.number() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 52) as usize % STRIPES
    }
}
