//! Markdown source to a syntax tree, within limits.

use std::{borrow::Cow, sync::LazyLock};

use comrak::{
    Arena, Options,
    arena_tree::NodeEdge,
    nodes::{AstNode, NodeValue},
    parse_document,
};

use crate::{MAX_CHARS, tilde};

/// How deep quotes, lists and emphasis may nest. Nobody writes more; attackers do, to exhaust the time of what reads the tree.
const MAX_DEPTH: usize = 60;
/// How many pieces a post may have; tables with thousands of empty columns reach it.
const MAX_NODES: usize = 60_000;
/// How many container markers (`>`, `-`, `1.`) one line may begin with. Beyond it the parser's own time grows with the square.
const MAX_MARKERS: usize = 50;

pub(crate) static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| options(true));
/// For posts without `||`: where spoilers are known, two single bars undo the emphasis between them ("a|b **c** d|e").
static OPTIONS_WITHOUT_SPOILERS: LazyLock<Options<'static>> = LazyLock::new(|| options(false));

fn options(spoiler: bool) -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.alerts = true;
    extension.shortcodes = true;
    extension.spoiler = spoiler;
    extension.cjk_friendly_emphasis = true;
    options.render.hardbreaks = true;
    options.render.escape = true;
    options
}

/// Parses a post; `None` when it is nested or divided beyond the limits, and should be shown as plain text.
pub(crate) fn document<'a>(arena: &'a Arena<'a>, markdown: &str) -> Option<&'a AstNode<'a>> {
    let source = cut(markdown);
    if source.lines().any(|line| leading_markers(line) > MAX_MARKERS) {
        return None;
    }
    let hidden = tilde::hide(source);
    let options = if hidden.contains("||") { &OPTIONS } else { &OPTIONS_WITHOUT_SPOILERS };
    let root = parse_document(arena, &hidden, options);
    if !within_limits(root) {
        return None;
    }
    if matches!(hidden, Cow::Owned(_)) {
        tilde::restore(root);
    }
    undo_shortcodes_in_ratios(root);
    Some(root)
}

/// The part of a post that is read.
pub(crate) fn cut(markdown: &str) -> &str {
    match markdown.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => &markdown[..end],
        None => markdown,
    }
}

fn within_limits<'a>(root: &'a AstNode<'a>) -> bool {
    let (mut depth, mut nodes) = (0_usize, 0_usize);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => (depth, nodes) = (depth + 1, nodes + 1),
            NodeEdge::End(_) => depth -= 1,
        }
        if depth > MAX_DEPTH || nodes > MAX_NODES {
            return false;
        }
    }
    true
}

/// How many block quotes and list items a line would open.
fn leading_markers(line: &str) -> usize {
    let mut rest = line.trim_start();
    if is_thematic_break(rest) {
        return 0;
    }
    let mut count = 0;
    while count <= MAX_MARKERS {
        let after = match rest.as_bytes().first() {
            Some(b'>') => Some(&rest[1..]),
            Some(b'-' | b'+' | b'*') => Some(&rest[1..]).filter(|after| after.starts_with([' ', '\t'])),
            Some(b'0'..=b'9') => rest
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .strip_prefix(['.', ')'])
                .filter(|after| after.starts_with([' ', '\t'])),
            _ => None,
        };
        let Some(after) = after else { break };
        rest = after.trim_start();
        count += 1;
    }
    count
}

fn is_thematic_break(line: &str) -> bool {
    let Some(first) = line.chars().next().filter(|c| matches!(c, '-' | '*')) else { return false };
    line.chars().all(|c| c == first || c.is_whitespace())
}

/// In "1:100:3" the middle is a ratio, not the name of an emoji.
fn undo_shortcodes_in_ratios<'a>(root: &'a AstNode<'a>) {
    for node in root.descendants() {
        let code = match &node.data().value {
            NodeValue::ShortCode(short) => format!(":{}:", short.code),
            _ => continue,
        };
        let glued = node.previous_sibling().is_some_and(
            |before| matches!(&before.data().value, NodeValue::Text(text) if text.ends_with(char::is_alphanumeric)),
        );
        if glued && code.bytes().all(|byte| byte == b':' || byte.is_ascii_digit()) {
            node.data_mut().value = NodeValue::Text(code.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_at_the_start_of_a_line_are_counted() {
        assert_eq!(leading_markers("> - 1. a"), 3);
        assert_eq!(leading_markers("> > >a -"), 3);
        assert_eq!(leading_markers("- - - - - - -"), 0);
        assert_eq!(leading_markers("3.5 배"), 0);
    }
}
