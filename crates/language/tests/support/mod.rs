//! Tables of cases: each names the rule it shows.

#![allow(dead_code, reason = "each file of tests uses some of it")]

use madang_language::{grams, highlight, normalise, words};

/// Rule, text, and the tokens that come of it, with spaces between them.
pub(crate) type Case = (&'static str, &'static str, &'static str);

/// The precise stream of each text is as the table says.
pub(crate) fn check_words(cases: &[Case]) {
    for (rule, text, expected) in cases {
        let mut found = Vec::new();
        words(&normalise(text), |token| found.push(token.text.to_owned()));
        assert_eq!(found.join(" "), *expected, "{rule}: words of {text}");
    }
}

/// The tolerant stream of each text is as the table says.
pub(crate) fn check_grams(cases: &[Case]) {
    for (rule, text, expected) in cases {
        let mut found = Vec::new();
        grams(&normalise(text), |token| found.push(token.text.to_owned()));
        assert_eq!(found.join(" "), *expected, "{rule}: pairs of {text}");
    }
}

/// Rule, text, query, and the parts of the text that are marked, with `|` between them.
pub(crate) fn check_marks(cases: &[(&str, &str, &str, &str)]) {
    for (rule, text, query, expected) in cases {
        let found: Vec<&str> = highlight(text, query).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found.join("|"), *expected, "{rule}: {query} in {text}");
    }
}

/// Rule, and texts that mean the same to a search: their words are equal.
pub(crate) fn check_same(cases: &[(&str, &[&str])]) {
    for (rule, texts) in cases {
        let of = |text: &str| {
            let mut found = Vec::new();
            words(&normalise(text), |token| found.push(token.text.to_owned()));
            found
        };
        for text in &texts[1..] {
            assert_eq!(of(text), of(texts[0]), "{rule}: {text} and {}", texts[0]);
        }
    }
}
