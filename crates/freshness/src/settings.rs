//! How often texts are looked through, and whether their links are tried.

use madang_conversation::ARTICLE;
use madang_kernel::App;
use serde::{Deserialize, Serialize};
use std::time::Duration;

const DAY: u64 = 24 * 60 * 60;

/// The setting `freshness`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = FreshnessSettings)]
#[serde(default)]
pub struct Settings {
    /// Days after which an article is looked at again; 7 to 3650.
    pub article_days: u32,
    /// Days after which a solved question is looked at again; 7 to 3650.
    pub question_days: u32,
    /// Whether links to other sites are tried.
    pub check_links: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { article_days: 180, question_days: 365, check_links: true }
    }
}

impl Settings {
    /// The setting's name.
    pub(crate) const NAME: &'static str = "freshness";

    /// As it is set now.
    pub(crate) fn now(app: &App) -> Settings {
        app.settings().get(Settings::NAME)
    }

    /// Days after which a topic of this kind is looked at again.
    pub(crate) fn days(&self, kind: &str) -> u32 {
        if kind == ARTICLE { self.article_days } else { self.question_days }
    }
}

/// So many days.
pub(crate) fn days(n: u32) -> Duration {
    Duration::from_secs(u64::from(n) * DAY)
}
