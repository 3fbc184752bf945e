//! How much a text needs somebody to look at it: pure, and told part by part to whoever works through the queue.
//!
//! | part | points | why |
//! |---|---|---|
//! | open flags | 1000, and 10 each | somebody took the trouble to say that it is not right: always on top |
//! | time since it was last written or looked at | 0–30 | half of it when the review is due, all of it at twice that time |
//! | "this did not help" | 0–25 | the share among at least five who said anything since; fewer count in part |
//! | marked wrong, marked outdated | 20, 15 | staff have said so of the answer |
//! | its version has come to its end | 20 | nobody can use what it says |
//! | a newer version came out since | 15 | it may have changed |
//! | links that are broken | 5 each, at most 15 | |
//! | readers who voted against it | 2 each, at most 10 | |
//! | how often it is read | 0–15 | 5 for each power of ten: being wrong matters more there |

use serde::{Deserialize, Serialize};

/// What open flags put a text above.
const FLAGGED: i64 = 1000;

madang_kernel::words! {
    /// Why a text needs somebody to look at it.
    pub enum Why {
        /// Readers flagged it.
        Flags = "flags",
        /// Staff marked the answer as wrong.
        Wrong = "wrong",
        /// Staff marked the answer as outdated.
        Outdated = "outdated",
        /// Its version has come to its end.
        EndOfLife = "end_of_life",
        /// A newer version came out since.
        NewerVersion = "newer_version",
        /// Readers said that it did not help.
        DidNotHelp = "did_not_help",
        /// Links lead nowhere.
        BrokenLinks = "broken_links",
        /// It was not looked at for so many days.
        Age = "age",
        /// Readers voted against it.
        Votes = "votes",
        /// It is read often.
        Views = "views",
    }
}

/// A part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Part {
    /// What it is for.
    #[schema(value_type = String)]
    pub why: Why,
    /// How many: flags, days, readers, links, per cent.
    pub amount: i64,
    /// What it adds.
    pub points: i64,
}

impl Part {
    /// What it adds among the others; flags stand above them instead, and add nothing there.
    pub(crate) fn shown_points(&self) -> i64 {
        if self.why == Why::Flags { 0 } else { self.points }
    }
}

/// What is known of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    /// Days since it was last written or looked at.
    pub(crate) age_days: i64,
    /// Days after which it is looked at again.
    pub(crate) interval_days: i64,
    pub(crate) views: i64,
    /// Votes since ever.
    pub(crate) votes: i64,
    /// Readers since it was last looked at.
    pub(crate) helped: i64,
    pub(crate) did_not_help: i64,
    pub(crate) wrong: bool,
    pub(crate) outdated: bool,
    pub(crate) newer_version: bool,
    pub(crate) end_of_life: bool,
    pub(crate) broken: i64,
    pub(crate) flags: i64,
}

impl Facts {
    /// Per cent of the readers who said anything whom it did not help.
    fn unhelpful(&self) -> i64 {
        let all = self.helped + self.did_not_help;
        if all == 0 { 0 } else { self.did_not_help * 100 / all }
    }

    /// Whether so many readers were not helped that it should be looked at now.
    pub(crate) fn fails_readers(&self) -> bool {
        self.did_not_help >= 3 && self.unhelpful() >= 50
    }

    /// The parts of the score that add anything, the heaviest first.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let Facts { flags, broken, votes, views, age_days, .. } = *self;
        let part = |why, amount, points| Part { why, amount, points };
        let said = (self.helped + self.did_not_help).min(5);
        let mut parts = vec![
            part(Why::Flags, flags, if flags > 0 { FLAGGED + 10 * flags } else { 0 }),
            part(Why::Wrong, 1, if self.wrong { 20 } else { 0 }),
            part(Why::Outdated, 1, if self.outdated { 15 } else { 0 }),
            part(Why::EndOfLife, 1, if self.end_of_life { 20 } else { 0 }),
            part(Why::NewerVersion, 1, if self.newer_version { 15 } else { 0 }),
            part(Why::DidNotHelp, self.unhelpful(), self.unhelpful() * 25 * said / 500),
            part(Why::BrokenLinks, broken, (5 * broken).min(15)),
            part(Why::Age, age_days, (age_days * 15 / self.interval_days.max(1)).clamp(0, 30)),
            part(Why::Votes, -votes, (-2 * votes).clamp(0, 10)),
            part(Why::Views, views, 5 * i64::from((views.max(0) + 1).ilog10()).min(3)),
        ];
        parts.retain(|part| part.points > 0);
        parts.sort_by_key(|part| std::cmp::Reverse(part.points));
        parts
    }
}

/// The whole score.
pub(crate) fn total(parts: &[Part]) -> i64 {
    parts.iter().map(|part| part.points).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(facts: Facts) -> i64 {
        total(&facts.parts())
    }

    #[test]
    fn a_text_without_trouble_ages_to_thirty_points() {
        let aged = |days| score(Facts { age_days: days, interval_days: 180, ..Facts::default() });
        assert_eq!([0, 90, 180, 360, 9_000].map(aged), [0, 7, 15, 30, 30]);
    }

    #[test]
    fn a_flag_outweighs_everything_else() {
        let worst = Facts {
            age_days: 9_000,
            interval_days: 180,
            views: 1_000_000,
            votes: -50,
            did_not_help: 50,
            wrong: true,
            outdated: true,
            newer_version: true,
            end_of_life: true,
            broken: 9,
            ..Facts::default()
        };
        assert_eq!(score(worst), 165);
        assert!(score(Facts { flags: 1, ..Facts::default() }) > score(worst));
    }

    #[test]
    fn few_voices_count_in_part_and_the_heaviest_part_is_told_first() {
        let one = Facts { did_not_help: 1, ..Facts::default() };
        let five = Facts { did_not_help: 5, views: 120, ..Facts::default() };
        assert_eq!((score(one), score(five)), (5, 35));
        assert_eq!(five.parts().iter().map(|part| part.why).collect::<Vec<_>>(), [Why::DidNotHelp, Why::Views]);
        assert!(!one.fails_readers() && five.fails_readers());
    }
}
