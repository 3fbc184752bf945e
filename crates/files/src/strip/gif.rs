//! GIF: a header, colour tables, and blocks of extensions and frames.

use super::Stripped;

const HEADER: usize = 13;
const FRAME_HEADER: usize = 10;

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let header = bytes.get(..HEADER)?;
    let start = HEADER + table_length(header[10]);
    let mut out = bytes.get(..start)?.to_vec();
    let mut rest = &bytes[start..];
    let mut frames = 0;
    loop {
        match rest.first() {
            Some(0x21) => {
                let length = 2 + blocks_length(rest.get(2..)?)?;
                if is_kept(*rest.get(1)?, rest.get(2..length)?) {
                    out.extend_from_slice(&rest[..length]);
                }
                rest = &rest[length..];
            }
            Some(0x2C) => {
                let data = FRAME_HEADER + table_length(*rest.get(FRAME_HEADER - 1)?) + 1;
                let length = data + blocks_length(rest.get(data..)?)?;
                out.extend_from_slice(&rest[..length]);
                rest = &rest[length..];
                frames += 1;
            }
            // Some old programs leave the end out, or put something else there.
            Some(0x3B) | None | Some(0x00) if frames > 0 => {
                out.push(0x3B);
                return Some(Stripped { bytes: out, animated: frames > 1 });
            }
            _ => return None,
        }
    }
}

/// Timing and transparency of frames, and how often the animation repeats; comments and other applications' data are left out.
fn is_kept(label: u8, data: &[u8]) -> bool {
    match label {
        0xF9 => true,
        0xFF => data.get(1..12).is_some_and(|name| name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0"),
        _ => false,
    }
}

/// Bytes of the colour table that follows, by its flags.
fn table_length(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Bytes of a run of data blocks with the empty one that ends it.
fn blocks_length(data: &[u8]) -> Option<usize> {
    let mut length = 0;
    loop {
        let size = usize::from(*data.get(length)?);
        length += 1 + size;
        if size == 0 {
            return Some(length);
        }
    }
}
