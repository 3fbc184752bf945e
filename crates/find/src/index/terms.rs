//! From words to the engine's queries.

use std::collections::HashMap;

use madang_dictionaries::{Language, Morphemes};
use madang_language::{hiragana_terms, in_hiragana, is_hangul_syllable};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::Result;
use super::analysis::Analysis;
use super::schema::Fields;
use super::spacing::spaced;

/// A query keeps this many of a field's terms, the rarest.
pub(super) const MOST_TERMS: usize = 16;
/// In a large index, terms in more than one of so many documents say little, and cost the most…
const COMMON: u64 = 20;
/// …while so many documents are looked through in no time…
const CHEAP: u64 = 50_000;
/// …so what is in more is left out where at least so many rarer terms remain.
const TELLING: usize = 4;
/// Terms of a text that are looked up at all.
const MOST_LOOKED_UP: usize = 160;
/// What is written in Latin letters has the same terms in both fields, so only one is asked, and counts for both.
const LATIN_WEIGHT: f32 = 2.0;
/// What whole Hangul words count beside their pairs of characters: a word of two syllables is its pair already, and
/// would count double. Everything else counts 1.
const HANGUL_WORD_WEIGHT: f32 = 0.6;
/// A text of at most so many words is short, and what each of them counts in titles besides.
const SHORT_TEXT: usize = 2;
const TITLE_WEIGHT: f32 = 0.5;
/// What twos and threes of letters count of words in hiragana alone.
const HIRAGANA_WEIGHT: f32 = 0.5;
/// What a text counts as it was typed, beside the same with the spaces put in that were left out.
const UNSPACED_SHARE: f32 = 0.7;
/// What the other fields count beside the words of a dictionary, which count 1.
const GRAM_WEIGHT_BESIDE_MORPHEMES: f32 = 0.7;
const WORD_WEIGHT_BESIDE_MORPHEMES: f32 = 0.5;

/// A term, and how much it counts.
#[derive(Debug, Clone)]
pub(super) struct Weighted {
    pub(super) term: Term,
    pub(super) weight: f32,
}

/// The terms that a text in normal form is ranked by: of each field at most `most`, the rarest that occur in the index,
/// weighted times `share`. Where spaces were left out and no dictionary divides the words, the text with spaces counts
/// beside it: of pairs of characters across two words, the rarest, there are too many otherwise.
pub(super) fn of_text(
    searcher: &Searcher,
    fields: &Fields,
    normal: &str,
    share: f32,
    most: usize,
) -> Result<Vec<Weighted>> {
    let divided = fields.dictionaries.has(Language::Korean);
    let spaced = if divided { None } else { spaced(searcher, fields, normal)? };
    let Some(spaced) = spaced else { return as_written(searcher, fields, normal, share, most) };
    let mut found = as_written(searcher, fields, &spaced, share, most)?;
    let mut more = as_written(searcher, fields, normal, share * UNSPACED_SHARE, most)?;
    more.retain(|new| found.iter().all(|old| old.term != new.term));
    found.extend(more);
    Ok(found)
}

fn as_written(searcher: &Searcher, fields: &Fields, normal: &str, share: f32, most: usize) -> Result<Vec<Weighted>> {
    let mut found = Vec::new();
    for analysis in [Analysis::Grams, Analysis::Words, Analysis::Morphemes, Analysis::Kana] {
        if analysis != Analysis::Morphemes || !fields.dictionaries.is_empty() {
            found.extend(rarest(searcher, fields, analysis, normal, share, most)?);
        }
    }
    Ok(found)
}

fn rarest(
    searcher: &Searcher,
    fields: &Fields,
    analysis: Analysis,
    normal: &str,
    share: f32,
    most: usize,
) -> Result<Vec<Weighted>> {
    let mut counts: HashMap<Term, u64> = HashMap::new();
    let mut terms = all(fields, analysis, normal);
    terms.retain(|term| weight(fields, analysis, term) > 0.0);
    without_digits_of_versions(searcher, &mut terms)?;
    for term in terms {
        if counts.len() < MOST_LOOKED_UP && !counts.contains_key(&term) {
            let count = searcher.doc_freq(&term)?;
            counts.insert(term, count);
        }
    }
    let mut found: Vec<(Term, u64)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    found.sort_unstable_by(|(a, few), (b, many)| few.cmp(many).then_with(|| a.cmp(b)));
    let common = (searcher.num_docs() / COMMON).max(CHEAP);
    let telling = found.iter().take_while(|(_, count)| *count <= common).count();
    found.truncate(most.min(telling.max(TELLING)));
    Ok(found
        .into_iter()
        .map(|(term, _)| {
            let weight = share * weight(fields, analysis, &term);
            Weighted { term, weight }
        })
        .collect())
}

/// Leaves out the digits that a version consists of: whoever looks for 9.4.7 looks for no 4. Where the version is nowhere,
/// longer parts stay, such as the 17 of 17.2.
fn without_digits_of_versions(searcher: &Searcher, terms: &mut Vec<Term>) -> Result<()> {
    let text = |term: &Term| term.value().as_str().unwrap_or_default().to_owned();
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut digits: Vec<String> = Vec::new();
    for term in terms.iter() {
        let version = text(term);
        if version.contains('.') && version.split('.').all(number) {
            let known = searcher.doc_freq(term)? > 0;
            digits.extend(version.split('.').filter(|part| known || part.len() == 1).map(str::to_owned));
        }
    }
    if !digits.is_empty() {
        terms.retain(|term| !digits.contains(&text(term)));
    }
    Ok(())
}

/// What a term counts; nothing where other fields say the same.
fn weight(fields: &Fields, analysis: Analysis, term: &Term) -> f32 {
    let value = term.value();
    let text = value.as_str().unwrap_or_default();
    if analysis == Analysis::Kana {
        return HIRAGANA_WEIGHT;
    }
    let hangul = text.chars().next().is_some_and(is_hangul_syllable);
    if text.is_ascii() {
        return if analysis == Analysis::Grams { LATIN_WEIGHT } else { 0.0 };
    }
    if fields.dictionaries.has(if hangul { Language::Korean } else { Language::Japanese }) {
        return match analysis {
            Analysis::Grams => GRAM_WEIGHT_BESIDE_MORPHEMES,
            // Dictionaries know more of Korean words than where their particles begin; of Japanese ones, two that
            // divide a clause differently complete each other.
            Analysis::Words if hangul => 0.0,
            Analysis::Words => WORD_WEIGHT_BESIDE_MORPHEMES,
            _ => 1.0,
        };
    }
    if analysis == Analysis::Words && hangul { HANGUL_WORD_WEIGHT } else { 1.0 }
}

/// Every term of a text in normal form, in the field of an analysis.
pub(super) fn all(fields: &Fields, analysis: Analysis, normal: &str) -> Vec<Term> {
    in_field(fields, fields.whole(analysis), analysis, normal)
}

/// Every term of a text in normal form, in the field of titles.
pub(super) fn in_titles(fields: &Fields, analysis: Analysis, normal: &str) -> Vec<Term> {
    let field = if analysis == Analysis::Grams { fields.title_grams } else { fields.title_words };
    in_field(fields, field, analysis, normal)
}

/// The words of a text of few words, to be looked for in titles: the topic that is named so leads. In longer texts that
/// gains nothing.
pub(super) fn of_short_text_in_titles(fields: &Fields, normal: &str) -> Vec<Weighted> {
    let mut words = in_titles(fields, Analysis::Words, normal);
    if words.len() > SHORT_TEXT {
        words.clear();
    }
    words.into_iter().map(|term| Weighted { term, weight: TITLE_WEIGHT }).collect()
}

fn in_field(fields: &Fields, field: Field, analysis: Analysis, normal: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    if analysis == Analysis::Kana {
        for word in in_hiragana(normal) {
            hiragana_terms(word, |token| terms.push(Term::from_field_text(field, token)));
        }
        return terms;
    }
    let mut morphemes = match analysis {
        Analysis::Morphemes => fields.dictionaries.morphemes(),
        _ => Morphemes::default(),
    };
    analysis.tokens(&mut morphemes, normal, |token, _| terms.push(Term::from_field_text(field, token)));
    terms
}

/// Any of the terms; the more and the rarer, the better.
pub(super) fn any(terms: Vec<Weighted>) -> BooleanQuery {
    let clauses = terms.into_iter().map(|Weighted { term, weight }| {
        let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
        let query = if weight == 1.0 { query } else { Box::new(BoostQuery::new(query, weight)) };
        (Occur::Should, query)
    });
    BooleanQuery::new(clauses.collect())
}

/// All of the terms; without any, nothing matches.
pub(super) fn every(terms: Vec<Term>) -> BooleanQuery {
    BooleanQuery::new(
        terms
            .into_iter()
            .map(|term| (Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>))
            .collect(),
    )
}

/// Documents that hold a phrase: its words one after another, or (where words have no spaces between them) all its
/// pairs of characters. `None` when there is nothing to look for in it.
pub(super) fn phrase(fields: &Fields, normal: &str) -> Option<Box<dyn Query>> {
    let mut words = Vec::new();
    Analysis::Words.tokens(&mut Morphemes::default(), normal, |token, another_form| {
        if !another_form {
            words.push(Term::from_field_text(fields.words, token));
        }
    });
    let pairs = all(fields, Analysis::Grams, normal);
    let unspaced = !normal.contains(char::is_whitespace);
    let in_order: Option<Box<dyn Query>> = match words.len() {
        0 => None,
        1 => Some(Box::new(every(words))),
        _ => Some(Box::new(PhraseQuery::new(words))),
    };
    let in_pairs: Option<Box<dyn Query>> =
        (unspaced && !pairs.is_empty()).then(|| Box::new(every(pairs)) as Box<dyn Query>);
    match (in_order, in_pairs) {
        (Some(order), Some(pairs)) => {
            Some(Box::new(BooleanQuery::new(vec![(Occur::Should, order), (Occur::Should, pairs)])))
        }
        (order, pairs) => order.or(pairs),
    }
}
