//! The pages on which tags are kept in order, and the same in the API.

use super::{DESCRIPTION_MAX, DeleteTag, EditTag, MergeTag};
use crate::{Words as _, admin, forms::form_errors, store::tags, tags::pattern};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Cursor, Form, Json, Listed, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Permission, Result, TagId};
use madang_ui::{FieldErrors, NoticeKind, Page, Pager, Section, Tab};
use serde::Deserialize;

/// How many tags a page lists.
const PER_PAGE: usize = 100;

/// Where tags are kept in order.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/admin/tags", Access::Manager, index)
        .get("/admin/tags/{tag}", Access::Manager, edit)
        .post("/admin/tags/{tag}", Access::Manager, submit)
        .post("/admin/tags/{tag}/merge", Access::Manager, submit_merge)
        .post("/admin/tags/{tag}/delete", Access::Manager, submit_delete)
        .patch("/api/v1/admin/tags/{tag}", Access::Manager, patch)
        .post("/api/v1/admin/tags/{tag}/merge", Access::Manager, merge)
        .delete("/api/v1/admin/tags/{tag}", Access::Manager, delete)
}

#[derive(Default, Deserialize)]
struct Which {
    #[serde(default)]
    q: String,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "admin_tags/tags.html")]
struct TagsPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    q: &'a str,
    tags: Vec<tags::KeptTag>,
    pager: Pager,
}

async fn index(app: App, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let after = which.after.as_deref().and_then(Cursor::parse).unwrap_or(Cursor::start());
    let mut conn = app.db().read().await?;
    let rows = tags::kept(&mut conn, &pattern(&which.q), after).await?;
    let listed = Listed::of(rows, PER_PAGE, |tag| Cursor::after(tag.topics, tag.id.number()));
    let q = percent_encoding::utf8_percent_encode(&which.q, percent_encoding::NON_ALPHANUMERIC).to_string();
    let t = page.lang;
    let page = page.titled(t.admin_tags()).section(Section::Admin).unlisted();
    Ok(page.ok(&TagsPage {
        page: &page,
        t: page.lang,
        tabs: admin::tabs(page.lang, "/admin/tags"),
        q: &which.q,
        tags: listed.items,
        pager: Pager {
            newer: which.after.as_ref().map(|_| format!("/admin/tags?q={q}")),
            older: listed.next.map(|next| format!("/admin/tags?q={q}&after={next}")),
        },
    }))
}

/// A tag as the form sends it.
#[derive(Clone, Default, Deserialize)]
struct TagForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    /// One a line, or parted by commas.
    #[serde(default)]
    synonyms: String,
    /// The name of the tag to merge into.
    #[serde(default)]
    into: String,
}

#[derive(Template)]
#[template(path = "admin_tags/tag.html")]
struct TagPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    tag: &'a tags::KeptTag,
    used: bool,
    errors: &'a FieldErrors,
    form: &'a TagForm,
    description_max: String,
}

/// The page with what was typed; without a form, with what is kept.
async fn form_page(app: &App, page: Page, id: TagId, form: Option<TagForm>, errors: FieldErrors) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let tag = tags::kept_one(&mut conn, id).await?;
    let used = tags::is_used(&mut conn, id).await?;
    let form = match form {
        Some(form) => form,
        None => {
            let synonyms: Vec<String> = tags::synonyms(&mut conn, id).await?.into_iter().map(|row| row.0).collect();
            let (name, description) = (tag.name.clone(), tag.description.clone());
            TagForm { name, description, synonyms: synonyms.join("\n"), into: String::new() }
        }
    };
    let page = page.titled(&tag.name).section(Section::Admin).unlisted();
    let template = TagPage {
        page: &page,
        t: page.lang,
        tabs: admin::tabs(page.lang, "/admin/tags"),
        tag: &tag,
        used,
        errors: &errors,
        form: &form,
        description_max: DESCRIPTION_MAX.to_string(),
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn edit(app: App, page: Page, Path((tag,)): Path<(TagId,)>) -> Result<Response> {
    form_page(&app, page, tag, None, FieldErrors::none()).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((tag,)): Path<(TagId,)>,
    Form(form): Form<TagForm>,
) -> Result<Response> {
    let (name, description) = (form.name.clone(), form.description.clone());
    let synonyms = split(&form.synonyms);
    match app.run(&actor, EditTag { tag, name, description, synonyms }).await {
        Ok(()) => Ok(page.go_saying("/admin/tags", NoticeKind::Good, page.lang.admin_tag_saved())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            form_page(&app, page, tag, Some(form), errors).await
        }
    }
}

async fn submit_merge(
    app: App,
    actor: Actor,
    page: Page,
    Path((tag,)): Path<(TagId,)>,
    Form(form): Form<TagForm>,
) -> Result<Response> {
    match app.run(&actor, MergeTag { tag, into: form.into.clone() }).await {
        Ok(into) => {
            let said = page.lang.admin_tag_merged();
            Ok(page.go_saying(format!("/admin/tags/{into}"), NoticeKind::Good, said))
        }
        Err(error) => {
            let errors = form_errors(&page, error)?;
            let mut conn = app.db().read().await?;
            let kept = tags::kept_one(&mut conn, tag).await?;
            drop(conn);
            let form = TagForm { name: kept.name, description: kept.description, ..form };
            form_page(&app, page, tag, Some(form), errors).await
        }
    }
}

async fn submit_delete(app: App, actor: Actor, page: Page, Path((tag,)): Path<(TagId,)>) -> Result<Response> {
    match app.run(&actor, DeleteTag { tag }).await {
        Ok(()) => Ok(page.go_saying("/admin/tags", NoticeKind::Good, page.lang.admin_tag_deleted())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            form_page(&app, page, tag, None, errors).await
        }
    }
}

fn split(typed: &str) -> Vec<String> {
    typed.split(['\n', ',', '、', '，']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// What changes about a tag; what is not given stays.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct TagPatch {
    name: Option<String>,
    description: Option<String>,
    synonyms: Option<Vec<String>>,
}

/// Changes a tag.
#[utoipa::path(patch, path = "/api/v1/admin/tags/{tag}", tag = "admin", request_body = TagPatch,
    params(("tag" = String, Path, description = "The tag's id")), responses((status = 204)))]
pub(crate) async fn patch(
    app: App,
    actor: Actor,
    Path((tag,)): Path<(TagId,)>,
    Json(patch): Json<TagPatch>,
) -> Result<Response> {
    if !actor.may(Permission::Manage) {
        return Err(actor.refusal(None));
    }
    let mut conn = app.db().read().await?;
    let kept = tags::kept_one(&mut conn, tag).await?;
    let synonyms = match patch.synonyms {
        Some(synonyms) => synonyms,
        None => tags::synonyms(&mut conn, tag).await?.into_iter().map(|row| row.0).collect(),
    };
    drop(conn);
    let (name, description) = (patch.name.unwrap_or(kept.name), patch.description.unwrap_or(kept.description));
    app.run(&actor, EditTag { tag, name, description, synonyms }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Which tag another is merged into.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct MergeInput {
    /// The name of the tag that stays.
    into: String,
}

/// Merges a tag into another, of which it becomes a synonym.
#[utoipa::path(post, path = "/api/v1/admin/tags/{tag}/merge", tag = "admin", request_body = MergeInput,
    params(("tag" = String, Path, description = "The tag's id")), responses((status = 204)))]
pub(crate) async fn merge(
    app: App,
    actor: Actor,
    Path((tag,)): Path<(TagId,)>,
    Json(input): Json<MergeInput>,
) -> Result<Response> {
    app.run(&actor, MergeTag { tag, into: input.into }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Deletes a tag that no topic has.
#[utoipa::path(delete, path = "/api/v1/admin/tags/{tag}", tag = "admin",
    params(("tag" = String, Path, description = "The tag's id")), responses((status = 204), (status = 409)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((tag,)): Path<(TagId,)>) -> Result<Response> {
    app.run(&actor, DeleteTag { tag }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
