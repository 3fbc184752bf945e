//! The few HTML tags that people write inside Markdown: `<kbd>Ctrl</kbd>`, `H<sub>2</sub>O`, `<br>`.
//!
//! Only bare tags of the list below count, and only in pairs under the same parent; everything else is shown as it was typed.

use comrak::nodes::{AstNode, NodeValue};

/// Tags which may be written by hand. They carry no attributes.
const PAIRED: [&str; 13] = ["kbd", "sup", "sub", "ins", "del", "mark", "small", "b", "strong", "i", "em", "s", "samp"];

/// Turns tags that belong together into raw HTML; the rest stays text.
pub(crate) fn pair_tags<'a>(root: &'a AstNode<'a>) {
    for parent in root.descendants() {
        let mut open: Vec<(&'a AstNode<'a>, &'static str)> = Vec::new();
        for node in parent.children() {
            let Some(tag) = tag_of(node) else { continue };
            match tag {
                Tag::Break => make_raw(node, "<br>".to_owned()),
                Tag::Open(name) => open.push((node, name)),
                Tag::Close(name) => {
                    let Some(at) = open.iter().rposition(|(_, opened)| *opened == name) else { continue };
                    // What was opened inside and not closed stays text.
                    open.truncate(at + 1);
                    if let Some((start, _)) = open.pop() {
                        make_raw(start, format!("<{name}>"));
                        make_raw(node, format!("</{name}>"));
                    }
                }
            }
        }
    }
}

enum Tag {
    Open(&'static str),
    Close(&'static str),
    Break,
}

fn tag_of<'a>(node: &'a AstNode<'a>) -> Option<Tag> {
    let data = node.data();
    let NodeValue::HtmlInline(html) = &data.value else { return None };
    let inside = html.strip_prefix('<')?.strip_suffix('>')?;
    let name = |text: &str| PAIRED.into_iter().find(|known| known.eq_ignore_ascii_case(text));
    match inside.strip_prefix('/') {
        Some(closing) => name(closing).map(Tag::Close),
        None if inside.trim_end_matches([' ', '/']).eq_ignore_ascii_case("br") => Some(Tag::Break),
        None => name(inside).map(Tag::Open),
    }
}

fn make_raw<'a>(node: &'a AstNode<'a>, html: String) {
    node.data_mut().value = NodeValue::Raw(html);
}
