//! Cutting text into runs of one kind of script.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

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

/// The runs of a normalised text, in order; spaces and punctuation are left out. Signs that are names, such as C++,
/// C#, `>>=` and `=>`, are words too.
pub fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            let first = text[start..].chars().next()?;
            let Some(kind) = kind_of(first) else {
                let signs = text[start..].bytes().take_while(|byte| SIGNS.contains(byte)).count();
                at = start + signs.max(first.len_utf8());
                if is_operator(&text[start..start + signs]) {
                    return Some(Run { kind: Kind::Word, text: &text[start..at], start });
                }
                continue;
            };
            at = end_of_run(text, start + first.len_utf8(), kind);
            if kind == Kind::Word {
                at += sign_of_name(&text[start..at], &text[at..]);
            }
            return Some(Run { kind, text: &text[start..at], start });
        }
    })
}

/// Where a run that has reached `at` ends. An apostrophe between letters belongs to their word.
fn end_of_run(text: &str, mut at: usize, kind: Kind) -> usize {
    let mut rest = text[at..].chars();
    while let Some(next) = rest.next() {
        let apostrophe = kind == Kind::Word
            && is_apostrophe(next)
            && rest.clone().next().is_some_and(|after| after.is_alphabetic() && kind_of(after) == Some(Kind::Word));
        if !apostrophe && !continues(kind, next) {
            break;
        }
        at += next.len_utf8();
    }
    at
}

/// The bytes of the sign that belongs to a name of one letter: C++, C#.
fn sign_of_name(name: &str, rest: &str) -> usize {
    match name.as_bytes() {
        [b'a'..=b'z'] if rest.starts_with("++") => 2,
        [b'a'..=b'z'] if rest.starts_with('#') => 1,
        _ => 0,
    }
}

/// What operators of programming languages consist of.
const SIGNS: &[u8] = b"<>=|&$*+!^~:%/.@?-";
/// Signs without which a row of signs is punctuation.
const TELLING_SIGNS: &[u8] = b"<>=|&$";

/// Whether a row of signs is one that people look for: of two to four, and not a line drawn with one of them.
fn is_operator(signs: &str) -> bool {
    let signs = signs.as_bytes();
    let drawn = signs.len() == 4 && signs.iter().all(|sign| *sign == signs[0]);
    matches!(signs.len(), 2..=4) && !drawn && signs.iter().any(|sign| TELLING_SIGNS.contains(sign))
}

pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

/// A word written in parts is also known as one: Wi-Fi and wifi, E-21 and e21, err_connection_reset, 9.4.7, 1,000. The
/// parts that `all[at]` begins, if it does; longer chains are dates, numbers and addresses. Dots stay, because a version
/// or the name of a file is never written without.
pub(crate) fn compound(text: &str, all: &[Run<'_>], at: usize) -> Option<(String, Range<usize>)> {
    let joint = joint_after(text, all, at)?;
    let begins = at == 0 || joint_after(text, all, at - 1) != Some(joint);
    let more = (at..).take_while(|at| joint_after(text, all, *at) == Some(joint)).count();
    if !begins || more >= most_parts(joint) {
        return None;
    }
    let parts = &all[at..=at + more];
    let end = parts.last().map_or(0, |last| last.start + last.text.len());
    let mut whole = String::with_capacity(end - all[at].start);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 && joint == '.' {
            whole.push('.');
        }
        whole.push_str(part.text);
    }
    // v9.4.7 is 9.4.7.
    if joint == '.' && whole.starts_with('v') && whole[1..].starts_with(|first: char| first.is_ascii_digit()) {
        whole.remove(0);
    }
    Some((whole, all[at].start..end))
}

/// The sign that joins a word to the next one.
fn joint_after(text: &str, all: &[Run<'_>], at: usize) -> Option<char> {
    let (left, right) = (all.get(at)?, all.get(at + 1)?);
    if left.kind != Kind::Word || right.kind != Kind::Word {
        return None;
    }
    let number = |run: &Run<'_>| run.text.bytes().all(|byte| byte.is_ascii_digit());
    match &text[left.start + left.text.len()..right.start] {
        "-" => Some('-'),
        "_" => Some('_'),
        "." => Some('.'),
        "," if number(left) && number(right) && right.text.len() == 3 => Some(','),
        _ => None,
    }
}

/// Whether a word is only some digits of a version or number, such as the 4 of 9.4.7.
pub(crate) fn is_digits_of_number(text: &str, all: &[Run<'_>], at: usize) -> bool {
    let joined = |at: usize| matches!(joint_after(text, all, at), Some('.' | ','));
    all[at].text.bytes().all(|byte| byte.is_ascii_digit()) && (joined(at) || at.checked_sub(1).is_some_and(joined))
}

fn most_parts(joint: char) -> usize {
    match joint {
        '_' => 6,
        '.' | ',' => 4,
        _ => 3,
    }
}

/// A number and the unit or name written onto it, in either order: 5ghz, iphone15. Where the second begins.
pub(crate) fn number_and_name(word: &str) -> Option<usize> {
    let digit_first = word.starts_with(|first: char| first.is_ascii_digit());
    let divide = word.find(|character: char| character.is_ascii_digit() != digit_first)?;
    let (first, second) = word.split_at(divide);
    let (number, name) = if digit_first { (first, second) } else { (second, first) };
    let fits = number.bytes().all(|byte| byte.is_ascii_digit())
        && name.len() >= SHORTEST_NAME
        && name.bytes().all(|byte| byte.is_ascii_lowercase());
    fits.then_some(divide)
}

/// Where the version begins that is written onto a name: ghc8.6.3, ios17.2.
pub(crate) fn version_behind_name(whole: &str) -> Option<usize> {
    let digit = whole.find(|character: char| character.is_ascii_digit())?;
    let (name, version) = whole.split_at(digit);
    let fits = name.len() >= SHORTEST_NAME
        && name.bytes().all(|byte| byte.is_ascii_lowercase())
        && version.contains('.')
        && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    fits.then_some(digit)
}

/// Shorter ones beside a number are part of a code (E21, v2).
const SHORTEST_NAME: usize = 2;

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

    #[test]
    fn signs_that_are_names_are_words() {
        let words = |text| cut(text).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(words("c++와 c#, f#"), ["c++", "와", "c#", "f#"]);
        assert_eq!(words("m >>= f <$> x"), ["m", ">>=", "f", "<$>", "x"]);
        assert_eq!(words("?! ... --- ==== https://a ^^ >"), ["https", "a"]);
        assert_eq!(words("don't 'quoted' users'"), ["don't", "quoted", "users"]);
    }
}
