//! The little syntax of the search box: `"a phrase"` must be there, `-word` must not.

use madang_language::{normalise, runs};

/// A query taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Everything to rank by: the free words, and the phrases' words.
    pub(super) text: String,
    /// Phrases a document must hold.
    pub(super) phrases: Vec<String>,
    /// Words and phrases a document must not hold.
    pub(super) excluded: Vec<String>,
}

/// Phrases and exclusions read at most.
const MOST_CONDITIONS: usize = 8;

impl Wanted {
    /// Reads a query. Nothing is an error: a quote that is never closed reaches to the end, a lone hyphen is nothing.
    pub(super) fn parse(query: &str) -> Self {
        let mut wanted = Self::default();
        let mut rest = query.trim_start();
        while !rest.is_empty() {
            let (excluded, from) = match rest.strip_prefix('-') {
                Some(from) if !from.starts_with(char::is_whitespace) => (true, from),
                _ => (false, rest),
            };
            let (piece, quoted, after) = match from.strip_prefix(is_quote) {
                Some(inside) => {
                    let (piece, after) = split(inside, inside.find(is_quote));
                    (piece, true, after.strip_prefix(is_quote).unwrap_or(after))
                }
                None => {
                    let (piece, after) = split(from, from.find(|c: char| c.is_whitespace() || is_quote(c)));
                    (piece, false, after)
                }
            };
            wanted.add(piece.trim(), quoted, excluded);
            rest = after.trim_start();
        }
        // All of the community but one word is not what somebody looks for who types -Wall or -던지.
        if wanted.text.is_empty() && wanted.excluded.len() == 1 {
            wanted.text = wanted.excluded.remove(0);
        }
        wanted
    }

    fn add(&mut self, piece: &str, quoted: bool, excluded: bool) {
        if runs(&normalise(piece)).next().is_none() {
            return;
        }
        if excluded {
            push(&mut self.excluded, piece);
            return;
        }
        if quoted {
            push(&mut self.phrases, piece);
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(piece);
    }
}

fn push(list: &mut Vec<String>, piece: &str) {
    if list.len() < MOST_CONDITIONS {
        list.push(piece.to_owned());
    }
}

fn split(text: &str, at: Option<usize>) -> (&str, &str) {
    text.split_at(at.unwrap_or(text.len()))
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '＂')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wanted(text: &str, phrases: &[&str], excluded: &[&str]) -> Wanted {
        let list = |list: &[&str]| list.iter().map(|piece| (*piece).to_owned()).collect();
        Wanted { text: text.to_owned(), phrases: list(phrases), excluded: list(excluded) }
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        assert_eq!(
            Wanted::parse(r#"환불 "카드 결제" -취소 -"부분 환불" 규정"#),
            wanted("환불 카드 결제 규정", &["카드 결제"], &["취소", "부분 환불"])
        );
        assert_eq!(Wanted::parse("“wi-fi off”"), wanted("wi-fi off", &["wi-fi off"], &[]));
    }

    #[test]
    fn a_single_word_behind_a_hyphen_is_looked_for() {
        assert_eq!(Wanted::parse("-threaded"), wanted("threaded", &[], &[]));
        assert_eq!(Wanted::parse("-던지 -든지"), wanted("", &[], &["던지", "든지"]));
    }

    #[test]
    fn unfinished_and_empty_syntax_is_forgiven() {
        assert_eq!(Wanted::parse(r#"a "b c"#), wanted("a b c", &["b c"], &[]));
        assert_eq!(Wanted::parse(r#" - "" -"" ! "#), wanted("", &[], &[]));
        assert_eq!(Wanted::parse("2026-11-21 a - b"), wanted("2026-11-21 a b", &[], &[]));
        assert_eq!(Wanted::parse("m >>= f ..."), wanted("m >>= f", &[], &[]));
    }

    proptest! {
        #[test]
        fn no_query_makes_it_fail(query in any::<String>()) {
            let _ = Wanted::parse(&query);
        }

        #[test]
        fn marks_in_any_order_are_read(query in "[a\"가 -]{0,30}") {
            let wanted = Wanted::parse(&query);
            prop_assert!(wanted.phrases.len() <= MOST_CONDITIONS);
        }
    }
}
