//! Saved replies in the API.

use super::{ChangeReply, DropReply, KeepReply, MOST, ReplyId, SavedReply, UseReply, choose, fill::texts, share};
use crate::store::replies::{self, ReplyRow};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path, Query};
use madang_i18n::Localized;
use madang_kernel::{Actor, App, Error, MemberId, Result, Timestamp, TopicId};
use madang_ui::Page;
use serde::{Deserialize, Serialize};

/// A saved reply.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Reply {
    #[schema(value_type = String)]
    id: ReplyId,
    name: String,
    folder: String,
    /// Whether the whole team has it, not only the actor.
    team: bool,
    texts: Localized,
    /// How often it was put into an answer.
    uses: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    used_at: Option<Timestamp>,
}

impl From<ReplyRow> for Reply {
    fn from(row: ReplyRow) -> Reply {
        Reply {
            id: row.id,
            team: row.owner.is_none(),
            texts: texts(&row),
            name: row.name,
            folder: row.folder,
            uses: row.uses,
            used_at: row.used_at,
        }
    }
}

/// A reply to keep.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct ReplyInput {
    /// Up to 60 characters.
    name: String,
    /// Up to 60 characters; none where it is empty.
    folder: String,
    /// Whether the whole team has it, not only the actor.
    team: bool,
    /// Up to 5,000 characters in each language, at least one text. `{name}`, `{agent}`, `{product}`, `{version}`, `{space}` and
    /// `{link}` are filled when it is used; other words in braces are refused.
    texts: Localized,
}

impl ReplyInput {
    fn parse(&self) -> Result<SavedReply> {
        SavedReply::parse(&self.name, &self.folder, &self.texts, self.team)
    }
}

/// Which replies are wanted.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Which {
    /// Words that the name, the folder or a text hold.
    q: String,
    /// The folder.
    folder: String,
}

/// The team's replies and the actor's own, the most used first.
#[utoipa::path(get, path = "/api/v1/desk/replies", tag = "desk", params(Which), responses((status = 200, body = Vec<Reply>)))]
pub(crate) async fn list(app: App, actor: Actor, Query(which): Query<Which>) -> Result<Response> {
    let me = actor.signed_in()?;
    let rows = replies::list(&mut app.db().read().await?, me, which.q.trim(), &which.folder, MOST * 2).await?;
    Ok(axum::Json(rows.into_iter().map(Reply::from).collect::<Vec<_>>()).into_response())
}

/// Keeps a reply.
#[utoipa::path(post, path = "/api/v1/desk/replies", tag = "desk", request_body = ReplyInput, responses((status = 201, body = Reply)))]
pub(crate) async fn post(app: App, actor: Actor, Json(input): Json<ReplyInput>) -> Result<Response> {
    let id = app.run(&actor, KeepReply(input.parse()?)).await?;
    Ok((StatusCode::CREATED, axum::Json(one(&app, &actor, id).await?)).into_response())
}

/// A reply.
#[utoipa::path(get, path = "/api/v1/desk/replies/{reply}", tag = "desk",
    params(("reply" = String, Path, description = "The reply's id")), responses((status = 200, body = Reply)))]
pub(crate) async fn get(app: App, actor: Actor, Path((reply,)): Path<(ReplyId,)>) -> Result<Response> {
    Ok(axum::Json(one(&app, &actor, reply).await?).into_response())
}

/// Writes a reply anew.
#[utoipa::path(put, path = "/api/v1/desk/replies/{reply}", tag = "desk", request_body = ReplyInput,
    params(("reply" = String, Path, description = "The reply's id")), responses((status = 200, body = Reply)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((reply,)): Path<(ReplyId,)>,
    Json(input): Json<ReplyInput>,
) -> Result<Response> {
    let team = input.team;
    app.run(&actor, ChangeReply { reply, saved: SavedReply { team, ..input.parse()? } }).await?;
    Ok(axum::Json(one(&app, &actor, reply).await?).into_response())
}

/// Deletes a reply.
#[utoipa::path(delete, path = "/api/v1/desk/replies/{reply}", tag = "desk",
    params(("reply" = String, Path, description = "The reply's id")), responses((status = 204)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((reply,)): Path<(ReplyId,)>) -> Result<Response> {
    app.run(&actor, DropReply(reply)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The question that is answered.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct FillInput {
    /// The question's id.
    topic: String,
}

/// A reply's text for a question.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct FilledReply {
    /// The text; variables about which nothing is known still stand in it.
    text: String,
    /// The language of the text: the question's where there is one, else the agent's, else any.
    language: String,
    /// The variables about which nothing is known.
    missing: Vec<&'static str>,
}

/// Fills a reply for a question, and counts that it was used.
#[utoipa::path(post, path = "/api/v1/desk/replies/{reply}/fill", tag = "desk", request_body = FillInput,
    params(("reply" = String, Path, description = "The reply's id")), responses((status = 200, body = FilledReply)))]
pub(crate) async fn fill(
    app: App,
    actor: Actor,
    page: Page,
    Path((reply,)): Path<(ReplyId,)>,
    Json(input): Json<FillInput>,
) -> Result<Response> {
    let topic: TopicId = input.topic.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.db().read().await?;
    let place = replies::place(&mut conn, &actor, topic).await?;
    let row = replies::one(&mut conn, actor.signed_in()?, reply).await?;
    drop(conn);
    let filled = choose::filled(&app, &row, &place, page.lang);
    app.run(&actor, UseReply(reply)).await?;
    let language = filled.lang.code().to_owned();
    Ok(axum::Json(FilledReply { text: filled.text, language, missing: filled.missing }).into_response())
}

/// How often an employee repeated an earlier answer or comment nearly word for word, in the last 30 days.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct TemplatedShare {
    #[schema(value_type = String)]
    member: MemberId,
    handle: String,
    name: String,
    /// Answers and comments in 30 days.
    answers: i64,
    /// Those of them that repeat an earlier one.
    templated: i64,
    /// Their share, in per cent.
    share: i64,
}

/// How often staff repeat themselves: everybody for managers, else only the actor.
#[utoipa::path(get, path = "/api/v1/desk/replies/share", tag = "desk", responses((status = 200, body = Vec<TemplatedShare>)))]
pub(crate) async fn share(app: App, actor: Actor) -> Result<Response> {
    let rows = share::read(&app, &actor).await?.into_iter();
    let shares = rows.map(|row| TemplatedShare {
        share: share::per_cent(&row),
        member: row.member,
        handle: row.handle,
        name: row.name,
        answers: row.answers,
        templated: row.templated,
    });
    Ok(axum::Json(shares.collect::<Vec<_>>()).into_response())
}

async fn one(app: &App, actor: &Actor, reply: ReplyId) -> Result<Reply> {
    Ok(replies::one(&mut app.db().read().await?, actor.signed_in()?, reply).await?.into())
}
