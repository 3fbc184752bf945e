//! The best documents for a query.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::collections::hash_map::{Entry, HashMap};

use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, Searcher};

use super::Result;
use super::filter::{Filter, values};
use super::schema::column;
use super::search::Hit;

/// A document that passed the filter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) score: f32,
    pub(super) address: DocAddress,
}

/// The documents with the highest scores, best first, at most `limit`.
///
/// Scores are the text's, times the document's merit. Merit is at most 1, so the engine may skip every block of
/// documents whose text alone cannot reach the pool.
pub(super) fn best(searcher: &Searcher, query: &dyn Query, filter: &Filter, limit: usize) -> Result<Vec<Found>> {
    if filter.is_closed() || limit == 0 {
        return Ok(Vec::new());
    }
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut pool = Pool { heap: BinaryHeap::with_capacity(limit + 1), limit };
    for (ordinal, segment) in (0..).zip(searcher.segment_readers()) {
        let admitted = filter.on(segment)?;
        weight.for_each_pruning(pool.threshold(), segment, &mut |document, score| {
            if let Some(state) = admitted.admit(document) {
                pool.offer(Found { score: score * state.merit(), address: DocAddress::new(ordinal, document) });
            }
            pool.threshold()
        })?;
    }
    Ok(pool.into_best_first())
}

/// Which column orders a listing, highest first.
#[derive(Debug, Clone, Copy)]
pub(super) enum By {
    Created,
    Votes,
}

impl By {
    fn column(self) -> &'static str {
        match self {
            Self::Created => column::CREATED,
            Self::Votes => column::VOTES,
        }
    }
}

/// Every document that matches, counted; and the first `limit` of them by a column.
pub(super) fn listed(
    searcher: &Searcher,
    query: &dyn Query,
    filter: &Filter,
    by: By,
    limit: usize,
) -> Result<(usize, Vec<Found>)> {
    if filter.is_closed() {
        return Ok((0, Vec::new()));
    }
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut count = 0;
    let mut kept = BinaryHeap::with_capacity(limit + 1);
    for (ordinal, segment) in (0_u32..).zip(searcher.segment_readers()) {
        let admitted = filter.on(segment)?;
        let (keys, ids) = (values(segment, by.column())?, values(segment, column::ID)?);
        weight.for_each_no_score(segment, &mut |documents| {
            for document in documents.iter().copied().filter(|document| admitted.admit(*document).is_some()) {
                count += 1;
                let key = (keys.get_val(document), ids.get_val(document));
                if kept.len() < limit || kept.peek().is_some_and(|Reverse((least, _, _))| key > *least) {
                    kept.push(Reverse((key, ordinal, document)));
                    if kept.len() > limit {
                        kept.pop();
                    }
                }
            }
        })?;
    }
    let order = kept.into_sorted_vec();
    let found = order
        .into_iter()
        .map(|Reverse((_, ordinal, document))| Found { score: 0.0, address: DocAddress::new(ordinal, document) });
    Ok((count, found.collect()))
}

/// One value of a column for each of these documents.
pub(super) fn column_of(
    searcher: &Searcher,
    name: &str,
    addresses: impl Iterator<Item = DocAddress>,
) -> Result<Vec<i64>> {
    let mut columns = HashMap::new();
    addresses
        .map(|address| {
            let column = match columns.entry(address.segment_ord) {
                Entry::Occupied(entry) => entry.into_mut(),
                Entry::Vacant(entry) => entry.insert(values(searcher.segment_reader(address.segment_ord), name)?),
            };
            Ok(column.get_val(address.doc_id))
        })
        .collect()
}

/// What further posts of a topic add to its best one.
pub(super) const SHARE_OF_NEXT: f32 = 0.2;

/// Further posts of a topic that a hit names.
const NAMED: usize = 2;

/// A hit, and where its post is in the index.
pub(super) struct Group {
    pub(super) hit: Hit,
    pub(super) address: DocAddress,
}

/// One hit for each topic, best first: its best post, and a little for the next best.
pub(super) fn by_topic(searcher: &Searcher, found: &[Found]) -> Result<Vec<Group>> {
    let mut groups = grouped(searcher, found)?;
    groups.sort_by(|a, b| b.hit.score.total_cmp(&a.hit.score).then(b.hit.topic.cmp(&a.hit.topic)));
    Ok(groups)
}

/// One hit for each topic, in the order in which their first posts come.
pub(super) fn grouped(searcher: &Searcher, found: &[Found]) -> Result<Vec<Group>> {
    let addresses = || found.iter().map(|found| found.address);
    let topics = column_of(searcher, column::TOPIC, addresses())?;
    let posts = column_of(searcher, column::ID, addresses())?;
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<i64, usize> = HashMap::new();
    for ((found, topic), post) in found.iter().zip(topics).zip(posts) {
        let Found { score, address } = *found;
        match places.entry(topic) {
            Entry::Vacant(place) => {
                place.insert(groups.len());
                groups.push(Group { hit: Hit { post, topic, score, more: Vec::new(), more_count: 0 }, address });
            }
            Entry::Occupied(place) => groups[*place.get()].hit.add(post, score),
        }
    }
    Ok(groups)
}

impl Hit {
    /// Takes in the next best post of the topic.
    fn add(&mut self, post: i64, score: f32) {
        if self.more.is_empty() {
            self.score += score * SHARE_OF_NEXT;
        }
        if self.more.len() < NAMED {
            self.more.push(post);
        } else {
            self.more_count += 1;
        }
    }
}

/// The best documents so far, the worst of them on top.
struct Pool {
    heap: BinaryHeap<WorstFirst>,
    limit: usize,
}

impl Pool {
    /// Scores up to this need not be offered.
    fn threshold(&self) -> f32 {
        match self.heap.peek() {
            Some(worst) if self.heap.len() >= self.limit => worst.0.score,
            _ => f32::MIN,
        }
    }

    fn offer(&mut self, found: Found) {
        if found.score > self.threshold() {
            self.heap.push(WorstFirst(found));
            if self.heap.len() > self.limit {
                self.heap.pop();
            }
        }
    }

    fn into_best_first(self) -> Vec<Found> {
        self.heap.into_sorted_vec().into_iter().map(|WorstFirst(found)| found).collect()
    }
}

struct WorstFirst(Found);

impl Ord for WorstFirst {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.score.total_cmp(&self.0.score).then_with(|| self.0.address.cmp(&other.0.address))
    }
}

impl PartialOrd for WorstFirst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for WorstFirst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for WorstFirst {}
