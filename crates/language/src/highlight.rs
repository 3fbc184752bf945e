//! Finding a query's words in a text, by the same rules that found the text.

use std::collections::HashMap;
use std::ops::Range;

use crate::endings::{is_particle, strip_suffix};
use crate::japanese::{content_words, without_okurigana};
use crate::script::{Kind, Run, is_attached, is_han, is_hiragana, runs};
use crate::tokens::{forms, in_hiragana};
use crate::{Normalised, normalise};

/// Words taken from a query at most.
const WORDS_A_QUERY: usize = 32;
/// From this many characters on, parts of a Hangul word are marked too (비밀번호변경 marks 비밀번호 and 변경).
const DIVISIBLE: usize = 4;
/// From this many characters on, the last word of a query marks longer words that begin with it.
const PREFIX: usize = 2;

/// The words of one query, ready to be found in any number of texts.
#[derive(Debug, Clone, Default)]
pub struct Highlighter {
    /// Stems of alphabetic words, and the query word each belongs to.
    stems: HashMap<String, usize>,
    /// Hangul, kana and Han to be found anywhere in their runs, by first character.
    needles: HashMap<char, Vec<Needle>>,
    /// Words of Han with the hiragana among them left out, and the query word each belongs to.
    bare: HashMap<String, usize>,
    /// The last word when it is alphabetic, perhaps not typed to its end.
    beginning: Option<(String, usize)>,
}

#[derive(Debug, Clone)]
struct Needle {
    text: String,
    word: usize,
}

/// One place where a query word was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Bytes of the original text.
    pub(crate) range: Range<usize>,
    /// Which word of the query.
    pub(crate) word: usize,
}

/// The byte ranges of `text` that a reader should see marked for `query`: in order, apart from one another.
#[must_use]
pub fn highlight(text: &str, query: &str) -> Vec<Range<usize>> {
    Highlighter::new(query).ranges(text)
}

impl Highlighter {
    /// Prepares a query. Quotes and other punctuation have no meaning here.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let normal = normalise(query);
        let mut highlighter = Self::default();
        let all: Vec<Run<'_>> = runs(&normal).take(WORDS_A_QUERY).collect();
        let several = all.len() > 1;
        for (word, run) in all.iter().enumerate() {
            match run.kind {
                // A number without its unit would be marked everywhere.
                Kind::Word => forms(&normal, &all, word, |form| {
                    if !form.piece || form.stem.starts_with(char::is_alphabetic) {
                        highlighter.stems.entry(form.stem.into_owned()).or_insert(word);
                    }
                }),
                Kind::Hangul if is_attached(&all, word) && is_particle(run.text) => {}
                Kind::Hangul => highlighter.add_hangul(run.text, word, several),
                Kind::Japanese => highlighter.add_japanese(run.text, word),
            }
        }
        if let Some((word, last)) = all.iter().enumerate().next_back()
            && last.kind == Kind::Word
            && last.text.chars().nth(PREFIX - 1).is_some()
            && normal.ends_with(last.text)
        {
            highlighter.beginning = Some((last.text.to_owned(), word));
        }
        highlighter
    }

    /// The byte ranges of `text` to mark: in order, apart from one another.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        merge(self.marks(text).into_iter().map(|mark| mark.range))
    }

    /// Every place where a word was found, in order; places may overlap.
    pub(crate) fn marks(&self, text: &str) -> Vec<Mark> {
        let normalised = Normalised::new(text);
        let mut marks = Vec::new();
        let mut mark = |normal: Range<usize>, word| {
            let range = normalised.original(normal);
            if !range.is_empty() {
                marks.push(Mark { range, word });
            }
        };
        let all: Vec<Run<'_>> = runs(normalised.as_str()).collect();
        for (at, run) in all.iter().enumerate() {
            match run.kind {
                Kind::Word => {
                    let found = self.marked_forms(normalised.as_str(), &all, at);
                    found.into_iter().for_each(|(range, word)| mark(range, word));
                }
                Kind::Hangul | Kind::Japanese => self.find_in_run(*run, &mut mark),
            }
        }
        marks
    }

    fn add_hangul(&mut self, text: &str, word: usize, several: bool) {
        let stripped = strip_suffix(text);
        // What looks like a particle may be part of the word; where the text has it too, it is marked with it.
        if stripped.len() < text.len() && (!several || stripped.chars().nth(1).is_some()) {
            self.add_needle(text, word);
        }
        let length = stripped.chars().count();
        // One syllable among other words is hardly ever what was meant.
        if length == 1 && several {
            return;
        }
        self.add_needle(stripped, word);
        if length >= DIVISIBLE {
            for (start, end) in pair_bounds(stripped) {
                self.add_needle(&stripped[start..end], word);
            }
        }
    }

    fn add_japanese(&mut self, text: &str, word: usize) {
        let mut alone = true;
        for range in content_words(text) {
            let content = &text[range];
            // A single kana is no word; a single Han character is.
            if content.chars().nth(1).is_some() || content.chars().all(is_han) {
                self.add_needle(content, word);
                alone = false;
                let bare = without_okurigana(content).unwrap_or_else(|| content.to_owned());
                if bare.chars().nth(1).is_some() && bare.chars().all(is_han) {
                    self.add_needle(&bare, word);
                    self.bare.entry(bare).or_insert(word);
                }
            }
        }
        let lone_kana = text.chars().count() == 1;
        if alone && !text.chars().all(is_hiragana) || lone_kana || in_hiragana(text).next().is_some() {
            self.add_needle(text, word);
        }
    }

    fn add_needle(&mut self, text: &str, word: usize) {
        let Some(first) = text.chars().next() else { return };
        let same_start = self.needles.entry(first).or_default();
        if same_start.iter().all(|needle| needle.text != text) {
            same_start.push(Needle { text: text.to_owned(), word });
            same_start.sort_by_key(|needle| std::cmp::Reverse(needle.text.len()));
        }
    }

    /// The forms of an alphabetic word that are looked for, in order, and the query word each belongs to.
    fn marked_forms(&self, text: &str, all: &[Run<'_>], at: usize) -> Vec<(Range<usize>, usize)> {
        let run = all[at];
        if let Some((beginning, word)) = &self.beginning
            && run.text.starts_with(beginning.as_str())
        {
            return vec![(run.start..run.start + run.text.len(), *word)];
        }
        let mut found = Vec::new();
        if !self.stems.is_empty() {
            forms(text, all, at, |form| {
                if let Some(word) = self.stems.get(form.stem.as_ref()) {
                    found.push((form.range, *word));
                }
            });
        }
        found
    }

    fn find_in_run(&self, run: Run<'_>, mark: &mut impl FnMut(Range<usize>, usize)) {
        if self.needles.is_empty() {
            return;
        }
        let mut okurigana = Vec::new();
        if !self.bare.is_empty() && run.kind == Kind::Japanese && run.text.contains(is_hiragana) {
            okurigana.extend(content_words(run.text).filter_map(|range| {
                let word = self.bare.get(&without_okurigana(&run.text[range.clone()])?)?;
                Some((run.start + range.start..run.start + range.end, *word))
            }));
        }
        let mut okurigana = okurigana.into_iter().peekable();
        for (at, character) in run.text.char_indices() {
            while let Some((range, word)) = okurigana.next_if(|(range, _)| range.start <= run.start + at) {
                mark(range, word);
            }
            let Some(candidates) = self.needles.get(&character) else { continue };
            if let Some(needle) = candidates.iter().find(|needle| run.text[at..].starts_with(&needle.text)) {
                let start = run.start + at;
                // サーバー is looked for as サーバ, and yet one word.
                let long_vowel =
                    if run.text[at + needle.text.len()..].starts_with('ー') { 'ー'.len_utf8() } else { 0 };
                mark(start..start + needle.text.len() + long_vowel, needle.word);
            }
        }
    }
}

/// The byte bounds of every two neighbouring characters.
fn pair_bounds(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let ends = text.char_indices().skip(1).map(|(at, character)| at + character.len_utf8());
    text.char_indices().map(|(start, _)| start).zip(ends)
}

/// Joins ranges that overlap or touch. They come ordered by their start.
pub(crate) fn merge(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        highlight(text, query).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn korean_words_are_marked_without_their_particles() {
        assert_eq!(marked("비밀번호를 잊어서 비밀번호가 필요해요", "비밀번호는"), ["비밀번호", "비밀번호"]);
        assert_eq!(marked("새비밀번호 설정", "비밀번호"), ["비밀번호"]);
    }

    #[test]
    fn compounds_are_marked_in_their_parts() {
        assert_eq!(marked("비밀번호를 변경하려면", "비밀번호변경"), ["비밀번호", "변경"]);
    }

    #[test]
    fn japanese_content_words_are_marked() {
        assert_eq!(marked("東大寺にある仏像の一覧", "東大寺の仏像について"), ["東大寺", "仏像"]);
        assert_eq!(marked("ﾊﾟｽﾜｰﾄﾞを忘れた", "パスワード"), ["ﾊﾟｽﾜｰﾄﾞ"]);
    }

    #[test]
    fn english_forms_and_unfinished_words_are_marked() {
        assert_eq!(marked("Cards were declined; card!", "card declines"), ["Cards", "declined", "card"]);
        assert_eq!(marked("Password reset", "pass"), ["Password"]);
        assert_eq!(marked("Password reset", "pass reset"), ["reset"]);
    }

    #[test]
    fn words_in_parts_are_marked_whole() {
        assert_eq!(marked("The Wi-Fi light", "wifi"), ["Wi-Fi"]);
        assert_eq!(marked("wifi와 Wi-Fi", "Wi-Fi가"), ["wifi", "Wi-Fi"]);
        assert_eq!(marked("와이파이가 끊겨요", "와이파이"), ["와이파이"]);
    }

    #[test]
    fn a_final_long_vowel_is_marked_with_its_word() {
        assert_eq!(marked("パーサーを書く、パーサも", "パーサー"), ["パーサー", "パーサ"]);
        assert_eq!(marked("サーバーレス", "サーバ"), ["サーバー"]);
    }

    #[test]
    fn markup_is_only_text_here() {
        assert_eq!(marked("<b>card</b>", "card b"), ["b", "card", "b"]);
    }

    #[test]
    fn nothing_is_marked_for_nothing() {
        assert_eq!(marked("무엇이든", ""), Vec::<&str>::new());
        assert_eq!(marked("", "무엇"), Vec::<&str>::new());
        assert_eq!(marked("text", "!?"), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn ranges_are_ordered_apart_and_on_boundaries(text in any::<String>(), query in any::<String>()) {
            let mut end = 0;
            for range in highlight(&text, &query) {
                prop_assert!(range.start >= end && !range.is_empty());
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }

        #[test]
        fn a_query_is_found_in_itself(query in "[가-힣]{2,6}( [가-힣]{2,6}){0,3}") {
            prop_assert!(!highlight(&query, &query).is_empty());
        }
    }
}
