//! `/sign-up`.

use super::SignUp;
use crate::{Client, Email, Name, Password, confirm::web::SentPage, guidelines, page::form_errors, words::Words};
use askama::Template;
use axum::response::Response;
use madang_http::Form;
use madang_i18n::Lang;
use madang_kernel::{
    Actor, App, Fields, Result,
    limit::{Limiter, Rate},
};
use madang_ui::{FieldErrors, Page};
use serde::Deserialize;

/// From one network: a class or an office signs up together, a machine does not go on for ever.
const FROM_NETWORK: Rate = Rate { burst: 20, per_millis: 3_600_000 };
/// For one address.
const FOR_ADDRESS: Rate = Rate::per_hour(5);

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    name: String,
    email: String,
    password: String,
    /// The version of the guidelines that the page showed.
    guidelines: i64,
    agree: Option<String>,
}

#[derive(Template)]
#[template(path = "sign_up/sign_up.html")]
struct SignUpPage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    form: &'a Input,
    /// The version of the guidelines in force; 0 for none.
    guidelines: i64,
}

/// The form.
pub(crate) async fn show(app: App, actor: Actor, page: Page) -> Response {
    if actor.id().is_some() {
        return page.go("/");
    }
    let page = titled(page);
    let guidelines = guidelines::latest(&app);
    let (errors, form) = (&FieldErrors::none(), &Input::default());
    page.ok(&SignUpPage { page: &page, t: page.lang, errors, form, guidelines })
}

/// Takes the form.
pub(crate) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    client: Client,
    Form(input): Form<Input>,
) -> Result<Response> {
    match sign_up(&app, &actor, &page, &client, &input).await {
        Ok(()) => Ok(page.go("/sign-up/sent")),
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            let page = titled(page);
            let guidelines = guidelines::latest(&app);
            let template = SignUpPage { page: &page, t: page.lang, errors: &errors, form: &input, guidelines };
            Ok(page.render(&template, status))
        }
    }
}

async fn sign_up(app: &App, actor: &Actor, page: &Page, client: &Client, input: &Input) -> Result<()> {
    let mut fields = Fields::new();
    let name = fields.take("name", Name::parse(&input.name));
    let email = fields.take("email", Email::parse(&input.email));
    let password = fields.take("password", Password::parse(&input.password));
    let agreed = fields.take("agree", agreed(guidelines::latest(app), input));
    let (Some(name), Some(email), Some(password), Some(agreed)) = (name, email, password, agreed) else {
        return fields.check();
    };
    let (limiter, now) = (app.service::<Limiter>(), app.now());
    limiter.take(&format!("sign-up {}", client.network()), FROM_NETWORK, now)?;
    limiter.take(&format!("sign-up {}", email.key()), FOR_ADDRESS, now)?;
    let password = password.hash().await?;
    app.run(actor, SignUp { name, email, password, lang: page.lang, agreed }).await
}

/// The version agreed to with the form: the one in force, which is the one that the page linked to.
fn agreed(latest: i64, input: &Input) -> std::result::Result<i64, &'static str> {
    match (latest, input.agree.is_some()) {
        (0, _) => Ok(0),
        (_, false) => Err("agree-to-guidelines"),
        (latest, true) if latest != input.guidelines => Err("guidelines-changed"),
        (latest, true) => Ok(latest),
    }
}

/// "Look into your mail."
pub(crate) async fn sent(page: Page) -> Response {
    let t = page.lang;
    let page = page.titled(t.sent_title()).unlisted();
    page.ok(&SentPage::new(&page, t.sent_title(), t.sign_up_sent(), true))
}

fn titled(page: Page) -> Page {
    let title = page.lang.sign_up_title();
    page.titled(title).unlisted()
}
