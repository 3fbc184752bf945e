//! Getting at the files of a dictionary, in whatever they are packed.

use crate::{Error, Result};
use flate2::read::GzDecoder;
use lzma_rust2::XzReader;
use ruzstd::decoding::StreamingDecoder;
use std::{
    collections::{BTreeMap, HashMap},
    fs::{self, File},
    io::{self, BufReader, Cursor, Read},
    path::{Path, PathBuf},
};

/// More than this is no dictionary, in bytes.
const LARGEST: u64 = 1 << 30;
/// Folders below the one that was named which are looked into.
const DEEPEST: usize = 6;
/// What stands at the beginning of a Debian package.
const AR: &[u8] = b"!<arch>\n";
const AR_HEADER: usize = 60;
/// Where a tar archive says what it is.
const TAR_MAGIC: std::ops::Range<usize> = 257..262;

/// The files of one dictionary, by their names.
pub(super) struct Files {
    place: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// A file of the dictionary.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it is missing.
    pub(super) fn get(&self, name: &str) -> Result<&[u8]> {
        let file = self.files.get(name).map(Vec::as_slice);
        file.ok_or_else(|| Error::Damaged(format!("{} has no {name}", self.place.display())))
    }

    /// The files with an extension.
    pub(super) fn ending(&self, extension: &str) -> impl Iterator<Item = (&str, &[u8])> {
        let ending = format!(".{extension}");
        let named = self.files.iter().filter(move |(name, _)| name.ends_with(&ending));
        named.map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}

/// Files by the folder they are in.
type Found = HashMap<PathBuf, BTreeMap<String, Vec<u8>>>;

/// Reads the dictionary in a folder, a wheel or another zip archive, a Debian package, or a tar archive.
pub(super) fn read(path: &Path) -> Result<Files> {
    let mut found = Found::new();
    let collected = match fs::metadata(path) {
        Ok(it) if it.is_dir() => folder(path, DEEPEST, &mut found),
        Ok(_) => fs::read(path).and_then(|bytes| archive(&bytes, &mut found)),
        Err(error) => Err(error),
    };
    collected.map_err(|error| Error::io(path, error))?;
    let whole = found.into_values().find(is_dictionary);
    whole.map(|files| Files { place: path.to_owned(), files }).ok_or_else(|| Error::NoDictionary(path.to_owned()))
}

fn is_dictionary(files: &BTreeMap<String, Vec<u8>>) -> bool {
    files.contains_key("sys.dic") || files.contains_key("matrix.def") && files.keys().any(|name| name.ends_with(".csv"))
}

/// Whether a file belongs to a dictionary.
fn is_wanted(name: &str) -> bool {
    name.ends_with(".csv")
        || matches!(name, "sys.dic" | "unk.dic" | "char.bin" | "matrix.bin" | "unk.def" | "char.def" | "matrix.def")
}

fn folder(path: &Path, deep: usize, found: &mut Found) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() && deep > 0 {
            folder(&path, deep - 1, found)?;
        } else if path.is_file() {
            keep(&path, || File::open(&path), found)?;
        }
    }
    Ok(())
}

fn archive(bytes: &[u8], found: &mut Found) -> io::Result<()> {
    if bytes.starts_with(b"PK") {
        return zipped(bytes, found);
    }
    if bytes.starts_with(AR) {
        return archive(packed_data(bytes)?, found);
    }
    if bytes.starts_with(&[0xfd, b'7', b'z', b'X', b'Z']) {
        return tarred(XzReader::new(bytes, true), found);
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return tarred(GzDecoder::new(bytes), found);
    }
    if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return tarred(StreamingDecoder::new(bytes).map_err(io::Error::other)?, found);
    }
    if bytes.get(TAR_MAGIC).is_some_and(|magic| magic == b"ustar") {
        return tarred(bytes, found);
    }
    Ok(())
}

fn zipped(bytes: &[u8], found: &mut Found) -> io::Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(io::Error::other)?;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(io::Error::other)?;
        let path = PathBuf::from(file.name().map_err(io::Error::other)?.as_ref());
        keep(&path, || Ok(file), found)?;
    }
    Ok(())
}

fn tarred(reader: impl Read, found: &mut Found) -> io::Result<()> {
    let mut archive = tar::Archive::new(BufReader::new(reader));
    for file in archive.entries()? {
        let file = file?;
        let path = file.path()?.into_owned();
        if file.header().entry_type().is_file() {
            keep(&path, || Ok(file), found)?;
        }
    }
    Ok(())
}

/// The archive of files in a Debian package, which is an `ar` archive: lines of sixty bytes that say name and length,
/// each followed by its file.
fn packed_data(package: &[u8]) -> io::Result<&[u8]> {
    let broken = || io::Error::new(io::ErrorKind::InvalidData, "the Debian package ends too early");
    let mut at = AR.len();
    while let Some(header) = package.get(at..at + AR_HEADER) {
        let field = |range: std::ops::Range<usize>| std::str::from_utf8(&header[range]).map(str::trim).unwrap_or("");
        let length: usize = field(48..58).parse().map_err(|_| broken())?;
        let start = at + AR_HEADER;
        let data = start.checked_add(length).and_then(|end| package.get(start..end)).ok_or_else(broken)?;
        if field(0..16).starts_with("data.tar") {
            return Ok(data);
        }
        at = start + length + length % 2;
    }
    Err(broken())
}

fn keep<R: Read>(path: &Path, open: impl FnOnce() -> io::Result<R>, found: &mut Found) -> io::Result<()> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| is_wanted(name)) else {
        return Ok(());
    };
    let mut bytes = Vec::new();
    let read = open()?.take(LARGEST + 1).read_to_end(&mut bytes)? as u64;
    if read > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("{name} is too large for a dictionary")));
    }
    let place = path.parent().unwrap_or(Path::new("")).to_owned();
    found.entry(place).or_default().insert(name.to_owned(), bytes);
    Ok(())
}
