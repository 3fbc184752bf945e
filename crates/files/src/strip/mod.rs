//! Removes metadata (place, time, camera, owner, comments) from pictures without touching their pixels.
//!
//! Only the parts that make up the picture are copied, so anything hidden behind or between them goes, too.

mod gif;
mod jpeg;
mod png;
mod webp;

use crate::Kind;

/// A picture without metadata.
pub(crate) struct Stripped {
    pub(crate) bytes: Vec<u8>,
    /// More than one frame.
    pub(crate) animated: bool,
}

/// Copies a picture without its metadata; `None` when its structure cannot be followed.
pub(crate) fn strip(bytes: &[u8], kind: Kind) -> Option<Stripped> {
    match kind {
        Kind::Png => png::strip(bytes),
        Kind::Jpeg => jpeg::strip(bytes),
        Kind::Gif => gif::strip(bytes),
        Kind::Webp => webp::strip(bytes),
        _ => None,
    }
}
