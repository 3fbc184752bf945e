//! The two token streams of a search index.

use crate::endings::{is_particle, lone_noun, strip_suffix, unstripped};
use crate::english::stem;
use crate::japanese::{content_words, is_listed_function_word, without_okurigana};
use crate::script::{
    Kind, Run, compound, is_attached, is_digits_of_number, is_hiragana, number_and_name, runs, version_behind_name,
};
use std::borrow::Cow;
use std::ops::Range;

/// Longer tokens (encoded data, endless laughter) are left out, in bytes.
pub const LONGEST_TOKEN: usize = 120;

/// One token and the part of the normalised text it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What is indexed and looked up.
    pub text: &'a str,
    /// First byte in the normalised text.
    pub start: usize,
    /// Byte after the last one in the normalised text.
    pub end: usize,
}

/// The tolerant stream: pairs of neighbouring characters of Hangul words (without particles and endings) and of kana
/// and Han (except pairs of hiragana, which are mostly grammar); stems of other words. `text` is in normal form.
pub fn grams(text: &str, mut each: impl FnMut(Token<'_>)) {
    analyse(text, &mut each, |run, each| match run.kind {
        Kind::Hangul => pairs(Run { text: strip_suffix(run.text), ..run }, |_, _| true, each),
        _ => pairs(run, |a, b| !(is_hiragana(a) && is_hiragana(b)), each),
    });
}

/// The precise stream: Hangul words without particles and endings, content words of kana and Han, stems of other
/// words. `text` is in normal form.
pub fn words(text: &str, mut each: impl FnMut(Token<'_>)) {
    analyse(text, &mut each, |run, each| match run.kind {
        Kind::Hangul => {
            emit(strip_suffix(run.text), run.start, each);
            for form in [unstripped(run.text), lone_noun(run.text)].into_iter().flatten() {
                emit(form, run.start, each);
            }
        }
        _ => {
            for range in content_words(run.text) {
                let word = &run.text[range.clone()];
                emit(word, run.start + range.start, each);
                if let Some(bare) = without_okurigana(word) {
                    each(Token { text: &bare, start: run.start + range.start, end: run.start + range.end });
                }
            }
        }
    });
}

/// Every two and every three neighbouring hiragana, which [`grams`] leaves out: the tokens of words that are written in
/// hiragana alone. `text` is in normal form.
pub fn hiragana_grams(text: &str, mut each: impl FnMut(&str)) {
    for run in runs(text).filter(|run| run.kind == Kind::Japanese) {
        let mut starts = [None; 2];
        for (at, character) in run.text.char_indices() {
            if !is_in_hiragana(character) {
                starts = [None; 2];
                continue;
            }
            let end = at + character.len_utf8();
            for start in starts.into_iter().flatten() {
                each(&run.text[start..end]);
            }
            starts = [starts[1], Some(at)];
        }
    }
}

/// The terms of [`hiragana_grams`] by which one word is looked for: threes, or the pair that it is.
pub fn hiragana_terms(word: &str, mut each: impl FnMut(&str)) {
    let least = word.chars().count().min(3);
    hiragana_grams(word, |gram| {
        if gram.chars().count() >= least {
            each(gram);
        }
    });
}

/// The words of a text that are written in hiragana alone, where nothing else stands beside them; of such words alone
/// nothing may be left in the other streams. `text` is in normal form.
pub fn in_hiragana(text: &str) -> impl Iterator<Item = &str> {
    let alone = |run: &Run<'_>| run.text.chars().all(is_in_hiragana);
    runs(text)
        .filter(move |run| run.kind == Kind::Japanese && alone(run) && !is_listed_function_word(run.text))
        .map(|run| run.text)
        .filter(|word| word.chars().nth(1).is_some())
}

fn is_in_hiragana(character: char) -> bool {
    is_hiragana(character) || character == 'ー'
}

/// What both streams share: stems of alphabetic words, also of those written in parts; and no particles that follow a
/// word of another script. `other` takes the runs of Hangul, kana and Han.
fn analyse<E: FnMut(Token<'_>)>(text: &str, each: &mut E, other: impl Fn(Run<'_>, &mut E)) {
    let all: Vec<Run<'_>> = runs(text).collect();
    for (at, run) in all.iter().enumerate() {
        match run.kind {
            Kind::Word => forms(text, &all, at, |form| {
                if form.stem.len() <= LONGEST_TOKEN {
                    each(Token { text: &form.stem, start: form.range.start, end: form.range.end });
                }
            }),
            Kind::Hangul if is_attached(&all, at) && is_particle(run.text) => {}
            _ => other(*run, each),
        }
    }
}

/// One way in which a word can be looked for.
pub(crate) struct Form<'a> {
    pub(crate) stem: Cow<'a, str>,
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// Only a piece of what was written as one word.
    pub(crate) piece: bool,
}

/// The forms of the alphabetic word `all[at]`: itself; the word that is written in parts from here on (Wi-Fi); and a
/// number and its unit apart (5ghz).
pub(crate) fn forms<'a>(text: &str, all: &[Run<'a>], at: usize, mut each: impl FnMut(Form<'a>)) {
    let run = all[at];
    let range = run.start..run.start + run.text.len();
    let itself = stem(run.text);
    // An accent without its letter leaves nothing.
    if run.text.len() > LONGEST_TOKEN || itself.is_empty() {
        return;
    }
    each(Form { stem: itself, range: range.clone(), piece: is_digits_of_number(text, all, at) });
    let mut pieces: Vec<Form<'a>> = Vec::new();
    if let Some((whole, range)) = compound(text, all, at) {
        if let Some(from) = version_behind_name(&whole) {
            let stem = Cow::Owned(whole[from..].to_owned());
            pieces.push(Form { stem, range: range.start + from..range.end, piece: true });
        }
        each(Form { stem: Cow::Owned(stem(&whole).into_owned()), range, piece: false });
    }
    if let Some(second) = number_and_name(run.text) {
        let (first, last) = run.text.split_at(second);
        pieces.push(Form { stem: stem(first), range: range.start..range.start + second, piece: true });
        pieces.push(Form { stem: stem(last), range: range.start + second..range.end, piece: true });
    }
    // Forms are told in the order in which they begin.
    pieces.sort_by_key(|piece| piece.range.start);
    pieces.into_iter().for_each(each);
}

fn emit(text: &str, start: usize, each: &mut impl FnMut(Token<'_>)) {
    if text.len() <= LONGEST_TOKEN {
        each(Token { text, start, end: start + text.len() });
    }
}

/// Every two neighbouring characters that `keep` wants; a character that stands alone is its own token.
fn pairs(run: Run<'_>, keep: impl Fn(char, char) -> bool, each: &mut impl FnMut(Token<'_>)) {
    let mut previous: Option<(usize, char)> = None;
    let mut before = 0;
    for (at, character) in run.text.char_indices() {
        if let Some((start, first)) = previous {
            if keep(first, character) {
                emit(&run.text[start..at + character.len_utf8()], run.start + start, each);
            }
            before += 1;
        }
        previous = Some((at, character));
    }
    if before == 0 {
        emit(run.text, run.start, each);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::normalise;

    fn grams_of(text: &str) -> Vec<String> {
        let mut list = Vec::new();
        grams(&normalise(text), |token| list.push(token.text.to_owned()));
        list
    }

    fn words_of(text: &str) -> Vec<String> {
        let mut list = Vec::new();
        words(&normalise(text), |token| list.push(token.text.to_owned()));
        list
    }

    #[test]
    fn korean_words_lose_particles_before_they_are_paired() {
        assert_eq!(grams_of("비밀번호를 변경"), ["비밀", "밀번", "번호", "변경"]);
        assert_eq!(words_of("비밀번호를 변경했습니다"), ["비밀번호", "변경"]);
    }

    #[test]
    fn a_lone_syllable_is_its_own_token() {
        assert_eq!(grams_of("책 가격"), ["책", "가격"]);
        assert_eq!(grams_of("寺"), ["寺"]);
    }

    #[test]
    fn japanese_pairs_leave_grammar_out() {
        assert_eq!(grams_of("寺について"), ["寺に"]);
        assert_eq!(grams_of("東京タワー"), ["東京", "京タ", "タワ", "ワー"]);
        assert_eq!(words_of("東京タワーについて教えてください"), ["東京", "タワー", "教え"]);
    }

    #[test]
    fn english_words_are_stemmed_in_both() {
        assert_eq!(grams_of("Resetting passwords"), ["reset", "password"]);
        assert_eq!(words_of("Resetting passwords"), ["reset", "password"]);
    }

    #[test]
    fn mixed_scripts_are_analysed_run_by_run() {
        assert_eq!(
            words_of("iPhone15에서 Wi-Fi가 안 됩니다"),
            ["iphone15", "iphon", "15", "wi", "wifi", "fi", "안", "됩니다"]
        );
        assert_eq!(words_of("PC방 2026년 3도"), ["pc", "방", "2026", "년", "3", "도"]);
    }

    #[test]
    fn words_in_parts_are_known_as_one_too() {
        assert_eq!(grams_of("E-21 오류"), ["e", "e21", "21", "오류"]);
        assert_eq!(words_of("e21"), ["e21"]);
        assert_eq!(words_of("a built-in e-mail"), ["a", "built", "builtin", "in", "e", "email", "mail"]);
        assert_eq!(words_of("2026-11-22-0"), ["2026", "11", "22", "0"]);
        assert_eq!(words_of("a - b"), ["a", "b"]);
    }

    #[test]
    fn lone_accents_are_left_out() {
        assert_eq!(words_of("\u{345} a"), ["a"]);
    }

    #[test]
    fn pieces_are_told_in_the_order_in_which_they_begin() {
        assert_eq!(words_of("aa0.0"), ["aa0", "aa0.0", "aa", "0.0", "0", "0"]);
    }

    #[test]
    fn endless_words_are_left_out() {
        assert_eq!(words_of(&"a".repeat(5000)), Vec::<String>::new());
        assert_eq!(grams_of(&"x".repeat(5000)), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn tokens_name_parts_of_the_text(text in "[ a-zA-Z0-9가-힣ㄱ-ㅎぁ-ん゠-ヿ一-龯ｱ-ﾝ.,!'_<>=+#-]{0,80}") {
            let normal = normalise(&text);
            let mut previous = 0;
            words(&normal, |token| {
                assert!(normal.get(token.start..token.end).is_some());
                assert!(token.start >= previous && token.end > token.start);
                previous = token.start;
            });
            grams(&normal, |token| assert!(normal.get(token.start..token.end).is_some() && !token.text.is_empty()));
        }

        #[test]
        fn no_text_makes_analysis_fail(text in any::<String>()) {
            let normal = normalise(&text);
            words(&normal, |token| assert!(token.text.len() <= LONGEST_TOKEN));
            grams(&normal, |token| assert!(token.text.len() <= LONGEST_TOKEN));
        }
    }
}
