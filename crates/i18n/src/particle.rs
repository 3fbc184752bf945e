//! Korean particles, whose form depends on the last sound of the word before them.

/// The word with the particle that fits it: `josa("위젯", "을/를")` is `위젯을`.
///
/// `pair` names the form after a consonant, then the form after a vowel. A word whose sound is unknown
/// gets both: `★이(가)`.
pub fn josa(word: &str, pair: &str) -> String {
    let mut out = String::with_capacity(word.len() + 8);
    push_josa(&mut out, word, pair);
    out
}

/// Appends the word and the particle that fits it.
pub fn push_josa(out: &mut String, word: &str, pair: &str) {
    let (after_consonant, after_vowel) = pair.split_once('/').unwrap_or((pair, pair));
    out.push_str(word);
    match ending(word) {
        Some(Ending::Vowel) => out.push_str(after_vowel),
        Some(Ending::Rieul) if after_consonant.starts_with('으') => out.push_str(after_vowel),
        Some(_) => out.push_str(after_consonant),
        None => {
            out.push_str(after_consonant);
            out.push('(');
            out.push_str(after_vowel);
            out.push(')');
        }
    }
}

enum Ending {
    Vowel,
    /// ㄹ, after which 으로 loses its 으.
    Rieul,
    Consonant,
}

fn ending(word: &str) -> Option<Ending> {
    let last = word.chars().rev().find(|c| c.is_alphanumeric())?;
    match last {
        '가'..='힣' => Some(match (last as u32 - '가' as u32) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        }),
        // As the digits are read: 영 일 이 삼 사 오 육 칠 팔 구.
        '1' | '7' | '8' => Some(Ending::Rieul),
        '0' | '3' | '6' => Some(Ending::Consonant),
        '2' | '4' | '5' | '9' => Some(Ending::Vowel),
        'l' | 'L' | 'r' | 'R' => Some(Ending::Rieul),
        'm' | 'n' | 'M' | 'N' => Some(Ending::Consonant),
        _ if last.is_ascii_alphabetic() => Some(Ending::Vowel),
        // Kana end in vowels, save ん.
        'ん' | 'ン' => Some(Ending::Consonant),
        'ぁ'..='ヿ' => Some(Ending::Vowel),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_particle_follows_the_last_sound() {
        let cases = [
            ("위젯", "을/를", "위젯을"),
            ("마당이", "을/를", "마당이를"),
            ("서울", "으로/로", "서울로"),
            ("집", "으로/로", "집으로"),
            ("Madang", "을/를", "Madang를"),
            ("API 3", "은/는", "API 3은"),
            ("버전 7", "으로/로", "버전 7로"),
            ("さくら", "이/가", "さくら가"),
            ("‘위젯’", "이/가", "‘위젯’이"),
            ("★", "이/가", "★이(가)"),
        ];
        for (word, pair, expected) in cases {
            assert_eq!(josa(word, pair), expected);
        }
    }
}
