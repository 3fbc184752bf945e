//! Keeps text from being read as Markdown: a backslash where one is needed, and nowhere else.

/// Where a text will stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph or heading.
    Paragraph,
    /// In a cell of a table, where `|` ends the cell.
    Cell,
    /// In the text of a link, where brackets count and addresses must not become links.
    LinkText,
}

/// A plain text as a paragraph.
pub(super) fn paragraph(text: &str) -> String {
    line_start(&text_in(text, Place::Paragraph, None, None))
}

/// Escapes running text between `before` and `after`, the characters around it (`None` at the ends of the paragraph).
pub(super) fn text_in(text: &str, place: Place, before: Option<char>, after: Option<char>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    let mut previous = before;
    while let Some(character) = rest.chars().next() {
        if let Some(address) = address_at(rest, previous) {
            push_address(&mut out, address, rest, after, place);
            previous = address.chars().next_back();
            rest = &rest[address.len()..];
            continue;
        }
        let tail = &rest[character.len_utf8()..];
        let next = tail.chars().next().or(after);
        if needs_escape(character, previous, next, tail, place) {
            out.push('\\');
        }
        out.push(character);
        previous = Some(character);
        rest = tail;
    }
    out
}

fn needs_escape(character: char, previous: Option<char>, next: Option<char>, tail: &str, place: Place) -> bool {
    let is = |neighbour: Option<char>, test: fn(char) -> bool| neighbour.is_some_and(test);
    let spaced = !is(previous, |c| !c.is_whitespace()) && !is(next, |c| !c.is_whitespace());
    match character {
        '`' => true,
        '*' => !spaced || previous.is_none_or(|c| c == '\n'),
        '_' => !(spaced || is(previous, char::is_alphanumeric) && is(next, char::is_alphanumeric)),
        '\\' => next.is_none_or(|c| c.is_ascii_punctuation() || c == '\n'),
        '<' => is(next, |c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => is(next, |c| c == '#' || c.is_ascii_alphabetic()) && tail.contains(';'),
        '~' => previous == Some('~') || next == Some('~'),
        '|' => place == Place::Cell || previous == Some('|') || next == Some('|'),
        '[' => place == Place::LinkText || next == Some('^'),
        ']' => place == Place::LinkText || is(next, |c| matches!(c, '(' | '[' | ':')),
        '!' => next == Some('['),
        ':' => is_shortcode(tail),
        _ => false,
    }
}

/// Escapes what would start a block, in a text that stands at the start of a line and is otherwise ready.
pub(super) fn line_start(text: &str) -> String {
    let Some(first) = text.chars().next() else { return String::new() };
    let rest = &text[first.len_utf8()..];
    let ends_marker = |after: &str| after.is_empty() || after.starts_with([' ', '\t']);
    let only = |characters: &str| text.chars().all(|c| characters.contains(c));
    let escaped = match first {
        '#' => ends_marker(text.trim_start_matches('#')),
        '>' | '[' => true,
        '-' | '+' => ends_marker(rest) || only("-:| "),
        '=' => only("= "),
        ':' | '|' => only("-:| "),
        '0'..='9' => {
            let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
            if digits.starts_with(['.', ')']) && ends_marker(&digits[1..]) {
                let at = text.len() - digits.len();
                return format!("{}\\{}", &text[..at], &text[at..]);
            }
            false
        }
        _ => false,
    };
    if escaped { format!("\\{text}") } else { text.to_owned() }
}

/// ":smile:" would become a picture.
fn is_shortcode(tail: &str) -> bool {
    let Some(end) = tail.find(':') else { return false };
    end > 0 && tail[..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-'))
}

/// A bare address at the start of `text`, which the renderer will turn into a link: without the punctuation that follows it.
fn address_at(text: &str, previous: Option<char>) -> Option<&str> {
    if previous.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let lower: String = text.chars().take(8).flat_map(char::to_lowercase).collect();
    let scheme = ["http://", "https://", "ftp://", "www."].into_iter().find(|scheme| lower.starts_with(scheme))?;
    let address = run(text).trim_end_matches(TRAILING);
    (address.len() > scheme.len()).then_some(address)
}

/// Up to the next white space or angle bracket, as the renderer reads an address.
fn run(text: &str) -> &str {
    &text[..text.find(ends_angle_link).unwrap_or(text.len())]
}

/// Writes the address at the start of `text`, which goes on with `after`.
fn push_address(out: &mut String, address: &str, text: &str, after: Option<char>, place: Place) {
    let run = run(text);
    let plain = |c: char| c.is_ascii_alphanumeric() || "/.-:?=%+,;#!')\"".contains(c);
    let goes_on = run.len() == text.len() && after.is_some_and(|c| !c.is_whitespace());
    if place != Place::LinkText && !goes_on && run.chars().all(plain) {
        out.push_str(address);
    } else if place != Place::LinkText && address.contains("://") {
        let bars = if place == Place::Cell { "\\|" } else { "|" };
        out.push_str(&format!("<{}>", address.replace('|', bars)));
    } else {
        // A backslash after the scheme keeps the renderer from making a link.
        let at = address.find("://").unwrap_or(3);
        out.push_str(&format!("{}\\{}", &address[..at], &address[at..=at]));
        out.push_str(&text_in(&address[at + 1..], place, address[at..].chars().next(), after));
    }
}

/// Punctuation that belongs to the sentence when it follows an address.
const TRAILING: [char; 13] = ['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '"', ')', ']'];

/// Characters that cannot stand in `<address>`.
pub(super) fn ends_angle_link(character: char) -> bool {
    matches!(character, '<' | '>') || character.is_whitespace() || character.is_control()
}
