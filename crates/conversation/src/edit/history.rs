//! The versions of a post, and what changed from one to the next.

use crate::{
    Words as _,
    diff::{DiffLine, Piece, diff},
    find_post, html_lang,
    list::person,
    store::revisions::{self, RevisionRow, SHOWN},
    topic::read_tags,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, PostId, Result, Timestamp};
use madang_ui::{Link, Page, Person};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/p/{post}/revisions", Access::Everyone, show)
}

/// One version as the page shows it.
struct Version {
    number: i64,
    author: Person,
    at: Timestamp,
    note: String,
    /// What changed in the title and the tags, where they did.
    title: Vec<DiffLine>,
    tags: Option<(String, String)>,
    body: Vec<DiffLine>,
    first: bool,
}

#[derive(Template)]
#[template(path = "edit/history.html")]
struct HistoryPage<'a> {
    page: &'a Page,
    t: Lang,
    crumbs: Vec<Link>,
    lang: &'a str,
    versions: Vec<Version>,
}

async fn show(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, post).await?;
    let rows = revisions::of(&mut conn, post.id).await?;
    drop(conn);
    let title = page.lang.history_title();
    let page = page.titled(title).unlisted();
    let crumbs = vec![Link::new(topic.title.clone(), crate::post_url(post.id))];
    let lang = html_lang(&topic.language);
    Ok(page.ok(&HistoryPage { page: &page, t: page.lang, crumbs, lang, versions: versions(rows) }))
}

/// Each version compared with the one before it. The page's oldest is only shown where it is the original.
fn versions(rows: Vec<RevisionRow>) -> Vec<Version> {
    let mut versions: Vec<Version> = rows.iter().enumerate().map(|(at, row)| compare(rows.get(at + 1), row)).collect();
    versions.truncate(SHOWN as usize);
    versions
}

fn compare(before: Option<&RevisionRow>, row: &RevisionRow) -> Version {
    let tag_list = |row: &RevisionRow| read_tags(row.tags.as_deref().unwrap_or("[]")).join(", ");
    let tags = before.map(|before| (tag_list(before), tag_list(row))).filter(|(was, is)| was != is);
    let title = before.map_or_else(Vec::new, |before| {
        diff(before.title.as_deref().unwrap_or_default(), row.title.as_deref().unwrap_or_default())
    });
    let body = match before {
        Some(before) => diff(&before.markdown, &row.markdown),
        None => row.markdown.split('\n').map(|line| DiffLine::Same(line.to_owned())).collect(),
    };
    Version {
        number: row.number,
        author: person(&row.author),
        at: row.at,
        note: row.note.clone(),
        title,
        tags,
        body,
        first: before.is_none(),
    }
}
