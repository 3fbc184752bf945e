//! The guidelines for programs.

use super::{Guidelines, PublishGuidelines, Rule, agree_now};
use crate::store::guidelines as store;
use axum::{Json, http::StatusCode};
use madang_http::{Cursor, Json as Body, Listed, Path, Query};
use madang_i18n::Localized;
use madang_kernel::{Actor, App, Error, MemberId, Permission, Result, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A version of the guidelines.
#[derive(Serialize, ToSchema)]
#[schema(as = Guidelines)]
pub(crate) struct Shown {
    /// Its number, from 1.
    version: i64,
    /// What changed.
    note: String,
    /// When it was published, RFC 3339.
    published_at: String,
    /// Whether members were asked to agree.
    asks: bool,
    /// From when on writing needed that, where they were asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<String>,
    /// The whole text, Markdown.
    texts: Localized,
    /// Its rules.
    rules: Vec<ShownRule>,
}

/// A rule.
#[derive(Serialize, ToSchema)]
#[schema(as = GuidelineRule)]
pub(crate) struct ShownRule {
    /// By what it is cited.
    code: String,
    /// Its title.
    titles: Localized,
    /// What it says, Markdown.
    texts: Localized,
}

impl Shown {
    fn of(version: Guidelines, rules: Vec<Rule>) -> Shown {
        let rule = |rule: Rule| ShownRule { code: rule.code, titles: rule.titles, texts: rule.texts };
        Shown {
            version: version.version,
            note: version.note,
            published_at: version.published_at.to_string(),
            due_at: version.asks.then(|| version.due_at.to_string()),
            asks: version.asks,
            texts: version.texts,
            rules: rules.into_iter().map(rule).collect(),
        }
    }
}

/// The guidelines in force.
#[utoipa::path(get, path = "/api/v1/guidelines", tag = "guidelines",
    responses((status = 200, description = "The guidelines", body = Shown), (status = 404, description = "There are none")))]
pub(crate) async fn show(app: App) -> Result<Json<Shown>> {
    let mut conn = app.db().read().await?;
    let now = store::latest(&mut conn).await?.ok_or(Error::NotFound)?;
    let rules = store::rules(&mut conn, now.version).await?;
    Ok(Json(Shown::of(now, rules)))
}

/// One version of the guidelines.
#[utoipa::path(get, path = "/api/v1/guidelines/{version}", tag = "guidelines",
    params(("version" = i64, Path, description = "Its number")),
    responses((status = 200, description = "That version", body = Shown), (status = 404, description = "There is none such")))]
pub(crate) async fn version(app: App, Path((version,)): Path<(i64,)>) -> Result<Json<Shown>> {
    let mut conn = app.db().read().await?;
    let wanted = store::version(&mut conn, version).await?;
    let rules = store::rules(&mut conn, version).await?;
    Ok(Json(Shown::of(wanted, rules)))
}

/// Which version is agreed to.
#[derive(Deserialize, ToSchema)]
#[schema(as = GuidelineConsent)]
pub(crate) struct Consent {
    /// The version that was read; it must be the one in force.
    version: i64,
}

/// Agrees to the guidelines in force.
#[utoipa::path(put, path = "/api/v1/me/guidelines", tag = "guidelines", request_body = Consent,
    responses((status = 204, description = "Agreed"), (status = 409, description = "Another version is in force: `guidelines-changed`")))]
pub(crate) async fn agree(app: App, actor: Actor, Body(consent): Body<Consent>) -> Result<StatusCode> {
    // Agreeing is what brings the right to write back, so a bar must not stand in its way: the token's scope is asked alone.
    if actor.scopes().is_some_and(|scopes| !scopes.contains(&madang_kernel::Scope::Write)) {
        return Err(Error::Forbidden);
    }
    agree_now(&app, &actor, consent.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A new version.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewGuidelines)]
pub(crate) struct New {
    /// The text: Markdown with a heading of the second level for every rule, `## Title {#code}`; the same rules in each
    /// language that is there.
    texts: Localized,
    /// What changed, up to 500 characters.
    #[serde(default)]
    note: String,
    /// How many days members are given to agree, 0 to 90; absent when nobody is asked.
    days: Option<i64>,
}

/// Publishes a new version.
#[utoipa::path(post, path = "/api/v1/guidelines", tag = "guidelines", request_body = New,
    responses((status = 201, description = "The new version", body = Shown), (status = 422, description = "What is wrong, by field")))]
pub(crate) async fn publish(app: App, actor: Actor, Body(new): Body<New>) -> Result<(StatusCode, Json<Shown>)> {
    let version = app.run(&actor, PublishGuidelines::parse(new.texts, &new.note, new.days)?).await?;
    app.settings().reload(app.db()).await?;
    let mut conn = app.db().read().await?;
    let made = store::version(&mut conn, version).await?;
    let rules = store::rules(&mut conn, version).await?;
    Ok((StatusCode::CREATED, Json(Shown::of(made, rules))))
}

/// Somebody's consent.
#[derive(Serialize, ToSchema)]
#[schema(as = GivenConsent)]
pub(crate) struct Given {
    /// The member's id.
    member: String,
    /// The member's handle.
    handle: String,
    /// When, RFC 3339.
    at: String,
}

#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct LogQuery {
    /// Where the page begins: `next` of the one before.
    after: String,
    /// How many, up to 100.
    limit: Option<usize>,
}

/// Who agreed to a version, the latest first.
#[utoipa::path(get, path = "/api/v1/guidelines/{version}/consents", tag = "guidelines",
    params(("version" = i64, Path, description = "Its number"), LogQuery),
    responses((status = 200, description = "A page of consents", body = Vec<Given>)))]
pub(crate) async fn consents(
    app: App,
    actor: Actor,
    Path((version,)): Path<(i64,)>,
    Query(query): Query<LogQuery>,
) -> Result<Json<Listed<Given>>> {
    if !actor.may(Permission::ManageMembers) {
        return Err(actor.refusal(None));
    }
    let most = query.limit.unwrap_or(100).clamp(1, 100);
    let after = Cursor::parse(&query.after).unwrap_or(Cursor::start());
    let mut conn = app.db().read().await?;
    store::version(&mut conn, version).await?;
    let before = (Timestamp::from_millis(after.key), MemberId::new(after.id));
    let rows = store::consents(&mut conn, version, before, most as i64 + 1).await?;
    let listed = Listed::of(rows, most, |row| Cursor::after(row.at.millis(), row.member.number()));
    Ok(Json(listed.map(|row| Given { member: row.member.to_string(), handle: row.handle, at: row.at.to_string() })))
}
