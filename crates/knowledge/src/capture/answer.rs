//! An agent answers with an article: it is quoted and linked in the draft of the answer, to be looked over and sent.

use crate::{store::sources, words::Words};
use askama::Template;
use axum::response::Response;
use madang_conversation::{self as conversation, ARTICLE, DraftKey, SaveDraft, html_lang, topic_head, topic_url};
use madang_http::{Access, Form, Query, Routes};
use madang_kernel::{Actor, App, Error, Result, TopicId};
use madang_ui::{Link, Page, Section};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Where an article is chosen to answer with.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/knowledge/answer", Access::Agent, show).post("/knowledge/answer", Access::Agent, submit)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The thread that is answered.
    topic: String,
    q: String,
}

/// An article to choose.
struct Line {
    topic: TopicId,
    url: String,
    title: String,
    lang: String,
    excerpt: String,
}

#[derive(Template)]
#[template(path = "capture/answer.html")]
struct AnswerPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    topic: TopicId,
    q: &'a str,
    lines: Vec<Line>,
}

async fn show(app: App, actor: Actor, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let topic: TopicId = asked.topic.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.db().read().await?;
    let head = topic_head(&mut conn, &actor, topic).await?;
    let rows = sources::titled(&mut conn, &actor, asked.q.trim()).await?;
    drop(conn);
    let w = Words(page.lang);
    let page = page.titled(w.answer_title()).section(Section::Help).unlisted();
    let line = |row: crate::store::reading::ReadRow| Line {
        topic: row.topic,
        url: topic_url(ARTICLE, row.topic, &row.slug),
        title: row.title,
        lang: html_lang(&row.language).to_owned(),
        excerpt: row.excerpt,
    };
    Ok(page.ok(&AnswerPage {
        w,
        crumbs: vec![Link::new(head.title.clone(), head.url())],
        topic,
        q: asked.q.trim(),
        lines: rows.into_iter().map(line).collect(),
        page: &page,
    }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Chosen {
    topic: String,
    article: String,
}

async fn submit(app: App, actor: Actor, page: Page, Form(chosen): Form<Chosen>) -> Result<Response> {
    let topic: TopicId = chosen.topic.parse().map_err(|_| Error::NotFound)?;
    let article: TopicId = chosen.article.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.db().read().await?;
    let head = topic_head(&mut conn, &actor, topic).await?;
    let rows = conversation::topics_by_ids(&mut conn, &actor, &[article]).await?;
    let row = rows.into_iter().find(|row| row.kind == ARTICLE).ok_or(Error::NotFound)?;
    let key = DraftKey::answer(topic);
    let kept = conversation::draft(&mut conn, &actor, &key).await?;
    drop(conn);
    let title = row.title.replace(['[', ']'], "");
    let quoted = format!("> {}\n\n[{title}]({})", row.excerpt, page.absolute(crate::page::ascii(&row.url())));
    let begun = kept.map(|draft| draft.field("body").trim_end().to_owned()).filter(|text| !text.is_empty());
    let body = begun.map_or(quoted.clone(), |begun| format!("{begun}\n\n{quoted}"));
    app.run(&actor, SaveDraft { key, fields: BTreeMap::from([("body".to_owned(), body)]) }).await?;
    Ok(page.go(format!("{}#write", head.url())))
}
