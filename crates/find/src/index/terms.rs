//! From words to the engine's queries.

use std::collections::HashMap;

use madang_language::is_hangul_syllable;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::Result;
use super::analysis::Analysis;
use super::schema::Fields;

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

/// A term, and how much it counts.
#[derive(Debug, Clone)]
pub(super) struct Weighted {
    pub(super) term: Term,
    pub(super) weight: f32,
}

/// The rarest terms of a text in normal form that occur in the index, weighted times `share`.
pub(super) fn rarest(
    searcher: &Searcher,
    field: Field,
    analysis: Analysis,
    normal: &str,
    share: f32,
    most: usize,
) -> Result<Vec<Weighted>> {
    let mut counts: HashMap<Term, u64> = HashMap::new();
    for term in all(field, analysis, normal).into_iter().filter(|term| analysis != Analysis::Words || !is_latin(term)) {
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
            let weight = share * weight(analysis, &term);
            Weighted { term, weight }
        })
        .collect())
}

fn weight(analysis: Analysis, term: &Term) -> f32 {
    let first = term.value().as_str().and_then(|text| text.chars().next());
    match analysis {
        Analysis::Grams if is_latin(term) => LATIN_WEIGHT,
        Analysis::Words if first.is_some_and(is_hangul_syllable) => HANGUL_WORD_WEIGHT,
        _ => 1.0,
    }
}

fn is_latin(term: &Term) -> bool {
    term.value().as_str().is_some_and(str::is_ascii)
}

/// Every term of a text in normal form.
pub(super) fn all(field: Field, analysis: Analysis, normal: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    analysis.tokens(normal, |token| terms.push(Term::from_field_text(field, token)));
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
    let words = all(fields.words, Analysis::Words, normal);
    let pairs = all(fields.grams, Analysis::Grams, normal);
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
