//! The last gate: only the tags, attributes, classes and schemes that rendering itself uses get through.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

use crate::{
    highlight, outline,
    player::{self, PLAYER},
    words::Lang,
    write,
};

const TAGS: [&str; 44] = [
    "a",
    "audio",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "details",
    "div",
    "em",
    "figcaption",
    "figure",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

const CLASSES: [&str; 21] = [
    "audio",
    "footnote-backref",
    "footnote-ref",
    "footnotes",
    "gallery",
    "markdown-alert",
    "markdown-alert-caution",
    "markdown-alert-important",
    "markdown-alert-note",
    "markdown-alert-tip",
    "markdown-alert-title",
    "markdown-alert-warning",
    "mention",
    "player",
    "recording",
    "spoiler",
    "steps",
    "table-scroll",
    "task",
    "transcript",
    "video",
];

/// What the parser's formatter writes before the number of a footnote.
const BACKREF_LABEL: &str = "Back to reference ";

static CLEANERS: LazyLock<[Builder<'static>; 3]> = LazyLock::new(|| Lang::ALL.map(cleaner));

/// Sanitises rendered HTML.
pub(crate) fn sanitise(html: &str, lang: &str) -> String {
    CLEANERS[Lang::from_tag(lang) as usize].clean(html).to_string()
}

fn cleaner(lang: Lang) -> Builder<'static> {
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href", "title", "rel", "id", "class", "aria-label", PLAYER])),
        ("audio", HashSet::from(["controls", "preload", "src"])),
        ("details", HashSet::from(["class"])),
        ("div", HashSet::from(["class", "tabindex"])),
        ("figure", HashSet::from(["class"])),
        ("h3", HashSet::from(["id"])),
        ("h4", HashSet::from(["id"])),
        ("h5", HashSet::from(["id"])),
        ("h6", HashSet::from(["id"])),
        ("img", HashSet::from(["src", "alt", "title", "width", "height", "loading"])),
        ("input", HashSet::from(["type", "checked", "disabled", "aria-label"])),
        ("li", HashSet::from(["id", "class"])),
        ("ol", HashSet::from(["start"])),
        ("p", HashSet::from(["class"])),
        ("pre", HashSet::from(["tabindex"])),
        ("section", HashSet::from(["class"])),
        ("span", HashSet::from(["class"])),
        ("sup", HashSet::from(["class"])),
        ("td", HashSet::from(["align"])),
        ("th", HashSet::from(["align"])),
        ("video", HashSet::from(["controls", "preload", "src"])),
    ]);
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(move |tag, attribute, value| filter(lang, tag, attribute, value));
    builder
}

fn filter(lang: Lang, tag: &str, attribute: &str, value: &str) -> Option<Cow<'static, str>> {
    let keep = match attribute {
        "class" => value.split(' ').all(is_class),
        "id" => value.starts_with("fn-") || value.starts_with("fnref-") || outline::is_anchor(value),
        "src" if tag != "img" => write::is_own_file(value),
        "preload" => value == "metadata",
        PLAYER => player::is_allowed(value),
        "type" => value == "checkbox",
        "tabindex" => value == "0",
        "rel" => value == "nofollow ugc noopener",
        "aria-label" => match value.strip_prefix(BACKREF_LABEL) {
            Some(reference) => return Some(lang.back_to_reference(reference).into()),
            None => true,
        },
        _ => true,
    };
    keep.then(|| value.to_owned().into())
}

fn is_class(name: &str) -> bool {
    CLASSES.contains(&name) || highlight::CLASSES.iter().any(|(_, class)| *class == name)
}
