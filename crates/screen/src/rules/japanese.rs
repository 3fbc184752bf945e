//! Whether a word of kana and Han begins and ends where a pattern does, in text without spaces.

use madang_language::word_boundaries;

/// Kinds of Japanese characters: a change of kind mostly is a change of word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Hiragana,
    Katakana,
    Han,
}

/// The kind of a character, if it is one of Japanese.
pub(super) fn script(character: char) -> Option<Script> {
    match character {
        'ぁ'..='\u{309f}' => Some(Script::Hiragana),
        'ァ'..='ヺ' | 'ー'..='ヿ' | '\u{31f0}'..='\u{31ff}' => Some(Script::Katakana),
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '々'
        | '〆'
        | '〇' => Some(Script::Han),
        _ => None,
    }
}

/// A pattern this short is hit only where the dictionary too sees a word of its own.
const SHORT: usize = 3;

/// What may follow a noun, or a sentence ending in it.
const TAILS: &[&str] = &[
    "は",
    "が",
    "を",
    "に",
    "へ",
    "と",
    "も",
    "の",
    "や",
    "か",
    "よ",
    "ね",
    "な",
    "ぞ",
    "ぜ",
    "さ",
    "わ",
    "だ",
    "で",
    "じゃ",
    "ぢゃ",
    "って",
    "から",
    "まで",
    "より",
    "しか",
    "ほど",
    "なんて",
    "なんか",
    "ばっかり",
    "ばかり",
    "くらい",
    "ぐらい",
    "みたい",
    "らしい",
    "たち",
    "ども",
    "くん",
    "ちゃん",
    "め",
    "っぽ",
    "っす",
];
/// What makes a verb of a noun, 詐欺する, or begins the next word of a request: 追加お願いします.
const DOING: &[&str] = &[
    "お",
    "ください",
    "いたし",
    "ある",
    "あり",
    "する",
    "すれ",
    "すん",
    "した",
    "して",
    "しな",
    "しま",
    "しよ",
    "しろ",
    "しや",
    "され",
    "させ",
    "でき",
    "しと",
    "しち",
];
/// Where a verb goes on: 死ね is an order, 死ねば a condition, 死ねない and 死ねる are about what one can do.
const GOES_ON: &[&str] = &[
    "ば", "る", "た", "て", "ない", "なか", "なく", "なけ", "なさ", "ます", "ませ", "まし", "ず", "ぬ", "そう", "よう",
    "り", "れ",
];
/// Syllables with the vowel e, in which orders end.
const E_ROW: &[char] = &['え', 'け', 'げ', 'せ', 'ぜ', 'て', 'で', 'ね', 'へ', 'べ', 'ぺ', 'め', 'れ'];
/// Characters that are written before words and are none themselves: 不自由 is another word than 自由.
const PREFIXES: &str = "不無非未反大小新旧超全再最半準副元前後各諸毎現過悪名";

/// Where words of the text begin and end, for every character and the end.
pub(super) struct Boundaries(Vec<bool>);

impl Boundaries {
    pub(super) fn new(characters: &[char]) -> Self {
        let mut found = vec![true; characters.len() + 1];
        let mut at = 0;
        let mut run = String::new();
        while at < characters.len() {
            let start = at;
            run.clear();
            run.extend(characters[start..].iter().take_while(|character| script(**character).is_some()));
            let length = characters[start..].iter().take_while(|character| script(**character).is_some()).count();
            if length > 1 {
                found[start + 1..start + length].fill(false);
                let mut index = run.char_indices().map(|(byte, _)| byte).enumerate().peekable();
                for boundary in word_boundaries(&run) {
                    while index.next_if(|(_, byte)| *byte < boundary).is_some() {}
                    if let Some((place, _)) = index.peek() {
                        found[start + place] = true;
                    }
                }
            }
            at += length.max(1);
        }
        Self(found)
    }

    fn at(&self, place: usize) -> bool {
        self.0.get(place).copied().unwrap_or(true)
    }

    /// How many characters the word before this boundary has.
    fn word_before(&self, place: usize) -> usize {
        (1..=place).find(|back| self.at(place - back)).unwrap_or(place)
    }

    /// How many characters the word behind this boundary has.
    fn word_after(&self, place: usize) -> usize {
        (1..).find(|on| place + on >= self.0.len() || self.at(place + on)).unwrap_or(1)
    }

    fn inside(&self, start: usize, end: usize) -> bool {
        (start + 1..end).any(|place| self.at(place))
    }
}

/// Whether a word begins at `start`, the pattern ending before `end`. The character before it is one of Japanese.
pub(super) fn begins(characters: &[char], start: usize, end: usize, boundaries: &Boundaries) -> bool {
    let (Some(before), Some(first)) = (script(characters[start - 1]), script(characters[start])) else { return true };
    let length = end - start;
    let pure = characters[start..end].iter().all(|character| script(*character) == Some(Script::Hiragana));
    match (before, first) {
        // A word of hiragana alone may be the end of another one: ばか in そばかす, しね in 話しね.
        (Script::Hiragana | Script::Han, Script::Hiragana) if pure => {
            let whole = boundaries.at(start) && !boundaries.inside(start, end);
            let before = &characters[start - boundaries.word_before(start)..start];
            whole && (length >= SHORT || is_clear_before(before))
        }
        (Script::Hiragana | Script::Han, Script::Hiragana) => boundaries.at(start),
        // Compounds of katakana are not in dictionaries: where one part ends is not to be known.
        (Script::Katakana, Script::Katakana) => false,
        (Script::Han, Script::Han) => {
            let alone = boundaries.word_before(start) == 1;
            length > 1 && boundaries.at(start) && !(alone && PREFIXES.contains(characters[start - 1]))
        }
        (Script::Hiragana, Script::Han) => boundaries.at(start),
        (Script::Hiragana, Script::Katakana) if is_stem_of_verb(&characters[..start]) => length > SHORT,
        _ => length > SHORT || boundaries.at(start),
    }
}

/// Whether a word ends at `end`. The character there is one of Japanese.
pub(super) fn ends(characters: &[char], start: usize, end: usize, boundaries: &Boundaries) -> bool {
    let Some(last) = script(characters[end - 1]) else { return true };
    let Some(next) = script(characters[end]) else { return true };
    let length = end - start;
    // A vowel drawn out, and a breath cut off: ばかー, ばかっ.
    if last == Script::Hiragana && matches!(characters[end], 'ー' | 'っ' | 'ッ') {
        return is_drawn_out(characters, end);
    }
    match (last, next) {
        (Script::Katakana, Script::Katakana) => false,
        (Script::Han, Script::Han) => length > 1 && boundaries.at(end) && boundaries.word_after(end) > 1,
        (_, Script::Hiragana) => {
            let pure = characters[start..end].iter().all(|character| script(*character) == Some(Script::Hiragana));
            let sure = (length > 1 || last != Script::Han) && !pure;
            let unknown = pure && boundaries.inside(start, end) && is_all_of_run(characters, start, end);
            is_tail(characters, last, end) && (sure || unknown || boundaries.at(end))
        }
        (Script::Hiragana, _) => boundaries.at(end),
        _ => length > SHORT || boundaries.at(end),
    }
}

/// What a dictionary can be trusted behind that sees a short word of hiragana: いか in ないかと and in 負いかねます is none.
const CLEAR_BEFORE: &[&str] = &["は", "が", "を", "に", "で", "も", "の", "と", "へ", "この", "その", "あの", "って"];

fn is_clear_before(word: &[char]) -> bool {
    let noun = word.len() > 1 && word.last().is_some_and(|last| script(*last) == Some(Script::Han));
    noun || CLEAR_BEFORE.contains(&String::from_iter(word).as_str())
}

/// A verb's stem before a noun makes another noun of both: 消しゴム.
fn is_stem_of_verb(before: &[char]) -> bool {
    match before {
        [.., han, last] => script(*han) == Some(Script::Han) && "きぎしちびみり".contains(*last),
        _ => false,
    }
}

/// Whether a word that no dictionary knows stands alone but for a particle of one character: あほか.
fn is_all_of_run(characters: &[char], start: usize, end: usize) -> bool {
    let japanese = |at: usize| characters.get(at).is_some_and(|character| script(*character).is_some());
    !start.checked_sub(1).is_some_and(japanese) && !japanese(end + 1)
}

fn is_drawn_out(characters: &[char], end: usize) -> bool {
    let drawn = characters[end..].iter().take_while(|character| matches!(character, 'ー' | 'っ' | 'ッ')).count();
    match characters.get(end + drawn) {
        Some(next) if script(*next) == Some(Script::Hiragana) => matches!(next, 'て' | 'ぽ' | 'す' | 'と'),
        _ => true,
    }
}

fn is_tail(characters: &[char], last: Script, end: usize) -> bool {
    let rest = &characters[end..];
    let begins = |tail: &str| tail.chars().enumerate().all(|(at, character)| rest.get(at) == Some(&character));
    let order = last == Script::Hiragana && E_ROW.contains(&characters[end - 1]);
    if order && GOES_ON.iter().any(|tail| begins(tail)) {
        return false;
    }
    TAILS.iter().any(|tail| begins(tail)) || last != Script::Hiragana && DOING.iter().any(|tail| begins(tail))
}
