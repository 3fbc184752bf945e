//! Headings that can be linked to.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
};

/// What every anchor of a heading begins with, so that it is never the id of something else on the page.
pub(crate) const PREFIX: &str = "h-";
/// The longest anchor, in characters without the prefix.
const LONGEST: usize = 60;

/// The anchors of a document so far.
#[derive(Default)]
pub(crate) struct Taken {
    anchors: HashSet<String>,
    /// For each name the number that was last put behind it.
    last: HashMap<String, u32>,
}

impl Taken {
    /// The anchor of the next heading.
    pub(crate) fn unique(&mut self, text: &str) -> String {
        let name = name(text);
        let last = self.last.entry(name.clone()).or_insert(0);
        loop {
            *last += 1;
            let anchor = if *last == 1 { format!("{PREFIX}{name}") } else { format!("{PREFIX}{name}-{last}") };
            if self.anchors.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// Letters and digits of any script, everything between them one hyphen.
fn name(text: &str) -> String {
    let mut name = String::new();
    let mut gap = false;
    for character in text.chars().take(LONGEST) {
        if character.is_alphanumeric() {
            if gap && !name.is_empty() {
                name.push('-');
            }
            gap = false;
            let _ = write!(name, "{}", character.to_lowercase());
        } else {
            gap = true;
        }
    }
    if name.is_empty() { "part".to_owned() } else { name }
}
