//! What a browser fetches with a page: style sheets and scripts, compressed.

use crate::{http, program::Done};
use flate2::{Compression, write::GzEncoder};
use std::{collections::BTreeSet, io::Write};

const GZIP: (&str, &str) = ("accept-encoding", "gzip");

/// The compressed bytes of a page itself and of its style sheets and scripts.
pub(crate) struct Weight {
    /// The page.
    pub(crate) page: usize,
    /// Style sheets and scripts, what scripts import at once included.
    pub(crate) assets: usize,
    /// How many those are.
    pub(crate) files: usize,
}

/// Fetches a page and everything it needs to be shown and to work.
///
/// # Errors
/// One sentence.
pub(crate) async fn weigh(address: &str, path: &str) -> Done<Weight> {
    let plain = http::get(address, path, &[]).await?;
    let page = http::get(address, path, &[GZIP]).await?.body.len();
    let html = String::from_utf8_lossy(&plain.body).into_owned();
    let mut waiting: Vec<String> = needed(&html);
    let mut seen = BTreeSet::new();
    let mut assets = 0;
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let packed = http::get(address, &path, &[GZIP]).await?;
        let plain = http::get(address, &path, &[]).await?;
        if packed.status != 200 || plain.status != 200 {
            return Err(format!("{path} answers {}.", packed.status));
        }
        let is_packed = packed.headers.get("content-encoding").is_some_and(|value| value == "gzip");
        assets += if is_packed { packed.body.len() } else { gzip(&plain.body) };
        if path.ends_with(".js") {
            waiting.extend(imported(&path, &String::from_utf8_lossy(&plain.body)));
        }
    }
    Ok(Weight { page, assets, files: seen.len() })
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(bytes.len(), |packed| packed.len())
}

/// Style sheets, scripts and preloaded modules of a page.
fn needed(html: &str) -> Vec<String> {
    let tags = html.split('<').filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag);
    let wanted = tags.filter_map(|tag| {
        if tag.starts_with("script ") {
            attribute(tag, "src")
        } else if tag.starts_with("link ") && (tag.contains("stylesheet") || tag.contains("modulepreload")) {
            attribute(tag, "href")
        } else {
            None
        }
    });
    wanted.filter(|path| path.starts_with('/')).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(rest.split_once('"')?.0.replace("&amp;", "&"))
}

/// What a bundled script imports at once: `import"./x.js"` and `from"./x.js"`, not `import("./x.js")`.
fn imported(path: &str, script: &str) -> Vec<String> {
    let folder = &path[..=path.rfind('/').unwrap_or(0)];
    let mut found = Vec::new();
    for word in ["import", "from"] {
        for (at, _) in script.match_indices(word) {
            let rest = script[at + word.len()..].trim_start();
            let name = ['"', '\''].iter().find_map(|quote| rest.strip_prefix(*quote)?.split(*quote).next());
            found.extend(name.and_then(|name| name.strip_prefix("./")).map(|name| format!("{folder}{name}")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_what_it_needs() {
        let html = r#"<link rel="stylesheet" href="/assets/a.css"><link rel="icon" href="/i.png">
            <script type="module" src="/assets/app.js"></script><script type="application/ld+json">{}</script>"#;
        assert_eq!(needed(html), ["/assets/a.css", "/assets/app.js"]);
    }

    #[test]
    fn imports_that_wait_are_not_counted() {
        let script = r#"import{a}from"./one.js";import "./two.js";const b=import("./three.js");"#;
        assert_eq!(imported("/assets/app.js", script), ["/assets/two.js", "/assets/one.js"]);
    }
}
