//! Removing and restoring on pages.

use super::{Remove, Restore};
use crate::{PostKind, Rights, Words as _, find_post, forms::or_say, post_url};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Permission, PostId, Result};
use madang_ui::{NoticeKind, Page};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/p/{post}/remove", Access::Member, ask).post("/p/{post}/remove", Access::Member, remove).post(
        "/p/{post}/restore",
        Access::Member,
        restore,
    )
}

#[derive(Template)]
#[template(path = "remove/remove.html")]
struct RemovePage<'a> {
    page: &'a Page,
    t: Lang,
    url: String,
    back: String,
    opening: bool,
}

async fn ask(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, post).await?;
    if !Rights::on(&actor, &topic, &post).remove {
        return or_say(&page, &post_url(post.id), super::why_not(&actor, &post, &topic));
    }
    let title = page.lang.remove_title();
    let page = page.titled(title).unlisted();
    let (url, back) = (format!("/p/{}/remove", post.id), post_url(post.id));
    Ok(page.ok(&RemovePage { page: &page, t: page.lang, url, back, opening: post.kind == PostKind::Opening }))
}

async fn remove(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (head, _) = find_post(&mut conn, &actor, post).await?;
    drop(conn);
    let topic = match app.run(&actor, Remove { post }).await {
        Ok(topic) => topic,
        Err(error) => return or_say(&page, &post_url(post), error),
    };
    let url = match head.kind {
        PostKind::Opening => "/".to_owned(),
        // Who may bring it back sees where it was.
        _ if actor.is(head.author) || actor.can(Permission::Moderate, topic.space) => post_url(post),
        _ => topic.url(),
    };
    Ok(page.go_saying(url, NoticeKind::Good, page.lang.removed()))
}

async fn restore(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    match app.run(&actor, Restore { post }).await {
        Ok(_) => Ok(page.go_saying(post_url(post), NoticeKind::Good, page.lang.restored())),
        Err(error) => or_say(&page, &post_url(post), error),
    }
}
