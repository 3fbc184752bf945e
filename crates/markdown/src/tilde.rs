//! A single tilde means a range in Korean and Japanese ("10~20개, 30~40개").
//!
//! The parser would strike out the text between two of them, or let them undo the emphasis around. So a lone tilde is parsed as a
//! character of no meaning and put back into the tree afterwards.

use std::borrow::Cow;

use comrak::nodes::{AstNode, NodeValue};

/// Stands for a lone tilde while parsing: a private-use character.
const STAND_IN: char = '\u{E07E}';

/// Replaces each lone tilde. A text which already holds the stand-in is left alone.
pub(crate) fn hide(markdown: &str) -> Cow<'_, str> {
    if !markdown.contains('~') || markdown.contains(STAND_IN) {
        return Cow::Borrowed(markdown);
    }
    let mut hidden = String::with_capacity(markdown.len() + 16);
    let mut before = ' ';
    let mut characters = markdown.chars().peekable();
    while let Some(character) = characters.next() {
        let lone = character == '~' && before != '~' && before != '\\' && characters.peek() != Some(&'~');
        hidden.push(if lone { STAND_IN } else { character });
        before = character;
    }
    Cow::Owned(hidden)
}

/// Puts the tildes back wherever the tree holds text.
///
/// Only for a tree whose source [`hide`] has changed.
pub(crate) fn restore<'a>(root: &'a AstNode<'a>) {
    for node in root.descendants() {
        match &mut node.data_mut().value {
            NodeValue::Text(text) if text.contains(STAND_IN) => *text = text.replace(STAND_IN, "~").into(),
            NodeValue::Code(code) => put_back(&mut code.literal),
            NodeValue::HtmlInline(html) => put_back(html),
            NodeValue::HtmlBlock(block) => put_back(&mut block.literal),
            NodeValue::CodeBlock(block) => {
                put_back(&mut block.literal);
                put_back(&mut block.info);
            }
            NodeValue::Link(link) | NodeValue::Image(link) => {
                put_back(&mut link.url);
                put_back(&mut link.title);
            }
            NodeValue::Alert(alert) => alert.title.iter_mut().for_each(put_back),
            _ => {}
        }
    }
}

fn put_back(text: &mut String) {
    if text.contains(STAND_IN) {
        *text = text.replace(STAND_IN, "~");
    }
}
