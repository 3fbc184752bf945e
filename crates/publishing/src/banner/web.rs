//! The page on which banners are put up, closing one, and the same in the API.

use super::{Close, PutUp, TakeDown, refresh_banners};
use crate::{
    desk::crumbs,
    item::Audience,
    store::{
        banners::{self, BannerId, BannerRow},
        items::PublicationId,
    },
    words::Words,
    write::{form::local, web::seen},
};
use askama::Template;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::{Localized, topic_url};
use madang_http::{
    Access, Json, Path, Query, Routes,
    banner::{COOKIE, has},
};
use madang_kernel::{Actor, App, GroupId, Result, Timestamp};
use madang_people::all_groups;
use madang_ui::{Choice, FieldErrors, Link, NoticeKind, Page, local_path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many closed banners a visitor's browser remembers.
const REMEMBERED: usize = 20;

/// Where banners are put up and closed.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/publish/banners", Access::Manager, index)
        .post("/publish/banners", Access::Manager, submit)
        .post("/publish/banners/{banner}/end", Access::Manager, end)
        .post("/banners/{banner}/close", Access::Everyone, close)
        .get("/api/v1/banners", Access::Manager, list)
        .post("/api/v1/banners", Access::Manager, put_up)
        .delete("/api/v1/banners/{banner}", Access::Manager, take_down)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct BannerForm {
    text_ko: String,
    text_ja: String,
    text_en: String,
    url: String,
    level: String,
    audience: String,
    starts_at: String,
    ends_at: String,
    /// Whether it cannot be closed.
    stays: String,
}

impl BannerForm {
    fn put_up(&self, page: &Page) -> PutUp {
        let (audience, group) = match Audience::parse(&self.audience) {
            Some(audience) => (audience, None),
            None if self.audience.is_empty() => (Audience::Everyone, None),
            None => (Audience::Group, self.audience.parse().ok()),
        };
        let at = |typed: &str| {
            let form = crate::write::form::Form { publish_at: typed.to_owned(), ..Default::default() };
            form.publish_at(&page.zone)
        };
        PutUp {
            texts: Localized { ko: self.text_ko.clone(), ja: self.text_ja.clone(), en: self.text_en.clone() },
            url: self.url.clone(),
            is_warning: self.level == "warn",
            audience,
            group,
            starts_at: at(&self.starts_at),
            ends_at: at(&self.ends_at),
            dismissible: self.stays.is_empty(),
            said: Localized::default(),
        }
    }
}

/// A banner as the page lists it.
struct Up {
    id: BannerId,
    text: String,
    level: String,
    from: i64,
    until: Option<i64>,
}

#[derive(Template)]
#[template(path = "banner/banners.html")]
struct BannersPage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    up: Vec<Up>,
    errors: &'a FieldErrors,
    form: &'a BannerForm,
    audiences: Vec<Choice>,
    levels: Vec<Choice>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct From {
    from: Option<PublicationId>,
}

async fn index(app: App, actor: Actor, page: Page, Query(which): Query<From>) -> Result<Response> {
    let mut form = BannerForm { audience: "everyone".into(), level: "info".into(), ..BannerForm::default() };
    if let Some(id) = which.from {
        let item = seen(&app, &actor, id).await?;
        form.text_ko = item.title.clone();
        form.url = item.topic.map(|topic| topic_url(item.kind.topic_kind(), topic, "")).unwrap_or_default();
        form.audience = item.group.map_or(item.audience.to_string(), |group| group.to_string());
    }
    form.starts_at = local(app.now(), &page.zone);
    show(&app, &actor, page, &form, FieldErrors::none()).await
}

async fn show(app: &App, actor: &Actor, page: Page, form: &BannerForm, errors: FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let rows = banners::current(&mut conn, app.now()).await?;
    let groups = all_groups(&mut conn, actor).await?;
    drop(conn);
    let mut audiences =
        vec![Choice::new("everyone", w.audience("everyone")), Choice::new("members", w.audience("members"))];
    audiences.extend(groups.into_iter().map(|group| Choice::new(group.id.to_string(), w.audience_group(&group.name))));
    let up = rows.into_iter().map(|row| Up {
        id: row.id,
        text: serde_json::from_str::<Localized>(&row.texts).unwrap_or_default().get(page.lang).to_owned(),
        level: row.level,
        from: row.starts_at.millis(),
        until: row.ends_at.map(Timestamp::millis),
    });
    let up = up.collect();
    let page = page.titled(w.banners_title()).unlisted();
    let levels = vec![Choice::new("info", w.level_info()), Choice::new("warn", w.level_warn())];
    let template = BannersPage { page: &page, w, crumbs: crumbs(w), up, errors: &errors, form, audiences, levels };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    madang_http::Form(form): madang_http::Form<BannerForm>,
) -> Result<Response> {
    let w = Words(page.lang);
    match app.run(&actor, form.put_up(&page)).await {
        Ok(_) => {
            refresh_banners(&app).await?;
            Ok(page.go_saying("/publish/banners", NoticeKind::Good, w.banner_is_up()))
        }
        Err(error) => {
            let errors = w.form_errors(error)?;
            show(&app, &actor, page, &form, errors).await
        }
    }
}

async fn end(app: App, actor: Actor, page: Page, Path((banner,)): Path<(BannerId,)>) -> Result<Response> {
    app.run(&actor, TakeDown(banner)).await?;
    refresh_banners(&app).await?;
    Ok(page.go_saying("/publish/banners", NoticeKind::Good, Words(page.lang).banner_is_down()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Back {
    next: String,
}

/// A member's choice is kept; a visitor's browser remembers it.
async fn close(
    app: App,
    actor: Actor,
    page: Page,
    headers: HeaderMap,
    Path((banner,)): Path<(BannerId,)>,
    madang_http::Form(back): madang_http::Form<Back>,
) -> Result<Response> {
    let mut response = page.go(local_path(&back.next));
    if actor.id().is_some() {
        app.run(&actor, Close(banner)).await?;
        refresh_banners(&app).await?;
        return Ok(response);
    }
    let remembered = remembered(&headers, &banner.to_string());
    let cookie = format!("{COOKIE}={remembered}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// What the browser remembers with this one, the newest first.
fn remembered(headers: &HeaderMap, code: &str) -> String {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let before = pairs.filter(|(name, _)| *name == COOKIE).map(|(_, value)| value).next().unwrap_or_default();
    let plain = |code: &&str| !code.is_empty() && code.len() <= 16 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut codes = vec![code];
    codes.extend(before.split('.').filter(plain).filter(|other| !has(code, other)));
    codes.truncate(REMEMBERED);
    codes.join(".")
}

/// A banner in the API.
#[derive(Serialize, ToSchema)]
pub(crate) struct BannerDetail {
    /// The banner.
    #[schema(value_type = String)]
    id: BannerId,
    /// What it says.
    texts: Localized,
    /// Where it leads.
    url: String,
    /// `info` or `warn`.
    level: String,
    /// `everyone`, `members` or `group`.
    #[schema(value_type = String)]
    audience: Audience,
    /// The group.
    #[schema(value_type = Option<String>)]
    group: Option<GroupId>,
    /// From when.
    #[schema(value_type = String, format = DateTime)]
    starts_at: Timestamp,
    /// Until when.
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// Whether a reader can close it.
    dismissible: bool,
}

impl BannerDetail {
    fn of(row: BannerRow) -> BannerDetail {
        BannerDetail {
            id: row.id,
            texts: serde_json::from_str(&row.texts).unwrap_or_default(),
            url: row.url,
            level: row.level,
            audience: row.audience,
            group: row.group,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            dismissible: row.dismissible,
        }
    }
}

/// The banners that have not ended, the newest first.
#[utoipa::path(get, path = "/api/v1/banners", tag = "publishing",
    responses((status = 200, body = Vec<BannerDetail>)))]
pub(crate) async fn list(app: App) -> Result<Response> {
    let rows = banners::current(&mut app.db().read().await?, app.now()).await?;
    Ok(axum::Json(rows.into_iter().map(BannerDetail::of).collect::<Vec<_>>()).into_response())
}

/// A banner to put up.
#[derive(Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct BannerInput {
    /// What it says; one language is enough.
    texts: Localized,
    /// Where it leads: a path of this site or a web address.
    url: String,
    /// `info` (the default) or `warn`.
    level: String,
    /// `everyone` (the default), `members` or `group`.
    #[schema(value_type = String)]
    audience: Audience,
    /// The group, where a group sees it.
    #[schema(value_type = Option<String>)]
    group: Option<GroupId>,
    /// From when; from now on by default.
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Timestamp>,
    /// Until when; for good by default.
    #[schema(value_type = Option<String>, format = DateTime)]
    ends_at: Option<Timestamp>,
    /// Whether a reader can close it; true by default.
    dismissible: bool,
}

impl Default for BannerInput {
    fn default() -> BannerInput {
        BannerInput {
            texts: Localized::default(),
            url: String::new(),
            level: String::new(),
            audience: Audience::Everyone,
            group: None,
            starts_at: None,
            ends_at: None,
            dismissible: true,
        }
    }
}

/// What was put up.
#[derive(Serialize, ToSchema)]
pub(crate) struct BannerRef {
    /// The banner.
    #[schema(value_type = String)]
    id: BannerId,
}

/// Puts up a banner.
#[utoipa::path(post, path = "/api/v1/banners", tag = "publishing", request_body = BannerInput,
    responses((status = 201, body = BannerRef)))]
pub(crate) async fn put_up(app: App, actor: Actor, Json(input): Json<BannerInput>) -> Result<Response> {
    let banner = PutUp {
        texts: input.texts,
        url: input.url,
        is_warning: input.level == "warn",
        audience: input.audience,
        group: input.group,
        starts_at: input.starts_at,
        ends_at: input.ends_at,
        dismissible: input.dismissible,
        said: Localized::default(),
    };
    let id = app.run(&actor, banner).await?;
    refresh_banners(&app).await?;
    Ok((StatusCode::CREATED, axum::Json(BannerRef { id })).into_response())
}

/// Takes a banner down.
#[utoipa::path(delete, path = "/api/v1/banners/{banner}", tag = "publishing",
    params(("banner" = String, Path, description = "The banner's id")), responses((status = 204)))]
pub(crate) async fn take_down(app: App, actor: Actor, Path((banner,)): Path<(BannerId,)>) -> Result<Response> {
    app.run(&actor, TakeDown(banner)).await?;
    refresh_banners(&app).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
