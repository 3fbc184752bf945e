//! Parts of a document that Markdown has no mark for, written so that they read well as plain Markdown too:
//!
//! - `> [!STEPS]` before an ordered list in a quote: the list is shown as numbered steps,
//! - `> [!GALLERY]` before pictures in a quote: they stand in a grid, each a link to itself in full,
//! - `> [!TRANSCRIPT]` before a text in a quote: the text is folded away until a reader opens it,
//! - an address alone in a paragraph that leads to a recording: the recording can be played in its place.

use comrak::{
    Arena,
    nodes::{AstNode, NodeLink, NodeValue},
};

use crate::{
    player::{PLAYER, Player, player},
    words::Lang,
    write::{escaped, is_image_address, is_own_file},
};

const STEPS: &str = "[!STEPS]";
const TRANSCRIPT: &str = "[!TRANSCRIPT]";
const GALLERY: &str = "[!GALLERY]";
/// Endings of our own files which browsers can show moving.
const VIDEO: [&str; 5] = [".mp4", ".m4v", ".webm", ".mov", ".ogv"];
/// Endings of our own files which browsers can play.
const AUDIO: [&str; 7] = [".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac"];

/// Turns marked quotes into what their marks say.
pub(crate) fn marked_quotes<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>, lang: &str) {
    let quotes: Vec<_> = root.descendants().filter(|node| matches!(node.data().value, NodeValue::BlockQuote)).collect();
    for quote in quotes {
        let Some(mark) = take_mark(quote) else { continue };
        let (start, end) = match mark {
            STEPS => ("<div class=\"steps\">\n".to_owned(), "</div>\n"),
            GALLERY => {
                link_pictures(arena, quote);
                ("<div class=\"gallery\">\n".to_owned(), "</div>\n")
            }
            _ => {
                let label = Lang::from_tag(lang).transcript();
                (format!("<details class=\"transcript\"><summary>{label}</summary>\n"), "</details>\n")
            }
        };
        quote.insert_before(raw(arena, start));
        while let Some(child) = quote.first_child() {
            quote.insert_before(child);
        }
        quote.insert_before(raw(arena, end.to_owned()));
        quote.detach();
    }
}

/// Every picture that is no link yet leads to itself.
fn link_pictures<'a>(arena: &'a Arena<'a>, quote: &'a AstNode<'a>) {
    let pictures: Vec<_> =
        quote.descendants().filter(|node| matches!(node.data().value, NodeValue::Image(_))).collect();
    for picture in pictures {
        if picture.ancestors().any(|node| matches!(node.data().value, NodeValue::Link(_))) {
            continue;
        }
        let url = match &picture.data().value {
            NodeValue::Image(image) if is_image_address(&image.url) => image.url.clone(),
            _ => continue,
        };
        let link = NodeValue::Link(Box::new(NodeLink { url, title: String::new() }));
        let link = arena.alloc(AstNode::from(link));
        picture.insert_before(link);
        link.append(picture);
    }
}

/// Takes the mark off the beginning of a quote, with the line break after it.
fn take_mark<'a>(quote: &'a AstNode<'a>) -> Option<&'static str> {
    let first = quote.first_child().filter(|node| matches!(node.data().value, NodeValue::Paragraph))?;
    let words = first.first_child()?;
    let mark = {
        let mut data = words.data_mut();
        let NodeValue::Text(text) = &mut data.value else { return None };
        let mark = [STEPS, TRANSCRIPT, GALLERY]
            .into_iter()
            .find(|mark| text.get(..mark.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(mark)))?;
        *text = text[mark.len()..].trim_start().to_owned().into();
        mark
    };
    if matches!(&words.data().value, NodeValue::Text(text) if text.is_empty()) {
        if let Some(next) = words.next_sibling()
            && matches!(next.data().value, NodeValue::SoftBreak | NodeValue::LineBreak)
        {
            next.detach();
        }
        words.detach();
    }
    if first.first_child().is_none() {
        first.detach();
    }
    Some(mark)
}

/// What a link that stands alone in a paragraph of a document leads to.
pub(crate) enum Recording {
    /// Something on another site that can be played in place.
    Elsewhere(Player),
    /// One of our own files.
    Video,
    /// One of our own files.
    Audio,
}

/// The recording that a paragraph consists of.
pub(crate) fn recording<'a>(paragraph: &'a AstNode<'a>) -> Option<Recording> {
    let in_document = paragraph.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::Document));
    if !in_document || !matches!(paragraph.data().value, NodeValue::Paragraph) {
        return None;
    }
    let link = paragraph.first_child().filter(|node| node.next_sibling().is_none())?;
    match &link.data().value {
        NodeValue::Link(target) => of_address(&target.url),
        _ => None,
    }
}

fn of_address(address: &str) -> Option<Recording> {
    if !is_own_file(address) {
        return player(address).map(Recording::Elsewhere);
    }
    let name = address.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&VIDEO) {
        return Some(Recording::Video);
    }
    ends(&AUDIO).then_some(Recording::Audio)
}

impl Recording {
    /// The HTML before and after the link's text.
    pub(crate) fn around(&self, href: &str, lang: Lang) -> (String, String) {
        let tag = match self {
            Recording::Elsewhere(player) => return facade(href, player, lang),
            Recording::Video => "video",
            Recording::Audio => "audio",
        };
        let before = format!(
            "<figure class=\"recording\"><{tag} controls=\"\" preload=\"metadata\" src=\"{href}\"></{tag}>\
             <figcaption><a href=\"{href}\">"
        );
        (before, "</a></figcaption></figure>\n".to_owned())
    }
}

/// A link to the recording, which says where it leads and from where a player may take its place.
fn facade(href: &str, player: &Player, lang: Lang) -> (String, String) {
    let (address, shape) = (escaped(&player.address), if player.is_audio { "audio" } else { "video" });
    let before = format!(
        "<figure class=\"player {shape}\"><a href=\"{href}\" {PLAYER}=\"{address}\" rel=\"nofollow ugc noopener\">"
    );
    (before, format!("</a><figcaption>{}</figcaption></figure>\n", lang.plays_from(player.site)))
}

fn raw<'a>(arena: &'a Arena<'a>, html: String) -> &'a AstNode<'a> {
    arena.alloc(AstNode::from(NodeValue::Raw(html)))
}
