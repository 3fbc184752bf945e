//! Headings that can be linked to, and the table of contents made of them.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
};

use comrak::nodes::{AstNode, NodeValue};

use crate::text;

/// What every anchor of a heading begins with, so that it is never the id of something else on the page.
pub(crate) const PREFIX: &str = "h-";
/// The longest anchor, in characters without the prefix.
const LONGEST: usize = 60;

/// A heading of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 for the highest; as deep as 4.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// Its id in the page, without `#`. It stays while the heading's text stays.
    pub anchor: String,
}

/// The table of contents of a document that was rendered by [`crate::render`]: its headings in order.
///
/// Texts that are no documents have none.
pub fn contents(html: &str) -> Vec<Heading> {
    let mut headings = Vec::new();
    for piece in html.split("<h").skip(1) {
        if let Some(heading) = heading(piece) {
            headings.push(heading);
        }
    }
    headings
}

/// Reads `3 id="h-x">text</h3>…`, as `write` writes it.
fn heading(piece: &str) -> Option<Heading> {
    let level = piece.bytes().next().filter(u8::is_ascii_digit)? - b'0';
    let rest = piece.get(1..)?.strip_prefix(" id=\"")?;
    let (anchor, rest) = rest.split_once("\">")?;
    let (inside, _) = rest.split_once(&format!("</h{level}>"))?;
    Some(Heading { level: level.saturating_sub(2).max(1), text: words_of(inside), anchor: anchor.to_owned() })
}

/// The text of HTML that the sanitiser has written.
fn words_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let shown = if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, shown)| shown) };
        text.push_str(shown);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&quot;", "\"");
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The ids of a document's headings, in order.
pub(crate) fn anchors<'a>(root: &'a AstNode<'a>) -> Vec<String> {
    let mut taken = Taken::default();
    let headings = root.descendants().filter(|node| matches!(node.data().value, NodeValue::Heading(_)));
    headings.map(|node| taken.unique(&text::of(node))).collect()
}

/// The anchors of a document so far.
#[derive(Default)]
pub(crate) struct Taken {
    anchors: HashSet<String>,
    /// For each name the number that was last put behind it.
    last: HashMap<String, u32>,
}

impl Taken {
    /// The anchor of the next heading.
    pub(crate) fn unique(&mut self, text: &str) -> String {
        let name = name(text);
        let last = self.last.entry(name.clone()).or_insert(0);
        loop {
            *last += 1;
            let anchor = if *last == 1 { format!("{PREFIX}{name}") } else { format!("{PREFIX}{name}-{last}") };
            if self.anchors.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// Letters and digits of any script, everything between them one hyphen.
fn name(text: &str) -> String {
    let mut name = String::new();
    let mut gap = false;
    for character in text.chars().take(LONGEST) {
        if character.is_alphanumeric() {
            if gap && !name.is_empty() {
                name.push('-');
            }
            gap = false;
            let _ = write!(name, "{}", character.to_lowercase());
        } else {
            gap = true;
        }
    }
    if name.is_empty() { "part".to_owned() } else { name }
}

/// Whether an id is one of a heading.
pub(crate) fn is_anchor(id: &str) -> bool {
    id.strip_prefix(PREFIX).is_some_and(|name| {
        let plain = |c: char| c.is_alphanumeric() || c == '-' || is_mark(c);
        !name.is_empty() && name.chars().all(plain)
    })
}

/// Lower case may add a combining mark ("İ").
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}
