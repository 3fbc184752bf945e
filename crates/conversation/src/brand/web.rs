//! The page of the brand, its preview, the logo, and the same in the API.

use super::{BRAND, Brand, Logo, SaveBrand, keep_logo, palette};
use crate::{Words as _, admin, forms::form_errors};
use askama::Template;
use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, Multipart},
    handler::Handler,
    response::{IntoResponse, Response},
};
use madang_files::{Key, Store};
use madang_http::{Access, Json, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Permission, Result};
use madang_ui::{FieldErrors, NoticeKind, Page, Section, Tab};
use serde::Deserialize;

/// What the form may be at most, in bytes; what a picture may be is in the limits of files.
const LARGEST: usize = 32 << 20;

/// Where the brand is changed and its logo served.
pub(crate) fn routes() -> Routes {
    let most = DefaultBodyLimit::max(LARGEST);
    Routes::new()
        .get("/admin/brand", Access::Manager, index)
        .post("/admin/brand", Access::Manager, submit.layer(most))
        .get("/admin/brand/preview", Access::Manager, preview)
        .get("/brand/logo/{hash}", Access::Everyone, logo)
        .get("/api/v1/admin/brand", Access::Manager, get)
        .put("/api/v1/admin/brand", Access::Manager, put)
        .put("/api/v1/admin/brand/logo", Access::Manager, put_logo.layer(most))
        .delete("/api/v1/admin/brand/logo", Access::Manager, delete_logo)
}

/// The fields of the form; what is not given is as kept.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct BrandForm {
    name: Option<String>,
    product: Option<String>,
    tagline: Option<String>,
    color: Option<String>,
}

impl BrandForm {
    fn over(self, kept: Brand) -> Brand {
        Brand {
            name: self.name.unwrap_or(kept.name),
            product: self.product.unwrap_or(kept.product),
            tagline: self.tagline.unwrap_or(kept.tagline),
            color: self.color.unwrap_or(kept.color),
            logo: kept.logo,
        }
    }
}

#[derive(Template)]
#[template(path = "brand/brand.html")]
struct BrandPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    form: &'a Brand,
    swatches: [palette::Swatch; 2],
}

fn kept(app: &App) -> Brand {
    app.settings().get(BRAND)
}

fn brand_page(page: Page, form: &Brand, errors: &FieldErrors) -> Response {
    let t = page.lang;
    let page = page.titled(t.admin_brand()).section(Section::Admin).unlisted();
    let tabs = admin::tabs(page.lang, "/admin/brand");
    let swatches = palette::swatches(&form.color);
    let template = BrandPage { page: &page, t: page.lang, tabs, errors, form, swatches };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}

/// The form; with a query, as it was typed: this is the preview without JavaScript.
async fn index(app: App, page: Page, Query(typed): Query<BrandForm>) -> Result<Response> {
    Ok(brand_page(page, &typed.over(kept(&app)), &FieldErrors::none()))
}

async fn submit(app: App, actor: Actor, page: Page, form: Multipart) -> Result<Response> {
    if !actor.may(Permission::Manage) {
        return Err(actor.refusal(None));
    }
    let sent = Sent::read(form).await?;
    let mut brand = sent.fields.over(kept(&app));
    if sent.remove_logo {
        brand.logo = None;
    }
    let saved = save(&app, &actor, brand.clone(), sent.logo).await;
    match saved {
        Ok(()) => Ok(page.go_saying("/admin/brand", NoticeKind::Good, page.lang.brand_saved())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            Ok(brand_page(page, &brand, &errors))
        }
    }
}

async fn save(app: &App, actor: &Actor, mut brand: Brand, logo: Option<Bytes>) -> Result<()> {
    if let Some(content) = logo {
        brand.logo = Some(keep_logo(app, content).await?);
    }
    app.run(actor, SaveBrand { brand }).await?;
    // It shows here at once instead of when the watcher comes by.
    app.settings().reload(app.db()).await?;
    app.versions().bump_site();
    Ok(())
}

/// What the form sent.
#[derive(Default)]
struct Sent {
    fields: BrandForm,
    logo: Option<Bytes>,
    remove_logo: bool,
}

impl Sent {
    async fn read(mut form: Multipart) -> Result<Sent> {
        let mut sent = Sent::default();
        while let Some(part) = form.next_field().await.map_err(|_| unreadable())? {
            let name = part.name().unwrap_or_default().to_owned();
            let content = part.bytes().await.map_err(|_| Error::TooLarge)?;
            if name == "file" {
                sent.logo = (!content.is_empty()).then_some(content);
                continue;
            }
            let text = String::from_utf8(content.to_vec()).map_err(|_| unreadable())?;
            match name.as_str() {
                "name" => sent.fields.name = Some(text),
                "product" => sent.fields.product = Some(text),
                "tagline" => sent.fields.tagline = Some(text),
                "color" => sent.fields.color = Some(text),
                "remove_logo" => sent.remove_logo = true,
                _ => {}
            }
        }
        Ok(sent)
    }
}

fn unreadable() -> Error {
    Error::field("form", "unreadable")
}

#[derive(Template)]
#[template(path = "brand/palette.html")]
struct PaletteFragment {
    t: Lang,
    swatches: [palette::Swatch; 2],
}

async fn preview(app: App, page: Page, Query(typed): Query<BrandForm>) -> Result<Response> {
    let color = typed.over(kept(&app)).color;
    Ok(page.ok(&PaletteFragment { t: page.lang, swatches: palette::swatches(&color) }))
}

/// The logo, and no other content of the store.
async fn logo(app: App, Path((hash,)): Path<(String,)>) -> Result<Response> {
    let Some(Logo { media_type, .. }) = kept(&app).logo.filter(|logo| logo.hash == hash) else {
        return Err(Error::NotFound);
    };
    let key: Key = hash.parse().map_err(|_| Error::NotFound)?;
    let content = app.service::<Store>().get(&key).await?.ok_or(Error::NotFound)?;
    Ok((madang_files::headers(&key, &media_type, "logo", true), content).into_response())
}

/// How the community presents itself.
#[utoipa::path(get, path = "/api/v1/admin/brand", tag = "admin", responses((status = 200, body = Brand)))]
pub(crate) async fn get(app: App) -> Result<Response> {
    Ok(axum::Json(kept(&app)).into_response())
}

/// How the community presents itself, as the API takes it; what is not given stays.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct BrandInput {
    name: Option<String>,
    product: Option<String>,
    tagline: Option<String>,
    color: Option<String>,
}

/// Changes how the community presents itself.
#[utoipa::path(put, path = "/api/v1/admin/brand", tag = "admin", request_body = BrandInput,
    responses((status = 200, body = Brand)))]
pub(crate) async fn put(app: App, actor: Actor, Json(input): Json<BrandInput>) -> Result<Response> {
    let BrandInput { name, product, tagline, color } = input;
    let brand = BrandForm { name, product, tagline, color }.over(kept(&app));
    save(&app, &actor, brand, None).await?;
    Ok(axum::Json(kept(&app)).into_response())
}

/// Replaces the logo: a picture as the body.
#[utoipa::path(put, path = "/api/v1/admin/brand/logo", tag = "admin",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses((status = 200, body = Brand)))]
pub(crate) async fn put_logo(app: App, actor: Actor, content: Bytes) -> Result<Response> {
    if !actor.may(Permission::Manage) {
        return Err(actor.refusal(None));
    }
    save(&app, &actor, kept(&app), Some(content)).await?;
    Ok(axum::Json(kept(&app)).into_response())
}

/// Takes the logo away.
#[utoipa::path(delete, path = "/api/v1/admin/brand/logo", tag = "admin", responses((status = 200, body = Brand)))]
pub(crate) async fn delete_logo(app: App, actor: Actor) -> Result<Response> {
    save(&app, &actor, Brand { logo: None, ..kept(&app) }, None).await?;
    Ok(axum::Json(kept(&app)).into_response())
}
