//! `@handle` in running text.
//!
//! Handles may be Korean or Japanese, and what follows them is written without a space ("@민지님은", "@taro-kさん"). So the longest
//! beginning of the written run that is a known handle counts.

use comrak::{
    Arena,
    nodes::{AstNode, NodeValue},
};

/// The longest handle looked for, in characters.
const MAX_HANDLE: usize = 40;
/// How many different members one post can mention; the rest stays text.
const MAX_MENTIONS: usize = 50;

/// Every string that [`crate::render`] may ask `known_mention` about, each once: look them up in one query before rendering.
///
/// Includes handles inside code or links, which rendering ignores.
pub fn mention_candidates(markdown: &str) -> Vec<String> {
    let text = crate::parse::cut(markdown);
    let mut candidates: Vec<String> = Vec::new();
    let mut written = 0;
    for (at, sign) in text.match_indices(['@', '＠']) {
        if written == MAX_MENTIONS * 4 {
            break;
        }
        if !may_start(text, at) {
            continue;
        }
        written += 1;
        for end in handle_ends(&text[at + sign.len()..]) {
            let handle = &text[at + sign.len()..][..end];
            if !candidates.iter().any(|known| known == handle) {
                candidates.push(handle.to_owned());
            }
        }
    }
    candidates
}

/// Turns mentions of known members into links and returns their handles as written, each once.
pub(crate) fn link<'a>(
    arena: &'a Arena<'a>,
    root: &'a AstNode<'a>,
    known: &dyn Fn(&str) -> Option<String>,
) -> Vec<String> {
    let texts: Vec<_> = root
        .descendants()
        .filter(|node| matches!(&node.data().value, NodeValue::Text(text) if text.contains(['@', '＠'])))
        .filter(|node| {
            !node.ancestors().any(|above| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
        })
        .collect();
    let mut handles = Vec::new();
    for node in texts {
        let text = match &node.data().value {
            NodeValue::Text(text) => text.to_string(),
            _ => continue,
        };
        let found = find(&text, known, &mut handles);
        if found.is_empty() {
            continue;
        }
        for piece in split(&text, &found) {
            node.insert_before(arena.alloc(AstNode::from(piece)));
        }
        node.detach();
    }
    handles
}

/// A mention in a text: its bytes with the sign, and where it leads.
struct Found {
    start: usize,
    end: usize,
    url: String,
}

fn find(text: &str, known: &dyn Fn(&str) -> Option<String>, handles: &mut Vec<String>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, sign) in text.match_indices(['@', '＠']) {
        if !may_start(text, at) {
            continue;
        }
        let rest = &text[at + sign.len()..];
        let Some((end, url)) = handle_ends(rest).into_iter().find_map(|end| Some((end, known(&rest[..end])?))) else {
            continue;
        };
        let handle = &rest[..end];
        if !handles.iter().any(|seen| seen == handle) {
            if handles.len() == MAX_MENTIONS {
                break;
            }
            handles.push(handle.to_owned());
        }
        found.push(Found { start: at, end: at + sign.len() + end, url });
    }
    found
}

fn split(text: &str, found: &[Found]) -> Vec<NodeValue> {
    let mut pieces = Vec::new();
    let mut last = 0;
    for mention in found {
        if last < mention.start {
            pieces.push(NodeValue::Text(text[last..mention.start].to_owned().into()));
        }
        pieces.push(NodeValue::Raw(format!("<a class=\"mention\" href=\"{}\">", crate::write::escaped(&mention.url))));
        pieces.push(NodeValue::Text(text[mention.start..mention.end].to_owned().into()));
        pieces.push(NodeValue::Raw("</a>".to_owned()));
        last = mention.end;
    }
    if last < text.len() {
        pieces.push(NodeValue::Text(text[last..].to_owned().into()));
    }
    pieces
}

/// A sign inside an e-mail address or a path starts no mention.
fn may_start(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '@' | '＠'))
}

/// Where a handle at the start of `text` may end, longest first.
///
/// Latin words are never cut ("@minsuk" does not mention "minsu"), nor is a handle cut before digits or between a hyphen and what it joins.
fn handle_ends(text: &str) -> Vec<usize> {
    let run: Vec<(usize, char)> =
        text.char_indices().take_while(|(_, c)| is_handle_character(*c)).take(MAX_HANDLE + 1).collect();
    let mut ends = Vec::new();
    for count in (1..=run.len().min(MAX_HANDLE)).rev() {
        let rest = &run[count..];
        let next = rest.iter().map(|(_, c)| *c).find(|c| !matches!(c, '-' | '_'));
        if next.is_some_and(|c| c.is_ascii_alphanumeric()) {
            continue;
        }
        let (at, last) = run[count - 1];
        ends.push(at + last.len_utf8());
    }
    ends
}

fn is_handle_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handles(text: &str) -> Vec<&str> {
        handle_ends(text).into_iter().map(|end| &text[..end]).collect()
    }

    #[test]
    fn a_latin_word_is_never_cut() {
        assert_eq!(handles("minsuk hi"), ["minsuk"]);
        assert_eq!(handles("taro-kさん"), ["taro-kさん", "taro-kさ", "taro-k"]);
        assert_eq!(handles("민지님"), ["민지님", "민지", "민"]);
        assert_eq!(handles("kim-"), ["kim-", "kim"]);
        assert!(handles(" x").is_empty());
    }

    #[test]
    fn candidates_are_what_rendering_may_ask_for() {
        assert_eq!(mention_candidates("@민지 a@b.co ＠taro @민지"), ["민지", "민", "taro"]);
    }
}
