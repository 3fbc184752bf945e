//! Texts: HTML becomes Markdown, links to what was brought lead there, files are kept.

use super::{
    Run,
    files::Owner,
    record::Attached,
    survey::{article_key, host_of},
};
use madang_kernel::{FileId, Result};
use std::collections::HashMap;

/// The first page of the help centre here.
pub(crate) const HOME: &str = "/help";

/// What a text belongs to.
pub(super) struct From<'a> {
    /// For the report: `article`, `ticket` and so on.
    pub(super) kind: &'static str,
    pub(super) key: &'a str,
    pub(super) title: &'a str,
    pub(super) locale: &'a str,
    /// The places in the text that it links to itself, and what they are called here.
    pub(super) anchors: &'a HashMap<String, String>,
}

/// A text as it will be written.
#[derive(Default)]
pub(super) struct Text {
    pub(super) markdown: String,
    /// The files that it shows.
    pub(super) files: Vec<FileId>,
}

/// A page of the help centre, by its old address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Page<'a> {
    Article {
        id: &'a str,
        locale: Option<&'a str>,
        anchor: Option<&'a str>,
    },
    Section(&'a str),
    Category(&'a str),
    Post(&'a str),
    Topic(&'a str),
    Ticket(&'a str),
    /// A file of an article.
    File(Option<&'a str>),
    Home,
    Other,
}

impl Run<'_> {
    /// A text of HTML with the files that belong below it.
    pub(super) async fn text(&mut self, from: &From<'_>, html: &str, below: &[Attached], owner: Owner) -> Result<Text> {
        let mut text = Text::default();
        let mut leads: HashMap<String, String> = HashMap::new();
        let mut lost = Vec::new();
        for found in madang_markdown::html_addresses(html) {
            if leads.contains_key(&found.address) {
                continue;
            }
            match self.own_path(&found.address) {
                Some(path) if found.is_picture || matches!(page(path), Page::File(_)) => {
                    let attached = self.attached(&found.address);
                    match self.file(&attached, owner, from).await? {
                        Some((id, address)) => {
                            text.files.push(id);
                            leads.insert(found.address, address);
                        }
                        None => drop(leads.insert(found.address, attached.address)),
                    }
                }
                Some(path) => {
                    let lead = self.lead(path, &found.address, from);
                    if lead.is_none() && matches!(page(path), Page::Article { .. } | Page::Post(_)) {
                        lost.push(found.address.clone());
                    }
                    let lead = lead.unwrap_or_else(|| self.absolute(&found.address));
                    leads.insert(found.address, lead);
                }
                None if found.address.starts_with('#') => {
                    let anchor = found.address.trim_start_matches('#');
                    let lead = from.anchors.get(anchor).map(|anchor| format!("#{anchor}")).unwrap_or_default();
                    leads.insert(found.address, lead);
                }
                None if found.is_picture => {
                    self.report.skipped("picture", "it stands on another site and is shown from there");
                }
                None => {}
            }
        }
        for address in lost {
            self.report.skipped("link", "what it leads to is not in the export; it leads to the old site");
            self.report.problem(
                &format!("{} {}", from.kind, from.key),
                &format!("links to {address}, which is not in the export"),
            );
        }
        text.markdown = madang_markdown::from_html_with(html, &|address| {
            leads.get(address).cloned().unwrap_or_else(|| address.to_owned())
        });
        self.below(&mut text, from, below, owner).await?;
        Ok(text)
    }

    /// Files that no part of the text shows stand below it.
    async fn below(&mut self, text: &mut Text, from: &From<'_>, below: &[Attached], owner: Owner) -> Result<()> {
        let mut list = String::new();
        for attached in below {
            let attached = Attached { address: self.absolute(&attached.address), ..attached.clone() };
            let label = attached.name.replace(['[', ']', '\\', '\n'], " ");
            let address = match self.file(&attached, owner, from).await? {
                Some((id, _)) if text.files.contains(&id) => continue,
                Some((id, address)) => {
                    text.files.push(id);
                    address
                }
                None => attached.address.replace([' ', '<', '>', '(', ')'], ""),
            };
            list.push_str(&format!("- [{label}]({address})\n"));
        }
        if !list.is_empty() {
            text.markdown = format!("{}\n\n{list}", text.markdown.trim_end());
        }
        Ok(())
    }

    fn attached(&self, address: &str) -> Attached {
        Attached { id: None, name: String::new(), address: self.absolute(address), inline: true }
    }

    /// An address with its host, as far as that is known.
    fn absolute(&self, address: &str) -> String {
        if !address.starts_with('/') {
            return address.to_owned();
        }
        match (&self.export.access, self.survey.hosts.first()) {
            (Some(access), _) => format!("{}{address}", access.url.trim_end_matches('/')),
            (None, Some(host)) => format!("https://{host}{address}"),
            (None, None) => address.to_owned(),
        }
    }

    /// The path of an address within the help centre.
    fn own_path<'t>(&self, address: &'t str) -> Option<&'t str> {
        if address.starts_with('/') {
            return Some(address);
        }
        let host = host_of(address)?;
        if !self.survey.hosts.contains(&host) {
            return None;
        }
        let rest = address.trim_start_matches("https://").trim_start_matches("http://");
        Some(rest.find('/').map_or("/", |at| &rest[at..]))
    }

    /// Where a page of the help centre is now.
    fn lead(&self, path: &str, address: &str, from: &From<'_>) -> Option<String> {
        match page(path) {
            Page::Article { id, locale, anchor } => {
                let article = self.survey.articles.get(id)?;
                let wanted = locale.unwrap_or(from.locale);
                let locale = if article.versions.contains_key(wanted) { wanted } else { article.original()? };
                let (_, url) = self.place(&article_key(id, locale))?;
                let anchor = anchor.and_then(|anchor| article.versions.get(locale)?.anchors.get(anchor));
                Some(anchor.map_or_else(|| url.clone(), |anchor| format!("{url}#{anchor}")))
            }
            Page::Post(id) => self.place(&format!("post:{id}")).map(|(_, url)| url.clone()),
            Page::Ticket(id) => self.place(&format!("ticket:{id}")).map(|(_, url)| url.clone()),
            Page::Section(id) => self.space_url(&format!("section:{id}")),
            Page::Category(id) => self.space_url(&format!("category:{id}")),
            Page::Topic(id) => self.space_url(&format!("topic:{id}")),
            Page::File(_) => Some(address.to_owned()),
            Page::Home => Some(HOME.to_owned()),
            Page::Other => None,
        }
    }

    fn space_url(&self, key: &str) -> Option<String> {
        let id = self.spaces.get(key).copied().or_else(|| self.known.get("space", key))?;
        let spaces = self.app.service::<madang_conversation::Spaces>().now();
        spaces.get(id).map(madang_conversation::Space::url)
    }
}

/// What page of the help centre a path leads to.
pub(crate) fn page(path: &str) -> Page<'_> {
    let (plain, anchor) = path.split_once('#').map_or((path, None), |(plain, anchor)| (plain, Some(anchor)));
    let plain = plain.split('?').next().unwrap_or_default();
    let mut parts = plain.split('/').filter(|part| !part.is_empty()).peekable();
    let mut locale = None;
    if parts.peek() == Some(&"hc") {
        parts.next();
        let is_locale = |part: &&&str| {
            let mut ends = part.split('-');
            ends.next()
                .is_some_and(|word| (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()))
        };
        locale = parts.peek().filter(is_locale).copied();
        if locale.is_some() {
            parts.next();
        }
        if parts.peek().is_none() {
            return Page::Home;
        }
    }
    let parts: Vec<&str> = parts.collect();
    let id = |name: &'_ str| -> Option<usize> {
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0).then_some(digits)
    };
    let number = |at: usize| parts.get(at).and_then(|name| id(name).map(|end| &name[..end]));
    match (parts.as_slice(), number(1)) {
        (["articles", ..], Some(id)) => Page::Article { id, locale, anchor },
        (["sections", ..], Some(id)) => Page::Section(id),
        (["categories", ..], Some(id)) => Page::Category(id),
        (["requests", ..], Some(id)) => Page::Ticket(id),
        (["community", "posts", ..], _) => number(2).map_or(Page::Other, Page::Post),
        (["community", "topics", ..], _) => number(2).map_or(Page::Other, Page::Topic),
        (["agent", "tickets", ..], _) => number(2).map_or(Page::Other, Page::Ticket),
        (["article_attachments", ..], Some(id)) => Page::File(Some(id)),
        (["article_attachments" | "attachments" | "user_images", _, ..], _) => Page::File(None),
        _ => Page::Other,
    }
}

/// Plain text as HTML: what was written is what will be seen.
pub(super) fn html_of(plain: &str) -> String {
    let escaped = plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs = escaped.replace("\r\n", "\n");
    let paragraphs =
        paragraphs.split("\n\n").map(|part| format!("<p>{}</p>", part.trim_matches('\n').replace('\n', "<br>")));
    paragraphs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_help_centre_are_known_by_their_addresses() {
        let article = |id, locale, anchor| Page::Article { id, locale, anchor };
        for (path, expected) in [
            ("/hc/en-us/articles/360-How-to?utm=1#h_01", article("360", Some("en-us"), Some("h_01"))),
            ("/hc/articles/360", article("360", None, None)),
            ("/hc/ja/sections/7-a", Page::Section("7")),
            ("/hc/ja/categories/8", Page::Category("8")),
            ("/hc/en-us/community/posts/9-x", Page::Post("9")),
            ("/hc/en-us/community/topics/10", Page::Topic("10")),
            ("/hc/requests/35", Page::Ticket("35")),
            ("/hc/ja/requests/new", Page::Other),
            ("/hc//article_attachments/11/a.png", Page::File(Some("11"))),
            ("/attachments/token/x/?name=a", Page::File(None)),
            ("/hc/ja", Page::Home),
            ("/", Page::Other),
        ] {
            assert_eq!(page(path), expected, "{path}");
        }
    }

    #[test]
    fn plain_text_stays_what_it_was() {
        let markdown = madang_markdown::from_html(&html_of("a <b>\nb\n\n# c & d"));
        let text = madang_markdown::render(&markdown, &madang_markdown::Context::plain("en")).text;
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["a", "<b>", "b", "#", "c", "&", "d"]);
    }
}
