//! The headings of an article: each gets an anchor, and they make its table of contents. Headings of rendered posts
//! begin lower, because those stand below other headings; an article stands right below its title, so that its highest
//! headings become `h2`.

use madang_markdown::text_of_html;
use std::collections::HashSet;

/// Fewer headings need no table of contents.
const LISTED: usize = 3;
/// The most characters of a heading in the table of contents.
const LONGEST: usize = 120;

/// A heading in the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) id: String,
    pub(crate) text: String,
    /// Whether it stands below another one.
    pub(crate) inner: bool,
}

/// An article's text with anchors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(crate) html: String,
    /// Those of the first two levels.
    pub(crate) headings: Vec<Heading>,
}

impl Contents {
    /// Whether a table of contents helps.
    pub(super) fn is_long(&self) -> bool {
        self.headings.len() >= LISTED
    }
}

/// Finds the headings of rendered HTML and gives each an anchor with a link to itself, which is called `label`.
pub(crate) fn of(html: &str, label: &str) -> Contents {
    let mut out = String::with_capacity(html.len() + 512);
    let (mut headings, mut taken) = (Vec::new(), HashSet::new());
    let (mut rest, highest) = (html, highest(html));
    while let Some((before, level, known, inside, after)) = next_heading(rest) {
        let text = text_of_html(inside, LONGEST);
        let id = known.map_or_else(|| anchor(&text, &mut taken), str::to_owned);
        let shown = level - highest + 2;
        out.push_str(before);
        out.push_str(&format!(
            "<h{shown} id=\"{id}\">{inside}<a class=\"anchor\" href=\"#{id}\" aria-label=\"{label}\">#</a></h{shown}>"
        ));
        if shown <= 3 {
            headings.push(Heading { id, text, inner: shown == 3 });
        }
        rest = after;
    }
    out.push_str(rest);
    Contents { html: out, headings }
}

/// The level of the highest heading.
fn highest(html: &str) -> u8 {
    let levels = 3..=6;
    levels.into_iter().find(|level| html.contains(&format!("</h{level}>"))).unwrap_or(3)
}

/// What stands before the next heading, its level, the anchor that it has already, what is in it, and what follows.
fn next_heading(html: &str) -> Option<(&str, u8, Option<&str>, &str, &str)> {
    let mut from = 0;
    while let Some(found) = html[from..].find("<h") {
        let at = from + found;
        let level = html.as_bytes().get(at + 2).copied().filter(|digit| (b'3'..=b'6').contains(digit));
        let open = html[at + 3..].find('>').filter(|_| html[at + 3..].starts_with(['>', ' ']));
        if let (Some(level), Some(open)) = (level, open) {
            let end = format!("</h{}>", char::from(level));
            let inside = at + 3 + open + 1;
            let length = html[inside..].find(&end)?;
            let after = inside + length + end.len();
            let known = html[at + 3..inside].strip_prefix(" id=\"").and_then(|rest| rest.split('"').next());
            return Some((&html[..at], level - b'0', known, &html[inside..inside + length], &html[after..]));
        }
        from = at + 2;
    }
    None
}

/// An anchor that no other heading has. The prefix keeps it apart from ids of the page.
fn anchor(text: &str, taken: &mut HashSet<String>) -> String {
    let plain = format!("h-{}", madang_language::slug(text));
    let mut id = plain.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{plain}-{number}");
        number += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_anchors_and_a_table_of_contents() {
        let contents =
            of("<p>a</p>\n<h3>준비 &amp; <em>확인</em></h3>\n<p>b</p><h4>전원</h4><h3>준비 확인</h3>", "link");
        let found: Vec<(&str, &str, bool)> =
            contents.headings.iter().map(|one| (one.id.as_str(), one.text.as_str(), one.inner)).collect();
        assert_eq!(
            found,
            [("h-준비-확인", "준비 & 확인", false), ("h-전원", "전원", true), ("h-준비-확인-2", "준비 확인", false)]
        );
        assert!(
            contents.html.starts_with("<p>a</p>\n<h2 id=\"h-준비-확인\">준비 &amp; <em>확인</em><a class=\"anchor\"")
        );
        assert!(contents.html.contains("<h3 id=\"h-전원\">") && contents.is_long());
    }

    #[test]
    fn an_anchor_that_a_heading_has_already_stays() {
        let contents = of("<h4 id=\"h-kept\">Kept</h4><h5>Other</h5>", "link");
        assert!(contents.html.starts_with("<h2 id=\"h-kept\">Kept<a") && contents.html.contains("<h3 id=\"h-other\">"));
    }

    #[test]
    fn a_text_without_headings_stays_as_it_is() {
        let html = "<p>a</p><hr><pre><code>&lt;h3&gt;</code></pre>";
        assert_eq!(of(html, "link"), Contents { html: html.to_owned(), headings: Vec::new() });
    }
}
