//! Series of the blog: staff gives them other names. Their addresses stay.

use crate::{
    item::NAME_MAX,
    store::places::{by_name, by_slug, rename_series},
    words::Words,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Form, Json, Path, Routes};
use madang_kernel::{Actor, App, Command, Cx, Error, Permission, Result, text};
use madang_ui::{NoticeKind, Page};
use serde::Deserialize;
use utoipa::ToSchema;

/// Where series are renamed.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/news/series/{series}", Access::Agent, submit).put(
        "/api/v1/series/{series}",
        Access::Agent,
        put,
    )
}

/// Gives a series another name.
#[derive(Clone, Debug)]
pub struct RenameSeries {
    /// Its name in addresses, which stays.
    pub slug: String,
    /// Its new name: 1 to 80 characters.
    pub name: String,
}

impl Command for RenameSeries {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let series = by_slug(cx, &self.slug).await?.ok_or(Error::NotFound)?;
        let name = text::line(&self.name);
        match name.chars().count() {
            0 => return Err(Error::field("name", "required")),
            length if length > NAME_MAX => return Err(Error::field("name", "too-long")),
            _ => {}
        }
        if by_name(cx, &name).await?.is_some_and(|other| other.id != series.id) {
            return Err(Error::field("name", "already-there"));
        }
        rename_series(cx, series.id, &name).await
    }
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct SeriesInput {
    /// Its new name: 1 to 80 characters.
    name: String,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Form(input): Form<SeriesInput>,
) -> Result<Response> {
    let (w, url) = (Words(page.lang), format!("/news/series/{slug}"));
    match app.run(&actor, RenameSeries { slug, name: input.name }).await {
        Ok(()) => Ok(page.go_saying(url, NoticeKind::Good, w.series_renamed())),
        Err(Error::Invalid(fields)) => {
            let said = fields.0.first().map_or("", |(field, code)| w.code(field, code));
            Ok(page.go_saying(url, NoticeKind::Bad, said))
        }
        Err(error) => Err(error),
    }
}

/// Gives a series another name; its address stays.
#[utoipa::path(put, path = "/api/v1/series/{series}", tag = "publishing", request_body = SeriesInput,
    params(("series" = String, Path, description = "Its name in addresses")), responses((status = 204)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((slug,)): Path<(String,)>,
    Json(input): Json<SeriesInput>,
) -> Result<Response> {
    app.run(&actor, RenameSeries { slug, name: input.name }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
