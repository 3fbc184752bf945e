//! HTML to Markdown, for importers: what is visible in the HTML stays visible, and nothing else appears.
//!
//! `dom` parses; this file lays out blocks and `table` tables; `inline` writes what flows in a line (`settle` its white space,
//! `marks` its emphasis); `escape` keeps text from being read as markup.

mod dom;
mod escape;
mod inline;
mod look;
mod marks;
mod settle;
mod table;

pub use look::{HtmlAddress, html_addresses, html_anchors};

use dom::{Dom, NodeId};

/// Deeper than this, markup is dropped and only the text stays.
const MAX_DEPTH: usize = 40;

/// Turns HTML into Markdown that [`crate::render`] shows with the same text.
///
/// Any input is accepted. Scripts, styles and forms are dropped, unknown elements leave their contents.
pub fn from_html(html: &str) -> String {
    from_html_with(html, &str::to_owned)
}

/// Like [`from_html`], with each address of a link or image passed through `address` (to make relative addresses absolute, or to
/// lead old addresses to new places). An empty answer drops the link or image and keeps its text.
pub fn from_html_with(html: &str, address: &dyn Fn(&str) -> String) -> String {
    let dom = Dom::parse(html);
    let writer = Writer { holds_block: dom.holds(is_block), dom: &dom, address };
    let mut markdown = writer.blocks(dom.root(), 0);
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

struct Writer<'a> {
    dom: &'a Dom,
    /// For each node, whether it is or holds a block.
    holds_block: Vec<bool>,
    address: &'a dyn Fn(&str) -> String,
}

impl Writer<'_> {
    /// The contents of a container: blocks parted by an empty line, runs of inline content as paragraphs.
    fn blocks(&self, container: NodeId, depth: usize) -> String {
        if depth > MAX_DEPTH {
            return escape::paragraph(&self.visible_text(container));
        }
        let mut blocks = Blocks::default();
        let mut inline: Vec<NodeId> = Vec::new();
        for &child in self.dom.children(container) {
            if self.is_dropped(child) {
                continue;
            }
            if self.holds_block[child] {
                blocks.push(Kind::Other, inline::paragraph(self, &std::mem::take(&mut inline)));
                self.block(child, depth + 1, &mut blocks);
            } else {
                inline.push(child);
            }
        }
        blocks.push(Kind::Other, inline::paragraph(self, &inline));
        blocks.text
    }

    fn block(&self, node: NodeId, depth: usize, blocks: &mut Blocks) {
        if let Some(kind) = self.callout(node) {
            let inside = self.blocks(node, depth);
            let inside = without_title(&inside, kind);
            if !inside.is_empty() {
                blocks.push(Kind::Other, format!("> [!{kind}]\n{}", prefixed(inside, "> ", "> ")));
            }
            return;
        }
        match self.dom.name(node) {
            "p" => blocks.push(Kind::Other, self.blocks(node, depth)),
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                let level = usize::from(name.as_bytes()[1] - b'0');
                let text = inline::heading(self, self.dom.children(node));
                if !text.is_empty() {
                    blocks.push(Kind::Other, format!("{} {text}", "#".repeat(level)));
                }
            }
            "pre" | "listing" | "xmp" => blocks.push(Kind::Other, self.code_block(node)),
            "blockquote" => {
                let mut inside = self.blocks(node, depth);
                if self
                    .dom
                    .attribute(node, "class")
                    .is_some_and(|class| class.split_whitespace().any(|c| c == "spoiler"))
                {
                    inside = hidden(inside);
                }
                if !inside.is_empty() {
                    blocks.push(Kind::Other, prefixed(&inside, "> ", "> "));
                }
            }
            "ul" | "menu" | "dir" => {
                let marker = if blocks.last == Kind::Bullets { "+" } else { "-" };
                let list = self.list(node, depth, |_| format!("{marker} "));
                let kind = if marker == "+" { Kind::Other } else { Kind::Bullets };
                blocks.push(kind, list);
            }
            "ol" => {
                let delimiter = if blocks.last == Kind::Numbers { ')' } else { '.' };
                let first = self.dom.attribute(node, "start").and_then(|start| start.trim().parse::<u32>().ok());
                let first = first.filter(|start| *start < 100_000_000).unwrap_or(1) as usize;
                let list = self.list(node, depth, |index| format!("{}{delimiter} ", first + index));
                let kind = if delimiter == ')' { Kind::Other } else { Kind::Numbers };
                blocks.push(kind, list);
            }
            // An item outside of any list.
            "li" => {
                let inside = self.blocks(node, depth);
                let item = if inside.is_empty() { inside } else { prefixed(&inside, "- ", "  ") };
                blocks.push(Kind::Bullets, item);
            }
            "table" => table::write(self, node, depth, blocks),
            // Not dashes: "- ---" would swallow the item it stands in.
            "hr" => blocks.push(Kind::Other, "***".to_owned()),
            "iframe" | "video" | "audio" | "embed" => blocks.push(Kind::Other, self.embedded(node)),
            _ => {
                let inside = self.blocks(node, depth);
                blocks.push(Kind::Other, inside);
            }
        }
    }

    /// Which callout a box is, by the names that help centres give such boxes.
    fn callout(&self, node: NodeId) -> Option<&'static str> {
        if !matches!(self.dom.name(node), "div" | "p" | "section" | "aside" | "blockquote") {
            return None;
        }
        // Within a table everything stands on one line.
        let classes = self.dom.attribute(node, "class")?;
        let names: Vec<String> = classes.split_whitespace().map(str::to_ascii_lowercase).collect();
        let named = |name: &str| {
            let boxes = ["alert", "callout", "admonition", "note", "notice", "message", "panel"];
            match name {
                "note" | "notice" => Some("NOTE"),
                "tip" | "hint" => Some("TIP"),
                "important" => Some("IMPORTANT"),
                "warning" => Some("WARNING"),
                "caution" | "danger" => Some("CAUTION"),
                _ => {
                    let (_, kind) = name.split_once('-').filter(|(first, _)| boxes.contains(first))?;
                    match kind.trim_start_matches('-') {
                        "info" | "note" | "primary" | "secondary" => Some("NOTE"),
                        "tip" | "success" | "hint" => Some("TIP"),
                        "important" => Some("IMPORTANT"),
                        "warning" => Some("WARNING"),
                        "danger" | "error" | "caution" => Some("CAUTION"),
                        _ => None,
                    }
                }
            }
        };
        let is_box = || names.iter().any(|name| matches!(name.as_str(), "alert" | "callout" | "admonition"));
        names.iter().find_map(|name| named(name)).or_else(|| is_box().then_some("NOTE"))
    }

    /// List items. Tight when each holds a line or two without paragraphs of its own.
    fn list(&self, node: NodeId, depth: usize, marker: impl Fn(usize) -> String) -> String {
        let mut items = Vec::new();
        let mut loose = false;
        for child in self.items(node, depth) {
            let blank = self.dom.text(child).is_some_and(|text| text.trim().is_empty());
            if blank || self.is_dropped(child) || (self.dom.name(child).is_empty() && self.dom.text(child).is_none()) {
                continue;
            }
            let inside = match self.dom.name(child) {
                "li" => self.blocks(child, depth),
                // Lists are often nested without an item around them.
                "ul" | "ol" => {
                    let mut nested = Blocks::default();
                    self.block(child, depth + 1, &mut nested);
                    nested.text
                }
                _ if self.holds_block[child] => self.blocks(child, depth),
                _ => inline::paragraph(self, &[child]),
            };
            loose |= inside.contains("\n\n");
            let marker = marker(items.len());
            let indent = " ".repeat(marker.len());
            items.push(prefixed(&inside, &marker, &indent));
        }
        items.join(if loose { "\n\n" } else { "\n" })
    }

    /// What stands in a list. Emphasis that was never closed wraps items; it is looked through.
    fn items(&self, node: NodeId, depth: usize) -> Vec<NodeId> {
        let mut items = Vec::new();
        for &child in self.dom.children(node) {
            let is_list = matches!(self.dom.name(child), "li" | "ul" | "ol");
            let holds_items = || self.dom.children(child).iter().any(|&inside| self.dom.name(inside) == "li");
            if !is_list && depth < MAX_DEPTH && holds_items() {
                items.extend(self.items(child, depth + 1));
            } else {
                items.push(child);
            }
        }
        items
    }

    fn code_block(&self, node: NodeId) -> String {
        let mut code = String::new();
        for inside in self.dom.descendants(node) {
            match (self.dom.text(inside), self.dom.name(inside)) {
                (Some(text), _) => code.push_str(text),
                (None, "br") => code.push('\n'),
                // Numbered lines are often list items.
                (None, "li" | "div" | "p" | "tr") if !code.is_empty() && !code.ends_with('\n') => code.push('\n'),
                _ => {}
            }
        }
        let code = code.replace("\r\n", "\n");
        let code = code.strip_suffix('\n').unwrap_or(&code);
        if code.trim().is_empty() {
            return String::new();
        }
        let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
        let language = self.dom.descendants(node).find_map(|inside| self.language(inside)).unwrap_or_default();
        format!("{fence}{language}\n{code}\n{fence}")
    }

    /// The language that a code element's class names: `lang-py`, `language-rust`, `brush: js`, `highlight-source-c`.
    fn language(&self, node: NodeId) -> Option<String> {
        let classes = self.dom.attribute(node, "class")?;
        let named = classes.split_whitespace().find_map(|class| {
            ["lang-", "language-", "highlight-source-"].into_iter().find_map(|prefix| class.strip_prefix(prefix))
        });
        let language = named.or_else(|| classes.split("brush:").nth(1)?.split_whitespace().next())?;
        let language = language.trim_end_matches(';');
        let known = !language.is_empty()
            && !matches!(language, "none" | "default")
            && language.chars().all(|c| c.is_ascii_alphanumeric() || "+#-._".contains(c));
        known.then(|| language.to_owned())
    }

    /// Videos and other things shown inside: their address as a link.
    fn embedded(&self, node: NodeId) -> String {
        let source = self.dom.descendants(node).find_map(|inside| self.dom.attribute(inside, "src"));
        let address = self.address(source.unwrap_or_default().trim());
        let fits = address.starts_with("http") && !address.contains(escape::ends_angle_link);
        if fits { format!("<{address}>") } else { String::new() }
    }

    /// Where a link or image leads in the end; empty when nowhere.
    fn address(&self, written: &str) -> String {
        match written {
            "" => String::new(),
            _ if written.starts_with("//") => (self.address)(&format!("https:{written}")),
            _ => (self.address)(written),
        }
    }

    /// All text below a node, white space collapsed.
    fn visible_text(&self, node: NodeId) -> String {
        let pieces: Vec<&str> = self.dom.descendants(node).filter_map(|inside| self.dom.text(inside)).collect();
        pieces.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn is_dropped(&self, node: NodeId) -> bool {
        matches!(
            self.dom.name(node),
            "script"
                | "style"
                | "template"
                | "head"
                | "title"
                | "noscript"
                | "object"
                | "svg"
                | "math"
                | "textarea"
                | "select"
        )
    }
}

/// What stood last, because two lists in a row must differ in their markers to stay two.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    Bullets,
    Numbers,
    #[default]
    Other,
}

#[derive(Default)]
struct Blocks {
    text: String,
    last: Kind,
}

impl Blocks {
    fn push(&mut self, kind: Kind, block: String) {
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(&block);
        self.last = kind;
    }
}

/// Puts `first` before the first line and `others` before the following ones; empty lines get no trailing space.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (index, line) in text.split('\n').enumerate() {
        let prefix = if index == 0 { first } else { others };
        if index > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(line);
    }
    out
}

/// A box whose first line is only what it is called: the callout says that anyway.
fn without_title<'t>(inside: &'t str, kind: &str) -> &'t str {
    let (first, rest) = inside.split_once('\n').unwrap_or((inside, ""));
    let words = first.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = rest.trim_start_matches('\n');
    if words.eq_ignore_ascii_case(kind) && !rest.is_empty() { rest } else { inside }
}

/// Paragraphs that are shown only on demand. Lists and the like, which cannot be hidden, are left as they are.
fn hidden(blocks: String) -> String {
    let is_plain = |block: &str| {
        !block.is_empty() && !block.contains('|') && !block.starts_with(['-', '+', '>', '#', '`', '*', ' '])
    };
    if !blocks.split("\n\n").all(is_plain) {
        return blocks;
    }
    blocks.split("\n\n").map(|block| format!("||{block}||")).collect::<Vec<_>>().join("\n\n")
}

fn longest_run(text: &str, character: char) -> usize {
    text.split(|c| c != character).map(str::len).max().unwrap_or(0)
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "audio"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "embed"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "iframe"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "video"
            | "xmp"
    )
}

#[cfg(test)]
mod tests;
