//! Korean words: particles and endings, initial consonants, and the letters inside a syllable.

use std::sync::LazyLock;

/// Case, topic and auxiliary particles.
const PARTICLES: &[&str] = &[
    "가", "이", "을", "를", "은", "는", "의", "에", "와", "과", "도", "로", "만", "나", "요", "야", "여", "고", "며",
    "께", "랑", "에게", "에서", "으로", "까지", "부터", "보다", "이나", "이랑", "처럼", "같이", "마다", "조차", "마저",
    "밖에", "께서", "한테", "하고", "이며", "이란", "라는", "라고", "라면", "라도", "든지",
];

/// Particles upon particles.
const COMPOUND_PARTICLES: &[&str] = &[
    "에서는",
    "에서도",
    "에서의",
    "에서처럼",
    "에서부터",
    "에게는",
    "에게도",
    "에게서",
    "에게서는",
    "으로는",
    "으로도",
    "으로서",
    "으로써",
    "으로의",
    "으로부터",
    "로부터",
    "로의",
    "까지의",
    "까지는",
    "까지도",
    "부터는",
    "부터의",
    "보다는",
    "보다도",
    "과의",
    "와의",
    "에의",
    "만의",
    "만이",
    "만을",
    "만은",
    "만으로",
    "이라는",
    "이라고",
    "이라고는",
    "이라면",
    "이라도",
    "이나마",
    "이든지",
    "이지만",
    "지만",
];

/// 이다, "to be", on a noun.
const COPULA: &[&str] = &[
    "이다",
    "였다",
    "이었다",
    "입니다",
    "입니까",
    "이었습니다",
    "인가",
    "인가요",
    "은가",
    "는가",
    "였는가",
    "이었는가",
    "인데요",
    "이에요",
    "예요",
];

/// 하다, "to do", on a noun.
const TO_DO: &[&str] = &[
    "하다",
    "한다",
    "했다",
    "하여",
    "해서",
    "하는",
    "하기",
    "하면",
    "하려면",
    "하려고",
    "하던",
    "했던",
    "한",
    "할",
    "함",
    "합니다",
    "합니까",
    "했습니다",
    "했습니까",
    "했습니다만",
    "하였습니다",
    "하나요",
    "했나요",
    "한가요",
    "할까요",
    "하는가",
    "했는가",
    "해요",
    "했어요",
    "하세요",
    "해주세요",
    "하지",
    "하는데",
    "했는데",
    "하고싶어요",
];

/// 되다, "to become", on a noun.
const TO_BECOME: &[&str] = &[
    "되다",
    "된다",
    "됐다",
    "되었다",
    "되어",
    "되면",
    "되는",
    "되던",
    "됐던",
    "되었던",
    "된",
    "됨",
    "되",
    "됩니다",
    "됩니까",
    "되었습니다",
    "됐습니다",
    "되나요",
    "됐나요",
    "되었나요",
    "되는가",
    "되었는가",
    "돼요",
    "됐어요",
    "되는데",
];

/// Polite endings after any stem.
const POLITE_ENDINGS: &[&str] =
    &["습니다", "습니까", "네요", "나요", "까요", "세요", "어요", "아요", "는데요", "거든요"];

/// A syllable that ends suffixes, and those suffixes, longest first.
type SuffixesByLast = (char, Vec<&'static str>);

/// All suffixes by their last syllable, so that a word is compared with few of them.
static SUFFIXES: LazyLock<Vec<SuffixesByLast>> = LazyLock::new(|| {
    let groups = [PARTICLES, COMPOUND_PARTICLES, COPULA, TO_DO, TO_BECOME, POLITE_ENDINGS];
    let mut table: Vec<SuffixesByLast> = Vec::new();
    for suffix in groups.into_iter().flatten().copied() {
        let Some(last) = suffix.chars().next_back() else { continue };
        match table.iter_mut().find(|(key, _)| *key == last) {
            Some((_, suffixes)) => suffixes.push(suffix),
            None => table.push((last, vec![suffix])),
        }
    }
    for (_, suffixes) in &mut table {
        suffixes.sort_unstable_by_key(|suffix| std::cmp::Reverse(suffix.len()));
        suffixes.dedup();
    }
    table.sort_unstable_by_key(|(last, _)| *last);
    table
});

/// A Hangul word without its particles and endings; at least two syllables stay. Single letters after the word
/// (ㅋㅋ, ㅠㅠ) go first.
#[must_use]
pub fn strip_suffix(word: &str) -> &str {
    let syllables = word.trim_end_matches(is_letter);
    let word = if syllables.is_empty() { word } else { syllables };
    let Some(last) = word.chars().next_back() else { return word };
    let Ok(found) = SUFFIXES.binary_search_by_key(&last, |(key, _)| *key) else { return word };
    SUFFIXES[found]
        .1
        .iter()
        .filter_map(|suffix| word.strip_suffix(suffix))
        .find(|stem| stem.chars().nth(1).is_some())
        .unwrap_or(word)
}

/// Whether a run of Hangul is nothing but particles or an ending, as after a word of another script (`Wi-Fi가`).
pub(crate) fn is_particle(run: &str) -> bool {
    let Some(last) = run.chars().next_back() else { return false };
    let found = SUFFIXES.binary_search_by_key(&last, |(key, _)| *key);
    found.is_ok_and(|found| SUFFIXES[found].1.contains(&run))
}

const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// Every Hangul syllable replaced by its initial consonant: 비밀번호 → ㅂㅁㅂㅎ. Other characters stay.
#[must_use]
pub fn chosung(text: &str) -> String {
    text.chars().map(|character| initial_of(character).unwrap_or(character)).collect()
}

/// The initial consonants of a word that consists of nothing else, as someone types them to find a word (ㅂㅁㅂㅎ).
/// Consonants that an input method joined (ㄳ) are taken apart. `None` when there is anything but consonants.
#[must_use]
pub fn initials(word: &str) -> Option<String> {
    let mut found = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            'ㄱ'..='ㅎ' => match joined(character) {
                Some((first, second)) => found.extend([first, second]),
                None => found.push(character),
            },
            // After normalisation consonants are conjoining letters.
            '\u{1100}'..='\u{1112}' => found.push(INITIALS[character as usize - 0x1100]),
            '\u{11a8}'..='\u{11c2}' => found.extend(final_consonants(character)),
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether this is a whole Hangul syllable, such as 가.
#[must_use]
pub fn is_hangul_syllable(character: char) -> bool {
    matches!(character, '가'..='힣')
}

/// A word letter by letter, the form in which misspelt and half-typed Korean words are compared: Hangul syllables are
/// taken apart, everything else stays.
#[must_use]
pub fn jamo(word: &str) -> String {
    word.chars().flat_map(letters).collect()
}

/// The two or three conjoining letters of a Hangul syllable; any other character is itself.
pub fn letters(character: char) -> impl Iterator<Item = char> {
    let syllable = is_hangul_syllable(character).then(|| u32::from(character) - 0xac00);
    let parts = match syllable {
        None => [Some(character), None, None],
        Some(index) => [
            char::from_u32(0x1100 + index / 588),
            char::from_u32(0x1161 + index % 588 / 28),
            (index % 28 > 0).then(|| char::from_u32(0x11a7 + index % 28)).flatten(),
        ],
    };
    parts.into_iter().flatten()
}

fn initial_of(syllable: char) -> Option<char> {
    is_hangul_syllable(syllable).then(|| INITIALS[(syllable as usize - 0xac00) / 588])
}

/// A single letter, outside any syllable.
fn is_letter(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | 'ㄱ'..='ㆎ')
}

/// The two consonants of a joined final consonant.
pub(crate) fn joined(consonant: char) -> Option<(char, char)> {
    Some(match consonant {
        'ㄳ' => ('ㄱ', 'ㅅ'),
        'ㄵ' => ('ㄴ', 'ㅈ'),
        'ㄶ' => ('ㄴ', 'ㅎ'),
        'ㄺ' => ('ㄹ', 'ㄱ'),
        'ㄻ' => ('ㄹ', 'ㅁ'),
        'ㄼ' => ('ㄹ', 'ㅂ'),
        'ㄽ' => ('ㄹ', 'ㅅ'),
        'ㄾ' => ('ㄹ', 'ㅌ'),
        'ㄿ' => ('ㄹ', 'ㅍ'),
        'ㅀ' => ('ㄹ', 'ㅎ'),
        'ㅄ' => ('ㅂ', 'ㅅ'),
        _ => return None,
    })
}

pub(crate) const FINALS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ',
    'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// The letters of a half-typed word (as [`jamo`] gives them) with its last final consonant, or the second half of it,
/// carried over to open the next syllable, as happens when a vowel is typed next: 빔 may become 비미. `None` when the
/// word does not end in a final consonant.
#[must_use]
pub fn carry_final(letters: &str) -> Option<String> {
    let last = letters.chars().next_back().filter(|last| matches!(last, '\u{11a8}'..='\u{11c2}'))?;
    let consonant = FINALS[last as usize - 0x11a8];
    let (stays, moves) = joined(consonant).map_or((None, consonant), |(first, second)| (Some(first), second));
    let mut carried = letters[..letters.len() - last.len_utf8()].to_owned();
    let conjoining = |table: &[char], base: u32, letter: char| {
        let index = table.iter().position(|entry| *entry == letter)?;
        char::from_u32(base + u32::try_from(index).ok()?)
    };
    if let Some(stays) = stays {
        carried.push(conjoining(&FINALS, 0x11a8, stays)?);
    }
    carried.push(conjoining(&INITIALS, 0x1100, moves)?);
    Some(carried)
}

fn final_consonants(conjoining: char) -> impl Iterator<Item = char> {
    let consonant = FINALS[conjoining as usize - 0x11a8];
    let (first, second) = joined(consonant).map_or((consonant, None), |(first, second)| (first, Some(second)));
    std::iter::once(first).chain(second)
}

pub(crate) const LEADS: [char; 19] = INITIALS;

pub(crate) const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ',
    'ㅢ', 'ㅣ',
];

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

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
    fn laughter_and_tears_are_dropped() {
        assert_eq!(strip_suffix(&normalise("환불은ㅋㅋㅋ")), "환불");
        assert_eq!(strip_suffix("ㅋㅋㅋ"), "ㅋㅋㅋ");
    }

    #[test]
    fn initial_consonants_are_found() {
        assert_eq!(chosung("비밀번호 reset"), "ㅂㅁㅂㅎ reset");
        assert_eq!(initials("ㅂㅁㅂㅎ").as_deref(), Some("ㅂㅁㅂㅎ"));
        assert_eq!(initials(&normalise("ㅂㅁㅂㅎ")).as_deref(), Some("ㅂㅁㅂㅎ"));
        assert_eq!(initials("비ㅂ"), None);
        assert_eq!(initials(""), None);
    }

    #[test]
    fn joined_initials_are_taken_apart() {
        assert_eq!(initials("ㄳ").as_deref(), Some("ㄱㅅ"));
        assert_eq!(initials(&normalise("ㄳ")).as_deref(), Some("ㄱㅅ"));
    }

    #[test]
    fn a_final_consonant_may_open_the_next_syllable() {
        let carried = |word: &str| carry_final(&jamo(word));
        assert_eq!(carried("빔"), Some(jamo("비") + "\u{1106}"));
        assert_eq!(carried("닭"), Some(jamo("달") + "\u{1100}"));
        assert_eq!(carried("있"), Some(jamo("이") + "\u{110a}"));
        assert_eq!(carried("비"), None);
        assert_eq!(carried("abc"), None);
    }

    #[test]
    fn words_are_taken_apart_into_letters() {
        assert_eq!(jamo("값").chars().count(), 3);
        assert_eq!(jamo("비밀번호 값"), "비밀번호 값".nfd().collect::<String>());
        assert_eq!(jamo("パン é"), "パン é");
    }
}
