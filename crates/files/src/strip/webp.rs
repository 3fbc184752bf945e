//! WebP: chunks in a RIFF container.

use super::Stripped;

const HEADER: usize = 12;
/// Type and length before a chunk's data.
const CHUNK_HEADER: usize = 8;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;
const IS_ANIMATED: u8 = 0x02;

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut out = bytes.get(..HEADER)?.to_vec();
    let length = u32::from_le_bytes(bytes[4..8].try_into().ok()?) as usize;
    // What stands behind the container is no part of it.
    let mut rest = bytes.get(HEADER..(length + CHUNK_HEADER).min(bytes.len()))?;
    let mut animated = false;
    while rest.len() >= CHUNK_HEADER {
        let size = u32::from_le_bytes(rest[4..8].try_into().ok()?) as usize;
        let padded = size.checked_add(size % 2 + CHUNK_HEADER)?.min(rest.len());
        if padded < size + CHUNK_HEADER {
            return None;
        }
        let chunk = &rest[..padded];
        match &chunk[..4] {
            b"VP8X" => {
                let flags = *chunk.get(CHUNK_HEADER)?;
                animated = flags & IS_ANIMATED != 0;
                let at = out.len() + CHUNK_HEADER;
                out.extend_from_slice(chunk);
                out[at] = flags & !(HAS_EXIF | HAS_XMP);
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => out.extend_from_slice(chunk),
            _ => {}
        }
        rest = &rest[padded..];
    }
    let total = u32::try_from(out.len() - CHUNK_HEADER).ok()?;
    out[4..8].copy_from_slice(&total.to_le_bytes());
    Some(Stripped { bytes: out, animated })
}
