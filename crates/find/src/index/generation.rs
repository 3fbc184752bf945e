//! One index on disk: its engine, its writer while there is something to write, its reader.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use madang_dictionaries::Dictionaries;
use madang_language::ANALYSER_VERSION;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, Term};

use super::analysis::tokenizers;
use super::document::Op;
use super::schema::{Fields, SCHEMA_VERSION, schema};
use super::{Error, Result};

/// The file that says by which rules an index was made.
const STAMP: &str = "madang-version";
/// The engine refuses a writer with less, in bytes.
const SMALLEST_HEAP: usize = 16_000_000;
/// Segments are rewritten when this share of their documents was replaced.
const DELETED_BEFORE_MERGE: f32 = 0.3;

pub(super) struct Generation {
    folder: PathBuf,
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    heap_bytes: usize,
    writer: Mutex<Option<IndexWriter>>,
    position: AtomicI64,
}

/// Whether an index on disk fits this program.
pub(super) enum Stamp {
    /// Made by the same rules.
    Same,
    /// Made by other rules of analysis or other dictionaries, with the same fields: it can serve.
    OtherAnalysis,
    /// Made with other fields: it cannot.
    OtherSchema,
}

impl Generation {
    pub(super) fn create(folder: &Path, heap_bytes: usize, dictionaries: Dictionaries) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let (schema, fields) = schema(dictionaries);
        let index = tantivy::Index::create_in_dir(folder, schema)?;
        fs::write(folder.join(STAMP), stamp(&fields.dictionaries))?;
        Self::with(index, folder, heap_bytes, fields)
    }

    pub(super) fn open(folder: &Path, heap_bytes: usize, dictionaries: Dictionaries) -> Result<Self> {
        Self::with(tantivy::Index::open_in_dir(folder)?, folder, heap_bytes, schema(dictionaries).1)
    }

    fn with(mut index: tantivy::Index, folder: &Path, heap_bytes: usize, fields: Fields) -> Result<Self> {
        index.set_tokenizers(tokenizers(&fields.dictionaries));
        let position = index.load_metas()?.payload.and_then(|payload| payload.parse().ok()).unwrap_or(0);
        let reader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).doc_store_cache_num_blocks(8).try_into()?;
        Ok(Self {
            folder: folder.to_owned(),
            index,
            reader,
            fields,
            heap_bytes: heap_bytes.max(SMALLEST_HEAP),
            writer: Mutex::new(None),
            position: AtomicI64::new(position),
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    pub(super) fn position(&self) -> i64 {
        self.position.load(Ordering::Acquire)
    }

    /// Makes changes without committing them.
    pub(super) fn write(&self, ops: &[Op]) -> Result<()> {
        let mut guard = self.lock();
        let result = self.write_to(&mut guard, ops);
        Self::keep_if_ok(&mut guard, result)
    }

    /// Makes changes and commits them with the position they lead to; searches see them from then on.
    pub(super) fn commit(&self, ops: &[Op], position: i64) -> Result<()> {
        let mut guard = self.lock();
        let result = self.commit_to(&mut guard, ops, position);
        Self::keep_if_ok(&mut guard, result)
    }

    /// Gives the writer's memory back. Merges that are under way finish first.
    pub(super) fn rest(&self) -> Result<()> {
        if let Some(writer) = self.lock().take() {
            writer.wait_merging_threads()?;
            self.reader.reload()?;
        }
        Ok(())
    }

    /// Reads every file and compares its checksum. Takes as long as reading the whole index does.
    pub(super) fn is_intact(&self) -> Result<bool> {
        Ok(self.index.validate_checksum()?.is_empty())
    }

    fn write_to(&self, writer: &mut Option<IndexWriter>, ops: &[Op]) -> Result<()> {
        let writer = match writer {
            Some(writer) => writer,
            None => writer.insert(self.new_writer()?),
        };
        for op in ops {
            match op {
                Op::Put(document) => {
                    writer.delete_term(Term::from_field_i64(self.fields.id, document.id));
                    writer.add_document(self.fields.document(document))?;
                }
                Op::Remove(id) => {
                    writer.delete_term(Term::from_field_i64(self.fields.id, *id));
                }
                Op::RemoveTopic(topic) => {
                    writer.delete_term(Term::from_field_i64(self.fields.topic, *topic));
                }
            }
        }
        Ok(())
    }

    fn commit_to(&self, writer: &mut Option<IndexWriter>, ops: &[Op], position: i64) -> Result<()> {
        self.write_to(writer, ops)?;
        if let Some(writer) = writer {
            let mut prepared = writer.prepare_commit()?;
            prepared.set_payload(&position.to_string());
            prepared.commit()?;
        }
        self.reader.reload()?;
        self.position.store(position, Ordering::Release);
        Ok(())
    }

    fn new_writer(&self) -> Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(self.heap_bytes)
            .build();
        let writer = self.index.writer_with_options(options)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_BEFORE_MERGE);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }

    /// A writer that failed is dropped with all it had not committed; the next change starts a new one.
    fn keep_if_ok(writer: &mut Option<IndexWriter>, result: Result<()>) -> Result<()> {
        if result.is_err() {
            writer.take();
        }
        result
    }

    fn lock(&self) -> MutexGuard<'_, Option<IndexWriter>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// By which rules the index in this folder was made, beside those of this program with these dictionaries.
pub(super) fn read_stamp(folder: &Path, dictionaries: &Dictionaries) -> Result<Stamp> {
    let found = fs::read_to_string(folder.join(STAMP))?;
    let version = found.split_whitespace().next().unwrap_or_default();
    let (_, fields) = version.split_once('.').ok_or_else(|| {
        Error::Io(std::io::Error::new(std::io::ErrorKind::InvalidData, format!("unreadable version {found:?}")))
    })?;
    Ok(if fields != SCHEMA_VERSION.to_string() {
        Stamp::OtherSchema
    } else if found.trim() != stamp(dictionaries).trim() {
        Stamp::OtherAnalysis
    } else {
        Stamp::Same
    })
}

/// The fingerprint of the dictionaries that the index in this folder was made with.
pub(super) fn stamped_dictionaries(folder: &Path) -> std::io::Result<String> {
    let found = fs::read_to_string(folder.join(STAMP))?;
    Ok(found.split_whitespace().nth(1).unwrap_or_default().to_owned())
}

fn stamp(dictionaries: &Dictionaries) -> String {
    format!("{ANALYSER_VERSION}.{SCHEMA_VERSION} {}\n", dictionaries.fingerprint())
}
