//! Whether a pattern that was found is a word there, or only letters within another one.

use super::fold::{Folded, is_emoji, is_skin_tone};
use super::japanese::{self, Boundaries, script};
use super::korean::is_tail;
use super::pattern::Needle;
use std::cell::OnceCell;
use std::ops::Range;

/// Hangul of fewer syllables that stands right behind a letter or digit is a unit, or part of a name: 2026년, PC방.
const LONE: usize = 1;
const JOINER: char = '\u{200d}';

/// A text with what is known of its words.
pub(super) struct Words<'t> {
    original: &'t str,
    folded: &'t Folded,
    boundaries: OnceCell<Boundaries>,
}

/// How characters go together into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Hangul,
    /// Consonants and vowels outside of syllables, of which abbreviations are made; laughter and tears divide words.
    Jamo,
    Japanese,
    Letter,
    Digit,
    Emoji,
    Other,
}

fn class(character: char) -> Class {
    match character {
        '0'..='9' => Class::Digit,
        'a'..='z' => Class::Letter,
        '\0'..='\x7f' => Class::Other,
        '가'..='힣' => Class::Hangul,
        // ㅋ, ㅎ, ㅠ and ㅜ in normal form.
        '\u{110f}' | '\u{1112}' | '\u{1172}' | '\u{116e}' => Class::Other,
        '\u{1100}'..='\u{11ff}' | 'ㄱ'..='ㆎ' => Class::Jamo,
        _ if script(character).is_some() => Class::Japanese,
        _ if is_emoji(character) => Class::Emoji,
        _ if character.is_numeric() => Class::Digit,
        _ if character.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

impl<'t> Words<'t> {
    pub(super) fn new(original: &'t str, folded: &'t Folded) -> Self {
        Self { original, folded, boundaries: OnceCell::new() }
    }

    /// Whether the characters are a word, or as much of one as the pattern asks for.
    pub(super) fn is_word(&self, place: &Range<usize>, needle: &Needle) -> bool {
        (needle.open_start || self.begins(place)) && (needle.open_end || self.ends(place)) && self.is_whole(place)
    }

    fn boundaries(&self) -> &Boundaries {
        self.boundaries.get_or_init(|| Boundaries::new(&self.folded.chars))
    }

    fn begins(&self, place: &Range<usize>) -> bool {
        let characters = &self.folded.chars;
        let Some(before) = place.start.checked_sub(1).map(|at| characters[at]) else { return true };
        let first = class(characters[place.start]);
        match (class(before), first) {
            (_, Class::Emoji | Class::Other) => true,
            (Class::Letter | Class::Digit, Class::Letter | Class::Digit) => false,
            (Class::Other, Class::Letter | Class::Digit) => !self.joined_before(place.start),
            (Class::Hangul, Class::Hangul) | (Class::Jamo, Class::Jamo) => false,
            (Class::Letter | Class::Digit, Class::Hangul | Class::Japanese) => place.len() > LONE,
            (Class::Japanese, Class::Japanese) => {
                japanese::begins(characters, place.start, place.end, self.boundaries())
            }
            _ => true,
        }
    }

    fn ends(&self, place: &Range<usize>) -> bool {
        let characters = &self.folded.chars;
        let Some(next) = characters.get(place.end).copied() else { return true };
        let last = class(characters[place.end - 1]);
        match (last, class(next)) {
            (Class::Emoji | Class::Other, _) => true,
            (Class::Letter | Class::Digit, Class::Letter | Class::Digit) => false,
            (Class::Letter | Class::Digit, Class::Other) => !self.joined_behind(place.end),
            // A number and its unit: 18년 and 18歳 are not the insult that 18 is.
            (Class::Digit, Class::Hangul) => self.is_tail("00", place.end),
            (Class::Digit, Class::Japanese) => false,
            (Class::Hangul, Class::Hangul) => {
                let stem: String = self.hangul_at_end(place);
                self.is_tail(&stem, place.end)
            }
            (Class::Jamo, Class::Jamo) => false,
            (Class::Hangul | Class::Japanese, Class::Letter | Class::Digit) => place.len() > LONE,
            (Class::Japanese, Class::Japanese) => japanese::ends(characters, place.start, place.end, self.boundaries()),
            _ => true,
        }
    }

    /// The Hangul at the end of a pattern, without what a loose rule bears between its syllables.
    fn hangul_at_end(&self, place: &Range<usize>) -> String {
        let characters = &self.folded.chars[place.clone()];
        let of_other_words = |character: &char| !matches!(class(*character), Class::Hangul | Class::Other);
        let start = characters.iter().rposition(of_other_words).map_or(0, |last| last + 1);
        characters[start..].iter().filter(|character| class(**character) == Class::Hangul).collect()
    }

    fn is_tail(&self, stem: &str, end: usize) -> bool {
        let rest: String = self.folded.chars[end..]
            .iter()
            .take_while(|character| matches!(class(**character), Class::Hangul | Class::Jamo))
            .collect();
        is_tail(stem, &rest)
    }

    /// Whether a sign joins the word at `start` to what stands before it: o'clock, snake_case, 3.18.
    fn joined_before(&self, start: usize) -> bool {
        let characters = &self.folded.chars;
        let Some(sign) = start.checked_sub(1) else { return false };
        let Some(left) = sign.checked_sub(1) else { return false };
        is_joint(characters[sign], characters[left], characters[start])
    }

    /// Whether a sign joins the word that ends at `end` to what follows. The 's of an owner does not.
    fn joined_behind(&self, end: usize) -> bool {
        let characters = &self.folded.chars;
        let Some(right) = characters.get(end + 1) else { return false };
        let owner = matches!(characters[end], '\'' | '’')
            && *right == 's'
            && characters.get(end + 2).is_none_or(|next| !matches!(class(*next), Class::Letter | Class::Digit));
        !owner && is_joint(characters[end], characters[end - 1], *right)
    }

    /// Whether no emoji is torn out of a sequence that shows as one: 👩 of 👨‍👩‍👧, half of a flag.
    fn is_whole(&self, place: &Range<usize>) -> bool {
        let characters = &self.folded.chars;
        let (first, last) = (characters[place.start], characters[place.end - 1]);
        if class(first) != Class::Emoji && class(last) != Class::Emoji {
            return true;
        }
        let range = self.range(place);
        let torn_before = class(first) == Class::Emoji && self.original[..range.start].ends_with(JOINER);
        let torn_behind = class(last) == Class::Emoji
            && (self.original[range.clone()].ends_with(JOINER) || self.original[range.end..].starts_with(JOINER));
        let flags = characters[..place.start].iter().rev().take_while(|before| is_flag_half(**before)).count();
        let half = is_flag_half(first) && flags % 2 == 1;
        !(torn_before || torn_behind || half)
    }

    /// The part of the original text, with the colour of an emoji.
    pub(super) fn range(&self, place: &Range<usize>) -> Range<usize> {
        let mut range = self.folded.original(place.clone());
        if class(self.folded.chars[place.end - 1]) == Class::Emoji {
            let colour = |next: &char| is_skin_tone(*next) || *next == '\u{fe0f}';
            range.end += self.original[range.end..].chars().take_while(colour).map(char::len_utf8).sum::<usize>();
        }
        range
    }
}

fn is_joint(sign: char, left: char, right: char) -> bool {
    let (left, right) = (class(left), class(right));
    let word = |class| matches!(class, Class::Letter | Class::Digit);
    match sign {
        '_' => word(left) && word(right),
        '\'' | '’' => left == Class::Letter && right == Class::Letter,
        '.' | ',' => left == Class::Digit && right == Class::Digit,
        _ => false,
    }
}

fn is_flag_half(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}
