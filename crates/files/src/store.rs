//! Files on the local disk, each under the hash of its content.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    str::FromStr,
    sync::atomic::{AtomicU64, Ordering},
};

use bytes::Bytes;
use sha2::{Digest, Sha256};

/// The name of a stored file: the SHA-256 of its content, in hexadecimal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

/// A text is no key: a key is 64 hexadecimal digits in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a file key")]
pub struct InvalidKey;

impl Key {
    /// The key of a content.
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// As it stands in addresses and tables.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Key {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        let valid = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if valid { Ok(Self(text.to_owned())) } else { Err(InvalidKey) }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Key({})", &self.0[..12])
    }
}

/// A folder of files. Cheap to clone.
///
/// Equal content is kept once. A file appears whole or not at all, also when the machine stops in the middle.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
}

/// Makes names of unfinished files differ within this process.
static UNFINISHED: AtomicU64 = AtomicU64::new(0);

impl Store {
    /// Opens the store in a folder, which is made when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub async fn open(root: impl Into<PathBuf>) -> io::Result<Self> {
        let store = Self { root: root.into() };
        let root = store.root.clone();
        blocking(move || {
            let unfinished = root.join("unfinished");
            fs::create_dir_all(&unfinished)?;
            let probe = unfinished.join(format!("probe-{}", std::process::id()));
            fs::write(&probe, b"")?;
            fs::remove_file(&probe)
        })
        .await?;
        Ok(store)
    }

    /// Keeps a content and returns its key. Keeping it again changes nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn put(&self, content: impl Into<Bytes>) -> io::Result<Key> {
        let (store, content) = (self.clone(), content.into());
        blocking(move || {
            let key = Key::of(&content);
            let path = store.path(&key);
            if !path.exists() {
                store.write(&path, &content)?;
            }
            Ok(key)
        })
        .await
    }

    /// The content of a key, `None` when it is not kept.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub async fn get(&self, key: &Key) -> io::Result<Option<Bytes>> {
        match tokio::fs::read(self.path(key)).await {
            Ok(content) => Ok(Some(content.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Forgets a content; whether it was kept.
    ///
    /// # Errors
    /// When it is there and cannot be removed.
    pub async fn remove(&self, key: &Key) -> io::Result<bool> {
        match tokio::fs::remove_file(self.path(key)).await {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Where a key's content is or would be: two levels of folders keep each of them small.
    pub fn path(&self, key: &Key) -> PathBuf {
        let name = key.as_str();
        self.root.join(&name[..2]).join(&name[2..4]).join(name)
    }

    fn write(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        let number = UNFINISHED.fetch_add(1, Ordering::Relaxed);
        let unfinished = self.root.join("unfinished").join(format!("{}-{number}", std::process::id()));
        let written = (|| {
            let mut file = fs::File::create(&unfinished)?;
            file.write_all(content)?;
            file.sync_all()?;
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::rename(&unfinished, path)
        })();
        if written.is_err() {
            // The reason for the failure matters more than a left-over.
            let _ = fs::remove_file(&unfinished);
        }
        written
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("madang-files-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[tokio::test]
    async fn content_is_kept_once_and_comes_back() {
        let folder = folder("keep");
        let store = Store::open(&folder).await.expect("opens");
        let key = store.put("안녕".as_bytes()).await.expect("keeps");
        assert_eq!(store.put("안녕".as_bytes()).await.expect("keeps"), key);
        assert_eq!(store.get(&key).await.expect("reads").as_deref(), Some("안녕".as_bytes()));
        assert!(store.path(&key).starts_with(folder.join(&key.as_str()[..2])));
        assert_eq!(fs::read_dir(folder.join("unfinished")).expect("folder").count(), 0);
        assert!(store.remove(&key).await.expect("removes"));
        assert!(!store.remove(&key).await.expect("removes"));
        assert_eq!(store.get(&key).await.expect("reads"), None);
        fs::remove_dir_all(folder).expect("clears");
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_made_is_an_error() {
        let file = folder("file");
        fs::write(&file, b"").expect("writes");
        assert!(Store::open(file.join("below")).await.is_err());
        fs::remove_file(file).expect("clears");
    }

    #[test]
    fn only_hashes_are_keys() {
        assert!("../../etc/passwd".parse::<Key>().is_err());
        assert!("A".repeat(64).parse::<Key>().is_err());
        let key = Key::of(b"");
        assert_eq!(key.to_string().parse(), Ok(key));
    }
}
