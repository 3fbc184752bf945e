//! `/unsubscribe/{token}`: a page with a button, because mail programs open links by themselves; their own button posts
//! here (RFC 8058).

use super::Unsubscribe;
use crate::{store::mailings, words::Words};
use askama::Template;
use axum::response::Response;
use madang_http::Path;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::Page;

#[derive(Template)]
#[template(path = "mailing/unsubscribe.html")]
struct UnsubscribePage<'a> {
    page: &'a Page,
    t: Lang,
    token: &'a str,
    done: bool,
}

/// The page with the button.
pub(crate) async fn show(app: App, page: Page, Path((token,)): Path<(String,)>) -> Result<Response> {
    if !mailings::is_known(&mut app.db().read().await?, &token).await? {
        return Err(Error::NotFound);
    }
    Ok(answer(page, &token, false))
}

/// Ends the news.
pub(crate) async fn submit(app: App, actor: Actor, page: Page, Path((token,)): Path<(String,)>) -> Result<Response> {
    if !app.run(&actor, Unsubscribe { token: token.clone() }).await? {
        return Err(Error::NotFound);
    }
    Ok(answer(page, &token, true))
}

fn answer(page: Page, token: &str, done: bool) -> Response {
    let title = if done { page.lang.unsubscribed_title() } else { page.lang.unsubscribe_title() };
    let page = page.titled(title).unlisted();
    page.ok(&UnsubscribePage { page: &page, t: page.lang, token, done })
}
