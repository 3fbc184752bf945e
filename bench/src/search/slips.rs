//! What hands and keyboards do to a question.

/// One letter of one Hangul syllable is another one, in the first half of the text, where its content words are; the
/// same text always gets the same slip.
pub(crate) fn wrong_letter(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let syllables: Vec<usize> = (0..characters.len()).filter(|at| is_syllable(characters[*at])).collect();
    let early = syllables.len().div_ceil(2);
    let chance = checksum(text);
    if let Some(at) = syllables[..early].get(chance as usize % early.max(1)) {
        characters[*at] = another(characters[*at], chance >> 32);
    }
    characters.into_iter().collect()
}

/// No spaces.
pub(crate) fn without_spaces(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Katakana in half width, and every other letter and digit of ASCII in full width.
pub(crate) fn mixed_widths(text: &str) -> String {
    let mut mixed = String::new();
    for (at, character) in text.chars().enumerate() {
        match character {
            '!'..='~' if at % 2 == 0 => mixed.extend(char::from_u32(u32::from(character) + 0xfee0)),
            _ => match HALF_WIDTH.iter().find(|(full, _)| *full == character) {
                Some((_, half)) => mixed.push_str(half),
                None => mixed.push(character),
            },
        }
    }
    mixed
}

/// Hiragana where katakana is usual.
pub(crate) fn hiragana(text: &str) -> String {
    let turned = |character| match character {
        'ァ'..='ヶ' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
        _ => character,
    };
    text.chars().map(turned).collect()
}

fn is_syllable(character: char) -> bool {
    matches!(character, '가'..='힣')
}

/// Another first consonant, another vowel, or a final consonant more or less (Unicode 3.12: 19 × 21 × 28).
fn another(syllable: char, chance: u64) -> char {
    let code = u32::from(syllable) - 0xac00;
    let (first, vowel, last) = (code / 588, code % 588 / 28, code % 28);
    let (first, vowel, last) = match chance % 3 {
        0 => ((first + 1) % 19, vowel, last),
        1 => (first, (vowel + 1) % 21, last),
        _ => (first, vowel, if last == 0 { 4 } else { 0 }),
    };
    char::from_u32(0xac00 + first * 588 + vowel * 28 + last).unwrap_or(syllable)
}

/// FNV-1a.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

const HALF_WIDTH: [(char, &str); 83] = [
    ('ア', "ｱ"),
    ('イ', "ｲ"),
    ('ウ', "ｳ"),
    ('エ', "ｴ"),
    ('オ', "ｵ"),
    ('カ', "ｶ"),
    ('キ', "ｷ"),
    ('ク', "ｸ"),
    ('ケ', "ｹ"),
    ('コ', "ｺ"),
    ('サ', "ｻ"),
    ('シ', "ｼ"),
    ('ス', "ｽ"),
    ('セ', "ｾ"),
    ('ソ', "ｿ"),
    ('タ', "ﾀ"),
    ('チ', "ﾁ"),
    ('ツ', "ﾂ"),
    ('テ', "ﾃ"),
    ('ト', "ﾄ"),
    ('ナ', "ﾅ"),
    ('ニ', "ﾆ"),
    ('ヌ', "ﾇ"),
    ('ネ', "ﾈ"),
    ('ノ', "ﾉ"),
    ('ハ', "ﾊ"),
    ('ヒ', "ﾋ"),
    ('フ', "ﾌ"),
    ('ヘ', "ﾍ"),
    ('ホ', "ﾎ"),
    ('マ', "ﾏ"),
    ('ミ', "ﾐ"),
    ('ム', "ﾑ"),
    ('メ', "ﾒ"),
    ('モ', "ﾓ"),
    ('ヤ', "ﾔ"),
    ('ユ', "ﾕ"),
    ('ヨ', "ﾖ"),
    ('ラ', "ﾗ"),
    ('リ', "ﾘ"),
    ('ル', "ﾙ"),
    ('レ', "ﾚ"),
    ('ロ', "ﾛ"),
    ('ワ', "ﾜ"),
    ('ヲ', "ｦ"),
    ('ン', "ﾝ"),
    ('ァ', "ｧ"),
    ('ィ', "ｨ"),
    ('ゥ', "ｩ"),
    ('ェ', "ｪ"),
    ('ォ', "ｫ"),
    ('ャ', "ｬ"),
    ('ュ', "ｭ"),
    ('ョ', "ｮ"),
    ('ッ', "ｯ"),
    ('ー', "ｰ"),
    ('ガ', "ｶﾞ"),
    ('ギ', "ｷﾞ"),
    ('グ', "ｸﾞ"),
    ('ゲ', "ｹﾞ"),
    ('ゴ', "ｺﾞ"),
    ('ザ', "ｻﾞ"),
    ('ジ', "ｼﾞ"),
    ('ズ', "ｽﾞ"),
    ('ゼ', "ｾﾞ"),
    ('ゾ', "ｿﾞ"),
    ('ダ', "ﾀﾞ"),
    ('ヂ', "ﾁﾞ"),
    ('ヅ', "ﾂﾞ"),
    ('デ', "ﾃﾞ"),
    ('ド', "ﾄﾞ"),
    ('バ', "ﾊﾞ"),
    ('ビ', "ﾋﾞ"),
    ('ブ', "ﾌﾞ"),
    ('ベ', "ﾍﾞ"),
    ('ボ', "ﾎﾞ"),
    ('パ', "ﾊﾟ"),
    ('ピ', "ﾋﾟ"),
    ('プ', "ﾌﾟ"),
    ('ペ', "ﾍﾟ"),
    ('ポ', "ﾎﾟ"),
    ('ヴ', "ｳﾞ"),
    ('・', "･"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_change_what_they_should() {
        let text = "비밀번호를 바꾸고 싶어요";
        let slipped = wrong_letter(text);
        assert_eq!(text.chars().zip(slipped.chars()).filter(|(a, b)| a != b).count(), 1);
        assert_eq!(slipped, wrong_letter(text));
        assert_eq!(without_spaces(text), "비밀번호를바꾸고싶어요");
        assert_eq!(mixed_widths("パスA1"), "ﾊﾟｽＡ1");
        assert_eq!(hiragana("サーバーが東京"), "さーばーが東京");
        assert_eq!(wrong_letter("no syllables"), "no syllables");
    }
}
