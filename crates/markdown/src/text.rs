//! Markdown to text without markup.

use comrak::{
    Arena,
    arena_tree::NodeEdge,
    nodes::{AstNode, NodeValue},
};

use crate::parse;

/// The words of a post without any markup: one line a block, cells of a table parted by a space.
///
/// For search, analysis and comparison. Code is included, addresses behind link texts are not.
pub fn plain_text(markdown: &str) -> String {
    let arena = Arena::new();
    match parse::document(&arena, markdown) {
        Some(root) => {
            crate::inline_html::pair_tags(root);
            crate::frame::marked_quotes(&arena, root, "en");
            of(root)
        }
        None => parse::cut(markdown).to_owned(),
    }
}

/// The beginning of a post as one line of at most `max_chars` characters, with "…" where it was cut.
pub fn excerpt(markdown: &str, max_chars: usize) -> String {
    shorten(&plain_text(markdown), max_chars)
}

/// Makes one line of at most `max_chars` characters out of a plain text; cut between words where there are spaces.
pub fn shorten(text: &str, max_chars: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = line.char_indices().nth(max_chars) else { return line };
    let mut end = line[..limit].char_indices().last().map_or(0, |(at, _)| at);
    while end > 0 && line[end..].starts_with(joins_backwards) {
        end = line[..end].char_indices().last().map_or(0, |(at, _)| at);
    }
    let kept = &line[..end];
    // A word is kept whole when that costs little; Japanese has no spaces and is cut where it is.
    let at_word = match kept.rfind(' ') {
        Some(space) if !line[end..].starts_with(' ') && kept[space..].chars().count() <= 16 => &kept[..space],
        _ => kept,
    };
    format!("{}…", at_word.trim_end_matches([' ', ',', '、', '。', '.']))
}

/// Characters that belong to the one before: combining marks, joiners, skin tones.
fn joins_backwards(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{3099}' | '\u{309A}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Text of a parsed post.
pub(crate) fn of<'a>(root: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => enter(&node.data().value, &mut text),
            NodeEdge::End(node) => leave(&node.data().value, &mut text),
        }
    }
    text.truncate(text.trim_end().len());
    text
}

fn enter(value: &NodeValue, text: &mut String) {
    match value {
        NodeValue::Text(piece) => text.push_str(piece),
        NodeValue::Code(code) => text.push_str(&code.literal),
        NodeValue::CodeBlock(block) => text.push_str(&block.literal),
        NodeValue::HtmlBlock(block) => text.push_str(&block.literal),
        NodeValue::HtmlInline(html) => text.push_str(html),
        NodeValue::ShortCode(short) => text.push_str(&short.emoji),
        NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
        NodeValue::Raw(html) if html == "<br>" => text.push('\n'),
        _ => {}
    }
}

fn leave(value: &NodeValue, text: &mut String) {
    match value {
        NodeValue::TableCell => text.push(' '),
        value if value.block() && !text.is_empty() && !text.ends_with('\n') => {
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        }
        _ => {}
    }
}
