//! The versions of a post, and what changed from one to the next.

use crate::{
    TopicHead, Words as _,
    diff::{DiffLine, Piece, diff},
    find_post, html_lang,
    list::person,
    store::revisions::{self, RevisionRow, SHOWN},
    topic::read_tags,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, Deed, Permission, PostId, Result, Timestamp, db::Connection};
use madang_ui::{Link, Page, Person};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/p/{post}/revisions", Access::Everyone, show)
        .post("/p/{post}/revisions", Access::Moderator, submit)
        .put("/api/v1/posts/{post}/revisions/withheld", Access::Moderator, put_withheld)
        .delete("/api/v1/posts/{post}/revisions/withheld", Access::Moderator, delete_withheld)
}

/// A moderator takes the earlier versions of a post out of view, because of what stood in them; or lets them be read again. Their
/// author and moderators read them all the same.
#[derive(Clone, Copy, Debug)]
pub struct Withhold {
    /// The post.
    pub post: PostId,
    /// Whether they are out of view.
    pub withheld: bool,
}

impl Command for Withhold {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Moderate)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let actor = cx.actor().clone();
        let (post, topic) = find_post(cx, &actor, self.post).await?;
        if !actor.can(Permission::Moderate, topic.space) {
            return Err(actor.refusal(Some(topic.space)));
        }
        if !revisions::withhold(cx, post.id, self.withheld).await? {
            return Ok(());
        }
        let action = if self.withheld { "conversation.withhold" } else { "conversation.unwithhold" };
        cx.audit(Deed::new(action).member(post.author).post(post.id).topic(topic.id).space(topic.space)).await
    }
}

/// The versions of a post that the actor may read, the newest first.
///
/// # Errors
/// [`madang_kernel::Error::NotFound`] where the actor does not see the post.
pub(crate) async fn readable(
    conn: &mut impl Connection,
    actor: &Actor,
    post: PostId,
) -> Result<(Vec<RevisionRow>, TopicHead)> {
    let (post, topic) = find_post(conn, actor, post).await?;
    let mut rows = revisions::of(conn, post.id).await?;
    if !actor.is(post.author) && !actor.can(Permission::Moderate, topic.space) {
        rows.retain(|row| !row.withheld);
    }
    Ok((rows, topic))
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let withheld = typed.iter().any(|(name, value)| name == "withheld" && !value.is_empty());
    app.run(&actor, Withhold { post, withheld }).await?;
    Ok(page.go(format!("/p/{post}/revisions")))
}

/// Takes the earlier versions of a post out of view: its author and moderators alone read them.
#[utoipa::path(put, path = "/api/v1/posts/{post}/revisions/withheld", tag = "posts",
    params(("post" = String, Path, description = "The post's id")), responses((status = 204)))]
pub(crate) async fn put_withheld(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<StatusCode> {
    app.run(&actor, Withhold { post, withheld: true }).await.map(|()| StatusCode::NO_CONTENT)
}

/// Lets the earlier versions of a post be read again.
#[utoipa::path(delete, path = "/api/v1/posts/{post}/revisions/withheld", tag = "posts",
    params(("post" = String, Path, description = "The post's id")), responses((status = 204)))]
pub(crate) async fn delete_withheld(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<StatusCode> {
    app.run(&actor, Withhold { post, withheld: false }).await.map(|()| StatusCode::NO_CONTENT)
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
    withheld: bool,
}

#[derive(Template)]
#[template(path = "edit/history.html")]
struct HistoryPage<'a> {
    page: &'a Page,
    t: Lang,
    crumbs: Vec<Link>,
    lang: &'a str,
    versions: Vec<Version>,
    /// What the moderator's button does, where there is one: whether it takes the earlier versions out of view.
    button: Option<bool>,
}

async fn show(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (rows, topic) = readable(&mut conn, &actor, post).await?;
    drop(conn);
    let withheld = rows.iter().any(|row| row.withheld);
    let button = (actor.can(Permission::Moderate, topic.space) && rows.len() > 1).then_some(!withheld);
    let title = page.lang.history_title();
    let page = page.titled(title).unlisted();
    let crumbs = vec![Link::new(topic.title.clone(), crate::post_url(post))];
    let lang = html_lang(&topic.language);
    Ok(page.ok(&HistoryPage { page: &page, t: page.lang, crumbs, lang, versions: versions(rows), button }))
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
        first: row.number == 1,
        withheld: row.withheld,
    }
}
