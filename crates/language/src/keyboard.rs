//! Words typed with the wrong keyboard layout: `qlalfqjsgh` for 비밀번호, `ㅔㅁㄴㄴ재ㄱㅇ` for password.

use crate::korean::{FINALS, LEADS, VOWELS, joined};

/// The two-set Korean layout: each key and its letter; capitals are typed with Shift.
const KEYS: [(char, char); 33] = [
    ('q', 'ㅂ'),
    ('w', 'ㅈ'),
    ('e', 'ㄷ'),
    ('r', 'ㄱ'),
    ('t', 'ㅅ'),
    ('y', 'ㅛ'),
    ('u', 'ㅕ'),
    ('i', 'ㅑ'),
    ('o', 'ㅐ'),
    ('p', 'ㅔ'),
    ('a', 'ㅁ'),
    ('s', 'ㄴ'),
    ('d', 'ㅇ'),
    ('f', 'ㄹ'),
    ('g', 'ㅎ'),
    ('h', 'ㅗ'),
    ('j', 'ㅓ'),
    ('k', 'ㅏ'),
    ('l', 'ㅣ'),
    ('z', 'ㅋ'),
    ('x', 'ㅌ'),
    ('c', 'ㅊ'),
    ('v', 'ㅍ'),
    ('b', 'ㅠ'),
    ('n', 'ㅜ'),
    ('m', 'ㅡ'),
    ('Q', 'ㅃ'),
    ('W', 'ㅉ'),
    ('E', 'ㄸ'),
    ('R', 'ㄲ'),
    ('T', 'ㅆ'),
    ('O', 'ㅒ'),
    ('P', 'ㅖ'),
];

const JOINED_VOWELS: [(char, char, char); 7] = [
    ('ㅗ', 'ㅏ', 'ㅘ'),
    ('ㅗ', 'ㅐ', 'ㅙ'),
    ('ㅗ', 'ㅣ', 'ㅚ'),
    ('ㅜ', 'ㅓ', 'ㅝ'),
    ('ㅜ', 'ㅔ', 'ㅞ'),
    ('ㅜ', 'ㅣ', 'ㅟ'),
    ('ㅡ', 'ㅣ', 'ㅢ'),
];

/// What the keys would have written with the Korean layout on. `None` unless every letter becomes part of a whole
/// syllable, as words of other languages hardly ever do. Characters that are not on letter keys stay.
#[must_use]
pub fn qwerty_to_hangul(text: &str) -> Option<String> {
    let mut writer = Writer::default();
    for key in text.chars() {
        match letter_of(key) {
            Some(letter) => writer.letter(letter)?,
            None => {
                writer.finish_syllable()?;
                writer.text.push(key);
            }
        }
    }
    writer.finish_syllable()?;
    writer.text.chars().any(crate::is_hangul_syllable).then_some(writer.text)
}

/// What the keys of this Hangul text write with the Latin layout on, in lower case; `None` without Hangul in it.
#[must_use]
pub fn hangul_to_qwerty(text: &str) -> Option<String> {
    let mut keys = String::with_capacity(text.len());
    let mut found = false;
    for character in text.chars() {
        let before = keys.len();
        push_keys(character, &mut keys);
        found |= keys.len() > before;
        if keys.len() == before {
            keys.push(character);
        }
    }
    found.then(|| keys.to_lowercase())
}

fn letter_of(key: char) -> Option<char> {
    let letter = |wanted: char| KEYS.iter().find(|(key, _)| *key == wanted).map(|(_, letter)| *letter);
    letter(key).or_else(|| letter(key.to_ascii_lowercase()))
}

/// Writes syllables as an input method does, letter by letter.
#[derive(Default)]
struct Writer {
    text: String,
    lead: Option<char>,
    vowel: Option<char>,
    tail: Option<char>,
}

impl Writer {
    fn letter(&mut self, letter: char) -> Option<()> {
        if VOWELS.contains(&letter) { self.vowel(letter) } else { self.consonant(letter) }
    }

    fn consonant(&mut self, consonant: char) -> Option<()> {
        if self.vowel.is_some() {
            let tail = match self.tail {
                None => Some(consonant),
                Some(first) => FINALS.into_iter().find(|joint| joined(*joint) == Some((first, consonant))),
            };
            if let Some(tail) = tail.filter(|tail| FINALS.contains(tail)) {
                self.tail = Some(tail);
                return Some(());
            }
        }
        self.finish_syllable()?;
        self.lead = Some(consonant);
        Some(())
    }

    fn vowel(&mut self, vowel: char) -> Option<()> {
        self.lead?;
        if let Some(tail) = self.tail.take() {
            // The last consonant belongs to the new syllable after all.
            let (stays, moves) = joined(tail).map_or((None, tail), |(first, second)| (Some(first), second));
            self.tail = stays;
            self.finish_syllable()?;
            (self.lead, self.vowel) = (Some(moves), Some(vowel));
            return Some(());
        }
        self.vowel = Some(match self.vowel {
            None => vowel,
            Some(first) => {
                JOINED_VOWELS.iter().find(|(a, b, _)| (*a, *b) == (first, vowel)).map(|(_, _, joint)| *joint)?
            }
        });
        Some(())
    }

    /// Writes the syllable at hand; `None` when it lacks its vowel.
    fn finish_syllable(&mut self) -> Option<()> {
        let Some(lead) = self.lead.take() else { return Some(()) };
        let lead = LEADS.iter().position(|letter| *letter == lead)?;
        let vowel = self.vowel.take()?;
        let vowel = VOWELS.iter().position(|letter| *letter == vowel)?;
        let tail = match self.tail.take() {
            Some(tail) => FINALS.iter().position(|letter| *letter == tail)? + 1,
            None => 0,
        };
        let code = 0xac00 + (lead * 21 + vowel) * 28 + tail;
        self.text.push(u32::try_from(code).ok().and_then(char::from_u32)?);
        Some(())
    }
}

/// The keys of a Hangul syllable or letter; none for any other character.
fn push_keys(character: char, keys: &mut String) {
    if let Some(code) = (character as usize).checked_sub(0xac00).filter(|_| crate::is_hangul_syllable(character)) {
        push_keys(LEADS[code / 588], keys);
        push_keys(VOWELS[code % 588 / 28], keys);
        if let Some(tail) = (code % 28).checked_sub(1) {
            push_keys(FINALS[tail], keys);
        }
        return;
    }
    let parts = joined(character)
        .or_else(|| JOINED_VOWELS.iter().find(|(_, _, joint)| *joint == character).map(|(a, b, _)| (*a, *b)));
    match parts {
        Some((first, second)) => {
            push_keys(first, keys);
            push_keys(second, keys);
        }
        None => keys.extend(KEYS.iter().find(|(_, letter)| *letter == character).map(|(key, _)| *key)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn korean_typed_on_the_latin_layout_is_read() {
        for (keys, word) in [
            ("qlalfqjsgh", "비밀번호"),
            ("dkssudgktpdy", "안녕하세요"),
            ("ghksqnf rbwjd", "환불 규정"),
            ("djqtek", "없다"),
            ("rkqtdms", "값은"),
            ("dnpsdlfdlsi", "웬일이냐"),
            ("Rhc", "꽃"),
        ] {
            assert_eq!(qwerty_to_hangul(keys).as_deref(), Some(word), "{keys}");
        }
    }

    #[test]
    fn words_of_other_languages_are_left_alone() {
        for word in ["password", "screen", "login", "2026", "", "パスワード", "update"] {
            assert_eq!(qwerty_to_hangul(word), None, "{word}");
        }
    }

    #[test]
    fn latin_typed_on_the_korean_layout_is_read() {
        assert_eq!(hangul_to_qwerty("ㅔㅁㄴㄴ재ㄱㅇ").as_deref(), Some("password"));
        assert_eq!(hangul_to_qwerty("ㅣㅐ햐ㅜ").as_deref(), Some("login"));
        assert_eq!(hangul_to_qwerty("login"), None);
    }

    proptest! {
        #[test]
        fn both_ways_are_inverse_for_syllables(word in "[가-힣]{1,12}") {
            let keys: String = {
                let mut keys = String::new();
                word.chars().for_each(|character| push_keys(character, &mut keys));
                keys
            };
            prop_assert_eq!(qwerty_to_hangul(&keys), Some(word));
        }

        #[test]
        fn no_text_makes_them_fail(text in any::<String>()) {
            let _ = qwerty_to_hangul(&text);
            let _ = hangul_to_qwerty(&text);
        }
    }
}
