//! Subject and text of an e-mail, without anything else of its head.

use crate::read::{Post, plain};

/// Reads an e-mail as well as can be; nothing is an error.
pub(crate) fn post(bytes: &[u8]) -> Post {
    let (head, body) = divide(bytes);
    let title = field(&head, "subject").unwrap_or_default();
    Post { title: words(&title), body: text(&head, body) }
}

/// Head and body. The head's folded lines are joined.
fn divide(bytes: &[u8]) -> (String, &[u8]) {
    let end = bytes.windows(2).position(|two| two == b"\n\n").map(|at| (at, at + 2));
    let crlf = bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| (at, at + 4));
    let (end, body) = match (end, crlf) {
        (Some(lf), Some(crlf)) => lf.min(crlf),
        (lf, crlf) => lf.or(crlf).unwrap_or((bytes.len(), bytes.len())),
    };
    let head = latin(&bytes[..end]).replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    (head, &bytes[body..])
}

fn field(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// UTF-8 where it is that, else each byte a letter.
fn latin(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

fn text(head: &str, body: &[u8]) -> String {
    let kind = field(head, "content-type").unwrap_or_default();
    let lower = kind.to_ascii_lowercase();
    if lower.starts_with("multipart/") {
        let parts: Vec<(String, &[u8])> = boundary(&kind).map(|mark| parts(body, &mark)).unwrap_or_default();
        let of = |wanted: &str| {
            let is = |head: &str| {
                field(head, "content-type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with(wanted))
            };
            parts.iter().find(|(head, _)| is(head)).map(|(head, body)| text(head, body))
        };
        let found = of("text/plain").or_else(|| of("text/html")).or_else(|| of("multipart/"));
        return found.or_else(|| parts.first().map(|(head, body)| text(head, body))).unwrap_or_default();
    }
    if !lower.is_empty() && !lower.starts_with("text/") {
        return String::new();
    }
    let decoded = match field(head, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
        "base64" => base64(body),
        "quoted-printable" => quoted(body, false),
        _ => body.to_vec(),
    };
    let decoded = latin(&decoded);
    if lower.starts_with("text/html") || decoded.to_ascii_lowercase().contains("<html") {
        plain(&decoded)
    } else {
        decoded
    }
}

fn boundary(kind: &str) -> Option<String> {
    let at = kind.to_ascii_lowercase().find("boundary=")? + 9;
    let value = &kind[at..];
    let mark = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => value.split([';', ' ']).next()?,
    };
    Some(mark.to_owned())
}

fn parts<'b>(body: &'b [u8], mark: &str) -> Vec<(String, &'b [u8])> {
    let mark = format!("--{mark}");
    let starts: Vec<usize> = body
        .windows(mark.len().max(1))
        .enumerate()
        .filter(|(at, window)| *window == mark.as_bytes() && (*at == 0 || body[at - 1] == b'\n'))
        .map(|(at, _)| at)
        .collect();
    let piece = |two: &[usize]| {
        let start = body[two[0]..].iter().position(|byte| *byte == b'\n').map_or(two[1], |line| two[0] + line + 1);
        divide(&body[start.min(two[1])..two[1]])
    };
    let ends: Vec<usize> = starts.iter().copied().chain([body.len()]).collect();
    ends.windows(2).map(piece).collect()
}

/// Encoded words of a subject: `=?utf-8?B?…?=`.
fn words(subject: &str) -> String {
    let mut text = String::new();
    let mut rest = subject;
    while let Some(start) = rest.find("=?") {
        text.push_str(&rest[..start]);
        let word: Vec<&str> = rest[start + 2..].splitn(4, '?').collect();
        let [_, encoding, content, after] = word.as_slice() else { break };
        let bytes = if encoding.eq_ignore_ascii_case("b") {
            base64(content.as_bytes())
        } else {
            quoted(content.as_bytes(), true)
        };
        text.push_str(&latin(&bytes));
        rest = after.strip_prefix('=').unwrap_or(after);
    }
    text.push_str(rest);
    text
}

fn quoted(bytes: &[u8], underscores: bool) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'=' => match (digit(bytes.get(at)), digit(bytes.get(at + 1))) {
                (Some(high), Some(low)) => {
                    decoded.push((high * 16 + low) as u8);
                    at += 2;
                }
                _ => {
                    at += bytes[at..]
                        .iter()
                        .position(|byte| *byte == b'\n')
                        .filter(|line| *line <= 1)
                        .map_or(0, |line| line + 1)
                }
            },
            b'_' if underscores => decoded.push(b' '),
            _ => decoded.push(*byte),
        }
    }
    decoded
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len() * 3 / 4);
    let (mut bits, mut length) = (0_u32, 0_u32);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        length += 6;
        if length >= 8 {
            length -= 8;
            decoded.push((bits >> length) as u8);
        }
    }
    decoded
}
