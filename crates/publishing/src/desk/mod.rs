//! The desk: what is being written, what waits, and the comments to let through.

use crate::{
    item::{Kind, State},
    rights::Writer,
    store::lists::{self, DeskRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{Decide, PUBLICATIONS, WaitingPost, html_lang, person, topic_url, waiting_posts};
use madang_http::{Access, Cursor, Form, Listed, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, PostId, Result};
use madang_ui::{Link, NoticeKind, Page, Pager, Person, Tab};
use serde::Deserialize;

/// How many publications a page of the desk lists.
const PER_PAGE: usize = 30;

/// Where the desk is.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/publish", Access::Member, show)
        .get("/publish/comments", Access::Agent, comments)
        .post("/publish/comments/{post}/approve", Access::Agent, approve)
        .post("/publish/comments/{post}/decline", Access::Agent, decline)
}

/// The way back from the pages of the desk.
pub(crate) fn crumbs(w: Words) -> Vec<Link> {
    vec![Link::new(w.desk_title(), "/publish")]
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Which {
    state: String,
    after: Option<Cursor>,
}

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    rows: Vec<DeskRow>,
    pager: Pager,
    kinds: Vec<Kind>,
    is_staff: bool,
    waiting: i64,
}

impl DeskPage<'_> {
    fn may_put_up_banners(&self) -> bool {
        is_manager(self.page)
    }
}

/// Whether the viewer puts up banners.
pub(crate) fn is_manager(page: &Page) -> bool {
    page.viewer.as_ref().is_some_and(|viewer| viewer.is_manager || viewer.is_admin)
}

async fn show(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let writer = Writer::of(&mut conn, &actor).await?;
    let counts = lists::counts(&mut conn, writer.own()).await?;
    let state = State::parse(&which.state).unwrap_or(State::Draft);
    let before = which.after.unwrap_or(Cursor::start());
    let rows = lists::desk(&mut conn, state, writer.own(), before, PER_PAGE as i64 + 1).await?;
    let listed = Listed::of(rows, PER_PAGE, |row| Cursor::after(row.edited_at.millis(), row.id.number()));
    let waiting = if writer.is_staff() { waiting_posts(&mut conn, &actor, &PUBLICATIONS).await?.len() } else { 0 };
    drop(conn);
    let tab = |one: &State| {
        let count = counts.iter().find(|(state, _)| state == one).map(|(_, count)| *count);
        Tab { count, ..Tab::new(w.state(one.as_str()), format!("/publish?state={one}"), *one == state) }
    };
    let page = page.titled(w.desk_title()).unlisted();
    Ok(page.ok(&DeskPage {
        page: &page,
        w,
        tabs: State::ALL.iter().map(tab).collect(),
        rows: listed.items,
        pager: Pager {
            newer: which.after.map(|_| format!("/publish?state={state}")),
            older: listed.next.map(|next| format!("/publish?state={state}&after={next}")),
        },
        kinds: Kind::ALL.iter().copied().filter(|kind| writer.may_start(*kind)).collect(),
        is_staff: writer.is_staff(),
        waiting: waiting as i64,
    }))
}

/// A comment that waits, as the page shows it.
struct WaitingView {
    post: PostId,
    author: Person,
    html: madang_ui::Markup,
    lang: String,
    at: i64,
    title: String,
    url: String,
}

impl WaitingView {
    fn of(row: WaitingPost) -> WaitingView {
        WaitingView {
            post: row.id,
            author: person(&row.author),
            lang: html_lang(&row.language).to_owned(),
            html: madang_ui::Markup(row.html),
            at: row.created_at.millis(),
            url: topic_url(&row.kind, row.topic, &row.slug),
            title: row.title,
        }
    }
}

#[derive(Template)]
#[template(path = "desk/comments.html")]
struct CommentsPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    waiting: Vec<WaitingView>,
}

async fn comments(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let waiting = waiting_posts(&mut app.db().read().await?, &actor, &PUBLICATIONS).await?;
    let page = page.titled(w.comments_title()).unlisted();
    let waiting = waiting.into_iter().map(WaitingView::of).collect();
    Ok(page.ok(&CommentsPage { page: &page, w, crumbs: crumbs(w), waiting }))
}

async fn approve(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    app.run(&actor, Decide::of(&app, post, None).await?).await?;
    let said = Words(page.lang).comment_approved();
    Ok(page.go_saying("/publish/comments", NoticeKind::Good, said))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reason {
    reason: String,
}

async fn decline(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<Reason>,
) -> Result<Response> {
    let w = Words(page.lang);
    match Decide::of(&app, post, Some(&input.reason)).await {
        Ok(decide) => {
            app.run(&actor, decide).await?;
            Ok(page.go_saying("/publish/comments", NoticeKind::Good, w.comment_declined()))
        }
        Err(Error::Invalid(_)) => Ok(page.go_saying("/publish/comments", NoticeKind::Bad, w.reason_needed())),
        Err(error) => Err(error),
    }
}
