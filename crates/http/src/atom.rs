//! Atom, written by hand: a feed is a handful of elements.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use madang_kernel::{Actor, Timestamp};
use std::fmt::Write;

/// A feed as its readers get it.
pub struct Feed<'a> {
    /// Its stable address, which is its id too.
    pub url: String,
    /// The page that it is the feed of.
    pub page: String,
    /// Scheme and host, against which addresses in the entries are read.
    pub base: &'a str,
    /// Its title.
    pub title: String,
    /// When its newest entry changed; the present moment for an empty feed.
    pub updated: Timestamp,
    /// Its entries, the newest first.
    pub entries: Vec<Entry<'a>>,
}

/// One entry of a feed.
pub struct Entry<'a> {
    /// Its address without the slug, which never changes.
    pub id: String,
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: &'a str,
    /// `ko`, `ja`, `en`, `other` or empty.
    pub lang: &'a str,
    /// The author's name.
    pub author: &'a str,
    /// The whole address of the author's page.
    pub author_url: String,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// Sanitised HTML.
    pub html: &'a str,
    /// When it was published.
    pub published: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
}

impl Feed<'_> {
    /// The answer; what visitors see may be kept by whoever stands between for five minutes.
    pub fn answer(&self, actor: &Actor) -> Response {
        let keep = if actor.id().is_none() { "public, max-age=300" } else { "private, no-store" };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8")),
            (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        ];
        (headers, self.to_xml()).into_response()
    }

    /// The document.
    pub fn to_xml(&self) -> String {
        let mut out = String::with_capacity(1024 + self.entries.iter().map(|e| e.html.len() + 512).sum::<usize>());
        out.push_str(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"",
        );
        escape(&mut out, self.base);
        out.push_str("/\">\n");
        element(&mut out, "id", &self.url);
        element(&mut out, "title", &self.title);
        let _ = writeln!(out, "<updated>{}</updated>", self.updated);
        link(&mut out, "self", &self.url);
        link(&mut out, "alternate", &self.page);
        self.entries.iter().for_each(|entry| entry.write(&mut out));
        out.push_str("</feed>\n");
        out
    }
}

impl Entry<'_> {
    fn write(&self, out: &mut String) {
        out.push_str("<entry");
        if !self.lang.is_empty() && self.lang != "other" {
            let _ = write!(out, " xml:lang=\"{}\"", self.lang);
        }
        out.push_str(">\n");
        element(out, "id", &self.id);
        element(out, "title", self.title);
        link(out, "alternate", &self.url);
        let _ = writeln!(out, "<published>{}</published>\n<updated>{}</updated>", self.published, self.updated);
        out.push_str("<author>\n");
        element(out, "name", self.author);
        element(out, "uri", &self.author_url);
        out.push_str("</author>\n");
        for tag in &self.tags {
            out.push_str("<category term=\"");
            escape(out, tag);
            out.push_str("\"/>\n");
        }
        out.push_str("<content type=\"html\">");
        escape(out, self.html);
        out.push_str("</content>\n</entry>\n");
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    escape(out, text);
    let _ = writeln!(out, "</{name}>");
}

fn link(out: &mut String, rel: &str, url: &str) {
    let _ = write!(out, "<link rel=\"{rel}\" href=\"");
    escape(out, url);
    out.push_str("\"/>\n");
}

/// Text in an XML document, also within a quoted attribute. Characters that XML cannot hold are left out.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_holds_only_what_it_can() {
        let mut out = String::new();
        escape(&mut out, "a<b> & \"c\"\u{0}\u{b}\u{fffe}\n한글 🏮");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot;\n한글 🏮");
    }
}
