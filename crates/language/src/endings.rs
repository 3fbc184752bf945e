//! Korean particles and endings, which are written onto the word before them.

use std::sync::LazyLock;

/// Which words a particle may follow: many have one form after a vowel and another after a final consonant. 이 is a
/// particle in 책이, but part of the word in 와이파이.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Anything,
    Vowel,
    Consonant,
    /// A vowel or ㄹ.
    VowelOrL,
}

/// Particles that have only one form, and endings of verbs that look like particles.
const PARTICLES: &[&str] = &[
    "는", "의", "에", "도", "만", "요", "야", "고", "께", "에게", "에서", "까지", "부터", "보다", "처럼", "같이",
    "마다", "조차", "마저", "밖에", "께서", "한테", "하고", "라는", "라고", "라면", "라도", "든지",
];
const PARTICLES_AFTER_VOWELS: &[&str] = &["가", "를", "와", "나", "여", "며", "랑", "와의"];
const PARTICLES_AFTER_CONSONANTS: &[&str] = &[
    "이",
    "을",
    "은",
    "과",
    "으로",
    "이나",
    "이랑",
    "이며",
    "이란",
    "과의",
    "으로는",
    "으로도",
    "으로서",
    "으로써",
    "으로의",
    "으로부터",
    "이라는",
    "이라고",
    "이라고는",
    "이라면",
    "이라도",
    "이나마",
    "이든지",
    "이지만",
];
const PARTICLES_AFTER_VOWELS_AND_L: &[&str] = &["로", "로는", "로도", "로서", "로써", "로의", "로부터"];

/// What is a particle even behind a single syllable.
const CLEAR_PARTICLES: &[&str] =
    &["이", "을", "를", "은", "에", "에는", "에도", "에서", "에서는", "에서만", "으로", "으로는", "이랑"];

/// Particles upon particles.
const COMPOUND_PARTICLES: &[&str] = &[
    "에서는",
    "에서도",
    "에서의",
    "에서만",
    "에서처럼",
    "에서부터",
    "에게는",
    "에게도",
    "에게서",
    "에게서는",
    "에는",
    "에도",
    "에만",
    "까지의",
    "까지는",
    "까지도",
    "까지만",
    "부터는",
    "부터의",
    "보다는",
    "보다도",
    "에의",
    "만의",
    "만이",
    "만을",
    "만은",
    "만으로",
    "께서는",
    "지만",
];

/// 이다, "to be", on a noun.
const COPULA: &[&str] =
    &["입니다", "입니까", "입니다만", "인가", "인가요", "은가", "는가", "인데", "인데요", "이요", "일까요", "이네요"];
const COPULA_AFTER_VOWELS: &[&str] = &["였다", "였는가", "예요", "였습니다", "였는데", "였나요", "였어요"];
const COPULA_AFTER_CONSONANTS: &[&str] =
    &["이다", "이었다", "이었습니다", "이었는가", "이었는데", "이었나요", "이었어요", "이에요"];

/// The stems of 하다, "to do", and 되다, "to become", which make verbs of nouns, and what may follow each of them.
const VERBS: &[(&[&str], &[&str])] = &[
    (
        &["하", "되"],
        &[
            "다",
            "여",
            "여서",
            "여야",
            "기",
            "기는",
            "기도",
            "기가",
            "기를",
            "기만",
            "고",
            "고는",
            "고싶어요",
            "며",
            "면",
            "면서",
            "려면",
            "려고",
            "려는데",
            "던",
            "는",
            "는데",
            "는데요",
            "는지",
            "는지요",
            "는가",
            "나요",
            "니",
            "니까",
            "지",
            "지만",
            "지는",
            "지도",
            "지마세요",
            "지않아요",
            "지않습니다",
            "게",
            "도록",
            "자",
            "자마자",
            "거나",
            "거든요",
            "네요",
            "세요",
            "십시오",
            "시나요",
            "시는",
            "신",
            "실",
            "시면",
            "시고",
            "겠습니다",
            "겠어요",
            "더니",
            "더라도",
            "어",
            "어서",
            "어야",
            "어도",
        ],
    ),
    (
        &["했", "하였", "하셨", "됐", "되었", "되셨"],
        &[
            "다",
            "던",
            "는데",
            "는데요",
            "는지",
            "는가",
            "습니다",
            "습니까",
            "습니다만",
            "어요",
            "나요",
            "지만",
            "고",
            "거든요",
            "으나",
            "으면",
            "을",
            "을까요",
            "더니",
            "네요",
            "음",
            "다고",
            "다는",
            "다면",
        ],
    ),
    (
        &["해", "돼"],
        &[
            "",
            "서",
            "야",
            "야만",
            "도",
            "요",
            "주세요",
            "주시면",
            "주시기",
            "줘요",
            "줘",
            "주고",
            "주는",
            "준",
            "보세요",
            "보니",
            "봤는데",
            "봐도",
            "보면",
            "졌어요",
            "집니다",
            "있어요",
            "있는",
        ],
    ),
    (&["합", "됩"], &["니다", "니까", "니다만"]),
    (&["한", "된"], &["", "다", "다고", "다는", "다면", "가요", "데", "데요", "지", "건가요"]),
    (&["할", "될"], &["", "까요", "까", "게요", "수", "때", "지"]),
    (&["함", "됨", "되"], &[""]),
];

/// Polite endings after any stem.
const POLITE_ENDINGS: &[&str] =
    &["습니다", "습니까", "네요", "나요", "까요", "세요", "어요", "아요", "는데요", "거든요"];

/// A syllable that ends suffixes, and those suffixes, longest first.
type SuffixesByLast = (char, Vec<(String, After)>);

/// All suffixes by their last syllable, so that a word is compared with few of them.
static SUFFIXES: LazyLock<Vec<SuffixesByLast>> = LazyLock::new(|| {
    let mut table: Vec<SuffixesByLast> = Vec::new();
    for (suffix, after) in every_suffix() {
        let Some(last) = suffix.chars().next_back() else { continue };
        match table.iter_mut().find(|(key, _)| *key == last) {
            Some((_, suffixes)) => suffixes.push((suffix, after)),
            None => table.push((last, vec![(suffix, after)])),
        }
    }
    for (_, suffixes) in &mut table {
        suffixes.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        suffixes.dedup();
    }
    table.sort_unstable_by_key(|(last, _)| *last);
    table
});

fn every_suffix() -> impl Iterator<Item = (String, After)> {
    let groups = [
        (PARTICLES, After::Anything),
        (PARTICLES_AFTER_VOWELS, After::Vowel),
        (PARTICLES_AFTER_CONSONANTS, After::Consonant),
        (PARTICLES_AFTER_VOWELS_AND_L, After::VowelOrL),
        (COMPOUND_PARTICLES, After::Anything),
        (COPULA, After::Anything),
        (COPULA_AFTER_VOWELS, After::Vowel),
        (COPULA_AFTER_CONSONANTS, After::Consonant),
        (POLITE_ENDINGS, After::Anything),
    ];
    let verbs = VERBS.iter().flat_map(|(stems, endings)| {
        stems.iter().flat_map(|stem| endings.iter().map(move |ending| (format!("{stem}{ending}"), After::Anything)))
    });
    groups
        .into_iter()
        .flat_map(|(group, after)| group.iter().map(move |suffix| ((*suffix).to_owned(), after)))
        .chain(verbs)
}

impl After {
    fn allows(self, stem: &str) -> bool {
        let Some(last) = stem.chars().next_back().filter(|last| crate::is_hangul_syllable(*last)) else { return true };
        let closing = (u32::from(last) - 0xac00) % 28;
        match self {
            Self::Anything => true,
            Self::Vowel => closing == 0,
            Self::Consonant => closing != 0,
            Self::VowelOrL => closing == 0 || closing == FINAL_L,
        }
    }
}

/// ㄹ among the final consonants.
const FINAL_L: u32 = 8;

/// A Hangul word without its particles and endings; at least two syllables stay. Single letters after the word
/// (ㅋㅋ, ㅠㅠ) go first.
#[must_use]
pub fn strip_suffix(word: &str) -> &str {
    let syllables = word.trim_end_matches(is_letter);
    let word = if syllables.is_empty() { word } else { syllables };
    // A shorter suffix would leave a piece of the particle: 앱에서 of 앱에서는.
    if lone_noun(word).is_some() {
        return word;
    }
    suffixes(word)
        .iter()
        .filter_map(|(suffix, after)| Some((word.strip_suffix(suffix.as_str())?, after)))
        .find(|(stem, after)| stem.chars().nth(1).is_some() && after.allows(stem))
        .map_or(word, |(stem, _)| stem)
}

/// The noun of one syllable in a word that keeps its particle because two syllables stay: 앱 in 앱을. Only particles
/// that hardly any noun ends in.
pub(crate) fn lone_noun(word: &str) -> Option<&str> {
    let (noun, particle) = word.split_at(word.chars().next()?.len_utf8());
    let after = suffixes(word).iter().find(|(suffix, _)| suffix == particle)?.1;
    (CLEAR_PARTICLES.contains(&particle) && after.allows(noun)).then_some(noun)
}

/// The whole word, where what was taken from it as a particle may as well be its own last syllable: 떡볶이, 고양이.
pub(crate) fn unstripped(word: &str) -> Option<&str> {
    let word = word.trim_end_matches(is_letter);
    let stem = strip_suffix(word);
    (word.strip_prefix(stem)? == "이").then_some(word)
}

/// Whether `suffix` is a particle or an ending that may be written onto `stem`: 를 onto 사기, 을 onto 책; not 꾼 onto 사기,
/// and not 을 onto 사기.
#[must_use]
pub fn is_suffix_of(stem: &str, suffix: &str) -> bool {
    suffixes(suffix).iter().any(|(known, after)| known == suffix && after.allows(stem))
}

/// Whether a run of Hangul is nothing but particles or an ending, as after a word of another script (`Wi-Fi가`).
pub(crate) fn is_particle(run: &str) -> bool {
    suffixes(run).iter().any(|(suffix, _)| suffix == run)
}

/// The suffixes that end as this word does.
fn suffixes(word: &str) -> &'static [(String, After)] {
    let found = word.chars().next_back().map(|last| SUFFIXES.binary_search_by_key(&last, |(key, _)| *key));
    found.and_then(Result::ok).map_or(&[], |found| &SUFFIXES[found].1)
}

/// A single letter, outside any syllable.
fn is_letter(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | 'ㄱ'..='ㆎ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise;

    #[test]
    fn particles_are_stripped() {
        for (word, stem) in [
            ("비밀번호를", "비밀번호"),
            ("서버에서는", "서버"),
            ("학교까지의", "학교"),
            ("고객으로부터", "고객"),
            ("설정에서부터", "설정"),
        ] {
            assert_eq!(strip_suffix(word), stem, "{word}");
        }
    }

    #[test]
    fn endings_are_stripped() {
        for (word, stem) in [
            ("변경하려면", "변경"),
            ("설치했습니다만", "설치"),
            ("연결되나요", "연결"),
            ("오류입니다", "오류"),
            ("환불해주세요", "환불"),
        ] {
            assert_eq!(strip_suffix(word), stem, "{word}");
        }
    }

    #[test]
    fn two_syllables_always_stay() {
        for word in ["나는", "하나", "하다", "이", "합니다"] {
            assert!(strip_suffix(word).chars().count() >= word.chars().count().min(2), "{word}");
        }
        assert_eq!(strip_suffix("나는"), "나는");
        assert_eq!(strip_suffix(""), "");
    }

    #[test]
    fn suffixes_fit_their_stems() {
        for (stem, suffix) in
            [("사기", "를"), ("책", "을"), ("사기", "입니다"), ("환불", "해주세요"), ("서버", "에서는")]
        {
            assert!(is_suffix_of(stem, suffix), "{stem} {suffix}");
        }
        for (stem, suffix) in [("사기", "을"), ("사기", "꾼"), ("사기", ""), ("책", "를")] {
            assert!(!is_suffix_of(stem, suffix), "{stem} {suffix}");
        }
    }

    #[test]
    fn laughter_and_tears_are_dropped() {
        assert_eq!(strip_suffix(&normalise("환불은ㅋㅋㅋ")), "환불");
        assert_eq!(strip_suffix("ㅋㅋㅋ"), "ㅋㅋㅋ");
    }

    #[test]
    fn a_particle_has_the_form_that_its_word_asks_for() {
        for (word, stem) in [
            ("와이파이", "와이파이"),
            ("와이파이가", "와이파이"),
            ("접속경로", "접속경로"),
            ("메일로", "메일"),
            ("제품이", "제품"),
            ("스마트폰과", "스마트폰"),
            ("효과음", "효과음"),
            ("부작용효과", "부작용효과"),
        ] {
            assert_eq!(strip_suffix(word), stem, "{word}");
        }
    }
}
