//! Whatever happens to a file of the index, it is noticed, and a new index can be built and serves.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

use madang_dictionaries::Dictionaries;
use madang_find::index::{Document, Index, Kind, Op, Opened, Query};
use madang_language::Language;
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

const HEAP: usize = 16_000_000;

fn question(id: i64) -> Document {
    Document {
        id,
        topic: id,
        kind: Kind::Opening,
        topic_kind: "question".to_owned(),
        space: 1,
        author: 1,
        title: format!("비밀번호 {id}"),
        body: "로그인 화면에서 password パスワード".repeat(20),
        tags: Vec::new(),
        created_ms: id,
        votes: 0,
        solved: false,
        accepted: false,
        verified: false,
        stepped_back: false,
        language: Language::Korean,
        product: None,
        version: None,
    }
}

fn found(index: &Index) -> Option<usize> {
    let query = Query { text: "비밀번호 password".to_owned(), ..Query::default() };
    catch_unwind(AssertUnwindSafe(|| index.search(&query))).ok()?.ok().map(|results| results.total)
}

/// A whole index, closed.
fn whole(folder: &Path) {
    let index = Index::open(folder, HEAP, Dictionaries::default()).unwrap().into_index();
    let mut builder = index.start_rebuild(Dictionaries::default()).unwrap();
    (1..=30).for_each(|id| builder.put(question(id)).unwrap());
    index.swap(builder, 7).unwrap();
    index.apply(&[Op::Remove(30)], 8).unwrap();
    index.rest().unwrap();
    assert_eq!(found(&index), Some(29));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

#[derive(Debug, Clone, Copy)]
enum Damage {
    Removed,
    Emptied,
    Halved,
    Overwritten,
}

impl Damage {
    fn happen(self, file: &Path) {
        let bytes = fs::read(file).unwrap();
        let middle = bytes.len() / 2;
        match self {
            Self::Removed => fs::remove_file(file).unwrap(),
            Self::Emptied => fs::write(file, b"").unwrap(),
            Self::Halved => fs::write(file, &bytes[..middle]).unwrap(),
            Self::Overwritten => {
                let mut bytes = bytes;
                let end = (middle + 16).min(bytes.len());
                bytes[middle..end].iter_mut().enumerate().for_each(|(at, byte)| *byte ^= 0xa5 ^ at as u8);
                fs::write(file, bytes).unwrap();
            }
        }
    }
}

#[test]
fn damage_to_any_file_is_noticed_and_mended() {
    let pristine = tempfile::tempdir().unwrap();
    whole(pristine.path());
    for file in files(pristine.path()) {
        let name = file.strip_prefix(pristine.path()).unwrap();
        if name.to_string_lossy().ends_with("lock") {
            continue;
        }
        for damage in [Damage::Removed, Damage::Emptied, Damage::Halved, Damage::Overwritten] {
            let folder = tempfile::tempdir().unwrap();
            copy(pristine.path(), folder.path());
            damage.happen(&folder.path().join(name));
            let opened = Index::open(folder.path(), HEAP, Dictionaries::default())
                .unwrap_or_else(|error| panic!("{name:?} {damage:?}: {error}"));
            let told = matches!(opened, Opened::NeedsRebuild(..));
            let index = opened.into_index();
            let intact = index.is_intact().unwrap_or(false);
            assert!(told || !intact || found(&index) == Some(29), "{name:?} {damage:?} was not noticed");
            let mut builder = index.start_rebuild(Dictionaries::default()).unwrap();
            builder.put(question(1)).unwrap();
            index.swap(builder, 9).unwrap_or_else(|error| panic!("{name:?} {damage:?}: {error}"));
            assert_eq!(found(&index), Some(1), "{name:?} {damage:?} was mended");
        }
    }
}
