//! What is known of an installed dictionary, in a file beside it.

use crate::{Error, Language, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{ErrorKind, Read},
    path::Path,
};

/// The file's name.
const FILE: &str = "madang.json";
/// Version of what is kept of each entry. A dictionary of another version must be installed again.
const FORMAT: u32 = 1;
/// Letters of the checksum that name a dictionary.
const SHORT: usize = 10;
/// Bytes read at once.
const BUFFER: usize = 1 << 16;

/// What an installed dictionary is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// The language it is of.
    pub language: Language,
    /// The file or folder it came from, without its path.
    pub source: String,
    /// How many entries it has.
    pub entries: usize,
    fingerprint: String,
    files: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// Describes the files that were built in a folder.
    pub(crate) fn of(folder: &Path, language: Language, source: String, entries: usize) -> Result<Manifest> {
        let mut files = BTreeMap::new();
        let mut all = Sha256::new();
        let listing = fs::read_dir(folder).map_err(|error| Error::io(folder, error))?;
        let mut names: Vec<String> =
            listing.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        for name in names {
            let (bytes, sha256) = digest(&folder.join(&name))?;
            all.update(&sha256);
            files.insert(name, Entry { bytes, sha256 });
        }
        let mut fingerprint = hex(&all.finalize());
        fingerprint.truncate(SHORT);
        Ok(Manifest { format: FORMAT, language, source, entries, fingerprint, files })
    }

    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(FILE);
        let text = serde_json::to_vec_pretty(self).map_err(|error| Error::Build(error.to_string()))?;
        fs::write(&path, text).map_err(|error| Error::io(&path, error))
    }

    /// Names the dictionary.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// What it takes on disk.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|file| file.bytes).sum()
    }

    /// Whether every file is there in its full length; quick.
    pub(crate) fn check_sizes(&self, folder: &Path) -> Result<()> {
        for (name, expected) in &self.files {
            let path = folder.join(name);
            let found = fs::metadata(&path).map_err(|error| Error::io(&path, error))?;
            if found.len() != expected.bytes {
                return Err(Error::Damaged(format!("{name} has {} bytes instead of {}", found.len(), expected.bytes)));
            }
        }
        Ok(())
    }

    /// Whether every byte is as it was installed; reads all files.
    fn check(&self, folder: &Path) -> Result<()> {
        for (name, expected) in &self.files {
            if digest(&folder.join(name))?.1 != expected.sha256 {
                return Err(Error::Damaged(format!("{name} has changed since it was installed")));
            }
        }
        Ok(())
    }
}

/// In which condition a dictionary is.
#[derive(Debug)]
pub enum Condition {
    /// It is not installed.
    Missing,
    /// It is installed and every byte of it is as it was.
    Intact(Manifest),
    /// It is there but cannot be used; it must be installed again.
    Damaged(Error),
}

/// The condition of each dictionary in a folder. Reads all of them.
#[must_use]
pub fn state(folder: &Path) -> Vec<(Language, Condition)> {
    let condition = |language: Language| {
        let folder = folder.join(language.code());
        match read(&folder) {
            Ok(None) => Condition::Missing,
            Ok(Some(manifest)) => match manifest.check(&folder) {
                Ok(()) => Condition::Intact(manifest),
                Err(error) => Condition::Damaged(error),
            },
            Err(error) => Condition::Damaged(error),
        }
    };
    Language::ALL.into_iter().map(|language| (language, condition(language))).collect()
}

/// Names what is installed in a folder, whether it can be used or not. Quick: to be asked again and again.
#[must_use]
pub fn installed(folder: &Path) -> String {
    let print = |language: Language| match read(&folder.join(language.code())) {
        Ok(manifest) => manifest.map(|manifest| manifest.fingerprint).unwrap_or_default(),
        Err(error) => error.to_string(),
    };
    Language::ALL.map(print).join("-")
}

/// The manifest in the folder of one dictionary; `None` where there is none.
pub(crate) fn read(folder: &Path) -> Result<Option<Manifest>> {
    let path = folder.join(FILE);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(&path, error)),
    };
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|error| Error::Damaged(format!("{FILE}: {error}")))?;
    match manifest.format {
        FORMAT => Ok(Some(manifest)),
        other => Err(Error::Unknown(format!("it was installed by another version (format {other})"))),
    }
}

fn digest(path: &Path) -> Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; BUFFER];
    let mut bytes = 0;
    let mut file = File::open(path).map_err(|error| Error::io(path, error))?;
    loop {
        let read = file.read(&mut buffer).map_err(|error| Error::io(path, error))?;
        if read == 0 {
            return Ok((bytes, hex(&hasher.finalize())));
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
