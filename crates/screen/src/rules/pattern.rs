//! What a moderator may write into a rule.

use super::fold::fold;
use std::fmt;

/// The longest pattern with all its alternatives, in characters.
pub const LONGEST_PATTERN: usize = 500;
/// What hides a word that its own replacement would bring back; never part of a pattern.
pub(super) const MASK: char = '█';

/// One alternative of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle {
    /// As it was written, without `*`.
    pub(super) written: String,
    /// As it is looked for.
    pub(super) folded: String,
    /// Whether the word may begin before it.
    pub(super) open_start: bool,
    /// Whether the word may go on behind it.
    pub(super) open_end: bool,
}

/// Why a pattern cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternError {
    /// There is nothing to look for, or nothing beside a `|`.
    Empty,
    /// More than [`LONGEST_PATTERN`] characters.
    TooLong,
    /// A `*` that is not at an end.
    StarInside,
    /// A single character with `*`: it would hit nearly everything.
    TooShort,
    /// It holds the character that hides words.
    Mask,
}

impl PatternError {
    /// A stable name: `empty`, `too_long`, `star_inside`, `too_short`, `mask`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::StarInside => "star_inside",
            Self::TooShort => "too_short",
            Self::Mask => "mask",
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl std::error::Error for PatternError {}

/// Whether a pattern can be used in a rule.
///
/// # Errors
/// What is wrong with it.
pub fn check_pattern(pattern: &str) -> Result<(), PatternError> {
    parse(pattern).map(|_| ())
}

/// The alternatives of a pattern.
pub(super) fn parse(pattern: &str) -> Result<Vec<Needle>, PatternError> {
    if pattern.chars().count() > LONGEST_PATTERN {
        return Err(PatternError::TooLong);
    }
    let mut needles = Vec::new();
    for alternative in pattern.split('|') {
        let needle = needle(alternative.trim())?;
        if let Some(joined) = without_spaces(&needle) {
            needles.push(joined);
        }
        needles.push(needle);
    }
    Ok(needles)
}

fn needle(alternative: &str) -> Result<Needle, PatternError> {
    // Full-width stars are what Korean and Japanese keyboards give.
    let is_star = |character: char| matches!(character, '*' | '＊');
    let (open_start, open_end) = (alternative.starts_with(is_star), alternative.ends_with(is_star));
    let written = alternative.trim_matches(is_star).trim();
    if written.contains(is_star) {
        return Err(PatternError::StarInside);
    }
    let folded = fold(written);
    match folded.chars().count() {
        0 => Err(PatternError::Empty),
        1 if open_start || open_end => Err(PatternError::TooShort),
        _ if folded.contains(MASK) => Err(PatternError::Mask),
        _ => Ok(Needle { written: written.to_owned(), folded, open_start, open_end }),
    }
}

/// A Korean or Japanese phrase is written with or without spaces.
fn without_spaces(needle: &Needle) -> Option<Needle> {
    let mut joined = String::with_capacity(needle.folded.len());
    let mut characters = needle.folded.chars().peekable();
    let mut previous = ' ';
    while let Some(character) = characters.next() {
        let between = |next: &char| is_east_asian(previous) && is_east_asian(*next);
        if character != ' ' || !characters.peek().is_some_and(between) {
            joined.push(character);
        }
        previous = character;
    }
    (joined != needle.folded).then(|| Needle { folded: joined, ..needle.clone() })
}

fn is_east_asian(character: char) -> bool {
    matches!(character, '가'..='힣' | 'ぁ'..='ヿ' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_alternatives_open_at_their_ends() {
        let needles = parse(" 사기* | *카지노 | Get Rich ").unwrap();
        let seen: Vec<_> = needles.iter().map(|n| (n.folded.as_str(), n.open_start, n.open_end)).collect();
        assert_eq!(seen, [("사기", false, true), ("카지노", true, false), ("get rich", false, false)]);
    }

    #[test]
    fn korean_phrases_are_looked_for_without_their_spaces_too() {
        let needles = parse("무료 나눔 event").unwrap();
        let seen: Vec<_> = needles.iter().map(|n| n.folded.as_str()).collect();
        assert_eq!(seen, ["무료나눔 event", "무료 나눔 event"]);
    }

    #[test]
    fn what_cannot_be_used_is_refused() {
        for (pattern, error) in [
            ("", PatternError::Empty),
            ("a||b", PatternError::Empty),
            ("*", PatternError::Empty),
            ("\u{200b}", PatternError::Empty),
            ("a*b", PatternError::StarInside),
            ("년*", PatternError::TooShort),
            ("a█", PatternError::Mask),
            (&"가".repeat(501), PatternError::TooLong),
        ] {
            assert_eq!(check_pattern(pattern), Err(error), "{pattern:?}");
        }
        for pattern in ["년", "🖕", "$$$", "c++", "＊카지노＊"] {
            assert_eq!(check_pattern(pattern), Ok(()), "{pattern:?}");
        }
    }
}
