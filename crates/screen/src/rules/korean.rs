//! Whether a Hangul word ends where a pattern ends: what follows may only be particles and endings.

use madang_language::is_suffix_of;

/// What stands behind a noun of one syllable and hardly ever is part of another noun.
const AFTER_ONE_SYLLABLE: &[&str] = &[
    "이",
    "은",
    "는",
    "을",
    "를",
    "들",
    "들이",
    "들은",
    "들을",
    "들아",
    "에게",
    "한테",
    "이다",
    "입니다",
    "이라고",
    "이라니",
    "이야",
    "이네",
    "이지",
];
/// After these a further particle may stand: 친구들까지도.
const FOLLOWED: &[&str] = &[
    "에서",
    "에게",
    "한테",
    "께",
    "까지",
    "부터",
    "만",
    "마저",
    "조차",
    "처럼",
    "보다",
    "하고",
    "같이",
    "마다",
    "밖에",
    "대로",
    "뿐",
    "마냥",
    "따위",
    "만큼",
    "끼리",
    "한테서",
    "에게서",
];
/// Particles that no search term loses, but that end a word.
const FURTHER_PARTICLES: &[&str] = &[
    "아",
    "대로",
    "뿐",
    "뿐이다",
    "뿐이야",
    "마냥",
    "따위",
    "따위가",
    "따위는",
    "만큼",
    "만큼은",
    "커녕",
    "은커녕",
    "는커녕",
    "치고",
    "끼리",
    "한테서",
    "한테는",
    "한테도",
    "같은",
    "같다",
    "같아",
    "같아요",
    "같은데",
    "같네",
    "같네요",
    "같습니다",
    "같음",
    "같고",
    "같지",
    "같애",
    "같던데",
    "같았다",
    "같았던",
    "같았어",
    "같았어요",
    "같으니",
    "같으면",
    "님",
    "님이",
    "님은",
    "씨",
    "씨가",
    "씨는",
    "이랑은",
    "랑은",
    "하고는",
    "이야말로",
    "야말로",
];
/// 이다, "to be": after its stem, which a vowel may swallow. Not 자 and 지 alone: 소비자 and 거주지 are other words.
const AFTER_COPULA: &[&str] = &[
    "다",
    "죠",
    "지요",
    "지만",
    "네",
    "네요",
    "니",
    "니까",
    "냐",
    "냐고",
    "라",
    "라고",
    "라고요",
    "라서",
    "라니",
    "라니까",
    "라니까요",
    "라는",
    "라는데",
    "라며",
    "라면서",
    "라던데",
    "라도",
    "래",
    "래요",
    "란",
    "란다",
    "랍니다",
    "고",
    "고요",
    "구요",
    "며",
    "면",
    "면서",
    "거든",
    "거든요",
    "군요",
    "구나",
    "구만",
    "구먼",
    "로구나",
    "잖아",
    "잖아요",
    "잖습니까",
    "더라",
    "더라고요",
    "던데",
    "던데요",
    "야",
    "에요",
    "예요",
    "여서",
    "여야",
    "었다",
    "었는데",
    "었어요",
    "었습니다",
    "었네",
    "었지",
    "었음",
    "었던",
    "든",
    "든가",
    "든지",
    "기도",
    "기에",
    "기는",
];
/// Forms in which 이다 melts with its ending. Not 인 and 일 alone: 장애인 is another word than 장애.
const MELTED_COPULA: &[&str] = &[
    "인가",
    "인가요",
    "인지",
    "인지도",
    "인데",
    "인데요",
    "인데도",
    "인걸",
    "인걸요",
    "인듯",
    "인듯요",
    "인듯해요",
    "인거",
    "인거죠",
    "인거지",
    "인것",
    "인줄",
    "인척",
    "인양",
    "인만큼",
    "인지라",
    "일까",
    "일까요",
    "일걸",
    "일걸요",
    "일뿐",
    "일뿐이다",
    "일지",
    "일지도",
    "일듯",
    "일수도",
    "임",
    "임을",
    "임이",
    "임에",
    "임에도",
    "임다",
    "입니다",
    "입니당",
    "입니까",
    "입니다만",
    "였다",
    "였던",
    "였네",
    "였네요",
    "였는데",
    "였는지",
    "였어",
    "였어요",
    "였습니다",
    "였음",
    "였지",
    "였지만",
    "였죠",
    "였고",
    "였구나",
    "예요",
    "에요",
    "이에요",
    "이예요",
    "이기",
    "이기에",
    "이기도",
    "이기만",
    "였으며",
    "였으니",
    "였으면",
    "였으나",
];
/// What may stand between a noun and 하다: 사기당하다.
const MADE_VERBS: &[&str] = &["", "당"];
/// How the forms of 하다 and 되다 begin.
const DO: &[char] = &['하', '했', '해', '합', '한', '할', '함', '되', '됐', '돼', '됩', '된', '될'];
/// What colloquial speech puts on 하 and 되 beyond the endings of written language.
const AFTER_DO: &[&str] = &[
    "냐",
    "냐고",
    "네",
    "죠",
    "지마",
    "지마라",
    "지말고",
    "자고",
    "자고요",
    "라",
    "라고",
    "라고요",
    "라니까",
    "는거",
    "는거야",
    "는거죠",
    "는중",
    "고있는",
    "고있다",
    "고있어요",
    "려나",
    "려다",
    "기로",
    "기에",
    "긴",
    "니까요",
    "더라",
    "더라고요",
    "던데",
    "던데요",
    "구나",
    "군요",
    "겠다",
    "겠네",
];
const AFTER_DID: &[&str] = &[
    "죠",
    "네",
    "음",
    "냐",
    "냐고",
    "지",
    "지요",
    "다가",
    "더라",
    "던데",
    "군요",
    "구나",
    "잖아",
    "잖아요",
    "었다",
    "어",
];

/// Whether `rest`, written onto `stem` without a space, leaves it the same word.
pub(super) fn is_tail(stem: &str, rest: &str) -> bool {
    let rest = rest.trim_end_matches(is_letter);
    if rest.is_empty() {
        return true;
    }
    if stem.chars().nth(1).is_none() {
        return AFTER_ONE_SYLLABLE.contains(&rest) && agrees(stem, rest);
    }
    if rest.strip_prefix('들').is_some_and(|rest| rest.is_empty() || is_ending("들", rest)) {
        return true;
    }
    is_ending(stem, rest) || is_chain(stem, rest)
}

/// The form of a particle that the noun of one syllable asks for: 개를, 놈을.
fn agrees(stem: &str, rest: &str) -> bool {
    match rest {
        "들" | "들이" | "들은" | "들을" | "들아" | "에게" | "한테" | "입니다" => true,
        "는" | "를" => ends_in_vowel(stem),
        _ => !ends_in_vowel(stem),
    }
}

/// Two particles, one upon the other.
fn is_chain(stem: &str, rest: &str) -> bool {
    FOLLOWED
        .iter()
        .filter(|first| is_suffix_of(stem, first) || FURTHER_PARTICLES.contains(first))
        .filter_map(|first| Some((first, rest.strip_prefix(first)?)))
        .any(|(first, rest)| is_suffix_of(first, rest) || is_copula(first, rest))
}

fn is_ending(stem: &str, rest: &str) -> bool {
    is_suffix_of(stem, rest)
        || FURTHER_PARTICLES.contains(&rest) && (rest != "아" || !ends_in_vowel(stem))
        || is_copula(stem, rest)
        || is_made_verb(rest)
}

fn is_copula(stem: &str, rest: &str) -> bool {
    let with_stem = rest.strip_prefix('이').is_some_and(|rest| AFTER_COPULA.contains(&rest));
    with_stem || MELTED_COPULA.contains(&rest) || ends_in_vowel(stem) && AFTER_COPULA.contains(&rest)
}

fn is_made_verb(rest: &str) -> bool {
    MADE_VERBS.iter().filter_map(|made| rest.strip_prefix(made)).any(|verb| {
        let after = |stems: &[&str], endings: &[&str]| {
            stems.iter().filter_map(|stem| verb.strip_prefix(stem)).any(|ending| endings.contains(&ending))
        };
        // Any stem does: what follows the stems of these verbs does not depend on the noun.
        (verb.starts_with(DO) && is_suffix_of("", verb))
            || after(&["하", "되"], AFTER_DO)
            || after(&["했", "됐", "하셨"], AFTER_DID)
            || after(&["할", "될"], &["거", "거야", "거예요", "걸", "까봐", "듯", "려고", "라고", "게"])
            || after(&["한"], &["거", "거야", "거죠", "테", "듯", "답니다"])
            || after(&["해"], &["라", "라고", "봐", "볼", "줄", "준다", "버린", "서요", "야지", "야죠", "먹은", "먹는"])
    })
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.chars().next_back().is_some_and(|last| match last {
        '가'..='힣' => (u32::from(last) - 0xac00) % 28 == 0,
        _ => true,
    })
}

/// Letters outside of syllables: laughter, tears.
fn is_letter(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | 'ㄱ'..='ㆎ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_endings_and_made_verbs_leave_the_word_as_it_is() {
        for rest in [
            "",
            "가",
            "를",
            "는",
            "도",
            "만",
            "로",
            "입니다",
            "예요",
            "였어요",
            "라고요",
            "라서",
            "죠",
            "다",
            "네요",
            "임",
            "인듯",
            "일까요",
            "들이",
            "까지도",
            "에서만은",
            "당했어요",
            "당하셨나요",
            "하지마라",
            "했죠",
            "같아요",
            "ㅋㅋ",
            "다ㅠㅠ",
            "이라고",
        ] {
            assert!(is_tail("사기", rest), "사기{rest}");
        }
        for rest in ["꾼", "꾼이", "업", "진작", "을", "그릇", "범", "술", "양양", "캐릭터", "당이", "인", "자", "지"]
        {
            assert!(!is_tail("사기", rest), "사기{rest}");
        }
    }

    #[test]
    fn one_syllable_bears_few_particles() {
        for (stem, rest) in [("년", "이"), ("년", "들아"), ("놈", "을"), ("개", "를")] {
            assert!(is_tail(stem, rest), "{stem}{rest}");
        }
        for (stem, rest) in
            [("년", "도"), ("년", "가"), ("개", "나"), ("개", "을"), ("가", "을"), ("국", "가"), ("대", "로")]
        {
            assert!(!is_tail(stem, rest), "{stem}{rest}");
        }
    }
}
