//! What the writer of an e-mail newly wrote, found in its plain text.
//!
//! Mail programs put the message that is answered below or between the new words, in ways that no standard describes. A few
//! general signs tell it apart here: lines that begin with `>`, a block of headers, a row of dashes with "original message" in it,
//! and a short paragraph with a date or an address that ends like "wrote:". What words these signs have in which language is
//! listed in `words`. In doubt, a line stays: a line too many is a nuisance, a lost sentence of a customer is a loss.
//!
//! Each line is looked at together with a few of its neighbours, never with all of them, so that the work grows with the length of
//! the text and not faster.

mod signs;
#[cfg(test)]
mod tests;
mod words;

use signs::{
    LONGEST_LINE, Marker, bare, dated, holds_address, is_of_device, is_quoted, is_rule, is_sentence, marker,
    opens_with_date, role, unquoted, unquoted_once,
};
use words::{FIRST_PERSON, FROM, SUBJECT, WROTE, WROTE_EARLY};

/// Lines beyond these are kept as they are: no person writes more, and a list of millions of lines costs memory.
const MOST_LINES: usize = 100_000;
/// Into how many lines mail programs wrap the line that introduces the history.
const MOST_WRAPPED: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Code,
    Quoted,
    Own,
}

/// What its writer newly wrote in an e-mail, given the plain text of it: without the history, the line that introduces it, the
/// signature and the line of the telephone. Quotes between answers stay. Where nothing would be left, the whole text is given.
pub fn own_words(text: &str) -> String {
    let unified = unified(text);
    let own = written(&lines_of(&unified));
    if own.is_empty() { unified.trim().to_owned() } else { own }
}

/// What was forwarded, without the block of headers above it, where the text is a forwarded message; else `None`. What the
/// forwarder wrote above comes first, divided by an empty line.
pub fn forwarded(text: &str) -> Option<String> {
    let unified = unified(text);
    let lines = lines_of(&unified);
    let (start, end) = forwarding(&lines)?;
    let above = written(lines.get(..start)?);
    let quoted = lines.get(start).is_some_and(|line| is_quoted(line));
    let rest = lines.get(end..)?.iter().map(|line| if quoted { unquoted_once(line) } else { line });
    let body = joined(rest.collect());
    if body.is_empty() {
        return None;
    }
    Some(if above.is_empty() { body } else { format!("{above}\n\n{body}") })
}

fn unified(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn lines_of(unified: &str) -> Vec<&str> {
    unified.splitn(MOST_LINES, '\n').collect()
}

/// The lines as a text, without empty lines around it. The indent of the first line may be that of code.
fn joined(lines: Vec<&str>) -> String {
    let blank = lines.iter().take_while(|line| bare(line).is_empty()).count();
    lines.get(blank..).unwrap_or_default().join("\n").trim_end().to_owned()
}

/// What of the lines is new; empty where that is nothing.
fn written(lines: &[&str]) -> String {
    let mut kept = Vec::new();
    let (mut own, mut introduced) = (false, false);
    let mut at = 0;
    let code = fenced(lines);
    while let Some(line) = lines.get(at) {
        let kind = kind(line, code.get(at).is_some_and(|code| *code));
        let begins_quote = kind == Kind::Quoted && !matches!(kept.last(), Some((Kind::Quoted, _)));
        let history = match kind {
            Kind::Own => history(lines, at),
            Kind::Quoted if begins_quote => introduction(lines, at),
            _ => None,
        };
        if let Some(length) = history {
            at += length;
            if begins_quote || quoted_below(lines, at) {
                introduced |= !own;
            } else if own {
                break;
            }
            continue;
        }
        if own
            && kind == Kind::Own
            && let Some(length) = signature(lines, at)
        {
            at += length;
            continue;
        }
        own = own || kind == Kind::Code || kind == Kind::Own && !is_rule(line) && !is_of_device(line);
        kept.push((kind, *line));
        at += 1;
    }
    while kept.pop_if(|(kind, line)| ends_nothing(*kind, line)).is_some() {}
    let answer = if introduced { answer_below(&kept) } else { 0 };
    joined(kept.iter().skip(answer).map(|(_, line)| *line).collect())
}

/// Which lines are in blocks of code between fences: nothing in them is a sign of anything.
fn fenced(lines: &[&str]) -> Vec<bool> {
    let mut code = vec![false; lines.len()];
    let mut open: Option<(usize, &str)> = None;
    for (at, line) in lines.iter().enumerate() {
        let Some(fence) = ["```", "~~~"].into_iter().find(|fence| bare(line).starts_with(fence)) else { continue };
        match open {
            None => open = Some((at, fence)),
            Some((start, opening)) if opening == fence => {
                code.get_mut(start..=at).unwrap_or_default().fill(true);
                open = None;
            }
            Some(_) => {}
        }
    }
    code
}

fn kind(line: &str, code: bool) -> Kind {
    if code {
        Kind::Code
    } else if bare(line).is_empty() {
        Kind::Blank
    } else if is_quoted(line) {
        Kind::Quoted
    } else {
        Kind::Own
    }
}

/// Whether a line says nothing where it is the last.
fn ends_nothing(kind: Kind, line: &str) -> bool {
    match kind {
        Kind::Blank | Kind::Quoted => true,
        Kind::Code => false,
        Kind::Own => is_rule(line) || is_of_device(line),
    }
}

/// How many lines to skip where a whole message is quoted first and answered below: one quote with one answer needs no quote,
/// because the message that it repeats is the one before. Several quotes are answered one by one and stay.
fn answer_below(kept: &[(Kind, &str)]) -> usize {
    let is_of_quote = |(kind, _): &&(Kind, &str)| matches!(kind, Kind::Blank | Kind::Quoted);
    let quote = kept.iter().take_while(is_of_quote).count();
    let more = kept.iter().skip(quote).any(|(kind, _)| *kind == Kind::Quoted);
    if more { 0 } else { quote }
}

/// The length of a signature that begins here. The standard's own sign, with its space, is never anything else; the same without
/// the space, or as a long dash, has to be followed by a few lines that are no sentences.
fn signature(lines: &[&str], at: usize) -> Option<usize> {
    let line = *lines.get(at)?;
    let standard = line == "-- ";
    let dashes = bare(line);
    if !standard && dashes != "--" && (dashes.is_empty() || dashes.chars().any(|c| c != '—')) {
        return None;
    }
    let mut said = 0;
    let mut length = 1;
    while let Some(next) = lines.get(at + length) {
        if is_quoted(next) || history(lines, at + length).is_some() {
            break;
        }
        length += 1;
        said += usize::from(!bare(next).is_empty());
        if !standard && (said > 8 || is_sentence(next) && !is_of_device(next)) {
            return None;
        }
    }
    Some(length)
}

/// How many lines from here announce the message that is answered; what follows them is history.
fn history(lines: &[&str], at: usize) -> Option<usize> {
    announcement(lines, at).map(|(length, _)| length).or_else(|| introduction(lines, at))
}

/// A marker or a block of headers, or both: how many lines they are, and what they announce.
fn announcement(lines: &[&str], at: usize) -> Option<(usize, Marker)> {
    let line = lines.get(at)?;
    let below = (1..=3).find(|next| lines.get(at + next).is_some_and(|line| !bare(line).is_empty()));
    let block = |least| below.and_then(|next| Some(next + headers(lines, at + next, least)?));
    let divided = at.checked_sub(1).and_then(|above| lines.get(above)).is_none_or(|above| bare(above).is_empty());
    match marker(line) {
        Some((marker, true)) => Some((block(2).unwrap_or(1), marker)),
        Some((marker, false)) => Some((block(2)?, marker)),
        None if is_rule(line) => Some((block(3)?, Marker::Original)),
        None if divided => Some((headers(lines, at, 3)?, Marker::Original)),
        None => None,
    }
}

/// The length of a block of headers that begins here and says at least so many different things. People write "From: Seoul, To:
/// Busan, Date: Monday" too, so that it needs a subject or an address of mail.
fn headers(lines: &[&str], at: usize, least: u32) -> Option<usize> {
    role(lines.get(at)?)?;
    let (mut roles, mut length, mut address) = (0, 0, false);
    for (index, line) in lines.get(at..)?.iter().take(40).enumerate() {
        let role = role(line);
        if bare(line).is_empty() || role.is_none() && index > length + 2 {
            break;
        }
        // A value that was wrapped: surely where it looks like one, else only where another header follows.
        let goes_on = index > 0
            && index == length
            && (line.starts_with([' ', '\t', '<'])
                || lines.get(at + index - 1).is_some_and(|line| bare(line).ends_with([',', ';'])));
        if role.is_some() || goes_on {
            length = index + 1;
            address |= holds_address(line);
        }
        roles |= role.unwrap_or_default();
    }
    let told = roles & FROM != 0 && roles.count_ones() >= least && (address || roles & SUBJECT != 0);
    told.then_some(length)
}

/// How many lines from here are the one that tells who wrote what follows, wrapped or not.
fn introduction(lines: &[&str], at: usize) -> Option<usize> {
    let quoted = is_quoted(lines.get(at)?);
    let mut sentence = String::new();
    for length in 1..=MOST_WRAPPED {
        let line = *lines.get(at + length - 1)?;
        if line.len() > LONGEST_LINE || bare(line).is_empty() {
            return None;
        }
        // An address in angle brackets may be wrapped before its last sign, which then looks like a quote.
        let is_rest = sentence.matches('<').count() > sentence.matches('>').count();
        if is_quoted(line) != quoted && !is_rest {
            return None;
        }
        let part = if quoted { unquoted(line) } else { bare(line) };
        if length > 1 {
            sentence.push(' ');
        }
        sentence.push_str(part);
        if ends_like_introduction(part)
            && (length == 1 || opens(lines, at, length))
            && introduces(&sentence, !quoted && quoted_below(lines, at + length))
        {
            return Some(length);
        }
    }
    None
}

/// Whether an introduction of several lines begins here, and not with a later one of them.
fn opens(lines: &[&str], at: usize, length: usize) -> bool {
    let Some((first, later)) = lines.get(at..at + length).and_then(<[&str]>::split_first) else { return false };
    let after_blank = at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(|line| bare(line).is_empty());
    if bare(first).ends_with(['!', '?', '。', '！', '？']) {
        return false;
    }
    opens_with_date(first, after_blank)
        || holds_address(first)
            && (dated(&first.to_lowercase()).0 || !later.iter().any(|line| opens_with_date(line, false)))
}

/// Quickly, for most lines are none.
fn ends_like_introduction(line: &str) -> bool {
    let line = line.trim_end_matches(['*', '_', '-', ' ']);
    line.ends_with([':', '：']) || line.ends_with("wrote")
}

/// Whether a sentence tells who wrote what follows. Without quoted lines below, everything below would be lost, and it has to
/// look like the work of a program.
fn introduces(sentence: &str, quoted_below: bool) -> bool {
    let lower = sentence.to_lowercase();
    let end = lower.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '-'));
    let colon = end.ends_with([':', '：']);
    let end = end.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | ')'));
    let address = holds_address(&lower);
    let (day, time) = dated(&lower);
    if lower.split([' ', ',', '、']).any(|word| FIRST_PERSON.contains(&word)) {
        return false;
    }
    if !WROTE.iter().any(|wrote| end.ends_with(wrote)) && !WROTE_EARLY.iter().any(|wrote| end.contains(wrote)) {
        return colon && address && (day || time) && end.ends_with('>');
    }
    // "On … wrote" is left to programs; "2026年5月4日 12:00のメール" may be a heading of a person.
    let begins = lower.starts_with(char::is_alphabetic) && opens_with_date(&lower, false);
    let named = address && (day || lower.contains('<'));
    let short = sentence.chars().nth(30).is_none();
    address && day && time || colon && (named || day && time && begins || quoted_below && (day || time || short))
}

fn quoted_below(lines: &[&str], at: usize) -> bool {
    lines.get(at..).unwrap_or_default().iter().find(|line| !bare(line).is_empty()).is_some_and(|line| is_quoted(line))
}

/// Where the first history of a text is a forwarded message: from which line to which its announcement goes.
fn forwarding(lines: &[&str]) -> Option<(usize, usize)> {
    let code = fenced(lines);
    let mut before = Kind::Blank;
    for (at, line) in lines.iter().enumerate() {
        let kind = kind(line, code.get(at).is_some_and(|code| *code));
        if kind == Kind::Own
            && let Some(length) = history(lines, at)
        {
            let announced =
                announcement(lines, at).filter(|(length, marker)| *length > 1 && *marker == Marker::Forwarded);
            return announced.map(|_| (at, at + length));
        }
        if kind == Kind::Quoted && before != Kind::Quoted {
            let inner: Vec<&str> = lines.iter().skip(at).take(50).map(|line| unquoted_once(line)).collect();
            let announced =
                announcement(&inner, 0).filter(|(length, marker)| *length > 1 && *marker == Marker::Forwarded);
            if let Some((length, _)) = announced {
                return Some((at, at + length));
            }
        }
        before = kind;
    }
    None
}
