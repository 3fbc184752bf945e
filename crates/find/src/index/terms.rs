//! From words to the engine's queries.

use std::collections::HashMap;

use madang_dictionaries::{Language, Morphemes};
use madang_language::is_hangul_syllable;
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
    for analysis in [Analysis::Grams, Analysis::Words, Analysis::Morphemes] {
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
    for term in all(fields, analysis, normal).into_iter().filter(|term| weight(fields, analysis, term) > 0.0) {
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

/// What a term counts; nothing where other fields say the same.
fn weight(fields: &Fields, analysis: Analysis, term: &Term) -> f32 {
    let value = term.value();
    let text = value.as_str().unwrap_or_default();
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

fn in_field(fields: &Fields, field: Field, analysis: Analysis, normal: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut morphemes = match analysis {
        Analysis::Morphemes => fields.dictionaries.morphemes(),
        _ => Morphemes::default(),
    };
    analysis.tokens(&mut morphemes, normal, |token| terms.push(Term::from_field_text(field, token)));
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
    let words = all(fields, Analysis::Words, normal);
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
