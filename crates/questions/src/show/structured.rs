//! The question as search engines understand it: schema.org's QAPage.

use crate::feed::ascii;
use madang_conversation::{PostView, Thread, post_url, profile_url};
use madang_kernel::PostId;
use madang_markdown::text_of_html;
use madang_ui::Page;
use serde_json::{Value, json};

/// The most characters of a text; search engines show far less.
const TEXT: usize = 1_500;
/// The most answers besides the one that settled the question.
const ANSWERS: usize = 5;

/// The page as structured data.
pub(super) fn qa_page(page: &Page, thread: &Thread, settled: Option<PostId>) -> Value {
    let answer = |post: &PostView| {
        json!({
            "@type": "Answer",
            "text": text_of_html(&post.html, TEXT),
            "url": page.absolute(post_url(post.id)),
            "datePublished": post.created_at,
            "upvoteCount": post.score,
            "author": person(page, post),
        })
    };
    let others = thread.answers.iter().filter(|post| Some(post.id) != settled && !post.hidden && !post.deleted);
    let suggested: Vec<Value> = others.take(ANSWERS).map(answer).collect();
    let mut question = json!({
        "@type": "Question",
        "name": thread.topic.title,
        "text": text_of_html(&thread.opening.html, TEXT),
        "url": page.absolute(ascii(&thread.topic.url())),
        "answerCount": thread.topic.answers,
        "upvoteCount": thread.score,
        "datePublished": thread.topic.created_at,
        "dateModified": thread.topic.active_at,
        "author": person(page, &thread.opening),
    });
    if !thread.lang().is_empty() {
        question["inLanguage"] = json!(thread.lang());
    }
    if let Some(post) = thread.answers.iter().find(|post| Some(post.id) == settled) {
        question["acceptedAnswer"] = answer(post);
    }
    if !suggested.is_empty() {
        question["suggestedAnswer"] = json!(suggested);
    }
    json!({ "@context": "https://schema.org", "@type": "QAPage", "mainEntity": question })
}

fn person(page: &Page, post: &PostView) -> Value {
    json!({
        "@type": "Person",
        "name": post.author.name,
        "url": page.absolute(profile_url(&post.author.handle)),
    })
}
