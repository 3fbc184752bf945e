//! What automatic checks say of a new text. Pure functions: everything they need is handed in, nothing is stored.
//!
//! - [`Rules`]: words that a community wants blocked, replaced, flagged or held, found at the boundaries of words of Korean,
//!   Japanese and English.
//! - [`spam::score`]: how much a text looks like spam, as a sum whose parts are named; with a [`Learner`] that remembers what
//!   moderators of this community decided.
//! - [`trust`]: the level that a member has earned, and how far the next one is; [`Limits`]: what members of a level may do.
//!
//! Nothing here decides alone: the caller holds a text for a moderator, shows why, and deletes nothing.

mod learner;
mod limits;
mod rules;
pub mod spam;
mod text;
pub mod trust;

pub use learner::{
    Counts, Decision, HALF_EXPERIENCED, Learner, NEUTRAL_BELOW, Opinion, TellingWord, Tokens, Totals, opinion,
};
pub use limits::{Excess, Limits, LimitsByLevel, Usage, Writing};
pub use rules::{Action, Hit, LONGEST_PATTERN, PatternError, Rule, RuleLanguage, Rules, Verdict, check_pattern};
