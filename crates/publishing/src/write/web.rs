//! The editor: one form for every kind, with the parts of that kind.

use super::{Delete, Save, Unstage, form::Form};
use crate::{
    desk::{crumbs, is_manager},
    item::{Audience, Content, Kind},
    publish::{Publish, Step, Take, know_spaces},
    rights::Writer,
    show::raised,
    store::{
        items::{self, Item, PublicationId},
        places,
    },
    words::Words,
};
use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use madang_conversation::{RenderedBody, SpaceList, Spaces, topic_url};
use madang_http::{Access, Path, Query, Routes, content_policy};
use madang_kernel::{Actor, App, Error, MemberId, Permission, Result, db::Connection};
use madang_people::{all_groups, bylines, find_handles};
use madang_ui::{Choice, FieldErrors, Link, Markup, NoticeKind, Page};
use serde::Deserialize;
use std::sync::Arc;

/// Where publications are written.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/publish/new", Access::Member, new)
        .post("/publish/new", Access::Member, create)
        .get("/publish/{publication}", Access::Member, edit)
        .post("/publish/{publication}", Access::Member, change)
        .get("/publish/{publication}/preview", Access::Member, preview)
        .post("/publish/{publication}/delete", Access::Member, delete)
        .post("/publish/{publication}/discard", Access::Agent, discard)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Which {
    kind: String,
}

#[derive(Template)]
#[template(path = "write/editor.html")]
struct EditorPage<'a> {
    page: &'a Page,
    w: Words,
    kind: Kind,
    item: Option<&'a Item>,
    crumbs: Vec<Link>,
    errors: &'a FieldErrors,
    form: &'a Form,
    products: Vec<Choice>,
    audiences: Vec<Choice>,
    series: Vec<String>,
    is_staff: bool,
    may_edit: bool,
    /// The address that readers use, of what is out.
    public_url: Option<String>,
    action: String,
}

impl EditorPage<'_> {
    fn is(&self, state: &str) -> bool {
        self.item.map_or("draft", |item| item.state.as_str()) == state
    }

    fn may_put_up_banners(&self) -> bool {
        is_manager(self.page)
    }

    fn is_out(&self) -> bool {
        self.item.is_some_and(|item| item.state.is_out())
    }

    /// Whether something is written that readers do not have.
    fn is_staged(&self) -> bool {
        self.item.is_some_and(|item| item.staged.is_some())
    }

    fn has(&self, kind: &str) -> bool {
        self.kind.as_str() == kind
    }
}

async fn new(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let kind = Kind::parse(&which.kind).unwrap_or(Kind::BlogEntry);
    show(&app, &actor, page, kind, None, None, FieldErrors::none()).await
}

async fn create(
    app: App,
    actor: Actor,
    page: Page,
    Query(which): Query<Which>,
    madang_http::Form(form): madang_http::Form<Form>,
) -> Result<Response> {
    let kind = Kind::parse(&which.kind).ok_or(Error::NotFound)?;
    let w = Words(page.lang);
    match save(&app, &actor, kind, None, &form).await {
        Ok(id) => go_on(&app, &actor, page, id, &form).await,
        Err(error) => {
            let errors = w.form_errors(error)?;
            show(&app, &actor, page, kind, None, Some(form), errors).await
        }
    }
}

async fn edit(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    let item = seen(&app, &actor, id).await?;
    show(&app, &actor, page, item.kind, Some(&item), None, FieldErrors::none()).await
}

async fn change(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(PublicationId,)>,
    madang_http::Form(form): madang_http::Form<Form>,
) -> Result<Response> {
    let item = seen(&app, &actor, id).await?;
    let w = Words(page.lang);
    match save(&app, &actor, item.kind, Some((id, form.revision)), &form).await {
        // Readers have it already.
        Ok(id) if form.then == "publish" && item.state.is_out() => {
            let url = item.topic.map_or(format!("/publish/{id}"), |topic| format!("/n/{topic}/-"));
            Ok(page.go_saying(url, NoticeKind::Good, w.is_published()))
        }
        Ok(id) => go_on(&app, &actor, page, id, &form).await,
        Err(error) => {
            let errors = w.form_errors(error)?;
            show(&app, &actor, page, item.kind, Some(&item), Some(form), errors).await
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    kind: Kind,
    id: Option<(PublicationId, i64)>,
    form: &Form,
) -> Result<PublicationId> {
    let content = Content::parse(kind, form.typed(&app.service::<Spaces>().now()))?;
    let author = author(app, &form.author).await?;
    let save = Save::of(app, id, content, author).await?.kept_back(form.then != "publish");
    let saved = app.run(actor, save).await?;
    if id.is_some() {
        know_spaces(app).await?;
    }
    Ok(saved)
}

/// The member with this handle.
async fn author(app: &App, handle: &str) -> Result<Option<MemberId>> {
    let handle = handle.trim().trim_start_matches('@');
    if handle.is_empty() {
        return Ok(None);
    }
    let found = find_handles(&mut app.db().read().await?, &[handle.to_owned()]).await?;
    let (_, member) = found.into_iter().next().ok_or(Error::field("author", "not-a-member"))?;
    Ok(Some(member))
}

/// What follows saving. Where it cannot follow, what was saved stays saved and the page says why.
async fn go_on(app: &App, actor: &Actor, page: Page, id: PublicationId, form: &Form) -> Result<Response> {
    let w = Words(page.lang);
    let own = format!("/publish/{id}");
    let done = match form.then.as_str() {
        "preview" => return Ok(page.go(format!("{own}/preview"))),
        "publish" => publish(app, actor, id).await.map(|url| (url, w.is_published())),
        "schedule" => {
            let at = form.publish_at(&page.zone).ok_or(Error::field("publish_at", "not-a-time"));
            match at {
                Ok(at) => app.run(actor, Take { id, step: Step::Schedule(at) }).await,
                Err(error) => Err(error),
            }
            .map(|()| (own, w.is_scheduled()))
        }
        "hand_in" => app.run(actor, Take { id, step: Step::HandIn }).await.map(|()| (own, w.is_handed_in())),
        _ => Ok((own, w.is_saved())),
    };
    match done {
        Ok((url, said)) => Ok(page.go_saying(url, NoticeKind::Good, said)),
        Err(error) => {
            let errors = w.form_errors(error)?;
            let item = seen(app, actor, id).await?;
            let form = Form { revision: item.revision, ..form.clone() };
            show(app, actor, page, item.kind, Some(&item), Some(form), errors).await
        }
    }
}

/// Publishes what was saved, and gives its address.
pub(crate) async fn publish(app: &App, actor: &Actor, id: PublicationId) -> Result<String> {
    if !actor.may(Permission::EditAny) {
        return Err(actor.refusal(None));
    }
    let item = items::get(&mut app.db().read().await?, id).await?;
    if item.state.is_out() && item.staged.is_some() {
        return publish_changes(app, actor, item).await;
    }
    let url = app.run(actor, Publish::of(app, id).await?).await?;
    know_spaces(app).await?;
    Ok(url.unwrap_or_else(|| "/news".to_owned()))
}

/// Readers get what was kept back from them.
async fn publish_changes(app: &App, actor: &Actor, item: Item) -> Result<String> {
    let (topic, which) = (item.topic, (item.id, item.revision));
    let written = item.being_written();
    app.run(actor, Save::of(app, Some(which), written.content()?, Some(written.author)).await?).await?;
    know_spaces(app).await?;
    Ok(topic.map_or_else(|| "/news".to_owned(), |topic| format!("/n/{topic}/-")))
}

/// The publication, if this is one of its writers, with what readers do not have yet.
pub(crate) async fn seen(app: &App, actor: &Actor, id: PublicationId) -> Result<Item> {
    let mut conn = app.db().read().await?;
    let writer = Writer::of(&mut conn, actor).await?;
    let item = items::get(&mut conn, id).await?;
    writer.check_sees(&item)?;
    Ok(item.being_written())
}

async fn show(
    app: &App,
    actor: &Actor,
    page: Page,
    kind: Kind,
    item: Option<&Item>,
    form: Option<Form>,
    errors: FieldErrors,
) -> Result<Response> {
    let w = Words(page.lang);
    let spaces: Arc<SpaceList> = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let writer = Writer::of(&mut conn, actor).await?;
    if item.is_none() && !writer.may_start(kind) {
        return Err(Error::Forbidden);
    }
    let author = item.map_or(writer.member(), |item| item.author);
    let handle = bylines(&mut conn, &[author]).await?.pop().map(|byline| byline.handle).unwrap_or_default();
    let form = form.unwrap_or_else(|| match item {
        Some(item) => Form::of(item, handle, &page.zone),
        None => Form { author: handle, audience: Audience::Everyone.to_string(), ..Form::default() },
    });
    let audiences = audiences(&mut conn, actor, w, item).await?;
    let series = places::all_series(&mut conn).await?.into_iter().map(|series| series.name).collect();
    drop(conn);
    let page = page.titled(w.kind(kind.as_str())).unlisted();
    let template = EditorPage {
        page: &page,
        w,
        kind,
        crumbs: crumbs(w),
        errors: &errors,
        form: &form,
        products: products(w, &spaces),
        audiences,
        series,
        is_staff: writer.is_staff(),
        may_edit: item.is_none_or(|item| writer.may_edit(item)),
        public_url: item
            .filter(|item| item.state.is_out())
            .and_then(|item| item.topic)
            .map(|topic| topic_url(kind.topic_kind(), topic, &madang_language::slug(&form.title))),
        action: item.map_or(format!("/publish/new?kind={kind}"), |item| format!("/publish/{}", item.id)),
        item,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// Who may be its readers: groups are a manager's to choose, and stay where they are.
async fn audiences(conn: &mut impl Connection, actor: &Actor, w: Words, item: Option<&Item>) -> Result<Vec<Choice>> {
    let mut choices = vec![
        Choice::new(Audience::Everyone.as_str(), w.audience("everyone")),
        Choice::new(Audience::Members.as_str(), w.audience("members")),
    ];
    if actor.may(Permission::Manage) {
        let groups = all_groups(conn, actor).await?;
        choices
            .extend(groups.into_iter().map(|group| Choice::new(group.id.to_string(), w.audience_group(&group.name))));
    } else if let Some(group) = item.and_then(|item| item.group) {
        choices.push(Choice::new(group.to_string(), w.audience("group")));
    }
    Ok(choices)
}

fn products(w: Words, spaces: &SpaceList) -> Vec<Choice> {
    let mut choices = Vec::new();
    for product in spaces.products() {
        choices.push(Choice::new(product.id.to_string(), product.name.as_str()));
        for version in &product.versions {
            choices.push(Choice::new(version.id.to_string(), w.product_version(&product.name, &version.name)));
        }
    }
    choices
}

#[derive(Template)]
#[template(path = "write/preview.html")]
struct PreviewPage<'a> {
    page: &'a Page,
    w: Words,
    item: &'a Item,
    crumbs: Vec<Link>,
    html: Markup,
    lang: &'a str,
    may_publish: bool,
}

async fn preview(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    let item = seen(&app, &actor, id).await?;
    let w = Words(page.lang);
    let body = match item.content()?.publishable() {
        Ok(body) => body,
        Err(error) => {
            let errors = w.form_errors(error)?;
            return show(&app, &actor, page, item.kind, Some(&item), None, errors).await;
        }
    };
    let body = RenderedBody::document(&app, &body).await?;
    let frames = madang_markdown::frame_origins(&body.html);
    let page = page.titled(item.title.as_str()).unlisted();
    let lang = madang_conversation::html_lang(body.language.as_str());
    let mut crumbs = crumbs(w);
    crumbs.push(Link::new(item.title.as_str(), format!("/publish/{id}")));
    let may_publish = actor.may(Permission::EditAny) && (item.staged.is_some() || !item.state.is_out());
    let template = PreviewPage { page: &page, w, item: &item, crumbs, html: raised(&body.html), lang, may_publish };
    let mut response = page.ok(&template);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, content_policy(frames, []));
    Ok(response.into_response())
}

async fn discard(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    app.run(&actor, Unstage(id)).await?;
    Ok(page.go_saying(format!("/publish/{id}"), NoticeKind::Good, Words(page.lang).is_discarded()))
}

async fn delete(app: App, actor: Actor, page: Page, Path((id,)): Path<(PublicationId,)>) -> Result<Response> {
    let w = Words(page.lang);
    match app.run(&actor, Delete(id)).await {
        Ok(()) => Ok(page.go_saying("/publish", NoticeKind::Good, w.is_deleted())),
        Err(Error::Refused(code) | Error::Conflict(code)) => {
            Ok(page.go_saying(format!("/publish/{id}"), NoticeKind::Bad, w.code("", code)))
        }
        Err(error) => Err(error),
    }
}
