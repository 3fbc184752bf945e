//! Where word rules hit and where not: tables of patterns and texts in three languages, and laws that hold for every text.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod english;
mod forms;
mod japanese;
mod korean;
mod laws;

use madang_screen::{Action, Rule, RuleLanguage, Rules};

/// Pattern, text, whether it hits, and why.
pub(crate) type Case = (&'static str, &'static str, bool, &'static str);

/// A rule that flags.
pub(crate) fn rule(pattern: &str) -> Rule {
    Rule {
        id: 1,
        pattern: pattern.to_owned(),
        language: RuleLanguage::Any,
        action: Action::Flag,
        loose: false,
        everywhere: false,
        enabled: true,
    }
}

/// Compares a table with what the rules say, and names every case that differs.
pub(crate) fn holds(cases: &[Case], change: impl Fn(Rule) -> Rule) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(pattern, text, expected, _)| Rules::new(&[change(rule(pattern))]).find(text).is_empty() == *expected)
        .map(|(pattern, text, expected, why)| {
            format!("{pattern:?} {} {text:?}: {why}", if *expected { "must hit" } else { "must not hit" })
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What a pattern finds, as it stands in the text.
pub(crate) fn found(rule: Rule, text: &str) -> Vec<&str> {
    Rules::new(&[rule]).find(text).into_iter().map(|hit| &text[hit.range]).collect()
}

#[test]
fn there_are_two_hundred_cases() {
    let tables = [korean::WORDS, japanese::WORDS, english::WORDS, forms::SAME, forms::LOOSE, forms::PLACES];
    assert!(tables.iter().map(|table| table.len()).sum::<usize>() >= 200);
}
