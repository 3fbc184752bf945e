//! How many topics each value of each filter would leave.
//!
//! Counted are the topics of a bounded pool of posts, so that the cost does not grow with the index. A filter that is
//! set is lifted for the counts of its own values, which takes one more pass. A value counts whatever a search with it
//! would list: each is measured by its own best post, as that search would be.

use std::collections::hash_map::{Entry as Place, HashMap};

use madang_language::Language;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, Searcher};

use super::Result;
use super::document::Kind;
use super::pool::{Found, SHARE_OF_NEXT, column_of};
use super::schema::{State, column};
use super::search::{Order, Query, RELEVANT, WELL_FITTING};

/// Values of one filter that are given, those with the most topics.
const MOST_VALUES: usize = 20;
const DAY_MS: i64 = 86_400_000;

/// For each filter its values that leave something, the most first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facets {
    /// The kinds of topics, and `answer` and `comment`.
    pub kinds: Vec<Count<String>>,
    /// Spaces.
    pub spaces: Vec<Count<i64>>,
    /// Solved or not.
    pub solved: Vec<Count<bool>>,
    /// Tags, by their keys.
    pub tags: Vec<Count<String>>,
    /// Products, and versions of products.
    pub products: Vec<Count<i64>>,
    /// Authors.
    pub authors: Vec<Count<i64>>,
    /// Ages, from the youngest on.
    pub ages: Vec<Count<Age>>,
    /// Languages.
    pub languages: Vec<Count<Language>>,
}

/// How many topics a value would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count<T> {
    /// The value.
    pub value: T,
    /// How many topics; at least so many when `capped`.
    pub topics: usize,
    /// There were more than are worth counting.
    pub capped: bool,
}

/// How long ago a post was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Within the last 7 days.
    Week,
    /// Within the last 30 days.
    Month,
    /// Within the last 365 days.
    Year,
    /// Longer ago.
    Older,
}

impl Age {
    const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Year, Self::Older];

    /// The times of writing, in milliseconds UTC: from the first on, before the second.
    #[must_use]
    pub fn range(self, now_ms: i64) -> (Option<i64>, Option<i64>) {
        let ago = |days: i64| Some(now_ms - days * DAY_MS);
        match self {
            Self::Week => (ago(7), None),
            Self::Month => (ago(30), None),
            Self::Year => (ago(365), None),
            Self::Older => (None, ago(365)),
        }
    }

    fn holds(self, created_ms: i64, now_ms: i64) -> bool {
        let (from, to) = self.range(now_ms);
        from.is_none_or(|from| created_ms >= from) && to.is_none_or(|to| created_ms < to)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Kind,
    Space,
    Solved,
    Tag,
    Product,
    Author,
    Age,
    Language,
}

impl Dimension {
    const ALL: [Self; 8] =
        [Self::Kind, Self::Space, Self::Solved, Self::Tag, Self::Product, Self::Author, Self::Age, Self::Language];

    /// The query without its condition on this; `None` when it has none.
    fn lifted(self, query: &Query) -> Option<Query> {
        let mut lifted = query.clone();
        let narrowed = match self {
            Self::Kind => lifted.kind.take().is_some() | lifted.topic_kind.take().is_some(),
            Self::Space => lifted.space.take().is_some(),
            Self::Solved => lifted.solved.take().is_some(),
            Self::Tag => !std::mem::take(&mut lifted.tags).is_empty(),
            Self::Product => lifted.product.take().is_some() | lifted.version.take().is_some(),
            Self::Author => lifted.author.take().is_some(),
            Self::Age => lifted.after_ms.take().is_some() | lifted.before_ms.take().is_some(),
            Self::Language => lifted.language.take().is_some(),
        };
        narrowed.then_some(lifted)
    }
}

/// Counts a pool of posts, best first, of which there were more when it is full; and for each filter that is set the
/// pool that `again` gives without it.
pub(super) fn ranked(
    searcher: &Searcher,
    query: &Query,
    now_ms: i64,
    (found, full): (&[Found], bool),
    again: impl Fn(&Query) -> Result<(Vec<Found>, bool)>,
) -> Result<Facets> {
    let mut facets = Facets::default();
    let own = Pool::read(searcher, query.order, now_ms, found, full)?;
    for dimension in Dimension::ALL {
        match dimension.lifted(query) {
            Some(lifted) => {
                let (found, full) = again(&lifted)?;
                Pool::read(searcher, query.order, now_ms, &found, full)?.count(dimension, &mut facets)?;
            }
            None => own.count(dimension, &mut facets)?,
        }
    }
    Ok(facets)
}

/// The posts that are counted, with what every filter needs of them.
struct Pool<'a> {
    searcher: &'a Searcher,
    order: Order,
    now_ms: i64,
    full: bool,
    posts: Vec<Post>,
}

struct Post {
    address: DocAddress,
    score: f32,
    topic: i64,
    state: State,
}

/// One post's value of a filter.
#[derive(Clone, Copy)]
struct Entry {
    value: i64,
    topic: i64,
    score: f32,
}

impl<'a> Pool<'a> {
    fn read(searcher: &'a Searcher, order: Order, now_ms: i64, found: &[Found], full: bool) -> Result<Self> {
        let mut posts = Vec::with_capacity(found.len());
        let topics = column_of(searcher, column::TOPIC, found.iter().map(|found| found.address))?;
        let states = column_of(searcher, column::STATE, found.iter().map(|found| found.address))?;
        for ((found, topic), state) in found.iter().zip(topics).zip(states) {
            posts.push(Post { address: found.address, score: found.score, topic, state: State(state) });
        }
        Ok(Self { searcher, order, now_ms, full, posts })
    }

    fn count(&self, dimension: Dimension, into: &mut Facets) -> Result<()> {
        match dimension {
            Dimension::Kind => into.kinds = self.kinds()?,
            Dimension::Space => into.spaces = self.numbers(column::SPACE)?,
            Dimension::Author => into.authors = self.numbers(column::AUTHOR)?,
            Dimension::Solved => {
                let entries = self.entries(|post| i64::from(post.state.solved()));
                into.solved = self.counts(entries, |solved| Some(solved == 1));
            }
            Dimension::Language => {
                let entries = self.entries(|post| post.state.language());
                into.languages = self.counts(entries, language);
            }
            Dimension::Tag => {
                let mut words = Words::default();
                let entries = self.words(column::TAG, &mut words)?;
                into.tags = self.counts(entries, |word| words.get(word));
            }
            Dimension::Product => {
                let mut entries = self.optional(column::PRODUCT)?;
                entries.extend(self.optional(column::VERSION)?);
                into.products = self.counts(entries, Some);
            }
            Dimension::Age => into.ages = self.ages()?,
        }
        Ok(())
    }

    fn kinds(&self) -> Result<Vec<Count<String>>> {
        let mut words = Words::default();
        let mut entries = self.words(column::TOPIC_KIND, &mut words)?;
        for (kind, word) in [(Kind::Answer, "answer"), (Kind::Comment, "comment")] {
            let word = words.number(word);
            let of_kind = self.posts.iter().filter(|post| post.state.is(kind));
            entries.extend(of_kind.map(|post| Entry { value: word, topic: post.topic, score: post.score }));
        }
        Ok(self.counts(entries, |word| words.get(word)))
    }

    fn ages(&self) -> Result<Vec<Count<Age>>> {
        let created = column_of(self.searcher, column::CREATED, self.posts.iter().map(|post| post.address))?;
        let mut entries = Vec::with_capacity(self.posts.len() * 2);
        for (post, created) in self.posts.iter().zip(created) {
            let ages = (0..).zip(Age::ALL).filter(|(_, age)| age.holds(created, self.now_ms));
            entries.extend(ages.map(|(value, _)| Entry { value, topic: post.topic, score: post.score }));
        }
        let mut ages = self.counts(entries, |value| Age::ALL.get(usize::try_from(value).ok()?).copied());
        ages.sort_by_key(|count| count.value as u8);
        Ok(ages)
    }

    fn entries(&self, value: impl Fn(&Post) -> i64) -> Vec<Entry> {
        self.posts.iter().map(|post| Entry { value: value(post), topic: post.topic, score: post.score }).collect()
    }

    /// By a column that every post has a value in.
    fn numbers(&self, name: &str) -> Result<Vec<Count<i64>>> {
        let values = column_of(self.searcher, name, self.posts.iter().map(|post| post.address))?;
        let both = self.posts.iter().zip(values);
        let entries = both.map(|(post, value)| Entry { value, topic: post.topic, score: post.score });
        Ok(self.counts(entries.collect(), Some))
    }

    /// By a column in which posts may have no value.
    fn optional(&self, name: &str) -> Result<Vec<Entry>> {
        let columns: HashMap<u32, Option<Column<i64>>> =
            self.columns(|segment| segment.fast_fields().column_opt(name))?;
        let mut entries = Vec::new();
        for post in &self.posts {
            let column = columns.get(&post.address.segment_ord).and_then(Option::as_ref);
            if let Some(value) = column.and_then(|column| column.first(post.address.doc_id)) {
                entries.push(Entry { value, topic: post.topic, score: post.score });
            }
        }
        Ok(entries)
    }

    /// By a column of words, of which a post may have several. Each segment numbers them in its own way.
    fn words(&self, name: &str, words: &mut Words) -> Result<Vec<Entry>> {
        let columns = self.columns(|segment| segment.fast_fields().str(name))?;
        let mut known: HashMap<(u32, u64), i64> = HashMap::new();
        let mut entries = Vec::with_capacity(self.posts.len());
        let mut word = String::new();
        for post in &self.posts {
            let segment = post.address.segment_ord;
            let column: Option<&StrColumn> = columns.get(&segment).and_then(Option::as_ref);
            let Some(column) = column else { continue };
            for ord in column.term_ords(post.address.doc_id) {
                let value = match known.get(&(segment, ord)) {
                    Some(value) => *value,
                    None => {
                        word.clear();
                        column.ord_to_str(ord, &mut word)?;
                        let value = words.number(&word);
                        known.insert((segment, ord), value);
                        value
                    }
                };
                entries.push(Entry { value, topic: post.topic, score: post.score });
            }
        }
        Ok(entries)
    }

    /// A column of each segment that has posts in the pool.
    fn columns<C>(&self, open: impl Fn(&tantivy::SegmentReader) -> tantivy::Result<C>) -> Result<HashMap<u32, C>> {
        let mut columns = HashMap::new();
        for post in &self.posts {
            let segment = post.address.segment_ord;
            if let Place::Vacant(entry) = columns.entry(segment) {
                entry.insert(open(self.searcher.segment_reader(segment))?);
            }
        }
        Ok(columns)
    }

    /// The topics of each value. The entries are in the order of their posts, best first.
    fn counts<T>(&self, mut entries: Vec<Entry>, meaning: impl Fn(i64) -> Option<T>) -> Vec<Count<T>> {
        let worst = self.posts.last().map_or(0.0, |post| post.score);
        entries.sort_by(|a, b| a.value.cmp(&b.value).then(a.topic.cmp(&b.topic)).then(b.score.total_cmp(&a.score)));
        let mut counts: Vec<(usize, bool, i64)> = Vec::new();
        for of_value in entries.chunk_by(|a, b| a.value == b.value) {
            let best = of_value.iter().fold(0.0_f32, |best, entry| best.max(entry.score));
            let least = best * RELEVANT;
            let capped = self.full && worst >= least;
            counts.push((self.topics(of_value, least), capped, of_value[0].value));
        }
        counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.cmp(&b.2)));
        let given = counts
            .into_iter()
            .filter_map(|(topics, capped, value)| Some(Count { value: meaning(value)?, topics, capped }));
        given.take(MOST_VALUES).collect()
    }

    /// How many topics one value's entries make up, in the order of topics and within them the best first.
    fn topics(&self, of_value: &[Entry], least: f32) -> usize {
        let topics = of_value.chunk_by(|a, b| a.topic == b.topic).filter_map(|posts| {
            let mut scores = posts.iter().map(|entry| entry.score).take_while(|score| *score >= least);
            let best = scores.next()?;
            Some(best + scores.next().unwrap_or(0.0) * SHARE_OF_NEXT)
        });
        if self.order == Order::Relevance {
            return topics.count();
        }
        let scores: Vec<f32> = topics.collect();
        let least = scores.iter().fold(0.0_f32, |best, score| best.max(*score)) * WELL_FITTING;
        scores.into_iter().filter(|score| *score >= least).count()
    }
}

fn language(number: i64) -> Option<Language> {
    match number {
        1 => Some(Language::Korean),
        2 => Some(Language::Japanese),
        3 => Some(Language::English),
        _ => None,
    }
}

/// Words with a number for each.
#[derive(Default)]
struct Words {
    numbers: HashMap<String, i64>,
    words: Vec<String>,
}

impl Words {
    fn number(&mut self, word: &str) -> i64 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = i64::try_from(self.words.len()).unwrap_or(i64::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }

    fn get(&self, number: i64) -> Option<String> {
        self.words.get(usize::try_from(number).ok()?).cloned()
    }
}
