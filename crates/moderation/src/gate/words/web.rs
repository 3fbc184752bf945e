//! The page of word rules, on which a text can be tried, and of the other checks.

use super::{ACTIONS, CheckSettings, Checks, DeleteWord, LANGUAGES, SaveChecks, SaveWord, TypedWord, WordId};
use crate::{
    case::web::counted_tabs,
    store::words::{self as store, WordRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path, Query};
use madang_kernel::{Actor, App, Error, Permission, Result, text};
use madang_screen::{Verdict, spam};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Tab};
use serde::Deserialize;

const WORDS: &str = "/moderation/words";

/// What a form sends: ticked boxes say `on`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WordForm {
    id: String,
    pattern: String,
    language: String,
    action: String,
    replacement: String,
    loose: String,
    everywhere: String,
    off: String,
    note: String,
}

impl WordForm {
    fn of(row: &WordRow) -> WordForm {
        let on = |on: bool| if on { "on".to_owned() } else { String::new() };
        WordForm {
            id: row.id.to_string(),
            pattern: row.pattern.clone(),
            language: row.language.clone(),
            action: row.action.clone(),
            replacement: row.replacement.clone(),
            loose: on(row.loose),
            everywhere: on(row.everywhere),
            off: on(!row.enabled),
            note: row.note.clone(),
        }
    }

    fn typed(&self) -> TypedWord {
        TypedWord {
            pattern: self.pattern.clone(),
            language: self.language.clone(),
            action: self.action.clone(),
            replacement: self.replacement.clone(),
            loose: !self.loose.is_empty(),
            everywhere: !self.everywhere.is_empty(),
            off: !self.off.is_empty(),
            note: self.note.clone(),
        }
    }
}

/// What the checks say of a text that somebody tried.
struct Tried {
    hits: Vec<(String, String)>,
    replaced: Option<String>,
    /// In percent, of the text alone.
    score: i64,
    why: Vec<String>,
}

impl Tried {
    fn of(w: Words, verdict: Verdict, text: &str) -> Tried {
        let score = spam::score(spam::Text { title: "", body: text }, &spam::Circumstances::default(), None);
        Tried {
            hits: verdict.hits.into_iter().map(|hit| (hit.pattern, w.word_action(hit.action.code()))).collect(),
            replaced: verdict.replaced,
            // Between 0 and 100.
            score: (score.probability * 100.0).round() as i64,
            why: score.reasons.iter().map(|reason| w.why(reason.feature.code(), "")).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "gate/words/words.html")]
struct WordsPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    rows: Vec<WordRow>,
    /// The text that the rules shown have in them.
    q: String,
    form: WordForm,
    errors: FieldErrors,
    check_errors: FieldErrors,
    actions: Vec<Choice>,
    languages: Vec<Choice>,
    text: String,
    tried: Option<Tried>,
    may_set: bool,
    checks: CheckSettings,
    hold_from: String,
    first_posts: String,
}

/// What the page shows besides the rules.
#[derive(Default)]
struct Shown {
    q: String,
    form: WordForm,
    errors: FieldErrors,
    check_errors: FieldErrors,
    checks: Option<CheckSettings>,
    text: String,
    tried: Option<Tried>,
}

async fn render(app: &App, actor: &Actor, page: Page, shown: Shown) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let rows = super::found(&mut conn, &shown.q).await?;
    let tabs = counted_tabs(&mut conn, actor, w, WORDS).await?;
    drop(conn);
    let wrong = !shown.errors.is_empty() || !shown.check_errors.is_empty();
    let checks = shown.checks.unwrap_or_else(|| CheckSettings::now(app));
    let page = page.titled(w.words_title()).unlisted();
    let template = WordsPage {
        tabs,
        rows,
        q: shown.q,
        form: shown.form,
        errors: shown.errors,
        check_errors: shown.check_errors,
        actions: ACTIONS
            .iter()
            .map(|one| Choice { help: w.word_action_help(one), ..Choice::new(*one, w.word_action(one)) })
            .collect(),
        languages: LANGUAGES.iter().map(|one| Choice::new(*one, w.word_language(one))).collect(),
        text: shown.text,
        tried: shown.tried,
        may_set: actor.may(Permission::Manage),
        checks,
        hold_from: format!("{:.0}", checks.hold_from * 100.0),
        first_posts: checks.first_posts.to_string(),
        w,
        page: &page,
    };
    Ok(if wrong { page.retry(&template) } else { page.ok(&template) })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    q: String,
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(Wanted { q }): Query<Wanted>) -> Result<Response> {
    let form = WordForm { action: "hold".into(), language: "any".into(), ..WordForm::default() };
    render(&app, &actor, page, Shown { q: text::line(&q), form, ..Shown::default() }).await
}

pub(super) async fn edit(app: App, actor: Actor, page: Page, Path((word,)): Path<(WordId,)>) -> Result<Response> {
    let form = WordForm::of(&store::one(&mut app.db().read().await?, word).await?);
    render(&app, &actor, page, Shown { form, ..Shown::default() }).await
}

pub(super) async fn save(app: App, actor: Actor, page: Page, Form(form): Form<WordForm>) -> Result<Response> {
    let saved = match SaveWord::parse(form.id.parse().ok(), &form.typed()) {
        Ok(command) => app.run(&actor, command).await.map(drop),
        Err(error) => Err(error),
    };
    match saved {
        Ok(()) => {
            app.service::<Checks>().forget();
            Ok(page.go_saying(WORDS, NoticeKind::Good, Words(page.lang).word_saved()))
        }
        Err(error @ Error::Invalid(_)) => {
            let errors = Words(page.lang).form_errors(error)?;
            render(&app, &actor, page, Shown { form, errors, ..Shown::default() }).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn delete(app: App, actor: Actor, page: Page, Path((word,)): Path<(WordId,)>) -> Result<Response> {
    app.run(&actor, DeleteWord { word }).await?;
    app.service::<Checks>().forget();
    Ok(page.go_saying(WORDS, NoticeKind::Good, Words(page.lang).word_deleted()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Try {
    text: String,
}

pub(super) async fn test(app: App, actor: Actor, page: Page, Form(Try { text }): Form<Try>) -> Result<Response> {
    let verdict = app.service::<Checks>().rules(&app).await?.check(&text);
    let tried = Some(Tried::of(Words(page.lang), verdict, &text));
    let form = WordForm { action: "hold".into(), language: "any".into(), ..WordForm::default() };
    render(&app, &actor, page, Shown { form, text, tried, ..Shown::default() }).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ChecksForm {
    spam: String,
    hold_from: String,
    first_posts: String,
    limits: String,
    repeats: String,
    pace: String,
    accounts: String,
}

/// A number; none where nothing was typed.
fn count_of(typed: &str) -> u32 {
    match typed.trim() {
        "" => 0,
        typed => typed.parse().unwrap_or(u32::MAX),
    }
}

pub(super) async fn save_checks(app: App, actor: Actor, page: Page, Form(typed): Form<ChecksForm>) -> Result<Response> {
    let settings = CheckSettings {
        spam: !typed.spam.is_empty(),
        hold_from: typed.hold_from.trim().parse::<f64>().unwrap_or_default() / 100.0,
        first_posts: typed.first_posts.trim().parse().unwrap_or(u32::MAX),
        limits: !typed.limits.is_empty(),
        repeats: !typed.repeats.is_empty(),
        pace: count_of(&typed.pace),
        accounts: count_of(&typed.accounts),
    };
    match SaveChecks::parse(settings) {
        Ok(command) => {
            app.run(&actor, command).await?;
            app.settings().reload(app.db()).await?;
            Ok(page.go_saying(WORDS, NoticeKind::Good, Words(page.lang).log_saved()))
        }
        Err(error) => {
            let check_errors = Words(page.lang).form_errors(error)?;
            let form = WordForm { action: "hold".into(), language: "any".into(), ..WordForm::default() };
            render(&app, &actor, page, Shown { form, check_errors, checks: Some(settings), ..Shown::default() }).await
        }
    }
}
