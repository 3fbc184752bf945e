//! The form that starts a discussion.

use crate::{
    Body, Draft, DraftKey, RenderedBody, Space, SpaceKind, Spaces, StartDiscussion, Started, TagNames, Title,
    Words as _, draft, forms::form_errors,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, Permission, Result, SpaceId};
use madang_ui::{FieldErrors, Link, Page, Section};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/s/{slug}/start", Access::Member, show).post("/s/{slug}/start", Access::Member, submit)
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct StartInput {
    title: String,
    body: String,
    tags: String,
}

impl StartInput {
    /// What was typed earlier and not sent.
    fn restored(draft: &Draft) -> StartInput {
        let field = |name| draft.field(name).to_owned();
        StartInput { title: field("title"), body: field("body"), tags: field("tags") }
    }
}

#[derive(Template)]
#[template(path = "discussion/start.html")]
struct StartPage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    form: &'a StartInput,
    space: &'a Space,
    lead: &'a str,
    crumbs: Vec<Link>,
    draft: String,
}

async fn show(app: App, actor: Actor, page: Page, Path((slug,)): Path<(String,)>) -> Result<Response> {
    let space = space(&app, &actor, &slug)?;
    let kept = draft(&mut app.db().read().await?, &actor, &DraftKey::start(space.id)).await?;
    let form = kept.as_ref().map_or_else(StartInput::default, StartInput::restored);
    let page = titled(page);
    Ok(page.ok(&start_page(&page, &space, &form, &FieldErrors::none())))
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((slug,)): Path<(String,)>,
    Form(input): Form<StartInput>,
) -> Result<Response> {
    let space = space(&app, &actor, &slug)?;
    match start(&app, &actor, space.id, &input).await {
        Ok(started) => Ok(page.go(started.url())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            let page = titled(page);
            Ok(page.retry(&start_page(&page, &space, &input, &errors)))
        }
    }
}

async fn start(app: &App, actor: &Actor, space: SpaceId, input: &StartInput) -> Result<Started> {
    let mut fields = Fields::new();
    let title = fields.take("title", Title::parse(&input.title));
    let body = fields.take("body", Body::parse(&input.body));
    let tags = fields.take("tags", TagNames::parse(&input.tags));
    let (Some(title), Some(body), Some(tags)) = (title, body, tags) else { return Err(Error::Invalid(fields)) };
    let body = RenderedBody::render(app, &body).await?;
    app.run(actor, StartDiscussion { space, title, body, tags }).await
}

/// The space, where this actor may start a discussion in it.
fn space(app: &App, actor: &Actor, slug: &str) -> Result<Space> {
    let spaces = app.service::<Spaces>().now();
    let space = spaces.by_slug(slug).ok_or(Error::NotFound)?;
    if !actor.can(Permission::Start, space.id) {
        return Err(actor.refusal(Some(space.id)));
    }
    if space.kind == SpaceKind::Discussions { Ok(space.clone()) } else { Err(Error::NotFound) }
}

fn titled(page: Page) -> Page {
    let title = page.lang.start_title();
    page.titled(title).section(Section::Spaces).unlisted()
}

fn start_page<'a>(page: &'a Page, space: &'a Space, form: &'a StartInput, errors: &'a FieldErrors) -> StartPage<'a> {
    let crumbs = vec![Link::new(space.name.get(page.lang), space.url())];
    let lead = space.description.get(page.lang);
    StartPage { page, t: page.lang, errors, form, space, lead, crumbs, draft: DraftKey::start(space.id).to_string() }
}
