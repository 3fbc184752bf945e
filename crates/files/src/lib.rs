//! Uploaded files: what they are, made safe to show, kept, and served.
//!
//! An upload goes through [`inspect`] (type by content, limits), pictures through [`prepare_image`] (metadata removed, turned
//! upright, smaller versions), into the [`Store`], and out with [`headers`]. Everything that computes is a plain function: call it
//! through `tokio::task::spawn_blocking`.

mod headers;
mod inspect;
mod name;
mod picture;
mod store;
mod strip;

pub use headers::headers;
pub use inspect::{Inspected, Kind, inspect};
pub use name::clean_name;
pub use picture::{AVATAR_SIZE, Picture, Prepared, THUMBNAIL_WIDTHS, prepare_image, square_avatar};
pub use store::{InvalidKey, Key, Store};

/// What an upload may be at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Pixels of a picture (width × height), which bounds the memory it takes to decode.
    pub pixels: u64,
}

impl Default for Limits {
    /// 20 MiB, and 50 million pixels (a large camera's picture, 200 MB decoded).
    fn default() -> Self {
        Self { bytes: 20 << 20, pixels: 50_000_000 }
    }
}

/// Why an upload is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It has more bytes than allowed.
    #[error("the file is too large")]
    TooLarge,
    /// The picture has more pixels than allowed.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// It is of a kind that is not taken: programs, disk images, unknown formats.
    #[error("files of this kind are not taken")]
    KindNotAllowed,
    /// It begins like a picture and cannot be read as one.
    #[error("the picture is broken")]
    Broken,
}

impl Refused {
    /// A stable code, which is also the key of its translations.
    pub fn code(self) -> &'static str {
        match self {
            Refused::Empty => "file-empty",
            Refused::TooLarge => "file-too-large",
            Refused::TooManyPixels => "file-too-many-pixels",
            Refused::KindNotAllowed => "file-kind-not-allowed",
            Refused::Broken => "file-broken",
        }
    }
}
