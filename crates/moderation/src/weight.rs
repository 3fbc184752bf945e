//! How far up in the queue a case stands: by what is said of it, by how many, and for how long already. Pure.

use crate::flag::Reason;
use madang_kernel::Timestamp;

/// An hour in milliseconds.
const HOUR: i64 = 3_600_000;
/// What each further member who flags is worth, in hours of waiting.
const EACH: i64 = 12;
/// Further members count up to here, so that a crowd cannot put off everything else for days.
const MOST: i64 = 10;

/// What a reason is worth, in hours of waiting: what may harm somebody comes before what is only in the way.
fn hours(reason: Reason) -> i64 {
    match reason {
        Reason::Illegal => 72,
        Reason::Personal => 48,
        Reason::Rude => 24,
        Reason::Spam | Reason::Automatic => 12,
        Reason::Other => 6,
        Reason::OffTopic => 0,
    }
}

/// The key by which the queue descends, in milliseconds. As time passes every open case gains alike, so the key of a case
/// changes only when a flag comes or goes.
pub(crate) fn weight(opened_at: Timestamp, reasons: &[Reason]) -> i64 {
    let worst = reasons.iter().copied().map(hours).max().unwrap_or_default();
    let further = (reasons.len() as i64 - 1).clamp(0, MOST);
    (worst + further * EACH) * HOUR - opened_at.millis()
}

/// The reasons of a case, each once, the gravest first.
pub(crate) fn distinct(reasons: &[Reason]) -> Vec<Reason> {
    let mut kept = reasons.to_vec();
    kept.sort_by_key(|reason| (-hours(*reason), *reason));
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graver_reasons_more_members_and_longer_waiting_put_a_case_further_up() {
        let at = |hours: i64| Timestamp::from_millis(hours * HOUR);
        let spam = weight(at(100), &[Reason::Spam]);
        assert!(weight(at(100), &[Reason::Illegal, Reason::OffTopic]) > weight(at(100), &[Reason::Illegal]));
        assert!(weight(at(100), &[Reason::Personal]) > spam);
        assert!(weight(at(99), &[Reason::Spam]) > spam, "it has waited longer");
        assert!(weight(at(100), &[Reason::Spam; 3]) > weight(at(77), &[Reason::Spam]));
        assert_eq!(weight(at(100), &[Reason::Spam; 30]), weight(at(100), &[Reason::Spam; 11]));
    }

    #[test]
    fn reasons_are_told_once_the_gravest_first() {
        let all = [Reason::Spam, Reason::Rude, Reason::Spam, Reason::Illegal];
        assert_eq!(distinct(&all), [Reason::Illegal, Reason::Rude, Reason::Spam]);
    }
}
