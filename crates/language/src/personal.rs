//! What in a text may tell who somebody is or open a door: e-mail addresses, numbers of telephones, cards and accounts,
//! passwords and keys. Rather too much than too little: a covered order number costs a line, a kept telephone number
//! costs somebody their privacy.

use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Fewer digits in a row are no telephone, card or resident number.
const DIGITS: usize = 9;
/// Shorter words open nothing, unless their name says so.
const SHORTEST_SECRET: usize = 14;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Personal {
    /// An e-mail address.
    Mail,
    /// A number of a telephone, a card, an account or a person.
    Number,
    /// A password, a key, a token.
    Secret,
}

impl Personal {
    /// What stands in its place.
    #[must_use]
    pub fn cover(self) -> &'static str {
        match self {
            Self::Mail => "‹e-mail›",
            Self::Number => "‹number›",
            Self::Secret => "‹secret›",
        }
    }
}

/// The text with everything personal covered.
#[must_use]
pub fn cover_personal(text: String) -> String {
    cover(text, &mut |_, _| {})
}

/// Everything personal in a text, each once, in no order.
#[must_use]
pub fn find_personal(text: &str) -> Vec<(Personal, String)> {
    let mut found: Vec<(Personal, String)> = Vec::new();
    cover(text.to_owned(), &mut |kind, piece: &str| {
        if !piece.contains('‹') && !found.iter().any(|(_, known)| known == piece) {
            found.push((kind, piece.to_owned()));
        }
    });
    found
}

/// Hears of everything that is covered.
type Hear<'h> = dyn FnMut(Personal, &str) + 'h;

fn cover(text: String, hear: &mut Hear<'_>) -> String {
    let text = words(text, hear);
    numbers(text, hear)
}

/// Covers what a pattern finds, unless `keep` says that it is nothing personal.
fn replace(text: &str, pattern: &Regex, kind: Personal, keep: fn(&str) -> bool, hear: &mut Hear<'_>) -> String {
    let change = |found: &Captures<'_>| {
        if keep(&found[0]) {
            return found[0].to_owned();
        }
        hear(kind, &found[0]);
        kind.cover().to_owned()
    };
    pattern.replace_all(text, change).into_owned()
}

fn never(_: &str) -> bool {
    false
}

macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($text).expect("a pattern"));
    };
}

pattern!(
    NAMED,
    r"(?i)(password|passwd|pwd|passcode|token|secret|api[ _-]?key|비밀번호|비번|암호|토큰|パスワード|暗証番号|トークン)(\s*[:=]\s*)(\S+)"
);
pattern!(ADDRESS, r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}");
pattern!(WIDE_ADDRESS, r"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)*\.\p{L}{2,}");
pattern!(JWT, r"eyJ[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*)*");
pattern!(
    PREFIXED,
    r"(?-u:\b)(?:sk|pk|rk|ghp|gho|ghs|ghu|github_pat|glpat|xox[abprs]|AKIA|ASIA|AIza)[_\-]?[A-Za-z0-9_\-]{12,}"
);
pattern!(UUID, r"(?i)(?-u:\b)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?-u:\b)");
pattern!(LONG, r"[A-Za-z0-9_=\-]{20,}");
pattern!(INTERNATIONAL, r"\+[0-9][0-9 ().\-‐‑–—−ー]{6,}[0-9]");
pattern!(BRACKETED, r"\(\+?[0-9]{2,4}\) ?[0-9]{3,4}[ .\-‐‑–—−ー][0-9]{4}");
pattern!(SPACED, r"(?-u:\b)(?:0[0-9]{1,3}[ .][0-9]{3,4}[ .][0-9]{3,4}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{4})(?-u:\b)");
pattern!(RESIDENT, r"(?-u:\b)[0-9]{6} [1-8][0-9]{6}(?-u:\b)");
pattern!(CARD, r"(?-u:\b)(?:[0-9]{4}(?: [0-9]{4}){2,4}|[0-9]{4} [0-9]{6} [0-9]{5})(?-u:\b)");
pattern!(JOINED, r"[0-9]+(?:[\-‐‑–—−ー][0-9]+)+");
pattern!(ROW, r"(-?)([0-9]{9,})");

/// Addresses, and words that open doors.
fn words(mut text: String, hear: &mut Hear<'_>) -> String {
    if text.contains([':', '=']) {
        let value = |found: &Captures<'_>| {
            let given = &found[3];
            let is_word = found[2].trim() == ":" && given.chars().all(char::is_alphabetic);
            if is_word {
                return found[0].to_owned();
            }
            hear(Personal::Secret, given);
            format!("{}{}{}", &found[1], &found[2], Personal::Secret.cover())
        };
        text = NAMED.replace_all(&text, value).into_owned();
    }
    if text.contains('@') {
        text = replace(&text, &ADDRESS, Personal::Mail, never, hear);
        text = replace(&text, &WIDE_ADDRESS, Personal::Mail, never, hear);
    }
    if text.len() < SHORTEST_SECRET {
        return text;
    }
    text = replace(&text, &JWT, Personal::Secret, never, hear);
    text = replace(&text, &PREFIXED, Personal::Secret, never, hear);
    text = replace(&text, &UUID, Personal::Secret, never, hear);
    replace(&text, &LONG, Personal::Secret, |word| !is_random(word), hear)
}

/// Names of errors and of files are long too, but letters and digits are not strewn in them.
fn is_random(word: &str) -> bool {
    let count = |test: fn(&char) -> bool| word.chars().filter(test).count();
    let digits = count(char::is_ascii_digit);
    let letters = count(char::is_ascii_alphabetic);
    let mixed = count(char::is_ascii_uppercase) > 1 && count(char::is_ascii_lowercase) > 1;
    let joined = word.contains('-');
    letters > 0 && ((!joined && digits > 3) || (mixed && digits > 1))
}

/// Telephone, card, account and resident numbers.
fn numbers(mut text: String, hear: &mut Hear<'_>) -> String {
    if text.chars().filter(char::is_ascii_digit).count() < DIGITS {
        return text;
    }
    text = replace(&text, &INTERNATIONAL, Personal::Number, never, hear);
    text = replace(&text, &BRACKETED, Personal::Number, never, hear);
    text = replace(&text, &SPACED, Personal::Number, never, hear);
    text = replace(&text, &RESIDENT, Personal::Number, never, hear);
    text = replace(&text, &CARD, Personal::Number, are_years, hear);
    text = replace(&text, &JOINED, Personal::Number, is_short, hear);
    // Codes of errors, such as -2147467259, are negative numbers of ten digits.
    let row = |found: &Captures<'_>| {
        if !found[1].is_empty() && found[2].len() == 10 {
            return found[0].to_owned();
        }
        hear(Personal::Number, &found[2]);
        format!("{}{}", &found[1], Personal::Number.cover())
    };
    ROW.replace_all(&text, row).into_owned()
}

fn is_short(joined: &str) -> bool {
    joined.chars().filter(char::is_ascii_digit).count() < DIGITS
}

fn are_years(groups: &str) -> bool {
    groups.split(' ').all(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_personal_is_listed_once() {
        let text = "메일 kim@example.com, 전화 010-1234-5678. kim@example.com으로 답해 주세요. 비밀번호=qwerty12!";
        let found = find_personal(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.contains(&(Personal::Mail, "kim@example.com".to_owned())));
        assert!(found.contains(&(Personal::Number, "010-1234-5678".to_owned())));
        assert!(find_personal("E-21 펌프 오류, 2026-07-01").is_empty());
        assert!(cover_personal(text.to_owned()).starts_with("메일 ‹e-mail›, 전화 ‹number›."));
    }
}
