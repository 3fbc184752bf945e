//! Parts of a text as it was written: code and addresses of the web.

use std::ops::Range;

/// The stretches of code in a text in Markdown, as byte ranges in order: fenced blocks with their fences, and spans between
/// backticks. Blocks that are only indented count as text, because four spaces are quickly typed.
pub(crate) fn code(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut fence: Option<(usize, char, usize)> = None;
    let mut prose = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mark = fence_of(line);
        match (fence, mark) {
            (None, Some((sign, length))) => {
                spans(text, prose..at, &mut found);
                fence = Some((at, sign, length));
            }
            (Some((start, sign, length)), Some((other, longer))) if sign == other && longer >= length => {
                found.push(start..at + line.len());
                prose = at + line.len();
                fence = None;
            }
            _ => {}
        }
        at += line.len();
    }
    match fence {
        Some((start, ..)) => found.push(start..text.len()),
        None => spans(text, prose..text.len(), &mut found),
    }
    found
}

/// The sign and length of the fence that a line opens or closes.
fn fence_of(line: &str) -> Option<(char, usize)> {
    let bare = line.trim_start_matches(' ');
    let sign = bare.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = bare.chars().take_while(|next| *next == sign).count();
    let info = &bare[length..];
    let inline = sign == '`' && info.contains('`');
    (length >= 3 && line.len() - bare.len() <= 3 && !inline).then_some((sign, length))
}

/// Spans of code: from a row of backticks to the next row that is as long, in the same paragraph.
fn spans(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut at = range.start;
    while let Some(open) = text[at..range.end].find('`').map(|open| at + open) {
        let ticks = row(&text[open..range.end]);
        let from = open + ticks;
        let paragraph = text[from..range.end].find("\n\n").map_or(range.end, |end| from + end);
        match closing(&text[from..paragraph], ticks) {
            Some(close) => {
                found.push(open..from + close + ticks);
                at = from + close + ticks;
            }
            None => at = from,
        }
    }
}

fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('`').map(|start| at + start) {
        let length = row(&text[start..]);
        if length == ticks {
            return Some(start);
        }
        at = start + length;
    }
    None
}

/// How many backticks a text begins with.
fn row(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// The addresses in a text, as byte ranges in order: with a scheme (`https://…`), beginning with `www.`, and of mail. They end
/// at the first character outside of ASCII, because particles are written onto them.
pub(crate) fn addresses(text: &str) -> Vec<Range<usize>> {
    let ends = |next: char| !next.is_ascii_graphic() || matches!(next, '<' | '>' | '"' | '`');
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(ends) {
        if let Some(range) = address(piece.trim_end_matches(ends)) {
            found.push(start + range.start..start + range.end);
        }
        start += piece.len();
    }
    found
}

fn address(word: &str) -> Option<Range<usize>> {
    if let Some(scheme) = word.find("://") {
        let letters = word[..scheme].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let start = scheme - letters;
        return (letters > 0 && scheme + 3 < word.len()).then(|| start..trimmed(word, start));
    }
    if let Some(start) = find_ignoring_case(word, b"www.") {
        let alone = !word[..start].ends_with(|before: char| before.is_ascii_alphanumeric());
        return (alone && start + 4 < word.len()).then(|| start..trimmed(word, start));
    }
    mail(word)
}

fn find_ignoring_case(word: &str, needle: &[u8]) -> Option<usize> {
    word.as_bytes().windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

fn mail(word: &str) -> Option<Range<usize>> {
    let sign = word.find('@')?;
    let local = word[..sign].bytes().rev().take_while(|byte| is_of_mail(*byte)).count();
    let host = word[sign + 1..].bytes().take_while(|byte| is_of_mail(*byte)).count();
    let range = sign - local..sign + 1 + host;
    (local > 0 && word[sign + 1..range.end].contains('.')).then_some(range)
}

fn is_of_mail(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+')
}

/// Where an address ends: signs of the sentence, and of a link in Markdown, are not part of it.
fn trimmed(word: &str, start: usize) -> usize {
    let mut end = word.len();
    if let Some(close) = word[start..].find("](").or_else(|| unopened(&word[start..])) {
        end = start + close;
    }
    let kept = word[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '|', ']']);
    start + kept.len()
}

/// The first closing bracket that was not opened before.
fn unopened(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open += 1,
            b')' if open == 0 => return Some(at),
            b')' => open -= 1,
            _ => {}
        }
    }
    None
}

/// The host of an address, in lower case, without `www.` and port: `None` for addresses of mail.
pub(crate) fn host(address: &str) -> Option<String> {
    let rest = match address.find("://") {
        Some(scheme) => &address[scheme + 3..],
        None if address.contains('@') => return None,
        None => address,
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let host = host.strip_prefix("www.").map(str::to_owned).unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// Whether two ranges share a byte.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, ranges: Vec<Range<usize>>) -> Vec<&str> {
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn code_is_found_between_fences_and_backticks() {
        let text = "a `b` c\n```rust\nd `e`\n```\nf ``g ` h`` i";
        assert_eq!(pieces(text, code(text)), ["`b`", "```rust\nd `e`\n```\n", "``g ` h``"]);
        assert_eq!(pieces("~~~\nopen", code("~~~\nopen")), ["~~~\nopen"]);
        assert!(code("a lone ` tick\n\nand ` another").is_empty());
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let found = |text| pieces(text, addresses(text));
        assert_eq!(
            found("siehe https://a.example/x?y=1, (www.b.example)."),
            ["https://a.example/x?y=1", "www.b.example"]
        );
        assert_eq!(found("https://a.example에서 mail@b.example로"), ["https://a.example", "mail@b.example"]);
        assert_eq!(
            found("[text](https://a.example/(x)) <http://c.example>"),
            ["https://a.example/(x)", "http://c.example"]
        );
        assert_eq!(found("a@b, 3 @ 4, ://, www."), Vec::<&str>::new());
    }

    #[test]
    fn hosts_are_known_without_what_varies() {
        assert_eq!(host("https://www.Example.com:8080/a").as_deref(), Some("example.com"));
        assert_eq!(host("www.example.com").as_deref(), Some("example.com"));
        assert_eq!(host("http://user@example.com").as_deref(), Some("example.com"));
        assert_eq!(host("a@example.com"), None);
    }
}
