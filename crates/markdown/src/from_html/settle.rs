//! White space and breaks between the pieces of a line.

use super::inline::Piece;

/// Settles white space as a browser would: runs become one space, none stands at the ends of a line. Neither spaces nor breaks
/// stay just inside of marks, where Markdown forbids them. Marks without contents go, and neighbours of one kind become one.
pub(super) fn settle(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut settled: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut space = false;
    for piece in pieces {
        match piece {
            Piece::Text(text) => space = push_text(&mut settled, &text, space),
            Piece::Break => {
                space = false;
                let place = settled.len() - opened_last(&settled);
                settled.insert(place, Piece::Break);
            }
            Piece::Close(mark) if matches!(settled.last(), Some(Piece::Open(open)) if *open == mark) => {
                settled.pop();
            }
            Piece::Close(_) | Piece::CloseLink { .. } => {
                let place =
                    settled.len() - settled.iter().rev().take_while(|last| matches!(last, Piece::Break)).count();
                settled.insert(place, piece);
            }
            Piece::Open(mark) if !space && matches!(settled.last(), Some(Piece::Close(closed)) if *closed == mark) => {
                settled.pop();
            }
            Piece::Code(code) if !space && matches!(settled.last(), Some(Piece::Code(_))) => {
                if let Some(Piece::Code(before)) = settled.last_mut() {
                    before.push_str(&code);
                }
            }
            opening => {
                if space {
                    push_space(&mut settled);
                    space = false;
                }
                settled.push(opening);
            }
        }
    }
    trim_breaks(settled)
}

/// Appends a text with its white space collapsed; returns whether a space is due before what follows.
fn push_text(settled: &mut Vec<Piece>, text: &str, space: bool) -> bool {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
    let mut words = text.split(is_space).filter(|word| !word.is_empty()).peekable();
    if words.peek().is_none() {
        return space || !text.is_empty();
    }
    if space || text.starts_with(is_space) {
        push_space(settled);
    }
    let collapsed = words.collect::<Vec<_>>().join(" ");
    match settled.last_mut() {
        Some(Piece::Text(before)) => before.push_str(&collapsed),
        _ => settled.push(Piece::Text(collapsed)),
    }
    text.ends_with(is_space)
}

/// Puts a space where the line stands, but before the marks that were just opened.
fn push_space(settled: &mut Vec<Piece>) {
    let place = settled.len() - opened_last(settled);
    match place.checked_sub(1).map(|before| &mut settled[before]) {
        None | Some(Piece::Break) => {}
        Some(Piece::Text(text)) if text.ends_with(' ') => {}
        Some(Piece::Text(text)) => text.push(' '),
        Some(_) => settled.insert(place, Piece::Text(" ".to_owned())),
    }
}

/// How many marks and links were opened last, with nothing in them yet.
fn opened_last(settled: &[Piece]) -> usize {
    settled.iter().rev().take_while(|piece| matches!(piece, Piece::Open(_) | Piece::OpenLink)).count()
}

/// Breaks at the ends show nothing; more than two in a row are two, which part paragraphs, and one inside of marks and links.
fn trim_breaks(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut trimmed: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut open = 0;
    for piece in pieces {
        match piece {
            Piece::Open(_) | Piece::OpenLink => open += 1,
            Piece::Close(_) | Piece::CloseLink { .. } => open -= 1,
            _ => {}
        }
        if matches!(piece, Piece::Break) {
            let run = trimmed.iter().rev().take_while(|piece| matches!(piece, Piece::Break)).count();
            if run == if open > 0 { 1 } else { 2 } || run == trimmed.len() {
                continue;
            }
            if let Some(Piece::Text(text)) = trimmed.last_mut() {
                text.truncate(text.trim_end_matches(' ').len());
            }
        }
        trimmed.push(piece);
    }
    while matches!(trimmed.last(), Some(Piece::Break)) {
        trimmed.pop();
    }
    if let Some(Piece::Text(text)) = trimmed.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
    }
    trimmed
}
