//! How many topics a tag has, as far as a reader sees them.

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::Result;
use super::document::Kind;
use super::filter::Filter;
use super::generation::Generation;

/// More topics are not counted.
const MOST: usize = 1_000;

pub(super) fn topics_tagged(
    generation: &Generation,
    tag: &str,
    visible_spaces: Option<&[i64]>,
) -> Result<(usize, bool)> {
    let filter = Filter { kind: Some(Kind::Opening), ..Filter::for_reader(visible_spaces) };
    if filter.is_closed() {
        return Ok((0, false));
    }
    let field = generation.fields().tag;
    let term = Term::from_field_text(field, tag);
    let mut count = 0;
    for segment in generation.searcher().segment_readers() {
        let Some(mut postings) = segment.inverted_index(field)?.read_postings(&term, IndexRecordOption::Basic)? else {
            continue;
        };
        let admitted = filter.on(segment)?;
        let mut document = postings.doc();
        while document != TERMINATED {
            if admitted.admit(document).is_some() {
                if count == MOST {
                    return Ok((count, true));
                }
                count += 1;
            }
            document = postings.advance();
        }
    }
    Ok((count, false))
}
