//! What a single line of an e-mail looks like.

use super::words::{DEVICES, FORWARDED, HEADERS, MONTHS, OPENERS, ORIGINAL, Role, SENT};

/// No introducing line is longer, in bytes.
pub(super) const LONGEST_LINE: usize = 500;

/// Whose message a line announces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// One that is answered.
    Original,
    /// One that is handed on.
    Forwarded,
}

/// A line without spaces and the invisible signs which mail programs put around names and addresses.
pub(super) fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    })
}

pub(super) fn is_quoted(line: &str) -> bool {
    bare(line).starts_with(['>', '＞'])
}

pub(super) fn unquoted_once(line: &str) -> &str {
    let inner = bare(line).strip_prefix(['>', '＞']).map(|inner| inner.strip_prefix(' ').unwrap_or(inner));
    inner.unwrap_or(line)
}

pub(super) fn unquoted(line: &str) -> &str {
    bare(line).trim_start_matches(['>', '＞', ' '])
}

/// A row of signs that divides.
pub(super) fn is_rule(line: &str) -> bool {
    let row = bare(line);
    let sign = row.chars().next().unwrap_or_default();
    row.chars().nth(1).is_some()
        && matches!(sign, '-' | '_' | '=' | '*' | '~' | '#' | '+' | '—' | '–' | '─' | '━' | '＝')
        && row.chars().all(|c| c == sign || c == ' ')
}

pub(super) fn is_sentence(line: &str) -> bool {
    bare(line).ends_with(['.', '?', '!', '。', '？', '！', ':', '：']) || line.chars().nth(80).is_some()
}

/// The line that a telephone or an app puts below what was written on it.
pub(super) fn is_of_device(line: &str) -> bool {
    if line.len() > LONGEST_LINE {
        return false;
    }
    let lower = bare(line).trim_matches(['<', '>', '(', ')', '*', '_']).to_lowercase();
    let sentence = lower.trim_end_matches(['.', '。', ' ']);
    let clause =
        sentence.split([',', '.', '，', '、']).next().unwrap_or_default().replace("e-mail", "").replace("email", "");
    let words = without_link(sentence);
    let has_phrase = |(start, end): &(&str, &str)| words.starts_with(start) && words.ends_with(end);
    sentence.split_whitespace().count() <= 12
        && SENT.iter().any(has_phrase)
        && DEVICES.iter().any(|device| clause.contains(device))
}

/// A line without the first link that follows its words in brackets.
fn without_link(line: &str) -> String {
    let Some((text, link)) = line.split_once("<http").or_else(|| line.split_once("(http")) else {
        return line.to_owned();
    };
    let rest = link.split_once(['>', ')']).map_or("", |(_, rest)| rest);
    format!("{}{rest}", text.trim_end_matches([' ', ']']))
}

/// What a line announces by its words, and whether it stands between rows of dashes; else it ends in a colon.
pub(super) fn marker(line: &str) -> Option<(Marker, bool)> {
    if line.len() > 120 {
        return None;
    }
    let is_dash = |c: char| matches!(c, '-' | '_' | '=' | '*' | '—' | '─' | '[' | ']' | ' ');
    let line = bare(line).trim_matches('*');
    let dashed = line.starts_with("--") && line.ends_with("--") || line.starts_with("==") && line.ends_with("==");
    if !dashed && !line.ends_with([':', '：']) {
        return None;
    }
    let words: String = line.trim_matches(|c| is_dash(c) || matches!(c, ':' | '：')).split_whitespace().collect();
    let words = words.to_lowercase();
    if FORWARDED.contains(&words.as_str()) {
        Some((Marker::Forwarded, dashed))
    } else {
        (dashed && ORIGINAL.contains(&words.as_str())).then_some((Marker::Original, dashed))
    }
}

pub(super) fn role(line: &str) -> Option<Role> {
    let head: String = bare(line).chars().take(40).filter(|c| !c.is_whitespace() && *c != '*').collect();
    let (name, _) = head.split_once([':', '：'])?;
    let name = name.to_lowercase();
    HEADERS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(role, _)| *role)
}

pub(super) fn opens_with_date(line: &str, after_blank: bool) -> bool {
    let lower = unquoted(line).to_lowercase();
    let opener = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let known = lower.starts_with(|c: char| c.is_ascii_digit()) || OPENERS.contains(&opener);
    let (day, time) = dated(&lower);
    (known || after_blank) && (day || time) && lower.chars().take(20).any(|c| c.is_ascii_digit())
}

pub(super) fn holds_address(text: &str) -> bool {
    text.match_indices('@').take(8).any(|(at, _)| {
        let (before, after) = text.split_at(at);
        let host = after.trim_start_matches('@').split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-'));
        before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'))
            && host.take(1).any(|host| host.trim_end_matches('.').contains('.'))
    })
}

/// Whether a text in small letters names a day, and a time of the day.
pub(super) fn dated(lower: &str) -> (bool, bool) {
    let (mut day, mut time, mut number) = (false, false, false);
    let mut rest = lower;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest.split_at(start).1;
        let after = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        let length = digits.len() - after.len();
        let is_year = length == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        day |= is_year || after.starts_with(['월', '月']);
        time |= after.starts_with(['시', '時'])
            || length <= 2
                && after.strip_prefix(':').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        number |= length <= 2;
        rest = after;
    }
    let is_month = |word: &str| MONTHS.iter().any(|month| word.starts_with(month));
    day |= number && lower.split(|c: char| !c.is_alphabetic()).any(is_month);
    let mut parts = lower.split(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    day |= parts.any(|word| word.split(['/', '.', '-']).filter(|part| !part.is_empty()).count() >= 3);
    (day, time)
}
