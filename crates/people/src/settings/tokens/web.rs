//! `/settings/tokens`.

use super::{CreateToken, Created, EndToken};
use crate::{
    page::{form_errors, settings_tabs},
    service::run_about,
    store::tokens::{self, Token},
    words::Words,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_http::{Form, Path};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Result, Scope, TokenId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section, Tab};
use serde::Deserialize;

/// The form as typed; a scope is there when its box is ticked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    name: String,
    read: String,
    write: String,
    staff: String,
    days: String,
}

impl Input {
    fn scopes(&self) -> Vec<Scope> {
        let ticked = [(&self.read, Scope::Read), (&self.write, Scope::Write), (&self.staff, Scope::Staff)];
        ticked.into_iter().filter(|(box_, _)| !box_.is_empty()).map(|(_, scope)| scope).collect()
    }

    fn has(&self, scope: Scope) -> bool {
        self.scopes().contains(&scope)
    }
}

#[derive(Template)]
#[template(path = "settings/tokens/tokens.html")]
struct TokensPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    form: &'a Input,
    lives: Vec<Choice>,
    rows: &'a [Row],
    secret: Option<&'a str>,
    staff: bool,
}

struct Row {
    token: Token,
    scopes: String,
    ended: bool,
}

/// The list and the form.
pub(crate) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let form = Input { read: "on".into(), days: "90".into(), ..Input::default() };
    answer(&app, &actor, page, StatusCode::OK, &FieldErrors::none(), &form, None).await
}

async fn answer(
    app: &App,
    actor: &Actor,
    page: Page,
    status: StatusCode,
    errors: &FieldErrors,
    form: &Input,
    secret: Option<&str>,
) -> Result<Response> {
    let t = page.lang;
    let tokens = tokens::of_member(&mut app.db().read().await?, actor.signed_in()?).await?;
    let now = app.now();
    let row = |token: Token| {
        let words: Vec<&str> = token.scopes().into_iter().map(|scope| scope_word(t, scope)).collect();
        Row { scopes: words.join(", "), ended: token.expires_at.is_some_and(|end| end <= now), token }
    };
    let rows: Vec<Row> = tokens.into_iter().map(row).collect();
    let page = page.titled(t.settings_tokens()).unlisted().section(Section::Me);
    let template = TokensPage {
        page: &page,
        t,
        tabs: settings_tabs(&page, "/settings/tokens"),
        errors,
        form,
        lives: vec![
            Choice::new("30", t.token_life_days(30)),
            Choice::new("90", t.token_life_days(90)),
            Choice::new("365", t.token_life_days(365)),
            Choice::new("0", t.token_life_ever()),
        ],
        rows: &rows,
        secret,
        staff: actor.is_staff(),
    };
    let mut response = page.render(&template, status);
    if secret.is_some() {
        let no_store = axum::http::HeaderValue::from_static("no-store");
        response.headers_mut().insert(axum::http::header::CACHE_CONTROL, no_store);
    }
    Ok(response)
}

fn scope_word(t: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::Read => t.scope_read(),
        Scope::Write => t.scope_write(),
        Scope::Staff => t.scope_staff(),
    }
}

/// Makes a token and shows it, this once: the answer is no redirect, because nothing may remember the secret.
pub(crate) async fn create(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let made = async {
        // 0 is for ever; what is no number is refused by the command.
        let days = if input.days == "0" { None } else { Some(input.days.parse().unwrap_or(0)) };
        app.run(&actor, CreateToken::parse(&input.name, input.scopes(), days)?).await
    };
    match made.await {
        Ok(Created { secret, .. }) => {
            let form = Input { read: "on".into(), days: "90".into(), ..Input::default() };
            answer(&app, &actor, page, StatusCode::CREATED, &FieldErrors::none(), &form, Some(&secret)).await
        }
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            answer(&app, &actor, page, status, &errors, &input, None).await
        }
    }
}

/// Ends a token.
pub(crate) async fn end(app: App, actor: Actor, page: Page, Path((token,)): Path<(TokenId,)>) -> Result<Response> {
    run_about(&app, &actor, actor.signed_in()?, EndToken { token }).await?;
    Ok(page.go_saying("/settings/tokens", NoticeKind::Good, page.lang.token_ended_notice()))
}
