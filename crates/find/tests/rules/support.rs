//! Tables of cases: each names the rule it shows.

use madang_dictionaries::Dictionaries;
use madang_find::index::{Document, Index, Kind, Op, Query};
use madang_language::detect_language;
use tempfile::TempDir;

const HEAP: usize = 20_000_000;
/// A customer looks at so many hits.
const LOOKED_AT: usize = 3;

/// Rule, a text of the community, queries that find it, queries that do not.
pub(crate) type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

/// An index in a folder of its own.
pub(crate) struct Fixture {
    pub(crate) index: Index,
    _folder: TempDir,
}

impl Fixture {
    /// One topic for each text, numbered from 1.
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path(), HEAP, Dictionaries::default()).unwrap().into_index();
        let ops: Vec<Op> = (1..).zip(texts).map(|(id, text)| Op::Put(Box::new(question(id, text)))).collect();
        index.apply(&ops, 1).unwrap();
        Self { index, _folder: folder }
    }

    pub(crate) fn topics(&self, query: &str) -> Vec<i64> {
        let query = Query { text: query.to_owned(), ..Query::default() };
        self.index.search(&query).unwrap().hits.iter().map(|hit| hit.topic).collect()
    }
}

/// Every text is in one index; each of its queries finds it, or does not.
pub(crate) fn check(cases: &[Case]) {
    let fixture = Fixture::of(cases.iter().map(|(_, text, ..)| *text));
    let mut failures = Vec::new();
    for (id, (rule, text, found_by, not_by)) in (1..).zip(cases) {
        for query in *found_by {
            let topics = fixture.topics(query);
            if !topics.iter().take(LOOKED_AT).any(|topic| *topic == id) {
                failures.push(format!("{rule}: {query:?} does not find {text:?} but {topics:?}"));
            }
        }
        for query in *not_by {
            if fixture.topics(query).contains(&id) {
                failures.push(format!("{rule}: {query:?} finds {text:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn question(id: i64, text: &str) -> Document {
    Document {
        id,
        topic: id,
        kind: Kind::Opening,
        topic_kind: "question".to_owned(),
        space: 1,
        author: 1,
        title: String::new(),
        body: text.to_owned(),
        tags: Vec::new(),
        created_ms: id,
        votes: 0,
        solved: false,
        accepted: false,
        verified: false,
        stepped_back: false,
        language: detect_language(text),
        product: None,
        version: None,
    }
}
