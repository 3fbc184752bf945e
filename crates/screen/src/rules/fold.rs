//! The form in which texts and patterns are compared, and the way back.

use madang_language::Normalised;
use std::{iter::once, ops::Range};
use unicode_normalization::UnicodeNormalization;

/// A text in the form that patterns are found in: normal form (NFKC, lower case, nothing invisible), without accents and other
/// marks upon letters, every stretch of white space one space.
pub(super) struct Folded {
    normal: Normalised,
    /// The form itself.
    pub(super) text: String,
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// Where each character begins in `text`, in bytes.
    starts: Vec<usize>,
    /// Which bytes of the normal form each character came from.
    from: Vec<Range<usize>>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let normal = Normalised::new(text);
        let mut folded =
            Self { text: String::with_capacity(text.len()), chars: vec![], starts: vec![], from: vec![], normal };
        for (at, character) in folded.normal.as_str().char_indices() {
            let Some(character) = plain(character) else { continue };
            let range = at..at + folded.normal.as_str()[at..].chars().next().map_or(0, char::len_utf8);
            match (character, folded.chars.last()) {
                (' ', Some(' ')) => {
                    if let Some(last) = folded.from.last_mut() {
                        last.end = range.end;
                    }
                }
                _ => {
                    folded.starts.push(folded.text.len());
                    folded.text.push(character);
                    folded.chars.push(character);
                    folded.from.push(range);
                }
            }
        }
        folded
    }

    /// The index of the character that begins at this byte of the folded text; their number at its end.
    pub(super) fn index(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
    }

    /// The part of the original text that some characters came from.
    pub(super) fn original(&self, characters: Range<usize>) -> Range<usize> {
        let start = self.from[characters.start].start;
        self.normal.original(start..self.from[characters.end - 1].end)
    }
}

/// The folded text without whatever stands between letters, in hiragana where it was katakana: what loose rules look into.
pub(super) struct Bare {
    pub(super) text: String,
    starts: Vec<usize>,
    /// The index in the folded text of each character.
    pub(super) places: Vec<usize>,
}

impl Bare {
    pub(super) fn new(folded: &Folded) -> Self {
        let mut bare = Self { text: String::with_capacity(folded.text.len()), starts: vec![], places: vec![] };
        for (place, character) in folded.chars.iter().enumerate().filter(|(_, character)| is_solid(**character)) {
            bare.starts.push(bare.text.len());
            bare.text.push(in_hiragana(*character));
            bare.places.push(place);
        }
        bare
    }

    /// The index among `places` of the character that begins at this byte; their number at the end.
    pub(super) fn index(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
    }
}

/// A pattern as it is looked for in [`Folded::text`].
pub(super) fn fold(pattern: &str) -> String {
    Folded::new(pattern).text.trim().to_owned()
}

/// A folded pattern as it is looked for in [`Bare::text`].
pub(super) fn bare(folded: &str) -> String {
    folded.chars().filter(|character| is_solid(*character)).map(in_hiragana).collect()
}

/// A character without marks; `None` for a mark alone and for what is not seen.
fn plain(character: char) -> Option<char> {
    match character {
        '!'..='~' | '가'..='힣' | 'ぁ'..='ヿ' | '\u{4e00}'..='\u{9fff}' => Some(character),
        _ if character.is_whitespace() => Some(' '),
        _ if is_mark(character) || is_unseen(character) || is_skin_tone(character) => None,
        _ if character.is_control() => Some(' '),
        _ => {
            let mut parts = once(character).nfd();
            let first = parts.next();
            let bare = first.filter(|_| parts.all(is_mark));
            Some(bare.unwrap_or(character))
        }
    }
}

/// Accents and strokes upon letters of any alphabet. Marks of kana are no such: か and が are different letters.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// What shows nothing and is not yet gone in normal form: directions, fillers of Hangul, tags.
fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{180e}' | '\u{115f}' | '\u{1160}' | '\u{e0000}'..='\u{e007f}')
}

/// The colours of the skin of an emoji.
pub(super) fn is_skin_tone(character: char) -> bool {
    matches!(character, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Pictures that count as words.
pub(super) fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
}

/// What loose rules look at.
pub(super) fn is_solid(character: char) -> bool {
    character.is_alphanumeric() || is_emoji(character)
}

fn in_hiragana(character: char) -> char {
    match character {
        'ァ'..='ヶ' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        for (text, folded) in [
            ("ＶＩＡＧＲＡ", "viagra"),
            ("f̶u̶c̶k̶", "fuck"),
            ("f\u{200b}u\u{ad}c\u{2060}k", "fuck"),
            ("fück", "fuck"),
            ("ﾊﾞｶ", "バカ"),
            ("사\u{3164}기", "사기"),
            ("a \n\t b", "a b"),
            ("🖕🏽", "🖕"),
            ("ばか", "ばか"),
            ("は\u{3099}か", "ばか"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn characters_lead_back_to_the_original() {
        let text = "a  ﾊﾞｶ f̶o";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "a バカ fo");
        assert_eq!(&text[folded.original(2..4)], "ﾊﾞｶ");
        assert_eq!(&text[folded.original(5..6)], "f̶");
    }

    #[test]
    fn bare_texts_hold_letters_only() {
        assert_eq!(bare("b.a d-🖕 バ・カ"), "bad🖕ばか");
    }
}
