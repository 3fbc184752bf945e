//! Addresses of the system that a community came from lead to where things are now.

use crate::zendesk::{self, Page};
use axum::{
    http::Uri,
    response::{IntoResponse, Redirect, Response},
};
use madang_conversation::Spaces;
use madang_http::Path;
use madang_kernel::{Actor, App, Error, FileId, MemberId, Permission, PostId, Result, SpaceId, TopicId, sql};
use percent_encoding::{CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// `/questions/12`
pub(crate) async fn question(app: App, actor: Actor, Path((old,)): Path<(String,)>) -> Result<Response> {
    to_topic(&app, &actor, &old).await
}

/// `/questions/12/how-do-i`, and `/questions/tagged/pump`
pub(crate) async fn question_with_slug(
    app: App,
    actor: Actor,
    Path((old, slug)): Path<(String, String)>,
) -> Result<Response> {
    if old == "tagged" {
        return Ok(moved(&format!("/tags/{}", utf8_percent_encode(&slug, NON_ALPHANUMERIC))));
    }
    to_topic(&app, &actor, &old).await
}

/// `/questions/12/how-do-i/34`
pub(crate) async fn answer_of(
    app: App,
    actor: Actor,
    Path((old, _, answer)): Path<(String, String, String)>,
) -> Result<Response> {
    match to_post(&app, &answer).await {
        Err(Error::NotFound) => to_topic(&app, &actor, &old).await,
        found => found,
    }
}

/// `/a/34`; and the short address of an article of ours. `/a/34/7`, as it was shared by somebody, is led here by the
/// articles' own pages.
pub(crate) async fn answer(app: App, actor: Actor, Path((old,)): Path<(String,)>) -> Result<Response> {
    match to_post(&app, &old).await {
        Err(Error::NotFound) => {
            let id: TopicId = old.parse().map_err(|_| Error::NotFound)?;
            let topic = madang_conversation::topic_head(&mut app.db().read().await?, &actor, id).await?;
            Ok(moved(&topic.url()))
        }
        found => found,
    }
}

/// `/users/7`
pub(crate) async fn member(app: App, Path((old,)): Path<(String,)>) -> Result<Response> {
    to_member(&app, &old).await
}

/// `/users/7/some-name`
pub(crate) async fn member_with_slug(app: App, Path((old, _)): Path<(String, String)>) -> Result<Response> {
    to_member(&app, &old).await
}

/// Every page of a Zendesk help centre: `/hc/ja/articles/12-how-to`, `/hc/en-us/sections/3` and so on.
pub(crate) async fn help_centre(app: App, actor: Actor, uri: Uri) -> Result<Response> {
    match zendesk::page(uri.path()) {
        Page::Article { id, locale, .. } => {
            if let Some(locale) = locale
                && let Ok(found) = to_topic(&app, &actor, &format!("article:{id}:{locale}")).await
            {
                return Ok(found);
            }
            to_topic(&app, &actor, &format!("article:{id}")).await
        }
        Page::Section(id) => to_space(&app, &actor, &format!("section:{id}")).await,
        Page::Category(id) => to_space(&app, &actor, &format!("category:{id}")).await,
        Page::Topic(id) => to_space(&app, &actor, &format!("topic:{id}")).await,
        Page::Post(id) => to_topic(&app, &actor, &format!("post:{id}")).await,
        Page::Ticket(id) => to_topic(&app, &actor, &format!("ticket:{id}")).await,
        Page::File(Some(id)) => {
            let file = FileId::new(here(&app, "file", &format!("attachment:{id}")).await?);
            Ok(moved(&madang_conversation::file_url(file, "file")))
        }
        Page::Home => Ok(moved(zendesk::HOME)),
        Page::File(None) | Page::Other => Err(Error::NotFound),
    }
}

/// `/agent/tickets/35`
pub(crate) async fn ticket(app: App, actor: Actor, Path((ticket,)): Path<(String,)>) -> Result<Response> {
    to_topic(&app, &actor, &format!("ticket:{ticket}")).await
}

async fn to_space(app: &App, actor: &Actor, key: &str) -> Result<Response> {
    let id = SpaceId::new(here(app, "space", key).await?);
    let spaces = app.service::<Spaces>().now();
    let space = spaces.get(id).filter(|_| actor.can(Permission::Read, id)).ok_or(Error::NotFound)?;
    Ok(moved(&space.url()))
}

/// Where several sources had the same number, the first by name counts.
async fn here(app: &App, kind: &'static str, old: &str) -> Result<i64> {
    let mut conn = app.db().read().await?;
    conn.q(sql!("SELECT id FROM imported WHERE kind = $1 AND key = $2 ORDER BY source LIMIT 1"))
        .bind(kind)
        .bind(old)
        .value()
        .await
}

async fn to_topic(app: &App, actor: &Actor, old: &str) -> Result<Response> {
    let id = TopicId::new(here(app, "topic", old).await?);
    let topic = madang_conversation::topic_head(&mut app.db().read().await?, actor, id).await?;
    Ok(moved(&topic.url()))
}

/// Posts know their own topic, and who may see it.
async fn to_post(app: &App, old: &str) -> Result<Response> {
    let id = PostId::new(here(app, "post", old).await?);
    Ok(moved(&madang_conversation::post_url(id)))
}

async fn to_member(app: &App, old: &str) -> Result<Response> {
    let id = MemberId::new(here(app, "member", old).await?);
    let found = madang_people::bylines(&mut app.db().read().await?, &[id]).await?;
    let member = found.into_iter().next().ok_or(Error::NotFound)?;
    Ok(moved(&madang_conversation::profile_url(&member.handle)))
}

/// Addresses of topics carry their titles, in any script; a header takes ASCII only.
fn moved(path: &str) -> Response {
    Redirect::permanent(&utf8_percent_encode(path, CONTROLS).to_string()).into_response()
}
