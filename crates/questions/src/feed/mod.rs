//! Atom feeds: of everything, of a space, of a tag, and of a question's answers.

use crate::{
    found,
    store::feeds::{self, AnswerEntry, TopicEntry},
    words::Words,
};
use axum::response::Response;
use madang_conversation::{Spaces, find_tag, post_url, profile_url, topic_url};
use madang_http::{
    Access, Path, Routes,
    atom::{Entry, Feed},
};
use madang_kernel::{Actor, App, Error, Permission, Result, Timestamp, TopicId};
use madang_ui::Page;

/// Where feeds are read.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/feed.atom", Access::Everyone, everywhere)
        .get("/s/{slug}/feed.atom", Access::Everyone, of_space)
        .get("/tags/{name}/feed.atom", Access::Everyone, of_tag)
        .get("/q/{topic}/feed.atom", Access::Everyone, of_question)
}

async fn everywhere(app: App, actor: Actor, page: Page) -> Result<Response> {
    let rows = feeds::everywhere(&mut app.db().read().await?, &actor).await?;
    let title = format!("{} · {}", Words(page.lang).feed_everywhere(), page.brand.name);
    Ok(topics(&app, &actor, &page, title, "/", "/feed.atom", &rows))
}

async fn of_space(app: App, actor: Actor, page: Page, Path((slug,)): Path<(String,)>) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let space = spaces.by_slug(&slug).filter(|space| actor.can(Permission::Read, space.id)).ok_or(Error::NotFound)?;
    let rows = feeds::of_space(&mut app.db().read().await?, space.id).await?;
    let title = format!("{} · {}", space.name.get(page.lang), page.brand.name);
    let url = space.url();
    Ok(topics(&app, &actor, &page, title, &url, &space.feed_url(), &rows))
}

async fn of_tag(app: App, actor: Actor, page: Page, Path((name,)): Path<(String,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let tag = find_tag(&mut conn, &actor, &name).await?;
    let rows = feeds::of_tag(&mut conn, &actor, tag.id).await?;
    drop(conn);
    let title = format!("#{} · {}", tag.name, page.brand.name);
    let url = page.tag_url(&tag.name);
    Ok(topics(&app, &actor, &page, title, &url, &format!("{url}/feed.atom"), &rows))
}

async fn of_question(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let head = found::seen(&mut conn, &actor, topic).await?.head;
    let rows = feeds::answers(&mut conn, topic).await?;
    drop(conn);
    let w = Words(page.lang);
    let titles: Vec<String> = rows.iter().map(|row| w.feed_answer(&row.author)).collect();
    let entries: Vec<Entry<'_>> = rows.iter().zip(&titles).map(|(row, title)| answer(&page, row, title)).collect();
    let feed = Feed {
        url: page.absolute(format!("/q/{topic}/feed.atom")),
        page: page.absolute(ascii(&head.url())),
        base: &page.base_url,
        title: w.feed_question(&head.title),
        updated: newest(&entries).unwrap_or(head.created_at),
        entries,
    };
    Ok(feed.answer(&actor))
}

fn topics(
    app: &App,
    actor: &Actor,
    page: &Page,
    title: String,
    path: &str,
    own: &str,
    rows: &[TopicEntry],
) -> Response {
    let entries: Vec<Entry<'_>> = rows.iter().map(|row| topic(page, row)).collect();
    let feed = Feed {
        url: page.absolute(own),
        page: page.absolute(path),
        base: &page.base_url,
        title,
        updated: newest(&entries).unwrap_or(app.now()),
        entries,
    };
    feed.answer(actor)
}

fn topic<'a>(page: &Page, row: &'a TopicEntry) -> Entry<'a> {
    Entry {
        id: page.absolute(topic_url(&row.kind, row.id, "")),
        url: page.absolute(ascii(&topic_url(&row.kind, row.id, &row.slug))),
        title: &row.title,
        lang: &row.language,
        author: &row.author,
        author_url: page.absolute(profile_url(&row.handle)),
        tags: serde_json::from_str(&row.tags).unwrap_or_default(),
        html: &row.html,
        published: row.created_at,
        updated: row.edited_at.unwrap_or(row.created_at),
    }
}

fn answer<'a>(page: &Page, row: &'a AnswerEntry, title: &'a str) -> Entry<'a> {
    Entry {
        id: page.absolute(post_url(row.id)),
        url: page.absolute(post_url(row.id)),
        title,
        lang: &row.language,
        author: &row.author,
        author_url: page.absolute(profile_url(&row.handle)),
        tags: Vec::new(),
        html: &row.html,
        published: row.created_at,
        updated: row.edited_at.unwrap_or(row.created_at),
    }
}

fn newest(entries: &[Entry<'_>]) -> Option<Timestamp> {
    entries.iter().map(|entry| entry.updated).max()
}

/// An address as feeds and sitemaps carry it: Korean and Japanese slugs are percent-encoded.
pub(crate) fn ascii(url: &str) -> String {
    percent_encoding::utf8_percent_encode(url, percent_encoding::CONTROLS).to_string()
}

#[cfg(test)]
mod tests;
