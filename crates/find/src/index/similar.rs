//! Questions like the one that is being written.

use madang_language::{normalise, runs};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, DocSet, Searcher, Term};

use super::Result;
use super::analysis::Analysis;
use super::filter::Filter;
use super::generation::Generation;
use super::pool::{best, by_topic};
use super::schema::Fields;
use super::search::{Hit, keep_relevant};
use super::spelling::{greets, meant};
use super::terms;

/// Terms of the body that take part, and what they count beside those of the title.
const BODY_TERMS: usize = 10;
const BODY_WEIGHT: f32 = 0.3;
/// Bytes of the body that are read.
const BODY_READ: usize = 2_000;
/// Posts that are ranked for each wanted topic.
const POSTS_A_TOPIC: usize = 8;
/// Topics below this share of the best one are not similar.
const SIMILAR: f32 = 0.3;
/// Topics that share less of what the title says are not similar. 0.2 costs one right answer of a hundred among the first
/// ten of real questions, none among the first three.
const COVERED: f32 = 0.2;

pub(super) fn similar(
    generation: &Generation,
    title: &str,
    body: &str,
    visible_spaces: Option<&[i64]>,
    limit: usize,
    exclude_topic: Option<i64>,
) -> Result<Vec<Hit>> {
    let (searcher, fields) = (generation.searcher(), generation.fields());
    let visible = Filter::for_reader(visible_spaces);
    let title = &without_greetings(title);
    let (mut all, _) = meant(&searcher, fields, title, &visible)?;
    let body = normalise(&body[..body.floor_char_boundary(BODY_READ)]);
    let mut more = terms::of_text(&searcher, fields, &body, BODY_WEIGHT, BODY_TERMS)?;
    more.retain(|new| all.iter().all(|old| old.term != new.term));
    all.extend(more);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter { worth_reading: true, exclude_topic, ..visible };
    let mut found = best(&searcher, &terms::any(all), &filter, limit * POSTS_A_TOPIC)?;
    keep_relevant(&mut found, SIMILAR);
    let said = Said::of(&searcher, fields, title)?;
    let mut hits = Vec::with_capacity(limit);
    for group in by_topic(&searcher, &found)? {
        if hits.len() < limit && said.covered_by(&searcher, group.address)? >= COVERED {
            hits.push(group.hit);
        }
    }
    Ok(hits)
}

/// A title without the words that only greet or thank.
fn without_greetings(title: &str) -> String {
    let normal = normalise(title);
    let mut kept = String::with_capacity(normal.len());
    let mut from = 0;
    for run in runs(&normal).filter(|run| greets(run.kind, run.text)) {
        kept.push_str(&normal[from..run.start]);
        from = run.start + run.text.len();
    }
    kept.push_str(&normal[from..]);
    kept
}

/// Whether a document is among those of a term.
fn holds(mut postings: impl DocSet, document: DocId) -> bool {
    postings.doc() == document || postings.doc() < document && postings.seek(document) == document
}

/// What a title says: its terms, and how much each of them tells.
struct Said {
    terms: Vec<(Term, f32)>,
    sum: f32,
}

impl Said {
    /// The rarer a term, the more it tells (the inverse document frequency of BM25).
    fn of(searcher: &Searcher, fields: &Fields, title: &str) -> Result<Self> {
        let mut terms = terms::all(fields, Analysis::Grams, &normalise(title));
        terms.sort_unstable();
        terms.dedup();
        let all = searcher.num_docs() as f32;
        let mut said = Self { terms: Vec::with_capacity(terms.len()), sum: 0.0 };
        for term in terms {
            let posts = searcher.doc_freq(&term)? as f32;
            let telling = (1.0 + (all - posts + 0.5).max(0.0) / (posts + 0.5)).ln();
            said.sum += telling;
            said.terms.push((term, telling));
        }
        Ok(said)
    }

    /// The share of it that a document says too, 0 to 1.
    fn covered_by(&self, searcher: &Searcher, address: DocAddress) -> Result<f32> {
        let segment = searcher.segment_reader(address.segment_ord);
        let mut shared = 0.0;
        for (term, telling) in &self.terms {
            let postings = segment.inverted_index(term.field())?.read_postings(term, IndexRecordOption::Basic)?;
            if postings.is_some_and(|postings| holds(postings, address.doc_id)) {
                shared += telling;
            }
        }
        Ok(shared / self.sum.max(f32::MIN_POSITIVE))
    }
}
