//! How a name is cut into what it may be found by.

use madang_conversation::tag_key;

/// Beginnings of words that are kept of one name.
const MOST: usize = 8;
/// Characters that are kept of each.
const LONGEST: usize = 80;
/// The last character of all ends the range of whatever begins alike.
const LAST: char = '\u{10ffff}';

/// The form in which names are compared: compatibility characters unified, lower case, words with one space between.
pub(super) fn form(name: &str) -> String {
    let key = tag_key(name);
    let words: Vec<&str> = key.split(|c| !is_letter(c)).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A name from each of its words on, so that whatever begins a word begins one of these.
pub(super) fn suffixes(name: &str) -> Vec<String> {
    let form = form(name);
    let mut found: Vec<String> = Vec::new();
    let mut before = ' ';
    for (at, c) in form.char_indices() {
        if c != ' ' && begins(before, c) && found.len() < MOST {
            let suffix: String = form[at..].chars().take(LONGEST).collect();
            if !found.contains(&suffix) {
                found.push(suffix);
            }
        }
        before = c;
    }
    found
}

/// The given name of a Korean who writes it together with the family name: 하늘 of 김하늘. Nearly all have two syllables,
/// behind one or two of the family's.
pub(super) fn given(name: &str) -> Option<String> {
    let form = form(name);
    let syllables = form.chars().count();
    let whole = form.chars().all(|c| script(c) == HANGUL);
    (whole && matches!(syllables, 3 | 4)).then(|| form.chars().skip(syllables - 2).collect())
}

/// The range of what begins with `start`: from the first on, before the second. While typing, a last syllable of Hangul
/// may still be growing: 미 is on the way to 민지.
pub(super) fn range(start: &str, typing: bool) -> (String, String) {
    let grown = start.chars().next_back().filter(|_| typing).and_then(growing);
    match grown {
        Some((first, end)) => {
            let before = &start[..start.len() - start.chars().next_back().map_or(0, char::len_utf8)];
            (format!("{before}{first}"), format!("{before}{end}"))
        }
        None => (start.to_owned(), format!("{start}{LAST}")),
    }
}

/// The syllables that an unfinished one may become.
fn growing(last: char) -> Option<(char, char)> {
    const FIRST: u32 = 0xac00;
    const FINALS: u32 = 28;
    const OF_INITIAL: u32 = 588;
    let code = u32::from(last);
    let (from, many) = match code {
        // An initial consonant alone, as compatibility characters are unified.
        0x1100..=0x1112 => (FIRST + (code - 0x1100) * OF_INITIAL, OF_INITIAL),
        0xac00..=0xd7a3 if (code - FIRST).is_multiple_of(FINALS) => (code, FINALS),
        _ => return None,
    };
    Some((char::from_u32(from)?, char::from_u32(from + many)?))
}

fn is_letter(c: char) -> bool {
    // C++ and C# are names too.
    c.is_alphanumeric() || matches!(c, '+' | '#')
}

/// Whether a word begins between two characters: after a space, and where scripts that have no spaces change.
fn begins(before: char, c: char) -> bool {
    before == ' ' || script(before) != script(c)
}

const HANGUL: u8 = 2;

fn script(c: char) -> u8 {
    match c {
        'ー' | '\u{3040}'..='\u{30ff}' => 1,
        '\u{ac00}'..='\u{d7a3}' => HANGUL,
        '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_the_beginning_of_each_word() {
        assert_eq!(suffixes("Minji Park"), ["minji park", "park"]);
        assert_eq!(suffixes("펌프-오류"), ["펌프 오류", "오류"]);
        assert_eq!(suffixes("田中さくら"), ["田中さくら", "さくら"]);
        assert_eq!(suffixes("ﾎﾟﾝﾌﾟ_マニュアルv2.PDF"), ["ポンプ マニュアルv2 pdf", "マニュアルv2 pdf", "v2 pdf", "pdf"]);
        assert_eq!(suffixes("C++"), ["c++"]);
        assert!(suffixes("…").is_empty());
        assert_eq!(suffixes("a a a"), ["a a a", "a a", "a"]);
    }

    #[test]
    fn a_korean_is_found_by_the_given_name() {
        assert_eq!(given("김하늘").as_deref(), Some("하늘"));
        assert_eq!(given("남궁민수").as_deref(), Some("민수"));
        for other in ["하늘", "김 하늘", "Kim", "고객지원팀이에요", "田中葵"] {
            assert_eq!(given(other), None, "{other}");
        }
    }

    #[test]
    fn a_syllable_that_is_still_growing_finds_what_it_may_become() {
        let holds = |typed: &str, name: &str| {
            let (from, to) = range(&form(typed), true);
            *name >= *from && *name < *to
        };
        for typed in ["ㅁ", "미", "민", "민ㅈ", "민지"] {
            assert!(holds(typed, "민지"), "{typed}");
        }
        assert!(!holds("믄", "민지") && !holds("ㄴ", "민지"));
        let (from, to) = range("미", false);
        assert!(from.as_str() <= "미나" && to.as_str() > "미나" && to.as_str() < "민지");
    }
}
