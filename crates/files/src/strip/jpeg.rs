//! JPEG: segments, each with a marker and a length, and the compressed data after each start of scan.

use super::Stripped;

const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut rest = &bytes[2..];
    loop {
        // Any number of 0xFF may stand before a marker.
        let start = rest.iter().position(|byte| *byte != 0xFF)?;
        if start == 0 {
            return None;
        }
        let marker = rest[start];
        rest = &rest[start + 1..];
        if marker == END {
            out.extend([0xFF, END]);
            return Some(Stripped { bytes: out, animated: false });
        }
        let length = u16::from_be_bytes(rest.get(..2)?.try_into().ok()?) as usize;
        let segment = rest.get(..length.max(2))?;
        rest = &rest[segment.len()..];
        if is_kept(marker, &segment[2..]) {
            out.extend([0xFF, marker]);
            out.extend_from_slice(segment);
        }
        if marker == START_OF_SCAN {
            let end = scan_end(rest);
            out.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
            // Cameras and broken transfers leave pictures without an end.
            if rest.is_empty() {
                out.extend([0xFF, END]);
                return Some(Stripped { bytes: out, animated: false });
            }
        }
    }
}

/// Application segments carry metadata, except these: JFIF (density), the colour profile, and Adobe's colour transform.
fn is_kept(marker: u8, data: &[u8]) -> bool {
    match marker {
        0xE0 => data.starts_with(b"JFIF\0"),
        0xE2 => data.starts_with(b"ICC_PROFILE\0"),
        0xEE => data.starts_with(b"Adobe"),
        0xE1 | 0xE3..=0xED | 0xEF | 0xFE => false,
        _ => true,
    }
}

/// Where the compressed data ends: at a marker which is neither a stuffed 0xFF nor a restart.
fn scan_end(data: &[u8]) -> usize {
    data.windows(2)
        .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF))
        .unwrap_or(data.len())
}
