//! What search keeps of a dictionary's entry: the content words in their dictionary form.

use crate::{
    Language,
    morphemes::{AS_WRITTEN, BETWEEN, NOTHING, is_word, without_long_vowel},
};
use madang_language::normalise;

/// Parts of speech of Korean that carry content, by the tags of the Sejong corpus as mecab-ko-dic extends them: nouns,
/// numerals, pronouns, units, verbs, adjectives, roots, adverbs, determiners, interjections, words of other scripts.
const KOREAN_CONTENT: [&str; 15] =
    ["NNG", "NNP", "NR", "NP", "NNBC", "VV", "VA", "XR", "MAG", "MM", "IC", "SL", "SN", "SH", "UNKNOWN"];
/// The same of Japanese, by the names of IPADIC: nouns, verbs, adjectives, adverbs, prefixes, attributives,
/// interjections, fillers.
const JAPANESE_CONTENT: [&str; 8] = ["名詞", "動詞", "形容詞", "副詞", "接頭詞", "連体詞", "感動詞", "フィラー"];
/// A verb that only serves another one.
const JAPANESE_VERB: &str = "動詞";
const JAPANESE_DEPENDENT: &str = "非自立";

/// The part of speech of an entry, and its words as they are kept.
pub(super) fn of<'a>(language: Language, surface: &str, features: &'a [String]) -> (&'a str, String) {
    let feature = |at: usize| features.get(at).map_or("*", String::as_str);
    let tag = feature(0);
    let words = match language {
        Language::Korean => korean(surface, tag, feature(4), feature(7)),
        Language::Japanese => japanese(surface, tag, feature(1), feature(6)),
    };
    (tag, words)
}

/// A compound is kept whole and in its parts; of an inflected word, its stems.
fn korean(surface: &str, tag: &str, shape: &str, parts: &str) -> String {
    let is_content = |tag: &str| KOREAN_CONTENT.contains(&tag);
    let parts = || parts.split('+').filter_map(|part| part.split_once('/'));
    match shape {
        "Inflect" | "Preanalysis" => {
            let stems = parts().filter(|(_, rest)| is_content(rest.split('/').next().unwrap_or(rest)));
            kept(surface, stems.map(|(word, _)| word))
        }
        _ if !is_content(tag.split('+').next().unwrap_or(tag)) => NOTHING.to_owned(),
        "Compound" => kept(surface, std::iter::once(surface).chain(parts().map(|(word, _)| word))),
        _ => kept(surface, std::iter::once(surface)),
    }
}

/// Verbs and adjectives are kept in the form in which dictionaries list them.
fn japanese(surface: &str, tag: &str, detail: &str, listed: &str) -> String {
    let serves = tag == JAPANESE_VERB && detail == JAPANESE_DEPENDENT;
    if serves || !JAPANESE_CONTENT.contains(&tag) {
        return NOTHING.to_owned();
    }
    kept(surface, std::iter::once(if listed == "*" || listed.is_empty() { surface } else { listed }))
}

/// Words as an entry holds them; those of other scripts are indexed anyway, by other rules.
fn kept<'a>(surface: &str, words: impl Iterator<Item = &'a str>) -> String {
    let mut all = Vec::new();
    for word in words {
        let word = without_long_vowel(&normalise(word)).into_owned();
        if is_word(&word) && !all.contains(&word) {
            all.push(word);
        }
    }
    match all.as_slice() {
        // A category of unknown words has a name instead of a word.
        [] if surface.bytes().all(|byte| byte.is_ascii_uppercase()) => AS_WRITTEN.to_owned(),
        [] => NOTHING.to_owned(),
        [one] if *one == without_long_vowel(surface) => AS_WRITTEN.to_owned(),
        _ => all.join(&BETWEEN.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(language: Language, surface: &str, features: &str) -> String {
        let features: Vec<String> = features.split(',').map(str::to_owned).collect();
        of(language, surface, &features).1
    }

    #[test]
    fn korean_compounds_are_kept_whole_and_in_parts() {
        let features = "NNG,*,F,무선인터넷,Compound,*,*,무선/NNG/*+인터넷/NNG/*";
        assert_eq!(tokens(Language::Korean, "무선인터넷", features), "무선인터넷 무선 인터넷");
    }

    #[test]
    fn korean_inflected_words_are_kept_by_their_stems() {
        let features = "VV+EP,*,T,바꿨,Inflect,VV,EP,바꾸/VV/*+었/EP/*";
        assert_eq!(tokens(Language::Korean, "바꿨", features), "바꾸");
        assert_eq!(tokens(Language::Korean, "를", "JKO,*,T,를,*,*,*,*"), NOTHING);
        assert_eq!(tokens(Language::Korean, "책", "NNG,*,T,책,*,*,*,*"), AS_WRITTEN);
    }

    #[test]
    fn japanese_words_are_kept_in_the_form_that_dictionaries_list() {
        assert_eq!(tokens(Language::Japanese, "忘れ", "動詞,自立,*,*,一段,連用形,忘れる,ワスレ,ワスレ"), "忘れる");
        assert_eq!(tokens(Language::Japanese, "サーバー", "名詞,一般,*,*,*,*,サーバー,サーバー,サーバー"), AS_WRITTEN);
        assert_eq!(tokens(Language::Japanese, "い", "動詞,非自立,*,*,一段,連用形,いる,イ,イ"), NOTHING);
        assert_eq!(tokens(Language::Japanese, "を", "助詞,格助詞,一般,*,*,*,を,ヲ,ヲ"), NOTHING);
    }

    #[test]
    fn words_of_other_scripts_are_left_to_other_rules() {
        assert_eq!(tokens(Language::Japanese, "cd", "名詞,一般,*,*,*,*,ＣＤ,シーディー,シーディー"), NOTHING);
    }

    #[test]
    fn unknown_words_are_kept_as_they_are_written() {
        assert_eq!(tokens(Language::Japanese, "KATAKANA", "名詞,一般,*,*,*,*,*"), AS_WRITTEN);
        assert_eq!(tokens(Language::Korean, "HANGUL", "UNKNOWN,*,*,*,*,*,*,*"), AS_WRITTEN);
        assert_eq!(tokens(Language::Korean, "SPACE", "SP,*,*,*,*,*,*,*"), NOTHING);
    }
}
