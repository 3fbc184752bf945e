//! Word rules: what a community does not want to read, and what happens then.

mod boundary;
mod compiled;
mod fold;
mod japanese;
mod korean;
mod pattern;

pub use compiled::Rules;
pub use pattern::{LONGEST_PATTERN, PatternError, check_pattern};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What happens to a text that a rule hits, from mild to strict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do", content = "with")]
pub enum Action {
    /// The word is replaced with this text, which may be empty; the rest is published.
    Replace(String),
    /// The text is published and put before a moderator.
    Flag,
    /// The text waits until a moderator has let it through.
    Hold,
    /// The text is not taken; its author sees why and can change it.
    Block,
}

impl Action {
    /// `replace`, `flag`, `hold` or `block`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Replace(_) => "replace",
            Self::Flag => "flag",
            Self::Hold => "hold",
            Self::Block => "block",
        }
    }
}

/// The texts that a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleLanguage {
    /// Every text.
    #[default]
    Any,
    /// Texts, or single lines, in Korean.
    Ko,
    /// Texts, or single lines, in Japanese.
    Ja,
    /// Texts, or single lines, in English.
    En,
}

/// One rule, as a moderator writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Names the rule in hits.
    pub id: i64,
    /// A word, a phrase or an emoji; several separated by `|`. `*` at an end says that the word may go on there: `사기*` hits
    /// 사기꾼. Width, case, accents and invisible characters make no difference.
    pub pattern: String,
    /// Where the rule applies.
    #[serde(default)]
    pub language: RuleLanguage,
    /// What follows from a hit.
    pub action: Action,
    /// Whether letters apart are hit too: `바.보`, `바 보`, `b a d`; and kana of the other kind.
    #[serde(default)]
    pub loose: bool,
    /// Whether code and addresses of the web are searched too.
    #[serde(default)]
    pub everywhere: bool,
    /// Whether the rule counts.
    pub enabled: bool,
}

/// A place that a rule hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// [`Rule::id`].
    pub rule: i64,
    /// The one of the rule's patterns that was found, as written, without `*`.
    pub pattern: String,
    /// What follows.
    pub action: Action,
    /// Where it stands in the text, in bytes, on boundaries of characters.
    pub range: Range<usize>,
}

/// What the rules say of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The strictest action of all hits, if there are any.
    pub action: Option<Action>,
    /// Every hit, in order of the text, each rule once at a place.
    pub hits: Vec<Hit>,
    /// The text after replacing, where that changed it.
    pub replaced: Option<String>,
}
