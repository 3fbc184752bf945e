//! PNG: a signature and chunks, each with length, type, data and checksum.

use super::Stripped;

const SIGNATURE: usize = 8;
/// Length, type and checksum around a chunk's data.
const AROUND: usize = 12;

/// Chunks that change how the picture looks; text, times, EXIF and private ones are left out.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD",
    b"pHYs", b"hIST", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut out = bytes.get(..SIGNATURE)?.to_vec();
    let mut rest = &bytes[SIGNATURE..];
    let mut animated = false;
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let chunk = rest.get(..length.checked_add(AROUND)?)?;
        let kind = &chunk[4..8];
        if KEPT.iter().any(|kept| kept.as_slice() == kind) {
            out.extend_from_slice(chunk);
        }
        animated |= kind == b"acTL";
        if kind == b"IEND" {
            return Some(Stripped { bytes: out, animated });
        }
        rest = &rest[chunk.len()..];
    }
}
