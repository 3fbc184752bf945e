//! Searching posts, grouped by topic.

use std::cmp::Reverse;

use madang_language::{Language, normalise, words};
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, Occur, Query as Clause, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

use super::Result;
use super::document::Kind;
use super::facets::{self, Facets};
use super::filter::Filter;
use super::generation::Generation;
use super::pool::{By, Found, Group, best, by_topic, column_of, grouped, listed};
use super::schema::{Fields, column, language_number};
use super::spelling::{Replacement, meant};
use super::syntax::Wanted;
use super::terms::{self, MOST_TERMS, Weighted};

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
    /// Only topics of this kind, such as `question`, and their posts.
    pub topic_kind: Option<String>,
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
    /// The words as they are: nothing is put in the place of a word that occurs nowhere.
    pub verbatim: bool,
    /// The moment, in milliseconds UTC, from which the ages in [`Results::facets`] are reckoned; `None` to count
    /// nothing, which is quicker.
    pub facets_at: Option<i64>,
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
            topic_kind: None,
            solved: None,
            tags: Vec::new(),
            author: None,
            after_ms: None,
            before_ms: None,
            language: None,
            product: None,
            version: None,
            order: Order::default(),
            verbatim: false,
            facets_at: None,
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
    /// What each value of each filter would leave, if that was asked for.
    pub facets: Option<Facets>,
}

impl Results {
    /// Nothing was found, and nothing is left to count.
    fn none(query: &Query) -> Self {
        Self { facets: query.facets_at.map(|_| Facets::default()), ..Self::default() }
    }
}

/// One topic, and its post that fits best.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The post's id.
    pub post: i64,
    /// The topic's id.
    pub topic: i64,
    /// How well it fits; comparable within one search only. 0 in listings.
    pub score: f32,
    /// The next best posts of the topic, at most two.
    pub more: Vec<i64>,
    /// How many more of its posts fit, at least.
    pub more_count: usize,
}

/// Posts that are ranked before they are grouped, at first and at most. The fewer, the more the engine can skip.
const POOL: usize = 120;
const LARGEST_POOL: usize = 7_680;
/// Posts of which facets are counted: enough to choose by. The columns of every one are read.
const COUNTED_POOL: usize = 400;
/// In an index of at most so many posts, everything that a search finds is counted, as far as that goes.
const SMALL_INDEX: u64 = 30_000;
const COUNTED_IN_SMALL: usize = 4_000;
/// Posts among which date or votes decide, and which a listing counts.
pub(super) const LARGE_POOL: usize = 1_000;
/// Whatever scores below this share of the best hit shares no more than a common word with the query.
pub(super) const RELEVANT: f32 = 0.15;
/// What may be ordered by date or votes must fit better: a stray word must not lead.
pub(super) const WELL_FITTING: f32 = 0.4;

/// Posts that are ranked at first.
fn pool_size(searcher: &Searcher, query: &Query) -> usize {
    match query.order {
        Order::Relevance if query.facets_at.is_none() => POOL,
        Order::Relevance if searcher.num_docs() <= SMALL_INDEX => COUNTED_IN_SMALL,
        Order::Relevance => COUNTED_POOL,
        Order::Newest | Order::Votes => LARGE_POOL,
    }
}

pub(super) fn search(generation: &Generation, query: &Query) -> Result<Results> {
    let searcher = generation.searcher();
    let fields = generation.fields();
    let wanted = Wanted::parse(&query.text);
    if wanted.text.is_empty() {
        // Signs alone, such as "?!", find nothing; nothing at all lists everything.
        let listing = query.text.trim().is_empty() || !wanted.excluded.is_empty();
        return if listing { list(&searcher, fields, query, &wanted) } else { Ok(Results::none(query)) };
    }
    Search { searcher: &searcher, fields, query, wanted: &wanted }.ranked()
}

struct Search<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    query: &'a Query,
    wanted: &'a Wanted,
}

/// Posts that were ranked, and their topics.
struct Ranked {
    /// As they came, those that share no more than a common word with the query too.
    pool: Vec<Found>,
    /// How many of the pool are relevant.
    relevant: usize,
    /// The pool was too small for all that match.
    full: bool,
    groups: Vec<Group>,
}

impl Search<'_> {
    fn ranked(&self) -> Result<Results> {
        let Search { searcher, fields, query, wanted } = *self;
        let (all, replacements) = if query.verbatim {
            (terms::of_text(searcher, fields, &normalise(&wanted.text), 1.0, MOST_TERMS)?, Vec::new())
        } else {
            meant(searcher, fields, &wanted.text, &Filter::for_reader(query.visible_spaces.as_deref()))?
        };
        if all.is_empty() {
            return Ok(Results::none(query));
        }
        let Ranked { pool, relevant, full, groups } = self.pool(&all)?;
        let hits = self.in_order(groups)?;
        let facets = match query.facets_at {
            Some(now) => Some(facets::ranked(searcher, query, now, (&pool, full), |query| {
                let size = pool_size(searcher, query);
                let found = best(searcher, &*self.clause(query, &all), &filter(query), size)?;
                let full = found.len() == size;
                Ok((found, full))
            })?),
            None => None,
        };
        Ok(Results {
            total: hits.len(),
            capped: full && relevant == pool.len(),
            hits: hits.into_iter().skip(query.offset).take(query.limit).collect(),
            corrected: corrected(searcher, fields, &wanted.text, &replacements, &pool[..relevant])?,
            facets,
        })
    }

    fn clause(&self, query: &Query, all: &[Weighted]) -> Box<dyn Clause> {
        conditions(self.fields, query, self.wanted).with(Box::new(terms::any(all.to_vec())))
    }

    /// The best posts and their topics: enough for the page that is asked for, and for what is counted.
    fn pool(&self, all: &[Weighted]) -> Result<Ranked> {
        let Search { searcher, query, .. } = *self;
        let (clause, filter) = (self.clause(query, all), filter(query));
        let mut size = pool_size(searcher, query);
        loop {
            let pool = best(searcher, &*clause, &filter, size)?;
            let full = pool.len() == size;
            let relevant = count_relevant(&pool, RELEVANT);
            let groups = by_topic(searcher, &pool[..relevant])?;
            let enough = groups.len() >= query.offset + query.limit;
            if !full || relevant < pool.len() || enough || size >= LARGEST_POOL {
                return Ok(Ranked { pool, relevant, full, groups });
            }
            size *= 4;
        }
    }

    fn in_order(&self, groups: Vec<Group>) -> Result<Vec<Hit>> {
        let name = match self.query.order {
            Order::Relevance => return Ok(groups.into_iter().map(|group| group.hit).collect()),
            Order::Newest => column::CREATED,
            Order::Votes => column::VOTES,
        };
        let least = groups.first().map_or(0.0, |best| best.hit.score * WELL_FITTING);
        let fitting: Vec<Group> = groups.into_iter().filter(|group| group.hit.score >= least).collect();
        let keys = column_of(self.searcher, name, fitting.iter().map(|group| group.address))?;
        let mut keyed: Vec<(i64, Hit)> = keys.into_iter().zip(fitting.into_iter().map(|group| group.hit)).collect();
        keyed.sort_by_key(|(key, hit)| Reverse((*key, hit.post)));
        Ok(keyed.into_iter().map(|(_, hit)| hit).collect())
    }
}

pub(super) fn keep_relevant(found: &mut Vec<Found>, share: f32) {
    found.truncate(count_relevant(found, share));
}

/// How many of what was found, best first, reach a share of the best.
fn count_relevant(found: &[Found], share: f32) -> usize {
    let least = found.first().map_or(0.0, |best| best.score * share);
    found.partition_point(|found| found.score >= least)
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
    let tags = query.tags.iter().map(|tag| (fields.tag, tag));
    for (field, word) in tags.chain(query.topic_kind.iter().map(|kind| (fields.topic_kind, kind))) {
        conditions.must(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic));
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

/// Without text: topics by their openings, or by the posts of an author or of a kind.
fn list(searcher: &Searcher, fields: &Fields, query: &Query, wanted: &Wanted) -> Result<Results> {
    let by = if query.order == Order::Votes { By::Votes } else { By::Created };
    let listing = |query: &Query, most: usize| {
        let clause = conditions(fields, query, wanted).with(Box::new(AllQuery));
        listed(searcher, &*clause, &listing_filter(query), by, most)
    };
    let page = query.offset + query.limit;
    let one_a_topic = listing_filter(query).kind == Some(Kind::Opening);
    let least = if query.facets_at.is_some() { LARGE_POOL } else { 0 };
    let (count, found) = listing(query, if one_a_topic { page.max(least) } else { LARGEST_POOL })?;
    let groups = grouped(searcher, &found)?;
    let facets = match query.facets_at {
        Some(now) => {
            let pool = &found[..found.len().min(LARGE_POOL)];
            let again = |query: &Query| {
                let (count, found) = listing(query, LARGE_POOL)?;
                let full = count > found.len();
                Ok((found, full))
            };
            Some(facets::ranked(searcher, query, now, (pool, count > pool.len()), again)?)
        }
        None => None,
    };
    Ok(Results {
        total: if one_a_topic { count } else { groups.len() },
        capped: !one_a_topic && count > found.len(),
        hits: groups.into_iter().map(|group| group.hit).skip(query.offset).take(query.limit).collect(),
        corrected: None,
        facets,
    })
}

fn listing_filter(query: &Query) -> Filter {
    let mut filter = filter(query);
    if query.author.is_none() {
        filter.kind = filter.kind.or(Some(Kind::Opening));
    }
    filter
}

/// Titles in which the full form of a stem is looked for.
const TITLES_READ: usize = 20;

/// The query with words replaced by what was probably meant.
pub(super) fn corrected(
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
