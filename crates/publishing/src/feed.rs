//! Atom feeds of each list.

use crate::store::lists::News;
use madang_conversation::{profile_url, topic_url};
use madang_http::atom::{Entry, Feed};
use madang_kernel::{Timestamp, text};
use madang_ui::Page;

/// How many entries a feed has.
pub(crate) const ENTRIES: i64 = 30;

/// The feed of a list. `own` is its path, `path` that of the list.
pub(crate) fn feed<'a>(
    page: &'a Page,
    title: String,
    own: &str,
    path: &str,
    rows: &'a [News],
    now: Timestamp,
) -> Feed<'a> {
    let entries: Vec<Entry<'a>> = rows.iter().map(|row| entry(page, row)).collect();
    Feed {
        url: page.absolute(ascii(own)),
        page: page.absolute(ascii(path)),
        base: &page.base_url,
        title: text::line(&format!("{title} · {}", page.brand.name)),
        updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(now),
        entries,
    }
}

fn entry<'a>(page: &Page, row: &'a News) -> Entry<'a> {
    let kind = row.kind.topic_kind();
    Entry {
        id: page.absolute(topic_url(kind, row.topic, "")),
        url: page.absolute(ascii(&topic_url(kind, row.topic, &row.slug))),
        title: &row.title,
        lang: &row.language,
        author: if row.guest.is_empty() { &row.author } else { &row.guest },
        author_url: page.absolute(profile_url(&row.handle)),
        tags: serde_json::from_str(&row.tags).unwrap_or_default(),
        html: &row.html,
        published: row.published_at,
        updated: row.edited_at.unwrap_or(row.published_at),
    }
}

/// An address as feeds and headers carry it: Korean and Japanese slugs are percent-encoded.
pub(crate) fn ascii(url: &str) -> String {
    percent_encoding::utf8_percent_encode(url, percent_encoding::CONTROLS).to_string()
}
