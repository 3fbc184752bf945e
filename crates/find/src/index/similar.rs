//! Questions like the one that is being written.

use madang_language::normalise;

use super::Result;
use super::filter::Filter;
use super::generation::Generation;
use super::pool::{best, by_topic};
use super::search::{Hit, keep_relevant};
use super::spelling::meant;
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
    Ok(by_topic(&searcher, &found)?.into_iter().map(|group| group.hit).take(limit).collect())
}
