//! The page as search engines understand it: schema.org's articles, HowTo and VideoObject.

use crate::{item::Kind, store::items::Item};
use madang_conversation::{Thread, profile_url};
use madang_ui::Page;
use serde_json::{Value, json};

/// What the page tells of: an article, and of a walkthrough its steps, of a media post its video.
pub(super) fn of(page: &Page, thread: &Thread, item: &Item) -> Vec<Value> {
    let mut all = vec![article(page, thread, item)];
    match item.kind {
        Kind::Walkthrough => all.push(how_to(thread, item)),
        Kind::Media => all.extend(video(page, thread, item)),
        _ => {}
    }
    all
}

fn article(page: &Page, thread: &Thread, item: &Item) -> Value {
    let kind = match item.kind {
        Kind::Announcement | Kind::ReleaseNote => "NewsArticle",
        Kind::BlogEntry => "BlogPosting",
        _ => "Article",
    };
    let published = item.published_at.unwrap_or(thread.topic.created_at);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "headline": thread.topic.title,
        "description": thread.excerpt,
        "url": page.absolute(crate::feed::ascii(&thread.url())),
        "datePublished": published,
        "dateModified": thread.opening.edited_at.unwrap_or(published),
        "author": author(page, thread, item),
        "publisher": { "@type": "Organization", "name": page.brand.name },
        "commentCount": thread.topic.answers,
    });
    if let Some(image) = first_image(&thread.opening.html) {
        data["image"] = json!(page.absolute(image));
    }
    if !thread.lang().is_empty() {
        data["inLanguage"] = json!(thread.lang());
    }
    if let Some(series) = &item.series {
        data["isPartOf"] = json!({ "@type": "CreativeWorkSeries", "name": series });
    }
    data
}

fn author(page: &Page, thread: &Thread, item: &Item) -> Value {
    if !item.guest.is_empty() {
        return json!({ "@type": "Person", "name": item.guest });
    }
    let author = &thread.opening.author;
    json!({ "@type": "Person", "name": author.name, "url": page.absolute(profile_url(&author.handle)) })
}

fn how_to(thread: &Thread, item: &Item) -> Value {
    let details = item.details();
    let steps: Vec<Value> = details
        .steps
        .iter()
        .map(|step| {
            let text = madang_markdown::excerpt(&format!("{}\n\n{}", step.name, step.text), 1_000);
            json!({ "@type": "HowToStep", "name": step.name, "text": text })
        })
        .collect();
    let supplies: Vec<Value> =
        details.materials.iter().map(|name| json!({ "@type": "HowToSupply", "name": name })).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": thread.topic.title,
        "description": thread.excerpt,
        "supply": supplies,
        "step": steps,
    })
}

/// The first video, with its player or its file.
fn video(page: &Page, thread: &Thread, item: &Item) -> Option<Value> {
    let html = &thread.opening.html;
    let (name, address) = if let Some(file) = attribute(html, "<video ", "src") {
        ("contentUrl", page.absolute(file))
    } else {
        let at = html.find("class=\"player video\"")?;
        ("embedUrl", attribute(&html[at..], "<a ", "data-player")?)
    };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": thread.topic.title,
        "description": thread.excerpt,
        "uploadDate": item.published_at.unwrap_or(thread.topic.created_at),
    });
    data[name] = json!(address);
    let transcript = item.details().transcript;
    if !transcript.is_empty() {
        data["transcript"] = json!(madang_markdown::plain_text(&transcript));
    }
    Some(data)
}

/// The picture for link previews: the first of the text.
pub(super) fn first_image(html: &str) -> Option<String> {
    attribute(html, "<img ", "src")
}

/// The value of an attribute of the first tag that begins so, in HTML that the sanitiser has written.
fn attribute(html: &str, tag: &str, name: &str) -> Option<String> {
    let (_, rest) = html.split_once(tag)?;
    let (_, rest) = rest[..rest.find('>')?].split_once(&format!("{name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.replace("&amp;", "&"))
}
