//! Searching posts, grouped by topic.

use std::cmp::Reverse;

use madang_language::{Language, normalise, words};
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, Occur, Query as Clause, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

use super::Result;
use super::document::Kind;
use super::filter::Filter;
use super::generation::Generation;
use super::pool::{self, By, Found, best, by_topic, column_of, listed};
use super::schema::{Fields, column, language_number};
use super::spelling::{Replacement, second_thoughts};
use super::syntax::Wanted;
use super::terms::{self, MOST_TERMS};

/// What is searched for. `Query::default()` finds everything; each field narrows it.
#[derive(Debug, Clone)]
pub struct Query {
    /// Words, `"phrases"`, `-exclusions`; empty to list by the other conditions alone.
    pub text: String,
    /// The spaces the reader may see; `None` for all. Nothing outside them influences hits or suggestions.
    pub visible_spaces: Option<Vec<i64>>,
    /// Only this space.
    pub space: Option<i64>,
    /// Only openings, answers or comments.
    pub kind: Option<Kind>,
    /// Only solved (or unsolved) topics.
    pub solved: Option<bool>,
    /// Only topics with all of these tags.
    pub tags: Vec<String>,
    /// Only posts by this member.
    pub author: Option<i64>,
    /// Only posts from this moment on, in milliseconds UTC.
    pub after_ms: Option<i64>,
    /// Only posts before this moment, in milliseconds UTC.
    pub before_ms: Option<i64>,
    /// Only posts in this language.
    pub language: Option<Language>,
    /// Only about this product.
    pub product: Option<i64>,
    /// Only about this version of a product.
    pub version: Option<i64>,
    /// What comes first.
    pub order: Order,
    /// Topics to skip.
    pub offset: usize,
    /// Topics to give at most.
    pub limit: usize,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            visible_spaces: None,
            space: None,
            kind: None,
            solved: None,
            tags: Vec::new(),
            author: None,
            after_ms: None,
            before_ms: None,
            language: None,
            product: None,
            version: None,
            order: Order::default(),
            offset: 0,
            limit: 20,
        }
    }
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What fits best. Without text: the newest.
    #[default]
    Relevance,
    /// The newest of what fits well.
    Newest,
    /// The most voted for of what fits well.
    Votes,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// How many topics fit; at least so many when `capped`.
    pub total: usize,
    /// There were more than are worth counting.
    pub capped: bool,
    /// The asked page of topics.
    pub hits: Vec<Hit>,
    /// The query as it was probably meant, when a word of it occurs nowhere.
    pub corrected: Option<String>,
}

/// One topic, and its post that fits best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The post's id.
    pub post: i64,
    /// The topic's id.
    pub topic: i64,
    /// How well it fits; comparable within one search only. 0 in listings.
    pub score: f32,
}

/// Posts that are ranked before they are grouped, at first and at most. The fewer, the more the engine can skip.
const POOL: usize = 120;
const LARGEST_POOL: usize = 7_680;
/// Posts among which date or votes decide.
const ORDERED_POOL: usize = 1_000;
/// Whatever scores below this share of the best hit shares no more than a common word with the query.
const RELEVANT: f32 = 0.15;
/// What may be ordered by date or votes must fit better: a stray word must not lead.
const WELL_FITTING: f32 = 0.4;

pub(super) fn search(generation: &Generation, query: &Query) -> Result<Results> {
    let searcher = generation.searcher();
    let fields = generation.fields();
    let wanted = Wanted::parse(&query.text);
    let conditions = conditions(fields, query, &wanted);
    if wanted.text.is_empty() {
        // Signs alone, such as "?!", find nothing; nothing at all lists everything.
        let listing = query.text.trim().is_empty() || !wanted.excluded.is_empty();
        return if listing { list(&searcher, query, conditions) } else { Ok(Results::default()) };
    }
    let search = Search { searcher: &searcher, fields, filter: filter(query) };
    search.ranked(query, &wanted, conditions)
}

struct Search<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    filter: Filter,
}

impl Search<'_> {
    fn ranked(&self, query: &Query, wanted: &Wanted, conditions: Conditions) -> Result<Results> {
        let mut all = terms::of_text(self.searcher, self.fields, &normalise(&wanted.text), 1.0, MOST_TERMS)?;
        let visible = Filter::for_reader(query.visible_spaces.as_deref());
        let thoughts = second_thoughts(self.searcher, self.fields, &wanted.text, &visible)?;
        all.extend(thoughts.terms);
        if all.is_empty() {
            return Ok(Results::default());
        }
        let text: Box<dyn Clause> = Box::new(terms::any(all));
        let clause = conditions.with(text);
        let pool = if query.order == Order::Relevance { POOL } else { ORDERED_POOL };
        let (found, hits, capped) = self.grouped(&*clause, query.offset + query.limit, pool)?;
        let mut hits = hits;
        self.order(&mut hits, query.order)?;
        let corrected = corrected(self.searcher, self.fields, &wanted.text, &thoughts.replacements, &found)?;
        Ok(Results {
            total: hits.len(),
            capped,
            hits: hits.into_iter().skip(query.offset).take(query.limit).collect(),
            corrected,
        })
    }

    /// The best posts and their topics; and whether there may be more topics.
    fn grouped(&self, clause: &dyn Clause, wanted: usize, mut size: usize) -> Result<(Vec<Found>, Vec<Hit>, bool)> {
        loop {
            let mut found = best(self.searcher, clause, &self.filter, size)?;
            let full = found.len() == size;
            keep_relevant(&mut found, RELEVANT);
            let hits = by_topic(self.searcher, &found)?;
            let capped = full && found.len() == size;
            if !capped || hits.len() >= wanted || size >= LARGEST_POOL {
                return Ok((found, hits, capped));
            }
            size *= 4;
        }
    }

    fn order(&self, hits: &mut Vec<Hit>, order: Order) -> Result<()> {
        let name = match order {
            Order::Relevance => return Ok(()),
            Order::Newest => column::CREATED,
            Order::Votes => column::VOTES,
        };
        let least = hits.first().map_or(0.0, |best| best.score * WELL_FITTING);
        hits.retain(|hit| hit.score >= least);
        let mut keyed = Vec::with_capacity(hits.len());
        for hit in hits.drain(..) {
            keyed.push((value_of(self.searcher, self.fields, hit.post, name)?, hit));
        }
        keyed.sort_by_key(|(key, hit)| Reverse((*key, hit.post)));
        hits.extend(keyed.into_iter().map(|(_, hit)| hit));
        Ok(())
    }
}

pub(super) fn keep_relevant(found: &mut Vec<Found>, share: f32) {
    let least = found.first().map_or(0.0, |best| best.score * share);
    found.retain(|found| found.score >= least);
}

/// Clauses that must or must not match, without influence on the score.
#[derive(Default)]
struct Conditions(Vec<(Occur, Box<dyn Clause>)>);

impl Conditions {
    fn must(&mut self, clause: impl Clause) {
        self.0.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(clause), 0.0))));
    }

    fn with(mut self, clause: Box<dyn Clause>) -> Box<dyn Clause> {
        if self.0.is_empty() {
            return clause;
        }
        self.0.push((Occur::Must, clause));
        Box::new(BooleanQuery::new(self.0))
    }
}

fn conditions(fields: &Fields, query: &Query, wanted: &Wanted) -> Conditions {
    let mut conditions = Conditions::default();
    for (field, value) in [
        (fields.space, query.space),
        (fields.author, query.author),
        (fields.product, query.product),
        (fields.version, query.version),
    ] {
        if let Some(value) = value {
            conditions.must(TermQuery::new(Term::from_field_i64(field, value), IndexRecordOption::Basic));
        }
    }
    for tag in &query.tags {
        conditions.must(TermQuery::new(Term::from_field_text(fields.tag, tag), IndexRecordOption::Basic));
    }
    for phrase in &wanted.phrases {
        if let Some(clause) = terms::phrase(fields, &normalise(phrase)) {
            conditions.must(clause);
        }
    }
    for excluded in &wanted.excluded {
        if let Some(clause) = terms::phrase(fields, &normalise(excluded)) {
            conditions.0.push((Occur::MustNot, clause));
        }
    }
    conditions
}

fn filter(query: &Query) -> Filter {
    Filter {
        kind: query.kind,
        solved: query.solved,
        language: query.language.map(language_number),
        after_ms: query.after_ms,
        before_ms: query.before_ms,
        ..Filter::for_reader(query.visible_spaces.as_deref())
    }
}

/// Without text: topics by their openings, or all posts of an author.
fn list(searcher: &Searcher, query: &Query, conditions: Conditions) -> Result<Results> {
    let mut filter = filter(query);
    if query.author.is_none() {
        filter.kind = filter.kind.or(Some(Kind::Opening));
    }
    let by = if query.order == Order::Votes { By::Votes } else { By::Created };
    let clause = conditions.with(Box::new(AllQuery));
    let (total, addresses) = listed(searcher, &*clause, &filter, by, query.offset + query.limit)?;
    let page: Vec<DocAddress> = addresses.into_iter().skip(query.offset).collect();
    let posts = column_of(searcher, column::ID, page.iter().copied())?;
    let topics = column_of(searcher, column::TOPIC, page.iter().copied())?;
    let hits = posts.into_iter().zip(topics).map(|(post, topic)| Hit { post, topic, score: 0.0 }).collect();
    Ok(Results { total, capped: false, hits, corrected: None })
}

/// A column's value for a post.
fn value_of(searcher: &Searcher, fields: &Fields, post: i64, name: &str) -> Result<i64> {
    let one = TermQuery::new(Term::from_field_i64(fields.id, post), IndexRecordOption::Basic);
    let found = best(searcher, &one, &Filter::default(), 1)?;
    Ok(pool::column_of(searcher, name, found.iter().map(|found| found.address))?.first().copied().unwrap_or_default())
}

/// Titles in which the full form of a stem is looked for.
const TITLES_READ: usize = 20;

/// The query with words replaced by what was probably meant.
fn corrected(
    searcher: &Searcher,
    fields: &Fields,
    query: &str,
    replacements: &[Replacement],
    found: &[Found],
) -> Result<Option<String>> {
    let mut text = String::with_capacity(query.len());
    let mut from = 0;
    for replacement in replacements {
        let word = if replacement.needs_ending {
            full_form(searcher, fields, &replacement.word, found)?
        } else {
            Some(replacement.word.clone())
        };
        if let Some(word) = word {
            text.push_str(&query[from..replacement.range.start]);
            text.push_str(&word);
            from = replacement.range.end;
        }
    }
    if from == 0 {
        return Ok(None);
    }
    text.push_str(&query[from..]);
    Ok(Some(text))
}

/// A word with this stem, as a title among the hits has it.
fn full_form(searcher: &Searcher, fields: &Fields, stem: &str, found: &[Found]) -> Result<Option<String>> {
    for found in found.iter().take(TITLES_READ) {
        let normal = normalise(&title_of(searcher, fields, found.address)?);
        let mut form = None;
        words(&normal, |token| {
            if token.text == stem && form.is_none() {
                form = Some(normal[token.start..token.end].to_owned());
            }
        });
        if form.is_some() {
            return Ok(form);
        }
    }
    Ok(None)
}

/// The stored title of a post; empty for posts without one.
pub(super) fn title_of(searcher: &Searcher, fields: &Fields, address: DocAddress) -> Result<String> {
    let document: TantivyDocument = searcher.doc(address)?;
    Ok(document.get_first(fields.title).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default())
}
