//! `/forgot`, `/reset/{token}`, `/claim` and `/claim/{token}`.

use super::{Choose, Forgot};
use crate::{
    Client, Email, Password, People,
    confirm::web::{EndedPage, SentPage},
    page::form_errors,
    store::{
        links::{self, Purpose},
        members,
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path};
use madang_i18n::Lang;
use madang_kernel::{
    Actor, App, Error, Fields, Result,
    limit::{Limiter, Rate},
    secret,
};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::Deserialize;

const FROM_NETWORK: Rate = Rate { burst: 10, per_millis: 3_600_000 };
const FOR_ADDRESS: Rate = Rate::per_hour(5);

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AddressInput {
    email: String,
}

#[derive(Template)]
#[template(path = "reset/forgot.html")]
struct ForgotPage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    form: &'a AddressInput,
    claim: bool,
}

/// The form for a forgotten password.
pub(crate) async fn show_forgot(page: Page) -> Response {
    ask_address(page, false)
}

/// The form for claiming an imported account.
pub(crate) async fn show_claim(page: Page) -> Response {
    ask_address(page, true)
}

fn ask_address(page: Page, claim: bool) -> Response {
    let page = titled(page, claim);
    let form = &AddressInput::default();
    page.ok(&ForgotPage { page: &page, t: page.lang, errors: &FieldErrors::none(), form, claim })
}

/// Takes the address of somebody who forgot the password.
pub(crate) async fn forgot(app: App, page: Page, client: Client, Form(input): Form<AddressInput>) -> Result<Response> {
    take_address(app, page, client, input, false).await
}

/// Takes the address of somebody who claims an account.
pub(crate) async fn claim(app: App, page: Page, client: Client, Form(input): Form<AddressInput>) -> Result<Response> {
    take_address(app, page, client, input, true).await
}

async fn take_address(app: App, page: Page, client: Client, form: AddressInput, claim: bool) -> Result<Response> {
    match send(&app, &page, &client, &form.email).await {
        Ok(()) => Ok(page.go("/forgot/sent")),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let page = titled(page, claim);
            Ok(page.render(&ForgotPage { page: &page, t: page.lang, errors: &errors, form: &form, claim }, status))
        }
    }
}

async fn send(app: &App, page: &Page, client: &Client, typed: &str) -> Result<()> {
    let mut fields = Fields::new();
    let Some(email) = fields.take("email", Email::parse(typed)) else { return fields.check() };
    let (limiter, now) = (app.service::<Limiter>(), app.now());
    limiter.take(&format!("forgot {}", client.network()), FROM_NETWORK, now)?;
    limiter.take(&format!("forgot {}", email.key()), FOR_ADDRESS, now)?;
    app.run(&app.system(), Forgot { email, lang: page.lang }).await
}

/// "Look into your mail."
pub(crate) async fn sent(page: Page) -> Response {
    let t = page.lang;
    let page = page.titled(t.sent_title()).unlisted();
    page.ok(&SentPage::new(&page, t.sent_title(), t.forgot_sent(), false))
}

#[derive(Template)]
#[template(path = "reset/choose.html")]
struct ChoosePage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    name: &'a str,
    email: &'a str,
    claim: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasswordInput {
    password: String,
}

/// Whose link it is.
struct Holder {
    name: String,
    email: String,
    claim: bool,
}

async fn holder(app: &App, token: &str) -> Result<Option<Holder>> {
    let mut conn = app.db().read().await?;
    let Some(link) = links::find(&mut conn, &secret::hash(token), app.now()).await? else { return Ok(None) };
    if !matches!(link.purpose, Purpose::Reset | Purpose::Claim) {
        return Ok(None);
    }
    let account = members::credentials(&mut conn, link.member).await?;
    Ok(Some(Holder { name: account.name, email: link.email, claim: link.purpose == Purpose::Claim }))
}

/// The form for the new password, of a reset as well as of a claim.
pub(crate) async fn show_choose(app: App, page: Page, Path((token,)): Path<(String,)>) -> Result<Response> {
    let Some(holder) = holder(&app, &token).await? else { return Ok(EndedPage::answer(page)) };
    let page = titled(page, holder.claim);
    Ok(page.ok(&holder.page(&page, &FieldErrors::none())))
}

impl Holder {
    fn page<'a>(&'a self, page: &'a Page, errors: &'a FieldErrors) -> ChoosePage<'a> {
        ChoosePage { page, t: page.lang, errors, name: &self.name, email: &self.email, claim: self.claim }
    }
}

/// Takes the new password.
pub(crate) async fn choose(
    app: App,
    actor: Actor,
    page: Page,
    client: Client,
    Path((token,)): Path<(String,)>,
    Form(input): Form<PasswordInput>,
) -> Result<Response> {
    let Some(holder) = holder(&app, &token).await? else { return Ok(EndedPage::answer(page)) };
    let set = async {
        let password = Password::parse(&input.password).map_err(|code| Error::field("password", code))?;
        let password = password.hash().await?;
        app.run(&actor, Choose { token, password, client, lang: page.lang }).await
    };
    match set.await {
        Ok(Some(session)) => {
            app.service::<People>().forget(session.member);
            let response = page.go_saying("/", NoticeKind::Good, page.lang.password_set_notice());
            Ok(session.set_cookie(&app, response))
        }
        Ok(None) => Ok(page.go_saying("/sign-in", NoticeKind::Good, page.lang.password_set_notice())),
        Err(Error::Refused("link-ended")) => Ok(EndedPage::answer(page)),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let page = titled(page, holder.claim);
            Ok(page.render(&holder.page(&page, &errors), status))
        }
    }
}

fn titled(page: Page, claim: bool) -> Page {
    let title = if claim { page.lang.claim_title() } else { page.lang.forgot_title() };
    page.titled(title).unlisted()
}
