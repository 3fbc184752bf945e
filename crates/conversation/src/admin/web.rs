//! The start page of the administration.

use crate::Words as _;
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Routes};
use madang_i18n::Lang;
use madang_kernel::Result;
use madang_ui::{Page, Section};

/// The start page.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/admin", Access::Manager, show)
}

#[derive(Template)]
#[template(path = "admin/admin.html")]
struct AdminPage<'a> {
    page: &'a Page,
    t: Lang,
}

async fn show(page: Page) -> Result<Response> {
    let t = page.lang;
    let page = page.titled(t.admin_title()).section(Section::Admin).unlisted();
    Ok(page.ok(&AdminPage { page: &page, t: page.lang }))
}
