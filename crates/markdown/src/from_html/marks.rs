//! How emphasis is written where it stands: with stars, with underscores, or as a tag.

use super::inline::{Mark, Piece};

/// How a mark is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Stars,
    Underscore,
    Tag,
}

/// What is written where a mark opens or closes.
pub(super) fn delimiter(mark: Mark, form: Form, open: bool) -> String {
    let tag = match (mark, form) {
        (Mark::Emphasis, Form::Stars) => return "*".to_owned(),
        (Mark::Emphasis, Form::Underscore) => return "_".to_owned(),
        (Mark::Strong, Form::Stars) => return "**".to_owned(),
        (Mark::Strikethrough, Form::Stars) => return "~~".to_owned(),
        (Mark::Emphasis, _) => "em",
        (Mark::Strong, _) => "strong",
        (Mark::Strikethrough, _) => "del",
        (Mark::Tag(name), _) => name,
    };
    if open { format!("<{tag}>") } else { format!("</{tag}>") }
}

/// Chooses the form of every mark: the same for its opening and its closing.
pub(super) fn forms(pieces: &[Piece]) -> Vec<Form> {
    let mut forms = vec![Form::Tag; pieces.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(_) => open.push(index),
            Piece::Close(mark) => {
                if let Some(start) = open.pop() {
                    let form = form(pieces, *mark, start, index);
                    (forms[start], forms[index]) = (form, form);
                }
            }
            _ => {}
        }
    }
    forms
}

fn form(pieces: &[Piece], mark: Mark, start: usize, end: usize) -> Form {
    if matches!(mark, Mark::Tag(_)) {
        return Form::Tag;
    }
    let before = start.checked_sub(1).map(|at| last_character(&pieces[at]));
    let first = pieces.get(start + 1).map(first_character);
    let last = end.checked_sub(1).map(|at| last_character(&pieces[at]));
    let after = pieces.get(end + 1).map(first_character);
    // Emphasis and strong emphasis share their character and run together when they touch. (Two of a kind never touch.)
    let touches_mark = [start.checked_sub(1), Some(start + 1), end.checked_sub(1), Some(end + 1)]
        .into_iter()
        .flatten()
        .any(|at| matches!(pieces.get(at), Some(Piece::Open(_) | Piece::Close(_))));
    let flanks = flanks(before, first) && flanks(after, last);
    let outside_words = before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric());
    match mark {
        _ if !flanks => Form::Tag,
        _ if !touches_mark => Form::Stars,
        Mark::Emphasis if outside_words => Form::Underscore,
        Mark::Strong if outside_words => Form::Stars,
        _ => Form::Tag,
    }
}

/// Whether a delimiter between `outside` and `inside` can open or close: the rule of CommonMark with its CJK-friendly amendment.
fn flanks(outside: Option<char>, inside: Option<char>) -> bool {
    let Some(inside) = inside else { return false };
    if inside.is_whitespace() {
        return false;
    }
    if !is_punctuation(inside) || is_cjk(inside) {
        return true;
    }
    outside.is_none_or(|c| c.is_whitespace() || is_punctuation(c) || is_cjk(c))
}

fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}

fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{303E}' | '\u{3040}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFD}')
}

/// The first character that a piece will show in the source.
pub(super) fn first_character(piece: &Piece) -> char {
    match piece {
        Piece::Text(text) => text.chars().next().unwrap_or(' '),
        Piece::Code(_) => '`',
        Piece::Break => '\n',
        Piece::Image { .. } => '!',
        Piece::OpenLink => '[',
        Piece::CloseLink { .. } => ']',
        Piece::Open(Mark::Strikethrough) | Piece::Close(Mark::Strikethrough) => '~',
        Piece::Open(_) | Piece::Close(_) => '*',
    }
}

/// The last character that a piece will show in the source.
pub(super) fn last_character(piece: &Piece) -> char {
    match piece {
        Piece::Text(text) => text.chars().next_back().unwrap_or(' '),
        Piece::Image { .. } | Piece::CloseLink { .. } => ')',
        other => first_character(other),
    }
}
