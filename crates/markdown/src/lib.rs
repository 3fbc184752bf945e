//! Markdown to safe HTML, HTML to Markdown, and Markdown to plain text.
//!
//! [`render`] runs once a revision: the caller stores the HTML together with [`VERSION`]. What it does, in order: parse (`parse`),
//! mend what the parser does not know about Korean and Japanese (`tilde`, `autolink`), find steps and transcripts (`frame`) and
//! mentions (`mention`), write HTML (`write`, `highlight`), and sanitise it (`clean`). A document (an article, a publication) also
//! gets anchors for its headings (`outline`) and players for recordings (`frame`, `player`). [`from_html`] goes the other way for
//! importers.

mod autolink;
mod clean;
mod frame;
mod from_html;
mod highlight;
mod html_text;
mod inline_html;
mod mention;
mod outline;
mod parse;
mod player;
mod text;
mod tilde;
mod words;
mod write;

pub use from_html::{HtmlAddress, from_html, from_html_with, html_addresses, html_anchors};
pub use html_text::text_of_html;
pub use mention::mention_candidates;
pub use outline::{Heading, contents};
pub use player::frame_origins;
pub use text::{excerpt, plain_text, shorten};

use comrak::{
    Arena,
    nodes::{AstNode, NodeValue},
};

/// Raised when the output of [`render`] changes, so that stored HTML can be rendered again.
pub const VERSION: u32 = 2;

/// How much of a post is read, in characters; what follows is left out of the rendering and of the plain text.
pub const MAX_CHARS: usize = 60_000;

/// What rendering has to know about the community around the post.
pub struct Context<'a> {
    /// BCP 47 tag of the interface language for the few words that rendering adds: `ko…`, `ja…`, anything else is English.
    pub lang: &'a str,
    /// Makes footnote ids unique on a page with many posts; only ASCII letters, digits and `-` are kept.
    pub id_prefix: &'a str,
    /// Gives the address of the profile that a handle (without `@`) belongs to, or `None` when there is no such member.
    pub known_mention: &'a dyn Fn(&str) -> Option<String>,
    /// Gives width and height in pixels of an image of ours by its path (`/files/…`), so that the page does not jump.
    pub image_size: &'a dyn Fn(&str) -> Option<(u32, u32)>,
    /// Whether the text stands alone on its page, as an article does: headings get anchors ([`contents`]), and a link alone in a
    /// paragraph to a recording becomes a player ([`frame_origins`]).
    pub is_document: bool,
}

impl<'a> Context<'a> {
    /// A context which knows no member and no file: for previews without a database, and for tests.
    pub fn plain(lang: &'a str) -> Self {
        Self { lang, id_prefix: "", known_mention: &|_| None, image_size: &|_| None, is_document: false }
    }
}

/// A rendered post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Sanitised HTML, safe to place into a page as it is.
    pub html: String,
    /// Handles of the mentioned members as they are written, each once, in order of appearance.
    pub mentions: Vec<String>,
    /// Addresses linked to (`http`, `https` and relative ones), each once, in order of appearance.
    pub links: Vec<String>,
    /// Addresses of the images shown, each once, in order of appearance.
    pub images: Vec<String>,
    /// The text without any markup, one line a block: for search, excerpts and analysis.
    pub text: String,
}

/// Renders Markdown to sanitised HTML.
///
/// Never fails: input that is nested beyond reason is shown as plain text.
pub fn render(markdown: &str, context: &Context<'_>) -> Rendered {
    let arena = Arena::new();
    let Some(root) = parse::document(&arena, markdown) else {
        let text = parse::cut(markdown).to_owned();
        return Rendered { html: write::as_plain_text(&text), text, ..Rendered::default() };
    };
    autolink::leave_particles_alone(&arena, root);
    inline_html::pair_tags(root);
    words::name_alerts(root, context.lang);
    frame::marked_quotes(&arena, root, context.lang);
    write::name_footnotes(root, context.id_prefix);
    let text = text::of(root);
    let mentions = mention::link(&arena, root, context.known_mention);
    let (links, images) = addresses(root);
    let html = clean::sanitise(&write::html(root, context), context.lang);
    Rendered { html, mentions, links, images, text }
}

/// Collects where the post links to and which images it shows.
fn addresses<'a>(root: &'a AstNode<'a>) -> (Vec<String>, Vec<String>) {
    let (mut links, mut images) = (Vec::new(), Vec::new());
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Link(link) if write::is_web_address(&link.url) => push_once(&mut links, &link.url),
            NodeValue::Image(image) if write::is_image_address(&image.url) => push_once(&mut images, &image.url),
            _ => {}
        }
    }
    (links, images)
}

fn push_once(list: &mut Vec<String>, item: &str) {
    if !list.iter().any(|known| known == item) {
        list.push(item.to_owned());
    }
}

#[cfg(test)]
mod document_tests;
#[cfg(test)]
mod tests;
