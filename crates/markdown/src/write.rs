//! The syntax tree as HTML, before sanitising.

use std::fmt::{self, Write};

use comrak::{
    html::{ChildRendering, Context, format_document_with_formatter, format_node_default},
    nodes::{AstNode, NodeLink, NodeValue},
    options::Plugins,
};

use crate::{frame::recording, highlight, outline, parse::OPTIONS, words::Lang};

/// Headings of a post stand below the title of the page (h1) and of its parts (h2).
const HEADING_SHIFT: u8 = 2;
/// Where our own uploads are served.
const FILES: &str = "/files/";
/// Pixels of height above which a picture is shown smaller.
const TALLEST: u32 = 576;

/// What the formatter carries along.
struct State<'s> {
    context: &'s crate::Context<'s>,
    lang: Lang,
    highlighting: highlight::Budget,
    /// The ids of the headings that are still to come, the next one last; none where headings have no ids.
    anchors: Vec<String>,
}

type Output<'o, 'c, 's> = Context<'o, 'c, State<'s>>;

/// Writes the tree as HTML.
pub(crate) fn html<'a>(root: &'a AstNode<'a>, context: &crate::Context<'_>) -> String {
    let mut html = String::new();
    let anchors = if context.is_document { outline::anchors(root).into_iter().rev().collect() } else { Vec::new() };
    let lang = Lang::from_tag(context.lang);
    let state = State { context, lang, highlighting: highlight::Budget::default(), anchors };
    // Writing to a String cannot fail.
    let _ = format_document_with_formatter(root, &OPTIONS, &mut html, &Plugins::default(), write_node, state);
    html
}

/// A text shown as it is, line breaks kept.
pub(crate) fn as_plain_text(text: &str) -> String {
    format!("<p>{}</p>\n", escaped(text.trim()).replace('\n', "<br>\n"))
}

/// Escapes text for HTML, attribute values included.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let _ = comrak::html::escape(&mut out, text);
    out
}

/// Whether a link leads to a page: `http`, `https`, or a relative address.
pub(crate) fn is_web_address(url: &str) -> bool {
    is_external(url) || (scheme(url).is_none() && !url.is_empty())
}

/// Whether an image may be shown: from the web, or one of our own files.
pub(crate) fn is_image_address(url: &str) -> bool {
    is_external(url) || is_own_file(url)
}

/// Whether an address is one of our own files.
pub(crate) fn is_own_file(url: &str) -> bool {
    url.starts_with(FILES) && !url.contains("..") && !url.contains('\\')
}

/// Gives footnotes ids of our making, so that two posts on a page never share one.
pub(crate) fn name_footnotes<'a>(root: &'a AstNode<'a>, prefix: &str) {
    let prefix: String = prefix.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let id = |number: usize| if prefix.is_empty() { number.to_string() } else { format!("{prefix}-{number}") };
    let mut definitions = 0;
    for node in root.descendants() {
        match &mut node.data_mut().value {
            NodeValue::FootnoteReference(reference) => reference.name = id(reference.ix as usize),
            NodeValue::FootnoteDefinition(definition) => {
                definitions += 1;
                definition.name = id(definitions);
            }
            _ => {}
        }
    }
}

fn write_node<'a>(
    output: &mut Output<'_, '_, '_>,
    node: &'a AstNode<'a>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Heading(heading) => write_heading(output, (heading.level + HEADING_SHIFT).min(6), entering),
        NodeValue::Paragraph if output.user.context.is_document && recording(node).is_some() => {
            Ok(ChildRendering::HTML)
        }
        NodeValue::Link(link) => match node.parent().filter(|_| output.user.context.is_document).and_then(recording) {
            Some(recording) => {
                let mut href = String::new();
                comrak::html::escape_href(&mut href, &link.url, false)?;
                let (before, after) = recording.around(&href, output.user.lang);
                output.write_str(if entering { &before } else { &after })?;
                Ok(ChildRendering::HTML)
            }
            None => write_link(output, link, entering),
        },
        NodeValue::Image(image) => write_image(output, image, entering),
        NodeValue::Table(_) => write_table(output, node, entering),
        NodeValue::TaskItem(task) => write_task(output, task.symbol.is_some(), entering),
        NodeValue::CodeBlock(block) if entering => write_code(output, &block.info, &block.literal),
        NodeValue::HtmlBlock(block) if entering => {
            output.cr()?;
            output.write_str(&as_plain_text(&block.literal))?;
            Ok(ChildRendering::Skip)
        }
        NodeValue::CodeBlock(_) | NodeValue::HtmlBlock(_) => Ok(ChildRendering::Skip),
        _ => format_node_default(output, node, entering),
    }
}

fn write_heading(output: &mut Output<'_, '_, '_>, level: u8, entering: bool) -> Result<ChildRendering, fmt::Error> {
    if entering {
        output.cr()?;
        match output.user.anchors.pop() {
            Some(anchor) => write!(output, "<h{level} id=\"{anchor}\">")?,
            None => write!(output, "<h{level}>")?,
        }
    } else {
        writeln!(output, "</h{level}>")?;
    }
    Ok(ChildRendering::HTML)
}

/// A link with an address that we do not allow is written as its text alone.
fn write_link(output: &mut Output<'_, '_, '_>, link: &NodeLink, entering: bool) -> Result<ChildRendering, fmt::Error> {
    if !is_web_address(&link.url) && scheme(&link.url).as_deref() != Some("mailto") {
        return Ok(ChildRendering::HTML);
    }
    if !entering {
        output.write_str("</a>")?;
        return Ok(ChildRendering::HTML);
    }
    output.write_str("<a href=\"")?;
    output.escape_href(&link.url)?;
    output.write_str("\"")?;
    write_title(output, &link.title)?;
    output.write_str(if is_external(&link.url) { " rel=\"nofollow ugc noopener\">" } else { ">" })?;
    Ok(ChildRendering::HTML)
}

/// An image with an address that we do not allow is written as its description.
fn write_image(
    output: &mut Output<'_, '_, '_>,
    image: &NodeLink,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if !is_image_address(&image.url) {
        return Ok(ChildRendering::HTML);
    }
    if entering {
        output.write_str("<img src=\"")?;
        output.escape_href(&image.url)?;
        output.write_str("\" alt=\"")?;
        return Ok(ChildRendering::Plain);
    }
    output.write_str("\"")?;
    write_title(output, &image.title)?;
    let size = image.url.starts_with(FILES).then(|| (output.user.context.image_size)(&image.url)).flatten();
    if let Some((width, height)) = size.map(shown_size) {
        write!(output, " width=\"{width}\" height=\"{height}\"")?;
    }
    output.write_str(" loading=\"lazy\">")?;
    Ok(ChildRendering::HTML)
}

/// A tall picture is shown no higher than a screen; its shape stays.
fn shown_size((width, height): (u32, u32)) -> (u32, u32) {
    if height <= TALLEST {
        return (width, height);
    }
    let narrower = u64::from(width) * u64::from(TALLEST) / u64::from(height);
    (u32::try_from(narrower).unwrap_or(width).max(1), TALLEST)
}

fn write_title(output: &mut Output<'_, '_, '_>, title: &str) -> fmt::Result {
    if title.is_empty() {
        return Ok(());
    }
    output.write_str(" title=\"")?;
    output.escape(title)?;
    output.write_str("\"")
}

/// A table scrolls in its own box, reachable by keyboard.
fn write_table<'a>(
    output: &mut Output<'_, '_, '_>,
    node: &'a AstNode<'a>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if entering {
        output.cr()?;
        output.write_str("<div class=\"table-scroll\" tabindex=\"0\">")?;
        return format_node_default(output, node, entering);
    }
    let children = format_node_default(output, node, entering)?;
    output.write_str("</div>\n")?;
    Ok(children)
}

fn write_task(output: &mut Output<'_, '_, '_>, done: bool, entering: bool) -> Result<ChildRendering, fmt::Error> {
    if entering {
        output.cr()?;
        let (checked, label) = (if done { " checked" } else { "" }, output.user.lang.task(done));
        write!(output, "<li class=\"task\"><input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> ")?;
    } else {
        output.write_str("</li>\n")?;
    }
    Ok(ChildRendering::HTML)
}

fn write_code(output: &mut Output<'_, '_, '_>, info: &str, code: &str) -> Result<ChildRendering, fmt::Error> {
    output.cr()?;
    output.write_str("<pre tabindex=\"0\"><code>")?;
    let language = info.split([' ', ',', '{', '\t']).next().unwrap_or_default();
    match output.user.highlighting.highlight(language, code) {
        Some(html) => output.write_str(&html)?,
        None => output.escape(code)?,
    }
    output.write_str("</code></pre>\n")?;
    Ok(ChildRendering::Skip)
}

fn is_external(url: &str) -> bool {
    url.starts_with("//") || matches!(scheme(url).as_deref(), Some("http" | "https"))
}

/// The scheme of an address in lower case. What a browser would skip while reading it (control characters) counts as part of it.
fn scheme(url: &str) -> Option<String> {
    let end = url.find([':', '/', '?', '#'])?;
    url[end..].starts_with(':').then(|| url[..end].to_ascii_lowercase())
}
