//! What HTML refers to and what can be referred to in it, for importers that lead both elsewhere.

use super::dom::{Dom, NodeId};
use std::collections::HashSet;

/// An address that HTML links to or shows, as [`super::from_html_with`] passes it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlAddress {
    /// The address.
    pub address: String,
    /// Whether it is that of a picture.
    pub is_picture: bool,
}

/// Every address in HTML that is linked to or shown, in order.
pub fn html_addresses(html: &str) -> Vec<HtmlAddress> {
    let dom = Dom::parse(html);
    let address = |node: NodeId| {
        let (field, is_picture) = match dom.name(node) {
            "a" => ("href", false),
            "img" => ("src", true),
            "iframe" | "video" | "audio" | "embed" | "source" => ("src", false),
            _ => return None,
        };
        let written = dom.attribute(node, field)?.trim();
        let address = if written.starts_with("//") { format!("https:{written}") } else { written.to_owned() };
        (!address.is_empty()).then_some(HtmlAddress { address, is_picture })
    };
    dom.descendants(dom.root()).filter_map(address).collect()
}

/// The ids in HTML that links can lead to, each with the anchor of the heading that [`crate::render`] writes in its place:
/// the heading itself, the one that follows at once, else the one that it stands under.
pub fn html_anchors(html: &str) -> Vec<(String, String)> {
    let dom = Dom::parse(html);
    let mut found = Vec::new();
    let mut taken = crate::outline::Taken::default();
    let mut last: Option<String> = None;
    let mut waiting: Vec<String> = Vec::new();
    let mut within: HashSet<NodeId> = HashSet::new();
    for node in dom.descendants(dom.root()) {
        waiting.extend(["id", "name"].iter().filter_map(|field| dom.attribute(node, field)).map(str::to_owned));
        if is_heading(dom.name(node)) {
            let inside: Vec<NodeId> = dom.descendants(node).collect();
            let text: String = inside.iter().filter_map(|inside| dom.text(*inside)).collect();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                let anchor = taken.unique(&text);
                let ids = inside.iter().filter_map(|inside| dom.attribute(*inside, "id"));
                found.extend(ids.map(|id| (id.to_owned(), anchor.clone())));
                found.extend(waiting.drain(..).map(|id| (id, anchor.clone())));
                last = Some(anchor);
            }
            within.extend(inside);
        } else if dom.text(node).is_some_and(|text| !text.trim().is_empty()) && !within.contains(&node) {
            let ids = waiting.drain(..);
            if let Some(anchor) = &last {
                found.extend(ids.map(|id| (id, anchor.clone())));
            }
        }
    }
    if let Some(anchor) = &last {
        found.extend(waiting.into_iter().map(|id| (id, anchor.clone())));
    }
    found
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_are_shown_or_linked() {
        let html =
            "<a href=' /x '><img src=//a.example/i.png></a><a name=q></a><iframe src=https://v.example/1></iframe>";
        let found: Vec<(String, bool)> =
            html_addresses(html).into_iter().map(|found| (found.address, found.is_picture)).collect();
        let expected = [("/x", false), ("https://a.example/i.png", true), ("https://v.example/1", false)];
        assert_eq!(found, expected.map(|(address, is_picture)| (address.to_owned(), is_picture)));
    }

    #[test]
    fn ids_lead_to_the_heading_where_they_stand() {
        let html = "<p id=top>x</p><div id=section><h2 id=h_01>First step</h2><p id=within>a</p>\
                    <a name=before></a><h3>설치 <span id=inner>방법</span></h3></div><h3>First step</h3><b id=end></b>";
        let found = html_anchors(html);
        let to = |id: &str| found.iter().find(|(known, _)| known == id).map(|(_, anchor)| anchor.as_str());
        assert_eq!(to("top"), None);
        assert_eq!(to("section"), Some("h-first-step"));
        assert_eq!(to("h_01"), Some("h-first-step"));
        assert_eq!(to("within"), Some("h-first-step"));
        assert_eq!(to("before"), Some("h-설치-방법"));
        assert_eq!(to("inner"), Some("h-설치-방법"));
        assert_eq!(to("end"), Some("h-first-step-2"));
    }
}
