//! Second thoughts about words that are nowhere in the index: typed with the wrong keyboard layout, or misspelt.

use std::collections::HashMap;
use std::ops::Range;

use madang_language::{
    Kind, Normalised, Run, hangul_to_qwerty, initials, is_hangul_syllable, normalise, qwerty_to_hangul, runs, words,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED, Term};

use super::Result;
use super::analysis::Analysis;
use super::filter::Filter;
use super::letters::{almost, beginning, is_long};
use super::pool::best;
use super::schema::Fields;
use super::spacing::is_unspaced;
use super::terms::{self, MOST_TERMS, Weighted};

/// Words like a misspelt one that are searched for instead.
const ALTERNATIVES: usize = 8;
/// What the likeliest alternative counts, compared with a word as it was typed, and what each of the others.
const LIKELIEST: f32 = 0.9;
const LESS_LIKELY: f32 = 0.5;
/// What the misspelt word itself counts beside them.
const AS_TYPED: f32 = 0.4;
/// Words looked up in this way, a query.
const MOST_WORDS: usize = 4;
/// Words of the dictionary considered for one.
const MOST_CANDIDATES: usize = 5_000;
/// Up to this length, a word with several neighbours may be any of them, in letters of Latin and in syllables.
const AMBIGUOUS_LATIN: usize = 4;
const AMBIGUOUS_SYLLABLES: usize = 2;
/// From so many syllables on, what consists of known words is several words.
const CLEARLY_SEVERAL: usize = 6;
/// Greetings and thanks, which are right wherever they occur, and about nothing; Korean ones by their beginning.
const GREETINGS: [&str; 12] = [
    "안녕",
    "감사",
    "수고",
    "반갑",
    "こんにちは",
    "こんばんは",
    "はじめまして",
    "ありがとう",
    "hello",
    "hi",
    "hey",
    "thanks",
];
/// The longest ending that may hold the wrong letter, in syllables.
const LONGEST_PARTICLE: usize = 2;
/// Shorter words have too many neighbours, in characters.
const SHORTEST_LATIN: usize = 4;
const SHORTEST_SYLLABLES: usize = 2;
/// Shorter words in hiragana are grammar, in characters.
const SHORTEST_KANA: usize = 3;
/// Beginnings of a stretch of hiragana that are looked up.
const MOST_BEGINNINGS: usize = 6;
/// Syllables that begin with one consonant.
const SYLLABLES_A_LETTER: u32 = 588;

/// What to search for besides the words as they were typed.
#[derive(Debug, Default)]
pub(super) struct SecondThoughts {
    pub(super) terms: Vec<Weighted>,
    pub(super) replacements: Vec<Replacement>,
    /// The bytes of the query that are misspelt words.
    misspelt: Vec<Range<usize>>,
}

/// A word that was probably meant.
#[derive(Debug)]
pub(super) struct Replacement {
    /// The bytes of the query it replaces.
    pub(super) range: Range<usize>,
    /// The word, for Latin ones its stem.
    pub(super) word: String,
    /// The stem has lost an ending: it must not be shown as it is.
    pub(super) needs_ending: bool,
}

/// The terms to rank by, of a query as it was typed and as it was probably meant. What is misspelt counts little by itself:
/// its pairs of letters belong to other words.
pub(super) fn meant(
    searcher: &Searcher,
    fields: &Fields,
    query: &str,
    filter: &Filter,
) -> Result<(Vec<Weighted>, Vec<Replacement>)> {
    let thoughts = second_thoughts(searcher, fields, query, filter)?;
    let mut rest = query.to_owned();
    let mut typed = Vec::new();
    for range in thoughts.misspelt.iter().rev() {
        let word = normalise(&query[range.clone()]);
        typed.extend(terms::of_text(searcher, fields, &word, AS_TYPED, MOST_TERMS)?);
        rest.replace_range(range.clone(), " ");
    }
    let rest = normalise(&rest);
    let mut all = terms::of_text(searcher, fields, &rest, 1.0, MOST_TERMS)?;
    if thoughts.terms.is_empty() {
        all.extend(terms::of_short_text_in_titles(fields, &rest));
    }
    typed.retain(|new| all.iter().all(|old| old.term != new.term));
    all.extend(typed);
    all.extend(thoughts.terms);
    Ok((all, thoughts.replacements))
}

/// Finds out about every word of `query` that occurs nowhere. Only words in documents that pass the filter are offered.
pub(super) fn second_thoughts(
    searcher: &Searcher,
    fields: &Fields,
    query: &str,
    filter: &Filter,
) -> Result<SecondThoughts> {
    let normalised = Normalised::new(query);
    let mut thoughts = SecondThoughts::default();
    let mut looked_up = 0;
    let alone = runs(normalised.as_str()).nth(1).is_none();
    // Among words, consonants are what chats are full of (ㅋㅋ, ㄱㅅ).
    let abbreviated = runs(normalised.as_str()).all(|run| initials(run.text).is_some());
    for run in runs(normalised.as_str()) {
        if looked_up == MOST_WORDS {
            break;
        }
        let speller = Speller { searcher, fields, filter };
        if run.kind == Kind::Japanese {
            speller.in_katakana(run, &normalised, &mut thoughts)?;
        }
        let Some(word) = doubtful(searcher, fields, run)? else { continue };
        looked_up += 1;
        let whole = normalised.original(run.start..run.start + run.text.len());
        if abbreviated && speller.by_initials(run, &mut thoughts)? {
            continue;
        }
        if speller.other_layout(&query[whole.clone()], whole, run.kind, &mut thoughts)? {
            continue;
        }
        // Words written together may be meant as they are: nobody is told that they are wrong.
        let together = run.kind == Kind::Hangul && is_unspaced(searcher, fields, run.text)?;
        if together && run.text.chars().nth(CLEARLY_SEVERAL - 1).is_some() {
            continue;
        }
        let part = normalised.original(run.start..run.start + word.length);
        let before = thoughts.terms.len();
        let best = speller.misspelt(&word, alone, &mut thoughts)?;
        if thoughts.terms.len() > before {
            thoughts.misspelt.push(part.clone());
        }
        if let Some(best) = best
            && !together
        {
            let needs_ending = word.kind == Kind::Word && word.stemmed;
            thoughts.replacements.push(Replacement { range: part, word: best, needs_ending });
        }
    }
    Ok(thoughts)
}

/// A word that occurs nowhere.
struct Doubtful {
    kind: Kind,
    word: String,
    /// Bytes of the run it takes.
    length: usize,
    /// Stemming took an ending off.
    stemmed: bool,
}

fn doubtful(searcher: &Searcher, fields: &Fields, run: Run<'_>) -> Result<Option<Doubtful>> {
    let doubtful = match run.kind {
        // Codes, versions and operators are right as they are.
        Kind::Word if !run.text.chars().all(char::is_alphabetic) => None,
        // Han and hiragana are chosen from a list when typed; katakana is typed letter by letter.
        Kind::Japanese if !run.text.chars().all(|character| matches!(character, 'ァ'..='ー')) => None,
        Kind::Japanese => {
            let word = run.text.trim_end_matches('ー');
            Some(Doubtful { kind: run.kind, word: word.to_owned(), length: word.len(), stemmed: false })
        }
        Kind::Word | Kind::Hangul => only_word(run),
    };
    let Some(doubtful) = doubtful else { return Ok(None) };
    let nowhere = searcher.doc_freq(&Term::from_field_text(fields.words, &doubtful.word))? == 0;
    Ok(nowhere.then_some(doubtful))
}

/// The token of a run that is a single word.
fn only_word(run: Run<'_>) -> Option<Doubtful> {
    let mut found = None;
    words(run.text, |token| {
        let stemmed = token.text != &run.text[token.start..token.end];
        found = Some(Doubtful { kind: run.kind, word: token.text.to_owned(), length: token.end, stemmed });
    });
    found
}

struct Speller<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    filter: &'a Filter,
}

impl Speller<'_> {
    /// Looks for words in titles by their initial consonants: ㅂㅁㅂㅎ for 비밀번호; whether these are any.
    fn by_initials(&self, run: Run<'_>, into: &mut SecondThoughts) -> Result<bool> {
        let typed = initials(run.text).filter(|_| run.kind == Kind::Hangul);
        // One consonant again and again is laughter.
        let several = |typed: &String| typed.chars().any(|letter| !typed.starts_with(letter));
        let Some(typed) = typed.filter(several) else { return Ok(false) };
        let automaton = beginning(&typed);
        let mut words: HashMap<String, u64> = HashMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.initials)?;
            let mut stream = index.terms().search(&automaton).into_stream()?;
            while words.len() < MOST_CANDIDATES && stream.advance() {
                if let Ok(word) = std::str::from_utf8(stream.key()) {
                    *words.entry(word.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
        let mut words: Vec<(String, u64)> = words.into_iter().collect();
        // The word that is typed as a whole, then what is common.
        words.sort_unstable_by_key(|(word, count)| (word.chars().count(), u64::MAX - count));
        let terms = words.into_iter().take(ALTERNATIVES).map(|(word, _)| Weighted {
            weight: if word == typed { 1.0 } else { LESS_LIKELY },
            term: Term::from_field_text(self.fields.initials, &word),
        });
        into.terms.extend(terms);
        Ok(true)
    }

    /// Tries the word with the other keyboard layout, with and without the shift key that may be locked; whether that
    /// makes sense here.
    fn other_layout(&self, typed: &str, range: Range<usize>, kind: Kind, into: &mut SecondThoughts) -> Result<bool> {
        let meant = match kind {
            Kind::Word => {
                let locked = !typed.contains(|character: char| character.is_ascii_lowercase());
                [qwerty_to_hangul(typed), locked.then(|| qwerty_to_hangul(&typed.to_ascii_lowercase())).flatten()]
            }
            Kind::Hangul if !typed.chars().all(is_hangul_syllable) => [hangul_to_qwerty(typed), None],
            Kind::Hangul | Kind::Japanese => [None, None],
        };
        for meant in meant.into_iter().flatten() {
            let normal = normalise(&meant);
            if self.all_visible(&terms::all(self.fields, Analysis::Grams, &normal))? {
                into.terms.extend(terms::of_text(self.searcher, self.fields, &normal, 1.0, MOST_TERMS)?);
                into.replacements.push(Replacement { range, word: meant, needs_ending: false });
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Tries words in hiragana as the loanwords they may be: ぱすわーど is パスワード.
    fn in_katakana(&self, run: Run<'_>, normalised: &Normalised, into: &mut SecondThoughts) -> Result<()> {
        for stretch in hiragana(run.text) {
            let text = &run.text[stretch.clone()];
            if self.is_known(run, &stretch)? {
                continue;
            }
            for word in beginnings_before_particles(text) {
                let meant = katakana(word);
                if self.all_visible(&terms::all(self.fields, Analysis::Words, &meant))? {
                    let start = run.start + stretch.start;
                    into.terms.extend(terms::of_text(self.searcher, self.fields, &meant, 1.0, MOST_TERMS)?);
                    let range = normalised.original(start..start + word.len());
                    into.replacements.push(Replacement { range, word: meant, needs_ending: false });
                    break;
                }
            }
        }
        Ok(())
    }

    /// Whether a word of the run that takes in a part of this stretch occurs as it is written: もくもく会 needs no モクモク.
    fn is_known(&self, run: Run<'_>, stretch: &Range<usize>) -> Result<bool> {
        let mut terms = Vec::new();
        words(run.text, |token| {
            if token.start < stretch.end && stretch.start < token.end {
                terms.push(Term::from_field_text(self.fields.words, token.text));
            }
        });
        for term in terms {
            if self.is_visible(&term)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether there are terms, and visible documents with each of them.
    fn all_visible(&self, terms: &[Term]) -> Result<bool> {
        for term in terms {
            if !self.is_visible(term)? {
                return Ok(false);
            }
        }
        Ok(!terms.is_empty())
    }

    /// Looks for words that differ from this one in a letter or two, and gives the likeliest. A short word that could be
    /// several others is not said to be one of them, and where nothing else is asked for, none of them is looked for.
    fn misspelt(&self, doubtful: &Doubtful, alone: bool, into: &mut SecondThoughts) -> Result<Option<String>> {
        let shortest = if doubtful.kind == Kind::Hangul { SHORTEST_SYLLABLES } else { SHORTEST_LATIN };
        if greets(doubtful.kind, &doubtful.word) || doubtful.word.chars().count() < shortest {
            return Ok(None);
        }
        // What stands in parts or in other forms somewhere is not misspelt.
        if self.occurs_in_parts(&doubtful.word)? {
            return Ok(None);
        }
        let alternatives = self.alternatives(&doubtful.word)?;
        let short = if doubtful.kind == Kind::Hangul { AMBIGUOUS_SYLLABLES } else { AMBIGUOUS_LATIN };
        let ambiguous = alternatives.len() > 1 && doubtful.word.chars().count() <= short;
        if ambiguous && alone {
            return Ok(None);
        }
        let best = alternatives.first().filter(|_| !ambiguous).cloned();
        let likelier = std::iter::once(LIKELIEST).chain(std::iter::repeat(LESS_LIKELY));
        for (word, share) in alternatives.iter().zip(likelier) {
            into.terms.extend(terms::of_text(self.searcher, self.fields, word, share, MOST_TERMS)?);
        }
        if alternatives.is_empty() && doubtful.kind == Kind::Hangul {
            self.with_wrong_particle(&doubtful.word, into)?;
        }
        Ok(best)
    }

    /// The letter that is wrong may be one of the particle: 선배카 is 선배가. Then the word before it was not seen.
    fn with_wrong_particle(&self, word: &str, into: &mut SecondThoughts) -> Result<()> {
        let ends = word.char_indices().rev().map(|(at, _)| at).take(LONGEST_PARTICLE);
        for stem in ends.map(|end| &word[..end]).filter(|stem| stem.chars().count() >= SHORTEST_SYLLABLES) {
            if self.is_visible(&Term::from_field_text(self.fields.words, stem))? {
                into.terms.extend(terms::of_text(self.searcher, self.fields, stem, LIKELIEST, MOST_TERMS)?);
                break;
            }
            let alternatives = self.alternatives(stem)?;
            if !alternatives.is_empty() {
                for word in &alternatives {
                    into.terms.extend(terms::of_text(self.searcher, self.fields, word, LESS_LIKELY, MOST_TERMS)?);
                }
                break;
            }
        }
        Ok(())
    }

    fn alternatives(&self, word: &str) -> Result<Vec<String>> {
        let automaton = almost(word);
        let mut counts: HashMap<String, u64> = HashMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.words)?;
            let (from, to) = neighbours(word);
            let mut stream = index.terms().search(&automaton).ge(from).lt(to).into_stream()?;
            while stream.advance() && counts.len() < MOST_CANDIDATES {
                if let Ok(candidate) = std::str::from_utf8(stream.key()) {
                    *counts.entry(candidate.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
        let mut candidates: Vec<(u8, u64, String)> = counts
            .into_iter()
            .filter_map(|(candidate, count)| Some((automaton.distance(&candidate)?, u64::MAX - count, candidate)))
            .collect();
        candidates.sort_unstable();
        let mut alternatives = Vec::with_capacity(ALTERNATIVES);
        for (_, _, candidate) in candidates {
            if alternatives.len() == ALTERNATIVES {
                break;
            }
            if self.is_visible(&Term::from_field_text(self.fields.words, &candidate))? {
                alternatives.push(candidate);
            }
        }
        Ok(alternatives)
    }

    /// Whether a single document holds all pairs of characters of a word.
    fn occurs_in_parts(&self, word: &str) -> Result<bool> {
        let pairs = terms::all(self.fields, Analysis::Grams, word);
        if pairs.is_empty() {
            return Ok(false);
        }
        Ok(!best(self.searcher, &terms::every(pairs), self.filter, 1)?.is_empty())
    }

    /// Whether a document that passes the filter holds the term: what is hidden must not show in suggestions either.
    fn is_visible(&self, term: &Term) -> Result<bool> {
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(term.field())?;
            let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else { continue };
            let admitted = self.filter.on(segment)?;
            while postings.doc() != TERMINATED {
                if admitted.admit(postings.doc()).is_some() {
                    return Ok(true);
                }
                postings.advance();
            }
        }
        Ok(false)
    }
}

/// Whether a word only greets or thanks.
pub(super) fn greets(kind: Kind, word: &str) -> bool {
    GREETINGS.iter().any(|greeting| if kind == Kind::Word { word == *greeting } else { word.starts_with(greeting) })
}

/// The stretches of hiragana in a run that are long enough for a loanword.
fn hiragana(run: &str) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (at, character) in run.char_indices().filter(|(_, character)| matches!(character, 'ぁ'..='ゖ' | 'ー')) {
        let end = at + character.len_utf8();
        match stretches.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => stretches.push(at..end),
        }
    }
    stretches.retain(|stretch| run[stretch.clone()].chars().nth(SHORTEST_KANA - 1).is_some());
    stretches
}

/// A stretch of hiragana and its beginnings before a particle, the longest first.
fn beginnings_before_particles(stretch: &str) -> impl Iterator<Item = &str> {
    let before = stretch.char_indices().rev().filter(|(_, character)| "をがはにでもとのへ".contains(*character));
    std::iter::once(stretch.len())
        .chain(before.map(|(at, _)| at))
        .map(|end| &stretch[..end])
        .filter(|word| word.chars().nth(SHORTEST_KANA - 1).is_some())
        .take(MOST_BEGINNINGS)
}

fn katakana(hiragana: &str) -> String {
    const APART: u32 = 'ァ' as u32 - 'ぁ' as u32;
    let shifted = |character: char| match character {
        'ぁ'..='ゖ' => char::from_u32(u32::from(character) + APART).unwrap_or(character),
        _ => character,
    };
    hiragana.chars().map(shifted).collect()
}

/// Where in the dictionary alternatives of a word are looked for: the whole of it for a short word; for a long one,
/// in which two letters may be wrong, what begins with the same letter.
fn neighbours(word: &str) -> (Vec<u8>, Vec<u8>) {
    let everything = (Vec::new(), vec![0xff]);
    let Some(first) = word.chars().next().filter(|_| is_long(word)) else { return everything };
    let code = u32::from(first);
    let (from, to) = match first {
        '가'..='힣' => (
            code - (code - 0xac00) % SYLLABLES_A_LETTER,
            code - (code - 0xac00) % SYLLABLES_A_LETTER + SYLLABLES_A_LETTER,
        ),
        _ => (code, code + 1),
    };
    let bytes = |code: u32| char::from_u32(code).map(|character| character.to_string().into_bytes());
    bytes(from).zip(bytes(to)).unwrap_or(everything)
}
