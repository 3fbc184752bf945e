//! The language of a text, from its scripts.

use crate::normalise;
use crate::script::{Kind, is_apostrophe, is_han, is_hiragana, is_katakana, runs};

/// A language the product is at home in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Language {
    /// Korean.
    Korean,
    /// Japanese.
    Japanese,
    /// English.
    English,
    /// Any other, or none at all.
    #[default]
    Other,
}

impl Language {
    /// `ko`, `ja`, `en` or `other`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::Japanese => "ja",
            Self::English => "en",
            Self::Other => "other",
        }
    }

    /// The inverse of [`Language::as_str`]; anything unknown is [`Language::Other`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code {
            "ko" => Self::Korean,
            "ja" => Self::Japanese,
            "en" => Self::English,
            _ => Self::Other,
        }
    }
}

/// A Hangul syllable, kana or Han character says as much as this many Latin letters.
const LETTERS_A_SYLLABLE: usize = 3;
/// Without kana, longer Han texts are Chinese.
const LONGEST_HAN_TITLE: usize = 12;
/// Words needed before the share of function words means anything.
const WORDS_TO_JUDGE: usize = 8;

/// Words that make up a good part of every English text and are rare in other languages.
const ENGLISH_WORDS: &[&str] = &[
    "a", "after", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
    "does", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in", "is", "it", "its", "just", "like",
    "my", "no", "not", "of", "on", "one", "or", "out", "please", "so", "some", "that", "the", "their", "them", "then",
    "there", "they", "this", "to", "use", "was", "we", "what", "when", "which", "who", "why", "will", "with", "would",
    "you", "your",
];

/// The language most of a text is written in. Code, names and addresses in Latin letters within a Korean or Japanese
/// text do not mislead it.
#[must_use]
pub fn detect_language(text: &str) -> Language {
    let normal = normalise(text);
    let counts = Counts::of(&normal);
    let (hangul, japanese) = (counts.hangul, counts.kana + counts.han);
    let east_asian = hangul + japanese;
    if east_asian == 0 || east_asian * LETTERS_A_SYLLABLE * 2 < counts.latin {
        return counts.alphabetic();
    }
    if hangul * 2 >= japanese || (hangul > 0 && counts.kana == 0) {
        return Language::Korean;
    }
    if counts.kana * 20 >= counts.han || counts.han <= LONGEST_HAN_TITLE { Language::Japanese } else { Language::Other }
}

#[derive(Default)]
struct Counts {
    hangul: usize,
    kana: usize,
    han: usize,
    latin: usize,
    foreign: usize,
    words: usize,
    english_words: usize,
}

impl Counts {
    fn of(normal: &str) -> Self {
        let mut counts = Self::default();
        for run in runs(normal) {
            match run.kind {
                Kind::Hangul => counts.hangul += run.text.chars().count(),
                Kind::Japanese => {
                    for character in run.text.chars() {
                        counts.kana += usize::from(is_hiragana(character) || is_katakana(character));
                        counts.han += usize::from(is_han(character));
                    }
                }
                Kind::Word => counts.word(run.text),
            }
        }
        counts
    }

    fn word(&mut self, word: &str) {
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
        self.latin += letters;
        self.foreign += word.chars().filter(|character| !character.is_ascii() && character.is_alphanumeric()).count();
        if letters > 0 {
            self.words += 1;
            let before_apostrophe = word.split(is_apostrophe).next().unwrap_or(word);
            self.english_words += usize::from(ENGLISH_WORDS.binary_search(&before_apostrophe).is_ok());
        }
    }

    fn alphabetic(&self) -> Language {
        let english = if self.words >= WORDS_TO_JUDGE {
            self.english_words * 8 >= self.words
        } else {
            self.latin > 0 && self.foreign == 0
        };
        if english && self.foreign * 4 <= self.latin { Language::English } else { Language::Other }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn korean_is_recognised_among_latin_names() {
        assert_eq!(detect_language("PostgreSQL에서 connection timeout 오류가 나요"), Language::Korean);
        assert_eq!(detect_language("환불"), Language::Korean);
        assert_eq!(detect_language("大韓民國의 憲法"), Language::Korean);
    }

    #[test]
    fn japanese_is_recognised() {
        assert_eq!(detect_language("パスワードを忘れました。reset の方法は?"), Language::Japanese);
        assert_eq!(detect_language("設定変更"), Language::Japanese);
    }

    #[test]
    fn english_is_told_from_other_alphabets_and_languages() {
        assert_eq!(detect_language("How do I reset my password?"), Language::English);
        assert_eq!(detect_language("Password reset"), Language::English);
        assert_eq!(
            detect_language("Comment puis-je changer le mot de passe de mon compte sans perdre mes messages"),
            Language::Other
        );
        assert_eq!(detect_language("Как мне сменить пароль"), Language::Other);
    }

    #[test]
    fn chinese_and_nothing_are_other() {
        assert_eq!(detect_language("我忘记了密码应该怎么办请告诉我重置密码的方法谢谢"), Language::Other);
        assert_eq!(detect_language(""), Language::Other);
        assert_eq!(detect_language("12345 !?"), Language::Other);
    }

    #[test]
    fn function_words_are_listed_in_order() {
        assert!(ENGLISH_WORDS.is_sorted());
    }

    proptest! {
        #[test]
        fn codes_are_inverse(text in any::<String>()) {
            let language = detect_language(&text);
            prop_assert_eq!(Language::from_code(language.as_str()), language);
        }
    }
}
