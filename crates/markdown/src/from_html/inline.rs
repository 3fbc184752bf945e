//! What flows in a line: text, emphasis, code, links, images, breaks.
//!
//! The tree is flattened into pieces first, white space is settled, and only then written, because whether `**` works depends on
//! the characters around it. Where it does not, a tag (`<strong>`) is written, which rendering knows.

use super::{
    NodeId, Writer,
    escape::{self, Place},
    longest_run,
    marks::{delimiter, first_character, forms, last_character},
    settle::settle,
};

/// Inline content as a paragraph; empty when there is nothing to see.
pub(super) fn paragraph(writer: &Writer<'_>, nodes: &[NodeId]) -> String {
    write(&flatten(writer, nodes), Place::Paragraph, "\n")
}

/// Inline content on one line, as a heading needs it.
pub(super) fn heading(writer: &Writer<'_>, nodes: &[NodeId]) -> String {
    let text = write(&flatten(writer, nodes), Place::Paragraph, " ");
    // Closing number signs belong to the markup.
    match text.strip_suffix('#') {
        Some(before) => format!("{before}\\#"),
        None => text,
    }
}

/// Everything inside a cell on one line.
pub(super) fn cell(writer: &Writer<'_>, cell: NodeId) -> String {
    write(&flatten(writer, writer.dom.children(cell)), Place::Cell, "<br>")
}

/// A way of marking text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Strikethrough,
    /// One that has no Markdown form.
    Tag(&'static str),
}

/// A part of a line.
#[derive(Debug)]
pub(super) enum Piece {
    Text(String),
    Code(String),
    Break,
    Image { source: String, alt: String, title: String },
    Open(Mark),
    Close(Mark),
    OpenLink,
    CloseLink { address: String, title: String },
}

fn flatten(writer: &Writer<'_>, nodes: &[NodeId]) -> Vec<Piece> {
    let mut flat = Flattener { writer, pieces: Vec::new(), in_link: false, open: Vec::new() };
    for node in nodes {
        flat.node(*node, 0);
    }
    settle(flat.pieces)
}

struct Flattener<'a, 'w> {
    writer: &'a Writer<'w>,
    pieces: Vec<Piece>,
    in_link: bool,
    /// The marks around the current place: one inside itself changes nothing.
    open: Vec<Mark>,
}

impl Flattener<'_, '_> {
    fn node(&mut self, node: NodeId, depth: usize) {
        let dom = self.writer.dom;
        if let Some(text) = dom.text(node) {
            self.text(text);
            return;
        }
        if self.writer.is_dropped(node) {
            return;
        }
        if depth > super::MAX_DEPTH {
            let text = self.writer.visible_text(node);
            self.text(&text);
            return;
        }
        match dom.name(node) {
            "br" => self.pieces.push(Piece::Break),
            "code" | "tt" => self.code(node),
            "img" => self.image(node),
            "a" => self.link(node, depth),
            "wbr" | "input" | "button" | "" => {}
            name if super::is_block(name) => {
                self.pieces.push(Piece::Break);
                self.children(node, depth);
                self.pieces.push(Piece::Break);
            }
            name => match mark(name) {
                Some(mark) if !self.open.contains(&mark) => {
                    self.open.push(mark);
                    self.pieces.push(Piece::Open(mark));
                    self.children(node, depth);
                    self.pieces.push(Piece::Close(mark));
                    self.open.pop();
                }
                _ => self.children(node, depth),
            },
        }
    }

    fn children(&mut self, node: NodeId, depth: usize) {
        for child in self.writer.dom.children(node) {
            self.node(*child, depth + 1);
        }
    }

    fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn code(&mut self, node: NodeId) {
        let pieces: String =
            self.writer.dom.descendants(node).filter_map(|inside| self.writer.dom.text(inside)).collect();
        let code = pieces.replace(['\n', '\r', '\t'], " ");
        if code.trim().is_empty() {
            self.text(" ");
        } else {
            self.pieces.push(Piece::Code(code));
        }
    }

    fn image(&mut self, node: NodeId) {
        let attribute = |name| self.writer.dom.attribute(node, name).unwrap_or_default().trim().to_owned();
        let alt = attribute("alt");
        let source = self.writer.address(&attribute("src"));
        if source.is_empty() || has_foreign_scheme(&source) {
            self.text(&alt);
        } else {
            self.pieces.push(Piece::Image { source, alt, title: attribute("title") });
        }
    }

    fn link(&mut self, node: NodeId, depth: usize) {
        let address = self.writer.address(self.writer.dom.attribute(node, "href").unwrap_or_default().trim());
        if address.is_empty() || has_foreign_scheme(&address) || self.in_link {
            self.children(node, depth);
            return;
        }
        let start = self.pieces.len();
        self.in_link = true;
        self.pieces.push(Piece::OpenLink);
        self.children(node, depth);
        self.in_link = false;
        let visible = self.pieces[start..].iter().any(is_visible);
        if visible {
            let title = self.writer.dom.attribute(node, "title").unwrap_or_default().to_owned();
            self.pieces.push(Piece::CloseLink { address, title });
        } else {
            self.pieces.remove(start);
        }
    }
}

fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "em" | "i" | "cite" | "dfn" | "var" => Mark::Emphasis,
        "strong" | "b" => Mark::Strong,
        "del" | "s" | "strike" => Mark::Strikethrough,
        "kbd" => Mark::Tag("kbd"),
        "sup" => Mark::Tag("sup"),
        "sub" => Mark::Tag("sub"),
        "ins" => Mark::Tag("ins"),
        "mark" => Mark::Tag("mark"),
        "small" => Mark::Tag("small"),
        "samp" => Mark::Tag("samp"),
        _ => return None,
    })
}

fn is_visible(piece: &Piece) -> bool {
    match piece {
        Piece::Text(text) => !text.trim().is_empty(),
        Piece::Code(_) | Piece::Image { .. } => true,
        _ => false,
    }
}

/// Whether an address has a scheme that is neither of the web nor of mail.
fn has_foreign_scheme(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default().split_once(':');
    scheme.is_some_and(|(scheme, _)| !["http", "https", "mailto"].contains(&scheme.to_ascii_lowercase().as_str()))
}

fn write(pieces: &[Piece], place: Place, line_break: &str) -> String {
    let forms = forms(pieces);
    let mut out = String::new();
    let mut in_link = false;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                let place = if in_link && place != Place::Cell { Place::LinkText } else { place };
                let after = pieces.get(index + 1).map(first_character);
                let before = index.checked_sub(1).map(|at| last_character(&pieces[at]));
                let escaped = text_between(text, place, in_link, before, after);
                let starts_line = out.is_empty() || out.ends_with('\n');
                out.push_str(&if starts_line { escape::line_start(&escaped) } else { escaped });
            }
            Piece::Code(code) => out.push_str(&code_span(code, place)),
            Piece::Break => out.push_str(line_break),
            Piece::Image { source, alt, title } => {
                let alt = escape::text_in(alt, Place::LinkText, None, None).replace('\n', " ");
                out.push_str(&format!("![{alt}]({}{})", destination(source), title_part(title)));
            }
            Piece::Open(mark) => out.push_str(&delimiter(*mark, forms[index], true)),
            Piece::Close(mark) => out.push_str(&delimiter(*mark, forms[index], false)),
            Piece::OpenLink => {
                in_link = true;
                out.push('[');
            }
            Piece::CloseLink { address, title } => {
                in_link = false;
                out.push_str(&format!("]({}{})", destination(address), title_part(title)));
            }
        }
    }
    out
}

fn text_between(text: &str, place: Place, in_link: bool, before: Option<char>, after: Option<char>) -> String {
    let escaped = escape::text_in(text, if in_link { Place::LinkText } else { place }, before, after);
    // A bar ends the cell wherever it stands, in the text of a link too.
    if place == Place::Cell && in_link { escape_bars(&escaped) } else { escaped }
}

fn escape_bars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        if character == '|' && before != '\\' {
            out.push('\\');
        }
        out.push(character);
        before = character;
    }
    out
}

fn code_span(code: &str, place: Place) -> String {
    let fence = "`".repeat(if code.contains('`') { longest_run(code, '`') + 1 } else { 1 });
    let padded = code.starts_with('`') || code.ends_with('`') || (code.starts_with(' ') && code.ends_with(' '));
    let pad = if padded { " " } else { "" };
    let code = if place == Place::Cell { code.replace('|', "\\|") } else { code.to_owned() };
    format!("{fence}{pad}{code}{pad}{fence}")
}

fn destination(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let balanced = address.matches('(').count() == address.matches(')').count() && !address.contains(")(");
    let angled = address.contains([' ', '<', '>']) || !balanced;
    for (at, character) in address.char_indices() {
        match character {
            c if c.is_control() => {}
            '<' | '>' | '|' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            // An entity would be decoded.
            '&' if address[at + 1..].starts_with(|c: char| c == '#' || c.is_ascii_alphabetic()) => {
                out.push_str("&amp;")
            }
            _ => out.push(character),
        }
    }
    if angled { format!("<{out}>") } else { out }
}

fn title_part(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return String::new();
    }
    format!(" \"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "\\&").replace('|', "\\|"))
}
