//! Words of alphabetic scripts: accents folded, English endings removed.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

/// The search form of a normalised word: `connections` → `connect`, `café` → `cafe`.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        return Cow::Owned(fold(word));
    }
    // Codes, versions and model numbers have no English endings.
    if word.len() < 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    Stemmer::new(Algorithm::English).stem(word)
}

/// Letters without the accents of Latin, Greek and Cyrillic.
fn fold(word: &str) -> String {
    word.nfd().filter(|character| !matches!(character, '\u{300}'..='\u{36f}')).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_share_a_stem() {
        assert_eq!(stem("connections"), stem("connecting"));
        assert_eq!(stem("cards"), "card");
        assert_eq!(stem("is"), "is");
    }

    #[test]
    fn accents_are_folded_and_codes_kept() {
        assert_eq!(stem("café"), "cafe");
        assert_eq!(stem("e102s"), "e102s");
        assert_eq!(stem("हिन्दी"), "हिन्दी");
    }
}
