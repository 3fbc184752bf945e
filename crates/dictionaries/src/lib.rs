//! Dictionaries of Korean and Japanese words, which make search find a little more and rank a little better. They are
//! never needed: an operator adds them with one command, and everything works without.
//!
//! [`install`] takes what package registries hold (a Python wheel, a Debian package, a folder of MeCab's files), keeps
//! of each entry only what search asks of it, and builds the form that is read in place from disk.
//! [`Dictionaries::open`] opens what is installed; [`Morphemes`] cuts text by it.

mod install;
mod manifest;
mod morphemes;

pub use install::install;
pub use manifest::{Condition, Manifest, installed, state};
pub use morphemes::{Dictionaries, Morphemes};

use std::path::PathBuf;

/// The language that a dictionary is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Korean.
    Korean,
    /// Japanese.
    Japanese,
}

impl Language {
    /// Both.
    pub const ALL: [Language; 2] = [Language::Korean, Language::Japanese];

    /// Its code, which names its folder too: `ko` or `ja`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::Korean => "ko",
            Language::Japanese => "ja",
        }
    }

    /// Its name in English.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Language::Korean => "Korean",
            Language::Japanese => "Japanese",
        }
    }
}

/// Why a dictionary was not installed or cannot be read. Each is a sentence that an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{path}: {error}", path = path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// Nothing in it looks like a dictionary.
    #[error(
        "{} holds no dictionary: expected a wheel of python-mecab-ko-dic, a Debian package of mecab-ipadic, or a folder \
         with the files of a MeCab dictionary",
        .0.display()
    )]
    NoDictionary(PathBuf),
    /// It is a dictionary, but of neither language, or with other columns than those known.
    #[error("the dictionary is of a kind that is not known: {0}")]
    Unknown(String),
    /// A file of it ends too early or contradicts itself.
    #[error("the dictionary is damaged: {0}")]
    Damaged(String),
    /// The form that search reads could not be built from it.
    #[error("the dictionary could not be built: {0}")]
    Build(String),
    /// What was built does not know its own words.
    #[error("the dictionary was built, but of {asked} of its own words it knows only {known}")]
    Useless {
        /// Words that were tried.
        asked: usize,
        /// Words that it found.
        known: usize,
    },
}

/// The result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    fn io(path: &std::path::Path, error: std::io::Error) -> Error {
        Error::Io { path: path.to_owned(), error }
    }
}
