//! Madang's index, and what others use, behind one question.

use super::quality::{PLACES, Set};
use crate::program::Done;
use madang_dictionaries::Dictionaries;
use madang_find::index::{self, Document, Index, Kind, Op};
use madang_language::detect_language;
use rusqlite::{Connection, params};
use sqlx::{AssertSqlSafe, PgPool, Row};
use std::path::Path;
use tantivy::{
    TantivyDocument,
    collector::TopDocs,
    query::QueryParser,
    schema::{FAST, INDEXED, Schema, TEXT},
};
use tokio::runtime::Handle;

/// Finds documents by their numbers, best first.
pub(crate) trait Engine {
    /// At least [`PLACES`] documents and one more, where there are so many.
    ///
    /// # Errors
    /// One sentence.
    fn find(&self, text: &str, exclude: Option<usize>) -> Done<Vec<usize>>;
}

/// How Madang is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// As the search page asks.
    Search,
    /// As the form of a new question asks.
    Similar,
}

/// Madang's own index, in a folder.
pub(crate) struct Madang {
    index: Index,
    asked: Asked,
}

impl Madang {
    pub(crate) fn fill(folder: &Path, set: &Set, dictionaries: Dictionaries, asked: Asked) -> Done<Madang> {
        let index = Index::open(folder, 50 << 20, dictionaries).map_err(worded)?.into_index();
        let ops: Vec<Op> = set
            .documents
            .iter()
            .zip(0..)
            .map(|(document, number)| Op::Put(Box::new(post(number, &document.title, &document.text))))
            .collect();
        index.apply(&ops, 1).map_err(worded)?;
        Ok(Madang { index, asked })
    }

    pub(crate) fn asked(self, asked: Asked) -> Madang {
        Madang { asked, ..self }
    }
}

/// A document as an opening post that nobody has voted for or answered.
fn post(number: i64, title: &str, text: &str) -> Document {
    Document {
        id: number,
        topic: number,
        kind: Kind::Opening,
        topic_kind: "question".to_owned(),
        space: 1,
        author: 1,
        title: title.to_owned(),
        body: text.to_owned(),
        tags: Vec::new(),
        created_ms: number,
        votes: 0,
        solved: false,
        accepted: false,
        verified: false,
        stepped_back: false,
        language: detect_language(&format!("{title} {text}")),
        product: None,
        version: None,
    }
}

impl Engine for Madang {
    fn find(&self, text: &str, exclude: Option<usize>) -> Done<Vec<usize>> {
        let limit = PLACES + 1;
        let hits = match self.asked {
            Asked::Search => {
                let query = index::Query { text: text.to_owned(), limit, ..index::Query::default() };
                self.index.search(&query).map_err(worded)?.hits
            }
            Asked::Similar => {
                let except = exclude.map(|number| number as i64);
                self.index.similar(text, "", None, limit, except).map_err(worded)?
            }
        };
        Ok(hits.into_iter().filter_map(|hit| usize::try_from(hit.topic).ok()).collect())
    }
}

/// Tantivy with its default tokenizer: words between spaces and signs, in lower case; any of them.
pub(crate) struct Default {
    index: tantivy::Index,
    parser: QueryParser,
}

impl Default {
    pub(crate) fn fill(set: &Set) -> Done<Default> {
        let mut schema = Schema::builder();
        let number = schema.add_u64_field("number", FAST | INDEXED);
        let (title, text) = (schema.add_text_field("title", TEXT), schema.add_text_field("text", TEXT));
        let index = tantivy::Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 50 << 20).map_err(worded)?;
        for (at, document) in (0_u64..).zip(&set.documents) {
            let mut added = TantivyDocument::default();
            added.add_u64(number, at);
            added.add_text(title, &document.title);
            added.add_text(text, &document.text);
            writer.add_document(added).map_err(worded)?;
        }
        writer.commit().map_err(worded)?;
        let parser = QueryParser::for_index(&index, vec![title, text]);
        Ok(Default { index, parser })
    }
}

impl Engine for Default {
    fn find(&self, text: &str, _: Option<usize>) -> Done<Vec<usize>> {
        let words: String =
            text.chars().map(|character| if character.is_alphanumeric() { character } else { ' ' }).collect();
        let (query, _) = self.parser.parse_query_lenient(&words);
        let searcher = self.index.reader().map_err(worded)?.searcher();
        let collector = TopDocs::with_limit(PLACES + 1).order_by_score();
        let top = searcher.search(&query, &collector).map_err(worded)?;
        let number = |address: tantivy::DocAddress| {
            let column = searcher.segment_reader(address.segment_ord).fast_fields().u64("number").ok()?;
            column.first(address.doc_id).map(|number| number as usize)
        };
        Ok(top.into_iter().filter_map(|(_, address)| number(address)).collect())
    }
}

/// SQLite's FTS5 with one of its tokenizers: any of the words.
pub(crate) struct Fts5(Connection);

impl Fts5 {
    pub(crate) fn fill(set: &Set, tokenizer: &str) -> Done<Fts5> {
        let mut db = Connection::open_in_memory().map_err(worded)?;
        let create = format!("CREATE VIRTUAL TABLE docs USING fts5(title, text, tokenize = '{tokenizer}')");
        db.execute_batch(&create).map_err(worded)?;
        let tx = db.transaction().map_err(worded)?;
        for (at, document) in (1_i64..).zip(&set.documents) {
            tx.execute(
                "INSERT INTO docs (rowid, title, text) VALUES (?1, ?2, ?3)",
                params![at, document.title, document.text],
            )
            .map_err(worded)?;
        }
        tx.commit().map_err(worded)?;
        Ok(Fts5(db))
    }
}

impl Engine for Fts5 {
    fn find(&self, text: &str, _: Option<usize>) -> Done<Vec<usize>> {
        let quoted: Vec<String> = words(text).map(|word| format!("\"{word}\"")).collect();
        if quoted.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = self
            .0
            .prepare_cached("SELECT rowid FROM docs WHERE docs MATCH ?1 ORDER BY rank LIMIT ?2")
            .map_err(worded)?;
        let rows = select
            .query_map(params![quoted.join(" OR "), PLACES as i64 + 1], |row| row.get::<_, i64>(0))
            .map_err(worded)?;
        rows.map(|row| row.map(|number| number as usize - 1).map_err(worded)).collect()
    }
}

/// PostgreSQL's full text with one of its configurations: all words, the last of which may be unfinished, which is how
/// most forums ask it.
pub(crate) struct Postgres {
    pool: PgPool,
    runtime: Handle,
    configuration: &'static str,
    table: String,
}

impl Postgres {
    pub(crate) fn fill(url: &str, runtime: &Handle, set: &Set, configuration: &'static str) -> Done<Postgres> {
        let filled = runtime.block_on(async {
            let pool = PgPool::connect(url).await?;
            let table = format!("madang_bench_docs_{configuration}");
            let create = format!(
                "DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (number BIGINT, words TSVECTOR); \
                 CREATE INDEX {table}_words ON {table} USING gin (words)"
            );
            sqlx::raw_sql(AssertSqlSafe(create)).execute(&pool).await?;
            let numbers: Vec<i64> = (0..).take(set.documents.len()).collect();
            let texts: Vec<String> = set.documents.iter().map(|doc| format!("{} {}", doc.title, doc.text)).collect();
            let insert = format!(
                "INSERT INTO {table} SELECT number, to_tsvector('{configuration}', text) \
                 FROM unnest($1::bigint[], $2::text[]) AS docs (number, text)"
            );
            sqlx::query(AssertSqlSafe(insert)).bind(numbers).bind(texts).execute(&pool).await?;
            sqlx::raw_sql(AssertSqlSafe(format!("ANALYZE {table}"))).execute(&pool).await?;
            Ok::<_, sqlx::Error>((pool, table))
        });
        let (pool, table) = filled.map_err(worded)?;
        Ok(Postgres { pool, runtime: runtime.clone(), configuration, table })
    }
}

impl Engine for Postgres {
    fn find(&self, text: &str, _: Option<usize>) -> Done<Vec<usize>> {
        let all: Vec<String> = words(text).map(|word| format!("'{word}'")).collect();
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let query = format!(
            "SELECT number FROM {}, to_tsquery('{}', $1) AS q WHERE words @@ q ORDER BY ts_rank(words, q) DESC, number LIMIT $2",
            self.table, self.configuration
        );
        let asked = sqlx::query(AssertSqlSafe(query)).bind(all.join(" & ") + ":*").bind(PLACES as i64 + 1);
        let rows = self.runtime.block_on(asked.fetch_all(&self.pool)).map_err(worded)?;
        Ok(rows.iter().map(|row| row.get::<i64, _>(0) as usize).collect())
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn worded(error: impl std::fmt::Display) -> String {
    error.to_string()
}
