//! The pages of products and versions, and the same in the API.

use super::{DeleteProduct, DeleteVersion, SaveProduct, SaveVersion};
use crate::{Product, ProductVersion, Spaces, Words as _, admin, forms::form_errors};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use madang_http::{Access, Form, Json, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Error, ProductId, Result, Timestamp, VersionId};
use madang_ui::{FieldErrors, NoticeKind, Page, Section, Tab};
use serde::{Deserialize, Serialize};

/// Where products are kept.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/admin/products", Access::Manager, index)
        .post("/admin/products", Access::Manager, submit_new)
        .get("/admin/products/{product}", Access::Manager, edit)
        .post("/admin/products/{product}", Access::Manager, submit)
        .post("/admin/products/{product}/delete", Access::Manager, submit_delete)
        .post("/admin/products/{product}/versions", Access::Manager, submit_new_version)
        .get("/admin/products/{product}/versions/{version}", Access::Manager, edit_version)
        .post("/admin/products/{product}/versions/{version}", Access::Manager, submit_version)
        .post("/admin/products/{product}/versions/{version}/delete", Access::Manager, submit_delete_version)
        .get("/api/v1/products", Access::Everyone, list)
        .post("/api/v1/admin/products", Access::Manager, create)
        .put("/api/v1/admin/products/{product}", Access::Manager, put)
        .delete("/api/v1/admin/products/{product}", Access::Manager, delete)
        .post("/api/v1/admin/products/{product}/versions", Access::Manager, create_version)
        .put("/api/v1/admin/products/{product}/versions/{version}", Access::Manager, put_version)
        .delete("/api/v1/admin/products/{product}/versions/{version}", Access::Manager, delete_version)
}

/// Runs a command, and shows its effect here at once instead of when the watcher comes by.
async fn run<C: Command>(app: &App, actor: &Actor, command: C) -> Result<C::Output> {
    let output = app.run(actor, command).await?;
    app.service::<Spaces>().reload(app).await?;
    Ok(output)
}

#[derive(Clone, Default, Deserialize)]
struct ProductForm {
    #[serde(default)]
    name: String,
}

#[derive(Template)]
#[template(path = "admin_products/products.html")]
struct ProductsPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    products: &'a [Product],
    errors: &'a FieldErrors,
    form: &'a ProductForm,
}

fn products_page(app: &App, page: Page, form: &ProductForm, errors: &FieldErrors) -> Response {
    let list = app.service::<Spaces>().now();
    let t = page.lang;
    let page = page.titled(t.admin_products()).section(Section::Admin).unlisted();
    let tabs = admin::tabs(page.lang, "/admin/products");
    let template = ProductsPage { page: &page, t: page.lang, tabs, products: list.products(), errors, form };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}

async fn index(app: App, page: Page) -> Result<Response> {
    Ok(products_page(&app, page, &ProductForm::default(), &FieldErrors::none()))
}

async fn submit_new(app: App, actor: Actor, page: Page, Form(form): Form<ProductForm>) -> Result<Response> {
    match run(&app, &actor, SaveProduct { id: None, name: form.name.clone() }).await {
        Ok(id) => Ok(page.go(format!("/admin/products/{id}"))),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            Ok(products_page(&app, page, &form, &errors))
        }
    }
}

/// A version as the form sends it; days as `2026-07-01`.
#[derive(Clone, Default, Deserialize)]
struct VersionForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    released: String,
    #[serde(default)]
    end_of_life: String,
}

impl VersionForm {
    fn of(version: &ProductVersion) -> VersionForm {
        let day = |at: Option<Timestamp>| at.map(|at| at.to_string()[..10].to_owned()).unwrap_or_default();
        VersionForm {
            name: version.name.clone(),
            released: day(version.released_at),
            end_of_life: day(version.end_of_life_at),
        }
    }

    fn command(&self, product: ProductId, id: Option<VersionId>) -> Result<SaveVersion> {
        let day = |typed: &str, field| match typed.trim() {
            "" => Ok(None),
            typed => Timestamp::parse(typed).map(Some).ok_or(Error::field(field, "not-a-date")),
        };
        Ok(SaveVersion {
            product,
            id,
            name: self.name.clone(),
            released_at: day(&self.released, "released")?,
            end_of_life_at: day(&self.end_of_life, "end_of_life")?,
        })
    }
}

/// Which of the two forms of a product's page has something wrong.
#[derive(Default)]
struct Forms {
    product: Option<ProductForm>,
    product_errors: FieldErrors,
    version: VersionForm,
    version_errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "admin_products/product.html")]
struct ProductPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    product: &'a Product,
    form: ProductForm,
    forms: &'a Forms,
}

fn product_page(app: &App, page: Page, id: ProductId, forms: &Forms) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let product = list.product(id).ok_or(Error::NotFound)?;
    let page = page.titled(&product.name).section(Section::Admin).unlisted();
    let form = forms.product.clone().unwrap_or(ProductForm { name: product.name.clone() });
    let tabs = admin::tabs(page.lang, "/admin/products");
    let template = ProductPage { page: &page, t: page.lang, tabs, product, form, forms };
    let fine = forms.product_errors.is_empty() && forms.version_errors.is_empty();
    Ok(if fine { page.ok(&template) } else { page.retry(&template) })
}

async fn edit(app: App, page: Page, Path((product,)): Path<(ProductId,)>) -> Result<Response> {
    product_page(&app, page, product, &Forms::default())
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(ProductId,)>,
    Form(form): Form<ProductForm>,
) -> Result<Response> {
    match run(&app, &actor, SaveProduct { id: Some(id), name: form.name.clone() }).await {
        Ok(_) => Ok(page.go_saying("/admin/products", NoticeKind::Good, page.lang.product_saved())),
        Err(error) => {
            let product_errors = form_errors(&page, error)?;
            product_page(&app, page, id, &Forms { product: Some(form), product_errors, ..Forms::default() })
        }
    }
}

async fn submit_delete(app: App, actor: Actor, page: Page, Path((id,)): Path<(ProductId,)>) -> Result<Response> {
    match run(&app, &actor, DeleteProduct { id }).await {
        Ok(()) => Ok(page.go_saying("/admin/products", NoticeKind::Good, page.lang.product_deleted())),
        Err(error) => {
            let product_errors = form_errors(&page, error)?;
            product_page(&app, page, id, &Forms { product_errors, ..Forms::default() })
        }
    }
}

async fn submit_new_version(
    app: App,
    actor: Actor,
    page: Page,
    Path((product,)): Path<(ProductId,)>,
    Form(form): Form<VersionForm>,
) -> Result<Response> {
    let saved = match form.command(product, None) {
        Ok(command) => run(&app, &actor, command).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(_) => Ok(page.go(format!("/admin/products/{product}"))),
        Err(error) => {
            let version_errors = form_errors(&page, error)?;
            product_page(&app, page, product, &Forms { version: form, version_errors, ..Forms::default() })
        }
    }
}

#[derive(Template)]
#[template(path = "admin_products/version.html")]
struct VersionPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    product: &'a Product,
    version: VersionId,
    form: &'a VersionForm,
    errors: &'a FieldErrors,
}

fn version_page(
    app: &App,
    page: Page,
    (product, version): (ProductId, VersionId),
    form: Option<VersionForm>,
    errors: &FieldErrors,
) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let (product, kept) = list.version(version).filter(|found| found.0.id == product).ok_or(Error::NotFound)?;
    let form = form.unwrap_or_else(|| VersionForm::of(kept));
    let page = page.titled(format!("{} {}", product.name, kept.name)).section(Section::Admin).unlisted();
    let tabs = admin::tabs(page.lang, "/admin/products");
    let template = VersionPage { page: &page, t: page.lang, tabs, product, version, form: &form, errors };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

async fn edit_version(app: App, page: Page, Path(ids): Path<(ProductId, VersionId)>) -> Result<Response> {
    version_page(&app, page, ids, None, &FieldErrors::none())
}

async fn submit_version(
    app: App,
    actor: Actor,
    page: Page,
    Path((product, version)): Path<(ProductId, VersionId)>,
    Form(form): Form<VersionForm>,
) -> Result<Response> {
    let saved = match form.command(product, Some(version)) {
        Ok(command) => run(&app, &actor, command).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(_) => Ok(page.go_saying(format!("/admin/products/{product}"), NoticeKind::Good, page.lang.version_saved())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            version_page(&app, page, (product, version), Some(form), &errors)
        }
    }
}

async fn submit_delete_version(
    app: App,
    actor: Actor,
    page: Page,
    Path((product, id)): Path<(ProductId, VersionId)>,
) -> Result<Response> {
    match run(&app, &actor, DeleteVersion { product, id }).await {
        Ok(()) => Ok(page.go(format!("/admin/products/{product}"))),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            version_page(&app, page, (product, id), None, &errors)
        }
    }
}

/// A version of a product.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct VersionView {
    #[schema(value_type = String)]
    id: VersionId,
    name: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    released_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    end_of_life_at: Option<Timestamp>,
}

/// A product with its versions, the last one first.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ProductView {
    #[schema(value_type = String)]
    id: ProductId,
    slug: String,
    name: String,
    versions: Vec<VersionView>,
}

impl From<&Product> for ProductView {
    fn from(product: &Product) -> ProductView {
        let version = |one: &ProductVersion| VersionView {
            id: one.id,
            name: one.name.clone(),
            released_at: one.released_at,
            end_of_life_at: one.end_of_life_at,
        };
        ProductView {
            id: product.id,
            slug: product.slug.clone(),
            name: product.name.clone(),
            versions: product.versions.iter().map(version).collect(),
        }
    }
}

/// All products.
#[utoipa::path(get, path = "/api/v1/products", tag = "products", responses((status = 200, body = Vec<ProductView>)))]
pub(crate) async fn list(app: App) -> Result<Response> {
    let list = app.service::<Spaces>().now();
    let all: Vec<ProductView> = list.products().iter().map(ProductView::from).collect();
    Ok(axum::Json(all).into_response())
}

/// A product, as the API takes it.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct ProductInput {
    name: String,
}

/// A version, as the API takes it.
#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct VersionInput {
    name: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    released_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    end_of_life_at: Option<Timestamp>,
}

/// What was saved.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Saved {
    id: String,
}

/// Adds a product.
#[utoipa::path(post, path = "/api/v1/admin/products", tag = "admin", request_body = ProductInput,
    responses((status = 201, body = Saved)))]
pub(crate) async fn create(app: App, actor: Actor, Json(input): Json<ProductInput>) -> Result<Response> {
    let id = run(&app, &actor, SaveProduct { id: None, name: input.name }).await?;
    Ok(made("/api/v1/admin/products", id.to_string()))
}

fn made(below: &str, id: String) -> Response {
    let place = [(axum::http::header::LOCATION, format!("{below}/{id}"))];
    (StatusCode::CREATED, place, axum::Json(Saved { id })).into_response()
}

/// Renames a product.
#[utoipa::path(put, path = "/api/v1/admin/products/{product}", tag = "admin", request_body = ProductInput,
    params(("product" = String, Path)), responses((status = 200, body = Saved)))]
pub(crate) async fn put(
    app: App,
    actor: Actor,
    Path((id,)): Path<(ProductId,)>,
    Json(input): Json<ProductInput>,
) -> Result<Response> {
    let id = run(&app, &actor, SaveProduct { id: Some(id), name: input.name }).await?;
    Ok(axum::Json(Saved { id: id.to_string() }).into_response())
}

/// Deletes a product that no topic is about.
#[utoipa::path(delete, path = "/api/v1/admin/products/{product}", tag = "admin", params(("product" = String, Path)),
    responses((status = 204), (status = 409)))]
pub(crate) async fn delete(app: App, actor: Actor, Path((id,)): Path<(ProductId,)>) -> Result<Response> {
    run(&app, &actor, DeleteProduct { id }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

impl VersionInput {
    fn command(self, product: ProductId, id: Option<VersionId>) -> SaveVersion {
        let VersionInput { name, released_at, end_of_life_at } = self;
        SaveVersion { product, id, name, released_at, end_of_life_at }
    }
}

/// Adds a version to a product.
#[utoipa::path(post, path = "/api/v1/admin/products/{product}/versions", tag = "admin", request_body = VersionInput,
    params(("product" = String, Path)), responses((status = 201, body = Saved)))]
pub(crate) async fn create_version(
    app: App,
    actor: Actor,
    Path((product,)): Path<(ProductId,)>,
    Json(input): Json<VersionInput>,
) -> Result<Response> {
    let id = run(&app, &actor, input.command(product, None)).await?;
    Ok(made(&format!("/api/v1/admin/products/{product}/versions"), id.to_string()))
}

/// Changes a version.
#[utoipa::path(put, path = "/api/v1/admin/products/{product}/versions/{version}", tag = "admin",
    request_body = VersionInput, params(("product" = String, Path), ("version" = String, Path)),
    responses((status = 200, body = Saved)))]
pub(crate) async fn put_version(
    app: App,
    actor: Actor,
    Path((product, version)): Path<(ProductId, VersionId)>,
    Json(input): Json<VersionInput>,
) -> Result<Response> {
    let id = run(&app, &actor, input.command(product, Some(version))).await?;
    Ok(axum::Json(Saved { id: id.to_string() }).into_response())
}

/// Deletes a version that no topic is about.
#[utoipa::path(delete, path = "/api/v1/admin/products/{product}/versions/{version}", tag = "admin",
    params(("product" = String, Path), ("version" = String, Path)), responses((status = 204), (status = 409)))]
pub(crate) async fn delete_version(
    app: App,
    actor: Actor,
    Path((product, id)): Path<(ProductId, VersionId)>,
) -> Result<Response> {
    run(&app, &actor, DeleteVersion { product, id }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
