//! The pages on which spaces are made and changed, and the same in the API.

use super::{MoveSpace, SaveSpace};
use crate::{Localized, Space, SpaceKind, Spaces, Words as _, admin, forms::form_errors, store::places};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_http::{Access, Form, Json, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, GroupId, Posting, Result, SpaceId, Visibility};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, SPACE_ICONS, Section, Tab};
use serde::{Deserialize, Serialize};

/// Where spaces are made and changed.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/admin/spaces", Access::Manager, index)
        .get("/admin/spaces/new", Access::Manager, new)
        .post("/admin/spaces/new", Access::Manager, submit_new)
        .get("/admin/spaces/{space}", Access::Manager, edit)
        .post("/admin/spaces/{space}", Access::Manager, submit)
        .post("/admin/spaces/{space}/move", Access::Manager, submit_move)
        .post("/api/v1/admin/spaces", Access::Manager, create)
        .put("/api/v1/admin/spaces/{space}", Access::Manager, put)
        .post("/api/v1/admin/spaces/{space}/move", Access::Manager, move_space)
}

/// A space in the list.
struct Line {
    space: Space,
    first: bool,
    last: bool,
}

#[derive(Template)]
#[template(path = "admin_spaces/spaces.html")]
struct SpacesPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
}

async fn index(app: App, page: Page) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let last = list.all().len().saturating_sub(1);
    let line = |(at, space): (usize, &Space)| Line { space: space.clone(), first: at == 0, last: at == last };
    let t = page.lang;
    let page = page.titled(t.admin_spaces()).section(Section::Admin).unlisted();
    Ok(page.ok(&SpacesPage {
        page: &page,
        t: page.lang,
        tabs: admin::tabs(page.lang, "/admin/spaces"),
        lines: list.all().iter().enumerate().map(line).collect(),
    }))
}

/// What the form holds.
#[derive(Clone, Default)]
struct SpaceForm {
    slug: String,
    kind: String,
    icon: String,
    name: Localized,
    description: Localized,
    visibility: String,
    posting: String,
    groups: Vec<GroupId>,
    archived: bool,
}

impl SpaceForm {
    /// An empty form, with what most spaces are.
    fn empty() -> SpaceForm {
        SpaceForm {
            kind: SpaceKind::Questions.to_string(),
            icon: SPACE_ICONS[0].to_owned(),
            visibility: Visibility::Everyone.to_string(),
            posting: Posting::Members.to_string(),
            ..SpaceForm::default()
        }
    }

    fn of(space: &Space) -> SpaceForm {
        SpaceForm {
            slug: space.slug.clone(),
            kind: space.kind.to_string(),
            icon: space.icon.clone(),
            name: space.name.clone(),
            description: space.description.clone(),
            visibility: space.visibility().to_string(),
            posting: space.posting().to_string(),
            groups: space.rule.groups.clone(),
            archived: space.rule.archived,
        }
    }

    /// From a form in which `groups` comes once for each group.
    fn read(pairs: Vec<(String, String)>) -> SpaceForm {
        let mut form = SpaceForm::default();
        for (name, value) in pairs {
            match name.as_str() {
                "slug" => form.slug = value,
                "kind" => form.kind = value,
                "icon" => form.icon = value,
                "name_ko" => form.name.ko = value,
                "name_ja" => form.name.ja = value,
                "name_en" => form.name.en = value,
                "description_ko" => form.description.ko = value,
                "description_ja" => form.description.ja = value,
                "description_en" => form.description.en = value,
                "visibility" => form.visibility = value,
                "posting" => form.posting = value,
                "groups" => form.groups.extend(value.parse::<GroupId>()),
                "archived" => form.archived = true,
                _ => {}
            }
        }
        form
    }

    fn command(self, id: Option<SpaceId>) -> Result<SaveSpace> {
        Ok(SaveSpace {
            id,
            slug: self.slug,
            kind: SpaceKind::parse(&self.kind).ok_or(Error::field("kind", "required"))?,
            icon: self.icon,
            name: self.name,
            description: self.description,
            visibility: Visibility::parse(&self.visibility).ok_or(Error::field("visibility", "required"))?,
            posting: Posting::parse(&self.posting).ok_or(Error::field("posting", "required"))?,
            groups: self.groups,
            archived: self.archived,
        })
    }

    fn has_group(&self, id: &GroupId) -> bool {
        self.groups.contains(id)
    }
}

#[derive(Template)]
#[template(path = "admin_spaces/space.html")]
struct SpacePage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    action: String,
    errors: &'a FieldErrors,
    form: &'a SpaceForm,
    kinds: Vec<Choice>,
    visibilities: Vec<Choice>,
    postings: Vec<Choice>,
    groups: Vec<(GroupId, String)>,
    is_new: bool,
}

async fn form_page(
    app: &App,
    page: Page,
    id: Option<SpaceId>,
    form: SpaceForm,
    errors: FieldErrors,
) -> Result<Response> {
    let groups = places::groups(&mut app.db().read().await?).await?;
    let t = page.lang;
    let page =
        page.titled(if id.is_some() { t.space_edit() } else { t.space_new() }).section(Section::Admin).unlisted();
    let kind =
        |one: &SpaceKind| Choice { help: t.space_kind_help(one), ..Choice::new(one.as_str(), t.space_kind(one)) };
    let template = SpacePage {
        page: &page,
        t,
        tabs: admin::tabs(t, "/admin/spaces"),
        action: id.map_or("/admin/spaces/new".into(), |id| format!("/admin/spaces/{id}")),
        errors: &errors,
        form: &form,
        kinds: SpaceKind::OPEN.iter().map(kind).collect(),
        visibilities: Visibility::ALL.iter().map(|one| Choice::new(one.as_str(), t.space_visibility(one))).collect(),
        postings: Posting::ALL.iter().map(|one| Choice::new(one.as_str(), t.space_posting(one))).collect(),
        groups,
        is_new: id.is_none(),
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn new(app: App, page: Page) -> Result<Response> {
    form_page(&app, page, None, SpaceForm::empty(), FieldErrors::none()).await
}

async fn edit(app: App, page: Page, Path((space,)): Path<(SpaceId,)>) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let form = SpaceForm::of(list.get(space).ok_or(Error::NotFound)?);
    form_page(&app, page, Some(space), form, FieldErrors::none()).await
}

async fn submit_new(app: App, actor: Actor, page: Page, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response> {
    save(app, actor, page, None, SpaceForm::read(pairs)).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((space,)): Path<(SpaceId,)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    save(app, actor, page, Some(space), SpaceForm::read(pairs)).await
}

async fn save(app: App, actor: Actor, page: Page, id: Option<SpaceId>, form: SpaceForm) -> Result<Response> {
    let saved = match form.clone().command(id) {
        Ok(command) => run(&app, &actor, command).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(_) => Ok(page.go_saying("/admin/spaces", NoticeKind::Good, page.lang.space_saved())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            form_page(&app, page, id, form, errors).await
        }
    }
}

/// Saves, and shows it here at once instead of when the watcher comes by.
async fn run(app: &App, actor: &Actor, command: SaveSpace) -> Result<SpaceId> {
    let id = app.run(actor, command).await?;
    app.service::<Spaces>().reload(app).await?;
    Ok(id)
}

#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct MoveInput {
    /// Up, else down.
    up: bool,
}

async fn submit_move(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(SpaceId,)>,
    Form(input): Form<MoveInput>,
) -> Result<Response> {
    app.run(&actor, MoveSpace { id, up: input.up }).await?;
    app.service::<Spaces>().reload(&app).await?;
    Ok(page.go("/admin/spaces"))
}

/// A space, as the API takes it.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct SpaceInput {
    slug: String,
    /// `questions` or `discussions`.
    #[schema(value_type = String)]
    kind: SpaceKind,
    icon: String,
    name: Localized,
    #[serde(default)]
    description: Localized,
    /// `everyone`, `members`, `groups` or `staff`.
    #[schema(value_type = String)]
    visibility: Visibility,
    /// `members`, `groups` or `staff`.
    #[schema(value_type = String)]
    posting: Posting,
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    groups: Vec<GroupId>,
    #[serde(default)]
    archived: bool,
}

impl SpaceInput {
    fn command(self, id: Option<SpaceId>) -> SaveSpace {
        let SpaceInput { slug, kind, icon, name, description, visibility, posting, groups, archived } = self;
        SaveSpace { id, slug, kind, icon, name, description, visibility, posting, groups, archived }
    }
}

/// The space that was saved.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct SavedSpace {
    #[schema(value_type = String)]
    id: SpaceId,
}

/// Makes a space.
#[utoipa::path(post, path = "/api/v1/admin/spaces", tag = "admin", request_body = SpaceInput,
    responses((status = 201, body = SavedSpace)))]
pub(crate) async fn create(app: App, actor: Actor, Json(input): Json<SpaceInput>) -> Result<Response> {
    let id = run(&app, &actor, input.command(None)).await?;
    let mut response = (StatusCode::CREATED, axum::Json(SavedSpace { id })).into_response();
    if let Ok(place) = HeaderValue::from_str(&format!("/api/v1/admin/spaces/{id}")) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}

/// Changes a space.
#[utoipa::path(put, path = "/api/v1/admin/spaces/{space}", tag = "admin", request_body = SpaceInput,
    params(("space" = String, Path, description = "The space's id")), responses((status = 200, body = SavedSpace)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((space,)): Path<(SpaceId,)>,
    Json(input): Json<SpaceInput>,
) -> Result<Response> {
    let id = run(&app, &actor, input.command(Some(space))).await?;
    Ok(axum::Json(SavedSpace { id }).into_response())
}

/// Moves a space one place up or down.
#[utoipa::path(post, path = "/api/v1/admin/spaces/{space}/move", tag = "admin", request_body = MoveInput,
    params(("space" = String, Path, description = "The space's id")), responses((status = 204)))]
pub(crate) async fn move_space(
    app: App,
    actor: Actor,
    Path((id,)): Path<(SpaceId,)>,
    Json(input): Json<MoveInput>,
) -> Result<Response> {
    app.run(&actor, MoveSpace { id, up: input.up }).await?;
    app.service::<Spaces>().reload(&app).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
