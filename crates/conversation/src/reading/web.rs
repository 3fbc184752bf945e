//! Where pages tell what was read.

use super::{MOST_POSTS, Reading};
use crate::store;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, PostId, Result};
use serde::Deserialize;

/// What a page without JavaScript may have been read for, in milliseconds, if that much has passed.
const WITHOUT_SCRIPT: i64 = 180_000;

/// Where pages tell what was read.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/read", Access::Member, tell).get("/read/{post}", Access::Member, shown)
}

/// What a page tells.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    /// Milliseconds in which the page was visible, somebody was there, and a post was on the screen.
    time: i64,
    /// The posts that came onto the screen, with commas between them.
    posts: String,
}

async fn tell(app: App, actor: Actor, Form(told): Form<Told>) -> Result<StatusCode> {
    let posts: Vec<PostId> = told.posts.split(',').filter_map(|id| id.parse().ok()).take(MOST_POSTS).collect();
    note(&app, &actor, told.time, &posts).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asked for as an invisible picture by pages whose script does not run.
async fn shown(app: App, actor: Actor, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    note(&app, &actor, WITHOUT_SCRIPT, &[post]).await?;
    Ok((StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, "no-store")]).into_response())
}

/// Posts that the reader cannot see, and their own, count for nothing.
async fn note(app: &App, actor: &Actor, millis: i64, posts: &[PostId]) -> Result<()> {
    let member = actor.signed_in()?;
    let mut conn = app.db().read().await?;
    let found = store::reading::posts_of_others(&mut conn, actor.visible_spaces(), member, posts).await?;
    app.service::<Reading>().heard(member, app.now(), millis, &found);
    Ok(())
}
