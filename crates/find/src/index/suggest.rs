//! Topics by their titles, while the reader is typing.

use std::collections::HashMap;

use madang_language::{Kind, Run, carry_final, hangul_to_qwerty, initials, jamo, normalise, qwerty_to_hangul, runs};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::Result;
use super::analysis::Analysis;
use super::document::Kind as PostKind;
use super::filter::Filter;
use super::generation::Generation;
use super::letters::beginning;
use super::pool::{Found, best, column_of};
use super::schema::{Fields, column};
use super::search::{corrected, title_of};
use super::spacing::spaced;
use super::spelling::second_thoughts;
use super::terms::{self, Weighted};

/// What is offered while typing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Suggestions {
    /// Topics, best first.
    pub topics: Vec<Suggestion>,
    /// The text as it was probably meant, when only that fits a title.
    pub corrected: Option<String>,
}

/// A topic offered while typing.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The topic's id.
    pub topic: i64,
    /// The opening post's id.
    pub post: i64,
    /// The topic's title.
    pub title: String,
    /// How well it fits; comparable within one call only.
    pub score: f32,
}

/// Words read; more make a sentence, for which similar questions are the better help.
const MOST_WORDS: usize = 8;
/// What a word found only in parts counts.
const PARTS_WEIGHT: f32 = 0.7;
/// Endings of an unfinished word that are tried, the most frequent of those looked at.
const MOST_ENDINGS: usize = 40;
const ENDINGS_LOOKED_AT: usize = 4_000;
/// English words lose at most so many letters of an ending, and keep at least so many.
const LONGEST_ENDING: usize = 5;
const SHORTEST_STEM: usize = 4;

pub(super) fn suggest(
    generation: &Generation,
    text: &str,
    visible_spaces: Option<&[i64]>,
    limit: usize,
) -> Result<Suggestions> {
    let searcher = generation.searcher();
    let filter = Filter { kind: Some(PostKind::Opening), ..Filter::for_reader(visible_spaces) };
    let titles = Titles { searcher: &searcher, fields: generation.fields(), filter, limit };
    let found = titles.matching(text)?;
    let found = match spaced(&searcher, generation.fields(), &normalise(text))? {
        Some(spaced) if found.is_empty() => titles.matching(&spaced)?,
        _ => found,
    };
    if !found.is_empty() {
        return Ok(Suggestions { topics: titles.suggestions(&found)?, corrected: None });
    }
    // The other keyboard layout may be on.
    for other in [qwerty_to_hangul(text), hangul_to_qwerty(text)].into_iter().flatten() {
        let found = titles.matching(&other)?;
        if !found.is_empty() {
            return Ok(Suggestions { topics: titles.suggestions(&found)?, corrected: Some(other) });
        }
    }
    titles.misspelt(text)
}

struct Titles<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    filter: Filter,
    limit: usize,
}

impl Titles<'_> {
    /// Titles with all of the words, the last of which may be unfinished; failing that, with any of them.
    fn matching(&self, text: &str) -> Result<Vec<Found>> {
        let normal = normalise(text);
        let all: Vec<Run<'_>> = runs(&normal).take(MOST_WORDS).collect();
        let unfinished = !normal.ends_with(char::is_whitespace);
        let mut clauses = Vec::with_capacity(all.len());
        for (index, run) in all.iter().enumerate() {
            if let Some(clause) = self.word(*run, unfinished && index + 1 == all.len())? {
                clauses.push(clause);
            }
        }
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        let with = |occur: Occur| BooleanQuery::new(clauses.iter().map(|clause| (occur, clause.box_clone())).collect());
        let found = best(self.searcher, &with(Occur::Must), &self.filter, self.limit)?;
        if found.is_empty() && clauses.len() > 1 {
            return best(self.searcher, &with(Occur::Should), &self.filter, self.limit);
        }
        Ok(found)
    }

    /// Titles with the words that were probably meant.
    fn misspelt(&self, text: &str) -> Result<Suggestions> {
        let thoughts = second_thoughts(self.searcher, self.fields, text, &self.filter)?;
        if thoughts.terms.is_empty() {
            return Ok(Suggestions::default());
        }
        let found = best(self.searcher, &terms::any(thoughts.terms), &self.filter, self.limit)?;
        let corrected = corrected(self.searcher, self.fields, text, &thoughts.replacements, &found)?;
        let Some(meant) = corrected else { return Ok(Suggestions::default()) };
        let found = self.matching(&meant)?;
        if found.is_empty() {
            return Ok(Suggestions::default());
        }
        Ok(Suggestions { topics: self.suggestions(&found)?, corrected: Some(meant) })
    }

    /// Titles with one word; `None` when the word says nothing.
    fn word(&self, run: Run<'_>, unfinished: bool) -> Result<Option<Box<dyn Query>>> {
        if let Some(initials) = initials(run.text).filter(|_| run.kind == Kind::Hangul) {
            return self.endings(self.fields.initials, &[initials], IndexRecordOption::Basic);
        }
        let mut either: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let whole = terms::in_titles(self.fields, Analysis::Words, run.text);
        if !whole.is_empty() {
            let weighted = whole.into_iter().map(|term| Weighted { term, weight: 1.0 });
            either.push((Occur::Should, Box::new(terms::any(weighted.collect()))));
        }
        let pairs = terms::in_titles(self.fields, Analysis::Grams, run.text);
        if run.kind != Kind::Word && !pairs.is_empty() {
            let pairs = pairs.into_iter().map(|term| {
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                (Occur::Must, Box::new(query) as Box<dyn Query>)
            });
            let every = BooleanQuery::new(pairs.collect());
            either.push((Occur::Should, Box::new(BoostQuery::new(Box::new(every), PARTS_WEIGHT))));
        }
        if unfinished {
            let longer = self.endings(self.fields.title_words, &beginnings(run), IndexRecordOption::WithFreqs)?;
            if let Some(query) = longer.or_else(|| self.stem_within(run)) {
                either.push((Occur::Should, query));
            }
        }
        Ok((!either.is_empty()).then(|| Box::new(BooleanQuery::new(either)) as Box<dyn Query>))
    }

    /// Titles with a word whose stem is shorter than what was typed of it: alternativ is on the way to alternative,
    /// which is kept as altern.
    fn stem_within(&self, run: Run<'_>) -> Option<Box<dyn Query>> {
        if run.kind != Kind::Word || !run.text.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let shortest = SHORTEST_STEM.max(run.text.len().saturating_sub(LONGEST_ENDING));
        if shortest >= run.text.len() {
            return None;
        }
        let stems = (shortest..run.text.len()).map(|end| {
            let term = Term::from_field_text(self.fields.title_words, &run.text[..end]);
            (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>)
        });
        Some(Box::new(BooleanQuery::new(stems.collect())))
    }

    /// Titles with a word that begins in one of these ways.
    fn endings(&self, field: Field, starts: &[String], record: IndexRecordOption) -> Result<Option<Box<dyn Query>>> {
        let mut counts: HashMap<Vec<u8>, u64> = HashMap::new();
        for start in starts {
            let automaton = beginning(start);
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut stream = index.terms().search(&automaton).into_stream()?;
                while counts.len() < ENDINGS_LOOKED_AT && stream.advance() {
                    *counts.entry(stream.key().to_vec()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
        let mut words: Vec<(Vec<u8>, u64)> = counts.into_iter().collect();
        words.sort_unstable_by(|(a, few), (b, many)| many.cmp(few).then_with(|| a.cmp(b)));
        words.truncate(MOST_ENDINGS);
        let clauses = words.iter().filter_map(|(word, _)| std::str::from_utf8(word).ok()).map(|word| {
            let query = TermQuery::new(Term::from_field_text(field, word), record);
            (Occur::Should, Box::new(query) as Box<dyn Query>)
        });
        Ok((!words.is_empty()).then(|| Box::new(BooleanQuery::new(clauses.collect())) as Box<dyn Query>))
    }

    fn suggestions(&self, found: &[Found]) -> Result<Vec<Suggestion>> {
        let addresses = || found.iter().map(|found| found.address);
        let topics = column_of(self.searcher, column::TOPIC, addresses())?;
        let posts = column_of(self.searcher, column::ID, addresses())?;
        found
            .iter()
            .zip(topics.into_iter().zip(posts))
            .map(|(found, (topic, post))| {
                let title = title_of(self.searcher, self.fields, found.address)?;
                Ok(Suggestion { topic, post, title, score: found.score })
            })
            .collect()
    }
}

/// The letters an unfinished word may begin with. The consonant that closes its last syllable may be the first letter
/// of the next one: 빔 is on the way to 비밀.
fn beginnings(run: Run<'_>) -> Vec<String> {
    let letters = jamo(run.text);
    let mut starts = vec![letters.clone()];
    if run.kind == Kind::Hangul
        && let Some(carried) = carry_final(&letters)
    {
        starts.push(carried);
    }
    starts
}
