//! The normal form all analysis works on, and the way back to the original text.

use std::iter::once;
use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::han::todays_form;

/// A text in normal form (NFKC, lower case, invisible characters removed, older Han characters in today's form) that can name, for each of its parts, the
/// part of the original text it came from.
#[derive(Debug, Clone, Default)]
pub struct Normalised {
    text: String,
    steps: Vec<Step>,
    original_len: usize,
}

/// From `normal` on, the text comes from `original` on: byte by byte when `linear`, else as one indivisible piece.
#[derive(Debug, Clone, Copy)]
struct Step {
    normal: usize,
    original: usize,
    linear: bool,
}

/// The normal form alone, for texts whose original need not be found again.
#[must_use]
pub fn normalise(text: &str) -> String {
    Normalised::new(text).text
}

impl Normalised {
    /// Brings a text into normal form.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut normalised =
            Self { text: String::with_capacity(text.len()), steps: Vec::new(), original_len: text.len() };
        let mut characters = text.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            let mut end = start + first.len_utf8();
            while let Some((at, next)) = characters.next_if(|(_, next)| !starts_cluster(*next)) {
                end = at + next.len_utf8();
            }
            let alone = end == start + first.len_utf8();
            match unchanged_or_lower(first) {
                Some(plain) if alone => normalised.push_plain(plain, start),
                _ => normalised.push_cluster(&text[start..end], start),
            }
        }
        normalised
    }

    /// The text in normal form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The byte range of the original text that a byte range of the normal form came from. Where one original
    /// character became several (or several became one), the whole original piece is given.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.original_start(range.start);
        let end = if range.end > range.start { self.original_end(range.end) } else { start };
        start..end.max(start)
    }

    fn original_start(&self, normal: usize) -> usize {
        match self.step_at(normal) {
            Some((_, step)) if step.linear => step.original + (normal - step.normal),
            Some((_, step)) => step.original,
            None => 0,
        }
    }

    fn original_end(&self, normal: usize) -> usize {
        match self.step_at(normal - 1) {
            Some((_, step)) if step.linear => step.original + (normal - step.normal),
            Some((index, _)) => self.steps.get(index + 1).map_or(self.original_len, |next| next.original),
            None => 0,
        }
    }

    fn step_at(&self, normal: usize) -> Option<(usize, Step)> {
        let index = self.steps.partition_point(|step| step.normal <= normal).checked_sub(1)?;
        Some((index, self.steps[index]))
    }

    /// Adds one character that has as many bytes as the original one had.
    fn push_plain(&mut self, character: char, original: usize) {
        let normal = self.text.len();
        let continues = self
            .steps
            .last()
            .is_some_and(|step| step.linear && normal - step.normal == original.wrapping_sub(step.original));
        if !continues {
            self.steps.push(Step { normal, original, linear: true });
        }
        self.text.push(character);
    }

    fn push_cluster(&mut self, cluster: &str, original: usize) {
        let normal = self.text.len();
        let visible = cluster.chars().filter(|character| !is_invisible(*character));
        self.text.extend(visible.nfkc().flat_map(char::to_lowercase).map(todays_form));
        if self.text.len() > normal {
            self.steps.push(Step { normal, original, linear: false });
        }
    }
}

/// The normal form of a character that is frequent and simple: at most its case changes, never its length.
fn unchanged_or_lower(character: char) -> Option<char> {
    match character {
        '\0'..='\x7f' => Some(character.to_ascii_lowercase()),
        _ if is_plain_east_asian(character) => Some(todays_form(character)),
        _ => None,
    }
}

fn is_plain_east_asian(character: char) -> bool {
    matches!(character, '가'..='힣' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '\u{4e00}'..='\u{9fff}' | '。' | '、')
}

/// Whether normalising the text before this character cannot involve it.
fn starts_cluster(character: char) -> bool {
    if character.is_ascii() || is_plain_east_asian(character) {
        return true;
    }
    if is_invisible(character) {
        return false;
    }
    let mut first = None;
    decompose_compatible(character, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(character);
    canonical_combining_class(first) == 0 && is_nfc_quick(once(first)) == IsNormalized::Yes
}

/// Soft hyphens, zero-width marks and variation selectors: they would only keep equal words apart.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn width_case_and_composition_are_unified() {
        assert_eq!(normalise("ＡＢＣ １２３"), "abc 123");
        assert_eq!(normalise("ﾊﾟｽﾜｰﾄﾞ"), "パスワード");
        assert_eq!(normalise("\u{1112}\u{1161}\u{11ab}글"), "한글");
        assert_eq!(normalise("Cafe\u{301} ﬁle"), "café file");
    }

    #[test]
    fn invisible_characters_do_not_divide_words() {
        assert_eq!(normalise("pass\u{200b}word 葛\u{e0100}城"), "password 葛城");
    }

    #[test]
    fn parts_lead_back_to_the_original() {
        let original = "가 ﾊﾟｽ ＡＢ Z";
        let normalised = Normalised::new(original);
        assert_eq!(normalised.as_str(), "가 パス ab z");
        let part = |needle: &str| {
            let start = normalised.as_str().find(needle).unwrap();
            &original[normalised.original(start..start + needle.len())]
        };
        assert_eq!(part("가"), "가");
        assert_eq!(part("パ"), "ﾊﾟ");
        assert_eq!(part("パス"), "ﾊﾟｽ");
        assert_eq!(part("b z"), "Ｂ Z");
    }

    #[test]
    fn a_ligature_is_one_piece() {
        let original = "oﬃce";
        let normalised = Normalised::new(original);
        assert_eq!(normalised.as_str(), "office");
        assert_eq!(&original[normalised.original(2..3)], "ﬃ");
        assert_eq!(&original[normalised.original(0..6)], original);
    }

    proptest! {
        #[test]
        fn the_normal_form_equals_the_plain_definition(text in "\\PC{0,60}") {
            let visible: String = text.chars().filter(|character| !is_invisible(*character)).collect();
            let expected: String = visible.nfkc().flat_map(char::to_lowercase).map(todays_form).collect();
            prop_assert_eq!(normalise(&text), expected);
        }

        #[test]
        fn every_part_maps_to_character_boundaries(text in any::<String>(), a in 0_usize..200, b in 0_usize..200) {
            let normalised = Normalised::new(&text);
            let normal = normalised.as_str();
            let boundaries: Vec<usize> = (0..=normal.len()).filter(|at| normal.is_char_boundary(*at)).collect();
            let (a, b) = (boundaries[a % boundaries.len()], boundaries[b % boundaries.len()]);
            let range = normalised.original(a.min(b)..a.max(b));
            prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
        }
    }
}
