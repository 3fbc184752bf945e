//! Which documents may be found at all: what the reader may see, and what was asked for.

use std::sync::Arc;

use tantivy::SegmentReader;
use tantivy::columnar::{Column, ColumnValues};

use super::document::Kind;
use super::schema::{State, column};

/// Conditions on a document, checked before it is counted or ranked.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    /// Spaces the reader may see, in order; `None` for all.
    pub(super) visible_spaces: Option<Vec<i64>>,
    pub(super) kind: Option<Kind>,
    pub(super) solved: Option<bool>,
    /// Openings, and answers that were accepted or verified.
    pub(super) worth_reading: bool,
    /// As [`super::schema::language_number`] gives it.
    pub(super) language: Option<i64>,
    pub(super) after_ms: Option<i64>,
    pub(super) before_ms: Option<i64>,
    pub(super) product: Option<i64>,
    pub(super) version: Option<i64>,
    pub(super) exclude_topic: Option<i64>,
}

impl Filter {
    pub(super) fn for_reader(visible_spaces: Option<&[i64]>) -> Self {
        let visible_spaces = visible_spaces.map(|spaces| {
            let mut spaces = spaces.to_vec();
            spaces.sort_unstable();
            spaces
        });
        Self { visible_spaces, ..Self::default() }
    }

    /// Whether no document can pass.
    pub(super) fn is_closed(&self) -> bool {
        self.visible_spaces.as_ref().is_some_and(Vec::is_empty)
    }

    /// The filter over one segment of the index. Opens only the columns it needs.
    pub(super) fn on<'a>(&'a self, segment: &'a SegmentReader) -> tantivy::Result<SegmentFilter<'a>> {
        let optional = |name: &str, wanted: bool| wanted.then(|| segment.fast_fields().i64(name)).transpose();
        let by_time = self.after_ms.is_some() || self.before_ms.is_some();
        Ok(SegmentFilter {
            filter: self,
            segment,
            state: values(segment, column::STATE)?,
            space: self.visible_spaces.as_ref().map(|_| values(segment, column::SPACE)).transpose()?,
            created: by_time.then(|| values(segment, column::CREATED)).transpose()?,
            topic: self.exclude_topic.map(|_| values(segment, column::TOPIC)).transpose()?,
            product: optional(column::PRODUCT, self.product.is_some())?,
            version: optional(column::VERSION, self.version.is_some())?,
        })
    }

    fn admits_state(&self, state: State) -> bool {
        self.kind.is_none_or(|kind| state.is(kind))
            && self.solved.is_none_or(|solved| state.solved() == solved)
            && (!self.worth_reading || state.is(Kind::Opening) || state.trusted())
            && self.language.is_none_or(|language| state.language() == language)
    }
}

/// A [`Filter`] with the columns of one segment.
pub(super) struct SegmentFilter<'a> {
    filter: &'a Filter,
    segment: &'a SegmentReader,
    state: Arc<dyn ColumnValues<i64>>,
    space: Option<Arc<dyn ColumnValues<i64>>>,
    created: Option<Arc<dyn ColumnValues<i64>>>,
    topic: Option<Arc<dyn ColumnValues<i64>>>,
    product: Option<Column<i64>>,
    version: Option<Column<i64>>,
}

impl SegmentFilter<'_> {
    /// The state of a document that passes.
    pub(super) fn admit(&self, document: u32) -> Option<State> {
        if self.segment.is_deleted(document) || !self.is_visible(document) {
            return None;
        }
        let state = State(self.state.get_val(document));
        let filter = self.filter;
        let same = |column: &Option<Column<i64>>, wanted: Option<i64>| {
            column.as_ref().is_none_or(|column| column.first(document) == wanted)
        };
        let admitted = filter.admits_state(state)
            && self.created.as_ref().is_none_or(|created| {
                let created = created.get_val(document);
                filter.after_ms.is_none_or(|after| created >= after)
                    && filter.before_ms.is_none_or(|before| created < before)
            })
            && self.topic.as_ref().is_none_or(|topic| Some(topic.get_val(document)) != filter.exclude_topic)
            && same(&self.product, filter.product)
            && same(&self.version, filter.version);
        admitted.then_some(state)
    }

    fn is_visible(&self, document: u32) -> bool {
        match (&self.filter.visible_spaces, &self.space) {
            (Some(visible), Some(space)) => visible.binary_search(&space.get_val(document)).is_ok(),
            _ => true,
        }
    }
}

/// A column that every document has a value in.
pub(super) fn values(segment: &SegmentReader, name: &str) -> tantivy::Result<Arc<dyn ColumnValues<i64>>> {
    segment.fast_fields().column_first_or_default(name)
}
