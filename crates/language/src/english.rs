//! Words of alphabetic scripts: accents folded, English endings removed.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::script::is_apostrophe;

/// The search form of a normalised word: `connections` → `connect`, `résumés` → `resum`.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if word.contains(is_apostrophe) {
        let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let whole: String = owner.chars().filter(|character| !is_apostrophe(*character)).collect();
        return Cow::Owned(stem(&whole).into_owned());
    }
    if !word.is_ascii() {
        let folded = fold(word);
        return Cow::Owned(if folded.is_ascii() { stem(&folded).into_owned() } else { folded });
    }
    // Codes, versions, names of files and model numbers have no English endings.
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Cow::Borrowed(word);
    }
    Stemmer::new(Algorithm::English).stem(word)
}

/// Letters without the accents of Latin, Greek and Cyrillic, digits without the frame of a key (1️⃣).
fn fold(word: &str) -> String {
    word.nfd().filter(|character| !matches!(character, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}')).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_share_a_stem() {
        assert_eq!(stem("connections"), stem("connecting"));
        assert_eq!(stem("cards"), "card");
        assert_eq!(stem("is"), "is");
        assert_eq!(stem("user's"), stem("users"));
        assert_eq!(stem("don’t"), stem("dont"));
    }

    #[test]
    fn accents_are_folded_and_codes_kept() {
        assert_eq!(stem("café"), stem("cafe"));
        assert_eq!(stem("e102s"), "e102s");
        assert_eq!(stem("हिन्दी"), "हिन्दी");
    }
}
