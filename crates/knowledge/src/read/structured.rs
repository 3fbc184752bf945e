//! The article as search engines understand it: schema.org's Article, FAQPage or HowTo.

use super::contents::Contents;
use crate::{article::ArticleKind, page::ascii, store::reading::SisterRow};
use madang_conversation::{Thread, profile_url};
use madang_markdown::text_of_html;
use madang_ui::Page;
use serde_json::{Value, json};

/// The most characters of a text; search engines show far less.
const TEXT: usize = 1_500;
/// The most characters of a step or a question.
const LINE: usize = 300;

/// The page as structured data.
pub(super) fn data(page: &Page, thread: &Thread, article: &SisterRow, contents: &Contents) -> Value {
    let head = &thread.topic;
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": head.title,
        "description": thread.excerpt,
        "url": page.absolute(ascii(&head.url())),
        "datePublished": head.created_at,
        "dateModified": article.published_at.unwrap_or(head.created_at),
        "author": {
            "@type": "Person",
            "name": thread.opening.author.name,
            "url": page.absolute(profile_url(&thread.opening.author.handle)),
        },
    });
    if !thread.lang().is_empty() {
        data["inLanguage"] = json!(thread.lang());
    }
    match article.kind {
        ArticleKind::Faq => ask(&mut data, &head.title, contents),
        ArticleKind::HowTo | ArticleKind::Tutorial => steps(&mut data, &head.title, &contents.html),
        ArticleKind::Troubleshooting | ArticleKind::Reference => {}
    }
    data
}

/// Each heading asks, and what follows it answers; without headings the title asks.
fn ask(data: &mut Value, title: &str, contents: &Contents) {
    let pair = |question: &str, answer: &str| {
        json!({ "@type": "Question", "name": question,
            "acceptedAnswer": { "@type": "Answer", "text": text_of_html(answer, TEXT) } })
    };
    let parts: Vec<&str> = contents.html.split("<h2 id=").collect();
    let asked: Vec<Value> = parts[1..]
        .iter()
        .filter_map(|part| {
            let (heading, answer) = part.split_once("</h2>")?;
            let (_, inside) = heading.split_once('>')?;
            let question = inside.split_once("<a class=\"anchor\"").map_or(inside, |(text, _)| text);
            Some(pair(&text_of_html(question, LINE), answer))
        })
        .collect();
    data["@type"] = json!("FAQPage");
    data["mainEntity"] = if asked.is_empty() { json!([pair(title, &contents.html)]) } else { json!(asked) };
}

/// The first numbered list tells the steps; without one it stays an article.
fn steps(data: &mut Value, title: &str, html: &str) {
    let Some(list) = first_list(html) else { return };
    let steps: Vec<Value> = items(list)
        .into_iter()
        .enumerate()
        .map(|(at, step)| json!({ "@type": "HowToStep", "position": at + 1, "text": text_of_html(step, LINE) }))
        .collect();
    if steps.len() > 1 {
        data["@type"] = json!("HowTo");
        data["name"] = json!(title);
        data["step"] = json!(steps);
    }
}

/// What is in the first `<ol>`, lists within it included.
fn first_list(html: &str) -> Option<&str> {
    let start = html.find("<ol")?;
    let inside = start + html[start..].find('>')? + 1;
    let mut depth = 1;
    let mut at = inside;
    while depth > 0 {
        let open = html[at..].find("<ol").unwrap_or(usize::MAX);
        let close = html[at..].find("</ol>")?;
        if open < close {
            depth += 1;
            at += open + 3;
        } else {
            depth -= 1;
            at += close + 5;
        }
    }
    Some(&html[inside..at - 5])
}

/// The list's own items.
fn items(list: &str) -> Vec<&str> {
    let (mut found, mut depth, mut start, mut at) = (Vec::new(), 0_i32, 0, 0);
    while let Some(next) = list[at..].find('<') {
        at += next;
        let tag = &list[at..];
        if tag.starts_with("<li") {
            if depth == 0 {
                start = at + tag.find('>').map_or(tag.len(), |end| end + 1);
            }
            depth += 1;
        } else if tag.starts_with("</li>") {
            depth -= 1;
            if depth == 0 {
                found.push(&list[start..at]);
            }
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_the_items_of_the_first_numbered_list() {
        let html = "<p>x</p><ol><li>하나<ul><li>안</li></ul></li><li><p>둘</p></li></ol><ol><li>다른</li></ol>";
        let mut data = json!({ "@type": "Article" });
        steps(&mut data, "제목", html);
        assert_eq!(data["@type"], "HowTo");
        assert_eq!(data["step"].as_array().map(Vec::len), Some(2));
        assert_eq!(data["step"][0]["text"], "하나 안");
        let mut without = json!({ "@type": "Article" });
        steps(&mut without, "제목", "<p>x</p>");
        assert_eq!(without["@type"], "Article");
    }

    #[test]
    fn each_heading_of_a_faq_asks() {
        let contents =
            super::super::contents::of("<h3>언제 와요?</h3><p>내일.</p><h3>얼마예요?</h3><p>무료.</p>", "link");
        let mut data = json!({});
        ask(&mut data, "제목", &contents);
        assert_eq!(data["mainEntity"][1]["name"], "얼마예요?");
        assert_eq!(data["mainEntity"][0]["acceptedAnswer"]["text"], "내일.");
    }
}
