//! Cutting text into runs of one kind of script.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Parts of a word that are joined by hyphens, at most.
const MOST_PARTS: usize = 3;

/// How a run of text is analysed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Hangul: words with particles and endings attached.
    Hangul,
    /// Kana and Han: clauses without spaces between words.
    Japanese,
    /// Letters and digits of every other script: words between spaces.
    Word,
}

/// A longest stretch of letters and digits of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    /// How to analyse it.
    pub kind: Kind,
    /// The stretch itself.
    pub text: &'a str,
    /// Where it starts in the whole text, in bytes.
    pub start: usize,
}

/// The runs of a normalised text, in order; spaces and punctuation are left out.
pub fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = characters.next()?;
            let Some(kind) = kind_of(first) else { continue };
            let mut end = start + first.len_utf8();
            while let Some((at, next)) = characters.next_if(|(_, next)| continues(kind, *next)) {
                end = at + next.len_utf8();
            }
            return Some(Run { kind, text: &text[start..end], start });
        }
    })
}

/// A word written in parts is also known as one: Wi-Fi and wifi, E-21 and e21. The parts that `all[at]` begins, if it
/// does; longer chains are dates, numbers and names of files.
pub(crate) fn compound(text: &str, all: &[Run<'_>], at: usize) -> Option<(String, Range<usize>)> {
    let joined = |left: &Run<'_>, right: &Run<'_>| {
        let between = &text[left.start + left.text.len()..right.start];
        left.kind == Kind::Word && right.kind == Kind::Word && between == "-"
    };
    let begins = at == 0 || !joined(&all[at - 1], &all[at]);
    let more = all[at..].windows(2).take_while(|pair| joined(&pair[0], &pair[1])).count();
    if !begins || more == 0 || more >= MOST_PARTS {
        return None;
    }
    let parts = &all[at..=at + more];
    let end = parts.last().map_or(0, |last| last.start + last.text.len());
    Some((parts.iter().map(|part| part.text).collect(), all[at].start..end))
}

/// Whether a run stands right behind a word of another script, as a particle does. What stands behind a number is a
/// unit.
pub(crate) fn is_attached(all: &[Run<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &all[before]) else { return false };
    before.start + before.text.len() == all[at].start && before.text.chars().any(char::is_alphabetic)
}

fn continues(kind: Kind, character: char) -> bool {
    kind_of(character) == Some(kind) || (kind == Kind::Word && is_combining_mark(character))
}

fn kind_of(character: char) -> Option<Kind> {
    match character {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => Some(Kind::Word),
        '\0'..='\x7f' => None,
        '가'..='힣' | '\u{1100}'..='\u{11ff}' | 'ㄱ'..='ㆎ' => Some(Kind::Hangul),
        _ if is_hiragana(character) || is_katakana(character) || is_han(character) => Some(Kind::Japanese),
        _ if character.is_alphanumeric() => Some(Kind::Word),
        _ => None,
    }
}

pub(crate) fn is_hiragana(character: char) -> bool {
    matches!(character, 'ぁ'..='\u{309f}')
}

pub(crate) fn is_katakana(character: char) -> bool {
    matches!(character, 'ァ'..='ヺ' | 'ー'..='ヿ' | '\u{31f0}'..='\u{31ff}')
}

pub(crate) fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '々' | '〆' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, Kind)> {
        runs(text).map(|run| (run.text, run.kind)).collect()
    }

    #[test]
    fn scripts_and_spaces_divide_runs() {
        assert_eq!(
            cut("iphone에서 東京タワーへ 2026년!"),
            [
                ("iphone", Kind::Word),
                ("에서", Kind::Hangul),
                ("東京タワーへ", Kind::Japanese),
                ("2026", Kind::Word),
                ("년", Kind::Hangul)
            ]
        );
    }

    #[test]
    fn marks_stay_with_their_letters() {
        assert_eq!(cut("हिन्दी भाषा"), [("हिन्दी", Kind::Word), ("भाषा", Kind::Word)]);
    }

    #[test]
    fn runs_know_where_they_start() {
        let text = "  a 가나";
        for run in runs(text) {
            assert_eq!(&text[run.start..run.start + run.text.len()], run.text);
        }
        assert_eq!(runs("… — !").count(), 0);
    }
}
