//! The page on which a post is edited.

use super::{Edit, TopicEdit};
use crate::{
    Body, Draft, DraftKey, PostHead, PostKind, RenderedBody, Rights, SpaceList, Spaces, TagNames, Title, TopicHead,
    Words as _, draft, find_post, forms::form_errors, post_url,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, PostId, ProductId, Result, VersionId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, local_path};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/p/{post}/edit", Access::Member, show)
        .post("/p/{post}/edit", Access::Member, submit)
        .merge(super::history::routes())
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct EditInput {
    title: String,
    tags: String,
    /// The id of a product, or of a version of one.
    version: String,
    body: String,
    note: String,
    expected: Option<i64>,
    /// Where the editor leads when it is done; empty for the post.
    back: String,
}

impl EditInput {
    /// With what was typed earlier and not sent. Somebody else's changes since then are noticed when it is sent.
    fn restored(self, draft: Option<&Draft>) -> EditInput {
        let Some(draft) = draft else { return self };
        let field = |name| draft.field(name).to_owned();
        EditInput {
            title: field("title"),
            tags: field("tags"),
            version: field("version"),
            body: field("body"),
            note: field("note"),
            expected: draft.field("expected").parse().ok().or(self.expected),
            back: self.back,
        }
    }
}

#[derive(Template)]
#[template(path = "edit/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    form: &'a EditInput,
    post: PostId,
    opening: bool,
    products: Vec<Choice>,
    draft: String,
}

/// Where the editor leads when it is done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Back {
    back: String,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Query(Back { back }): Query<Back>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, post).await?;
    if !Rights::on(&actor, &topic, &post).edit {
        return Err(actor.refusal(Some(topic.space)));
    }
    let kept = draft(&mut conn, &actor, &DraftKey::edit(post.id)).await?;
    let form = EditInput { back, ..EditInput::of(&post, &topic).restored(kept.as_ref()) };
    let (page, view) = (titled(page), FieldErrors::none());
    Ok(page.ok(&edit_page(&page, &app, &post, &form, &view)))
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(PostId,)>,
    Form(input): Form<EditInput>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, _) = find_post(&mut conn, &actor, id).await?;
    drop(conn);
    match edit(&app, &actor, &post, &input).await {
        Ok(()) => {
            let url = if input.back.is_empty() { post_url(id) } else { local_path(&input.back).to_owned() };
            Ok(page.go_saying(url, NoticeKind::Good, page.lang.edit_saved()))
        }
        Err(error) => {
            let errors = form_errors(&page, error)?;
            let page = titled(page);
            Ok(page.retry(&edit_page(&page, &app, &post, &input, &errors)))
        }
    }
}

async fn edit(app: &App, actor: &Actor, post: &PostHead, input: &EditInput) -> Result<()> {
    let spaces = app.service::<Spaces>().now();
    let (body, topic) = input.check(post, &spaces)?;
    let body = RenderedBody::render(app, &body).await?;
    let edit = Edit { post: post.id, body, topic, note: input.note.clone(), expected: input.expected };
    app.run(actor, edit).await.map(drop)
}

fn titled(page: Page) -> Page {
    let title = page.lang.edit_title();
    page.titled(title).unlisted()
}

fn edit_page<'a>(
    page: &'a Page,
    app: &App,
    post: &PostHead,
    form: &'a EditInput,
    errors: &'a FieldErrors,
) -> EditPage<'a> {
    EditPage {
        page,
        t: page.lang,
        errors,
        form,
        post: post.id,
        opening: post.kind == PostKind::Opening,
        products: product_choices(&app.service::<Spaces>().now()),
        draft: DraftKey::edit(post.id).to_string(),
    }
}

impl EditInput {
    fn of(post: &PostHead, topic: &TopicHead) -> EditInput {
        let product = topic.product.map(|id| id.to_string());
        EditInput {
            title: topic.title.clone(),
            tags: topic.tag_names().join(", "),
            version: topic.version.map(|id| id.to_string()).or(product).unwrap_or_default(),
            body: post.markdown.clone(),
            note: String::new(),
            expected: Some(post.revisions),
            back: String::new(),
        }
    }

    fn check(&self, post: &PostHead, spaces: &SpaceList) -> Result<(Body, Option<TopicEdit>)> {
        let mut fields = Fields::new();
        let opening = post.kind == PostKind::Opening;
        let title = if opening { fields.take("title", Title::parse(&self.title)) } else { None };
        let tags = if opening { fields.take("tags", TagNames::parse(&self.tags)) } else { None };
        let about = if opening { fields.take("version", read_product(&self.version, spaces)) } else { None };
        let body = fields.take("body", Body::parse(&self.body));
        let Some(body) = body else { return Err(Error::Invalid(fields)) };
        fields.check()?;
        let (product, version) = about.unwrap_or_default();
        let topic = title.zip(tags).map(|(title, tags)| TopicEdit { title, tags, product, version });
        Ok((body, topic))
    }
}

/// Every product and version, for a choice.
fn product_choices(spaces: &SpaceList) -> Vec<Choice> {
    let mut choices = Vec::new();
    for product in spaces.products() {
        choices.push(Choice::new(product.id.to_string(), product.name.clone()));
        let versions = product.versions.iter();
        choices.extend(
            versions.map(|version| Choice::new(version.id.to_string(), format!("{} {}", product.name, version.name))),
        );
    }
    choices
}

/// The product and version that were chosen.
fn read_product(
    typed: &str,
    spaces: &SpaceList,
) -> std::result::Result<(Option<ProductId>, Option<VersionId>), &'static str> {
    if typed.is_empty() {
        return Ok((None, None));
    }
    if let Some((product, version)) = typed.parse().ok().and_then(|id| spaces.version(id)) {
        return Ok((Some(product.id), Some(version.id)));
    }
    let product = typed.parse().ok().and_then(|id| spaces.product(id));
    product.map(|product| (Some(product.id), None)).ok_or("not-an-id")
}
