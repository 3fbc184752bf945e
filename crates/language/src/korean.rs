//! Korean letters: the letters inside a syllable, and initial consonants.

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
