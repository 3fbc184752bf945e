//! Word rules and the other checks in the API.

use super::{CheckSettings, Checks, DeleteWord, SaveChecks, SaveWord, TypedWord, WordId};
use crate::store::words::{self as store, WordRow};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Json, Path, Query};
use madang_kernel::{Actor, App, Result, Timestamp};
use serde::{Deserialize, Serialize};

/// A word rule.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WordEntry {
    #[schema(value_type = String)]
    id: WordId,
    #[serde(flatten)]
    word: TypedWord,
    /// The name of whoever changed it last.
    changed_by: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    changed_at: Timestamp,
}

impl WordEntry {
    fn of(row: WordRow) -> WordEntry {
        WordEntry {
            id: row.id,
            word: TypedWord {
                pattern: row.pattern,
                language: row.language,
                action: row.action,
                replacement: row.replacement,
                loose: row.loose,
                everywhere: row.everywhere,
                off: !row.enabled,
                note: row.note,
            },
            changed_by: row.changed_by,
            changed_at: row.changed_at,
        }
    }
}

/// Word rules.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WordList {
    items: Vec<WordEntry>,
}

/// Which rules.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct WantedWords {
    /// A text that stands in the rule's word, note or replacement; every rule without it.
    q: String,
}

/// Word rules, those changed last first.
#[utoipa::path(get, path = "/api/v1/moderation/words", tag = "moderation", params(WantedWords),
    responses((status = 200, body = WordList)))]
pub(crate) async fn list(app: App, Query(wanted): Query<WantedWords>) -> Result<Response> {
    let rows = super::found(&mut app.db().read().await?, &wanted.q).await?;
    Ok(axum::Json(WordList { items: rows.into_iter().map(WordEntry::of).collect() }).into_response())
}

async fn saved(app: &App, actor: &Actor, id: Option<WordId>, typed: &TypedWord) -> Result<WordEntry> {
    let id = app.run(actor, SaveWord::parse(id, typed)?).await?;
    app.service::<Checks>().forget();
    Ok(WordEntry::of(store::one(&mut app.db().read().await?, id).await?))
}

/// Adds a word rule.
#[utoipa::path(post, path = "/api/v1/moderation/words", tag = "moderation", request_body = TypedWord,
    responses((status = 201, body = WordEntry)))]
pub(crate) async fn add(app: App, actor: Actor, Json(typed): Json<TypedWord>) -> Result<Response> {
    Ok((StatusCode::CREATED, axum::Json(saved(&app, &actor, None, &typed).await?)).into_response())
}

/// Changes a word rule.
#[utoipa::path(put, path = "/api/v1/moderation/words/{word}", tag = "moderation", request_body = TypedWord,
    params(("word" = String, Path, description = "The rule's id")), responses((status = 200, body = WordEntry)))]
pub(crate) async fn change(
    app: App,
    actor: Actor,
    Path((word,)): Path<(WordId,)>,
    Json(typed): Json<TypedWord>,
) -> Result<Response> {
    Ok(axum::Json(saved(&app, &actor, Some(word), &typed).await?).into_response())
}

/// Takes a word rule away.
#[utoipa::path(delete, path = "/api/v1/moderation/words/{word}", tag = "moderation",
    params(("word" = String, Path, description = "The rule's id")), responses((status = 204)))]
pub(crate) async fn remove(app: App, actor: Actor, Path((word,)): Path<(WordId,)>) -> Result<Response> {
    app.run(&actor, DeleteWord { word }).await?;
    app.service::<Checks>().forget();
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A text to try.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct TextInput {
    /// Markdown.
    text: String,
}

/// A word that a rule hits.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WordHit {
    #[schema(value_type = String)]
    rule: WordId,
    /// The pattern that was found.
    pattern: String,
    /// `hold`, `flag`, `replace` or `block`.
    action: &'static str,
}

/// What the rules say of a text.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct WordTest {
    hits: Vec<WordHit>,
    /// The text after replacing, where that changes it.
    replaced: Option<String>,
}

/// What the word rules say of a text; nothing is kept.
#[utoipa::path(post, path = "/api/v1/moderation/words/test", tag = "moderation", request_body = TextInput,
    responses((status = 200, body = WordTest)))]
pub(crate) async fn test(app: App, Json(input): Json<TextInput>) -> Result<Response> {
    let verdict = app.service::<Checks>().rules(&app).await?.check(&input.text);
    let hits = verdict.hits.into_iter().map(|hit| WordHit {
        rule: WordId::new(hit.rule),
        action: hit.action.code(),
        pattern: hit.pattern,
    });
    Ok(axum::Json(WordTest { hits: hits.collect(), replaced: verdict.replaced }).into_response())
}

/// Which checks run.
#[utoipa::path(get, path = "/api/v1/moderation/checks", tag = "moderation", responses((status = 200, body = CheckSettings)))]
pub(crate) async fn settings(app: App) -> Result<Response> {
    Ok(axum::Json(CheckSettings::now(&app)).into_response())
}

/// Sets which checks run.
#[utoipa::path(put, path = "/api/v1/moderation/checks", tag = "moderation", request_body = CheckSettings,
    responses((status = 200, body = CheckSettings)))]
pub(crate) async fn save_settings(app: App, actor: Actor, Json(typed): Json<CheckSettings>) -> Result<Response> {
    app.run(&actor, SaveChecks::parse(typed)?).await?;
    app.settings().reload(app.db()).await?;
    Ok(axum::Json(CheckSettings::now(&app)).into_response())
}
