//! Words of Japanese clauses.

use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use crate::script::{is_han, is_hiragana, is_katakana};

/// Function words of three letters and more; shorter words of hiragana alone never carry content.
const FUNCTION_WORDS: &[&str] = &[
    "ありました",
    "あります",
    "ありません",
    "いました",
    "います",
    "いません",
    "おいて",
    "ください",
    "くださった",
    "けれど",
    "けれども",
    "ことが",
    "された",
    "されて",
    "される",
    "しかし",
    "しました",
    "します",
    "しません",
    "すると",
    "そして",
    "それで",
    "それは",
    "それを",
    "たいです",
    "ために",
    "だけど",
    "だった",
    "であった",
    "である",
    "できます",
    "できません",
    "でした",
    "でしょう",
    "でしょうか",
    "ですか",
    "ですが",
    "という",
    "ところ",
    "として",
    "とともに",
    "どうして",
    "どうすれば",
    "どのよう",
    "どのような",
    "どのように",
    "なければ",
    "において",
    "について",
    "によって",
    "により",
    "による",
    "ました",
    "ましたか",
    "ますか",
    "ません",
    "ませんか",
    "ようです",
    "ように",
    "られた",
    "られて",
    "られる",
];

static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(Default::default()));

/// Where words of a run of kana and Han begin and end, in bytes of the run, in order: its own begin and end too.
pub fn word_boundaries(run: &str) -> impl Iterator<Item = usize> + '_ {
    SEGMENTER.segment_str(run)
}

/// The content words of a run of kana and Han, as byte ranges of the run: function words are left out, and so is the
/// long-vowel mark at the end of a longer katakana word (サーバー is サーバ).
pub(crate) fn content_words(run: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut previous = 0;
    SEGMENTER.segment_str(run).filter_map(move |boundary| {
        let range = previous..boundary;
        previous = boundary;
        let word = &run[range.clone()];
        if word.is_empty() || is_function_word(word) {
            return None;
        }
        Some(range.start..range.start + without_final_long_vowel(word).len())
    })
}

/// A word's Han characters alone, where hiragana stands among or behind two or more of them, because that may be left
/// out: 引っ越し and 引越し are 引越.
pub(crate) fn without_okurigana(word: &str) -> Option<String> {
    let mixed = word.chars().all(|character| is_han(character) || is_hiragana(character));
    let bare: String = word.chars().filter(|character| is_han(*character)).collect();
    (mixed && bare.len() < word.len() && bare.chars().nth(1).is_some()).then_some(bare)
}

fn is_function_word(word: &str) -> bool {
    let mut length = 0;
    for character in word.chars() {
        if !is_hiragana(character) {
            return false;
        }
        length += 1;
    }
    length <= 2 || is_listed_function_word(word)
}

pub(crate) fn is_listed_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

fn without_final_long_vowel(word: &str) -> &str {
    match word.strip_suffix('ー') {
        Some(shorter) if shorter.chars().count() >= 3 && shorter.chars().all(is_katakana) => shorter,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(run: &str) -> Vec<&str> {
        content_words(run).map(|range| &run[range]).collect()
    }

    #[test]
    fn function_words_are_left_out() {
        assert_eq!(cut("東大寺の仏像について"), ["東大寺", "仏像"]);
        assert_eq!(cut("パスワードを忘れました"), ["パスワード", "忘れ"]);
    }

    #[test]
    fn boundaries_divide_the_whole_run() {
        assert_eq!(word_boundaries("東大寺の仏像").collect::<Vec<_>>(), [0, 9, 12, 18]);
    }

    #[test]
    fn a_final_long_vowel_makes_no_difference() {
        assert_eq!(cut("サーバーが"), ["サーバ"]);
        assert_eq!(cut("キー"), ["キー"]);
    }

    #[test]
    fn okurigana_may_be_left_out() {
        assert_eq!(without_okurigana("引っ越し").as_deref(), Some("引越"));
        assert_eq!(without_okurigana("取り消し").as_deref(), Some("取消"));
        assert_eq!(without_okurigana("忘れ"), None);
        assert_eq!(without_okurigana("東京"), None);
    }

    #[test]
    fn function_words_are_listed_in_order() {
        assert!(FUNCTION_WORDS.is_sorted());
    }
}
