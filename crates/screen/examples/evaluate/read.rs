//! Texts out of files of several kinds.

use crate::mail;
use serde_json::Value;
use std::{fs, path::Path};

/// One text.
#[derive(Clone)]
pub(crate) struct Post {
    pub(crate) title: String,
    pub(crate) body: String,
}

/// Every text of a file, or of all files in a folder, in order of their names.
pub(crate) fn posts(path: &Path, label: Option<&str>) -> Vec<Post> {
    let mut posts = Vec::new();
    walk(path, label, &mut posts);
    posts.retain(|post| post.body.chars().any(char::is_alphanumeric));
    posts
}

fn walk(path: &Path, label: Option<&str>, posts: &mut Vec<Post>) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| walk(path, label, posts));
        return;
    }
    let Ok(bytes) = fs::read(path) else {
        eprintln!("cannot read {}", path.display());
        return;
    };
    let text = String::from_utf8_lossy(&bytes);
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("jsonl") => {
            text.lines().filter_map(|line| serde_json::from_str(line).ok()).for_each(|value| json(&value, posts))
        }
        Some("json") => serde_json::from_str(&text).iter().for_each(|value| json(value, posts)),
        Some("html") => posts.push(Post { title: String::new(), body: plain(&text) }),
        Some("xml") => text.split("<row ").skip(1).filter_map(row).for_each(|post| posts.push(post)),
        Some("tsv") => posts.extend(text.lines().filter_map(|line| labelled(line, label))),
        _ => posts.push(mail::post(&bytes)),
    }
}

fn labelled(line: &str, label: Option<&str>) -> Option<Post> {
    let mut fields = line.split('\t');
    let (body, is) = (fields.next()?, fields.next()?);
    label.is_none_or(|label| label == is).then(|| Post { title: String::new(), body: body.to_owned() })
}

fn json(value: &Value, posts: &mut Vec<Post>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| json(value, posts)),
        Value::Object(fields) => {
            let string = |name: &str| fields.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
            if let Some(body) = ["body", "cooked", "content", "text"].iter().find_map(|name| string(name)) {
                let title = string("title").unwrap_or_default().to_owned();
                posts.push(Post { title, body: plain(body) });
            }
            fields.values().for_each(|value| json(value, posts));
        }
        _ => {}
    }
}

fn row(row: &str) -> Option<Post> {
    let attribute = |name: &str| {
        let start = row.find(&format!("{name}=\""))? + name.len() + 2;
        Some(entities(&row[start..start + row[start..].find('"')?]))
    };
    Some(Post {
        title: attribute(" Title").unwrap_or_default(),
        body: plain(&attribute("Body").or_else(|| attribute("Text"))?),
    })
}

/// A text without tags; links as their addresses, code between fences.
pub(crate) fn plain(html: &str) -> String {
    if !html.contains("</") && !html.contains("/>") && !html.contains("<br") && !html.contains("<p>") {
        return html.to_owned();
    }
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let tag = &rest[open..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let lower = tag[..end].to_ascii_lowercase();
        if lower.starts_with("<script") || lower.starts_with("<style") {
            let close = if lower.starts_with("<style") { "</style" } else { "</script" };
            rest = tag.to_ascii_lowercase().find(close).map_or("", |close| &tag[close..]);
            continue;
        }
        text.push_str(&instead(&lower, &tag[..end]));
        rest = &tag[end..];
    }
    text.push_str(rest);
    entities(&text)
}

fn instead(lower: &str, tag: &str) -> String {
    if lower.starts_with("<pre") || lower.starts_with("</pre") {
        return "\n```\n".into();
    }
    if lower.starts_with("<a ") {
        let address = lower.find("href=").map(|at| tag[at + 5..].trim_start_matches(['"', '\'']));
        let address = address.and_then(|address| address.split(['"', '\'', '>', ' ']).next()).unwrap_or_default();
        return if address.contains("://") { format!(" {address} ") } else { String::new() };
    }
    let block = ["<p", "</p", "<br", "<li", "<div", "</div", "<tr", "<h", "<td", "<block"];
    if block.iter().any(|name| lower.starts_with(name)) { "\n".into() } else { String::new() }
}

fn entities(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let entity = &rest[at..];
        let end = entity.char_indices().take(9).find(|(_, character)| *character == ';').map(|(end, _)| end);
        let character = end.and_then(|end| named(&entity[1..end]));
        match (character, end) {
            (Some(character), Some(end)) => {
                decoded.push(character);
                rest = &entity[end + 1..];
            }
            _ => {
                decoded.push('&');
                rest = &entity[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn named(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
