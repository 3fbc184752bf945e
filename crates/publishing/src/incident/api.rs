//! Incidents in the API.

use super::{
    EndIncident, OpenIncident, UpdateIncident,
    web::{find, read},
};
use crate::{
    item::Audience,
    refresh_banners,
    store::incidents::{self as store, IncidentId, IncidentRow, UpdateRow},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_conversation::Localized;
use madang_http::{Access, Json, Path, Routes};
use madang_kernel::{Actor, App, Result, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where programs read and write incidents.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/incidents", Access::Everyone, list)
        .post("/api/v1/incidents", Access::Manager, open)
        .get("/api/v1/incidents/{incident}", Access::Everyone, get)
        .post("/api/v1/incidents/{incident}/updates", Access::Manager, update)
        .put("/api/v1/incidents/{incident}/end", Access::Manager, end)
}

/// An incident.
#[derive(Serialize, ToSchema)]
pub(crate) struct Incident {
    #[schema(value_type = String)]
    id: IncidentId,
    /// What is or was wrong.
    titles: Localized,
    /// `everyone` or `members`.
    #[schema(value_type = String)]
    audience: Audience,
    #[schema(value_type = String, format = DateTime)]
    opened_at: Timestamp,
    /// By when readers hear more.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_at: Option<Timestamp>,
    /// When it was over.
    #[schema(value_type = Option<String>, format = DateTime)]
    over_at: Option<Timestamp>,
    /// What was said of it, the newest first; left out in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    updates: Vec<IncidentUpdate>,
}

/// Something that was said of an incident.
#[derive(Serialize, ToSchema)]
pub(crate) struct IncidentUpdate {
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// The name of who said it.
    author: String,
    /// Markdown.
    texts: Localized,
}

impl Incident {
    fn of(row: IncidentRow, updates: Vec<UpdateRow>) -> Incident {
        let update = |one: UpdateRow| IncidentUpdate { at: one.at, texts: read(&one.texts), author: one.author };
        Incident {
            id: row.id,
            titles: read(&row.titles),
            audience: row.audience,
            opened_at: row.opened_at,
            next_at: row.next_at,
            over_at: row.over_at,
            updates: updates.into_iter().map(update).collect(),
        }
    }
}

/// The latest 100 incidents, the newest first.
#[utoipa::path(get, path = "/api/v1/incidents", tag = "publishing", responses((status = 200, body = Vec<Incident>)))]
pub(crate) async fn list(app: App, actor: Actor) -> Result<Response> {
    let rows = store::latest(&mut app.db().read().await?, actor.id().is_some()).await?;
    let items: Vec<Incident> = rows.into_iter().map(|row| Incident::of(row, Vec::new())).collect();
    Ok(axum::Json(items).into_response())
}

/// An incident with what was said of it.
#[utoipa::path(get, path = "/api/v1/incidents/{incident}", tag = "publishing",
    params(("incident" = String, Path, description = "Its id")), responses((status = 200, body = Incident)))]
pub(crate) async fn get(app: App, actor: Actor, Path((incident,)): Path<(IncidentId,)>) -> Result<Response> {
    let (row, updates) = find(&app, &actor, incident).await?;
    Ok(axum::Json(Incident::of(row, updates)).into_response())
}

/// An incident to open.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewIncident {
    /// What is wrong, up to 200 characters; one language is enough.
    titles: Localized,
    /// The first statement, Markdown up to 4,000 characters; one language is enough.
    texts: Localized,
    /// `everyone` (the default) or `members`.
    #[serde(default = "everyone")]
    #[schema(value_type = String)]
    audience: Audience,
    /// By when readers hear more.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_at: Option<Timestamp>,
}

fn everyone() -> Audience {
    Audience::Everyone
}

/// Opens an incident: its title stands above every page until it is over.
#[utoipa::path(post, path = "/api/v1/incidents", tag = "publishing", request_body = NewIncident,
    responses((status = 201, body = Incident), (status = 422, description = "What is wrong, by field")))]
pub(crate) async fn open(app: App, actor: Actor, Json(new): Json<NewIncident>) -> Result<Response> {
    let NewIncident { titles, texts, audience, next_at } = new;
    let id = app.run(&actor, OpenIncident { titles, texts, audience, next_at }).await?;
    refresh_banners(&app).await?;
    let (row, updates) = find(&app, &actor, id).await?;
    Ok((StatusCode::CREATED, axum::Json(Incident::of(row, updates))).into_response())
}

/// More about an incident.
#[derive(Deserialize, ToSchema)]
pub(crate) struct IncidentNews {
    /// What is known now, Markdown; one language is enough.
    texts: Localized,
    /// By when readers hear more again; not used at the end.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_at: Option<Timestamp>,
}

/// Says more of an incident.
#[utoipa::path(post, path = "/api/v1/incidents/{incident}/updates", tag = "publishing", request_body = IncidentNews,
    params(("incident" = String, Path, description = "Its id")),
    responses((status = 200, body = Incident), (status = 409, description = "It is over: `incident-over`")))]
pub(crate) async fn update(
    app: App,
    actor: Actor,
    Path((incident,)): Path<(IncidentId,)>,
    Json(news): Json<IncidentNews>,
) -> Result<Response> {
    app.run(&actor, UpdateIncident { incident, texts: news.texts, next_at: news.next_at }).await?;
    let (row, updates) = find(&app, &actor, incident).await?;
    Ok(axum::Json(Incident::of(row, updates)).into_response())
}

/// Says that an incident is over; its banner comes down.
#[utoipa::path(put, path = "/api/v1/incidents/{incident}/end", tag = "publishing", request_body = IncidentNews,
    params(("incident" = String, Path, description = "Its id")),
    responses((status = 200, body = Incident), (status = 409, description = "It is over already: `incident-over`")))]
pub(crate) async fn end(
    app: App,
    actor: Actor,
    Path((incident,)): Path<(IncidentId,)>,
    Json(news): Json<IncidentNews>,
) -> Result<Response> {
    app.run(&actor, EndIncident { incident, texts: news.texts }).await?;
    refresh_banners(&app).await?;
    let (row, updates) = find(&app, &actor, incident).await?;
    Ok(axum::Json(Incident::of(row, updates)).into_response())
}
