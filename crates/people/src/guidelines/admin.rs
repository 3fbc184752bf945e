//! `/admin/guidelines`: writing and publishing them, and who agreed.

use super::{PublishGuidelines, preset};
use crate::{
    page::{admin_tabs, encode, form_errors},
    store::guidelines as store,
    words::Words,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_http::{Cursor, Form, Listed, Path, Query};
use madang_i18n::{Lang, Localized};
use madang_kernel::{Actor, App, Error, MemberId, Result, Timestamp};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Pager, Section, Tab};
use serde::Deserialize;

/// How many consents a page lists.
const MOST: usize = 100;
/// How long members are usually given to agree.
const USUAL_DAYS: &str = "14";

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    text_ko: String,
    text_ja: String,
    text_en: String,
    note: String,
    asks: String,
    days: String,
}

impl Input {
    fn of(texts: Localized) -> Input {
        let Localized { ko, ja, en } = texts;
        let (asks, days) = ("yes".to_owned(), USUAL_DAYS.to_owned());
        Input { text_ko: ko, text_ja: ja, text_en: en, note: String::new(), asks, days }
    }

    fn texts(&self) -> Localized {
        let plain = |text: &str| text.replace("\r\n", "\n");
        Localized { ko: plain(&self.text_ko), ja: plain(&self.text_ja), en: plain(&self.text_en) }
    }

    fn command(&self) -> Result<PublishGuidelines> {
        let days = match self.asks.as_str() {
            "yes" => Some(self.days.trim().parse().map_err(|_| Error::field("days", "not-a-number"))?),
            _ => None,
        };
        PublishGuidelines::parse(self.texts(), &self.note, days)
    }
}

#[derive(Template)]
#[template(path = "guidelines/editor.html")]
struct EditorPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    form: &'a Input,
    asking: Vec<Choice>,
    versions: Vec<store::Listed>,
    /// How many active members there are, and how many agreed to the newest version.
    share: (i64, i64),
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Beginning {
    preset: String,
}

/// The editor: with the version in force, or a preset.
pub(crate) async fn show(app: App, page: Page, Query(beginning): Query<Beginning>) -> Result<Response> {
    let latest = store::latest(&mut app.db().read().await?).await?;
    let texts = preset(&beginning.preset).or(latest.map(|now| now.texts)).unwrap_or_default();
    answer(&app, page, StatusCode::OK, &FieldErrors::none(), &Input::of(texts)).await
}

async fn answer(app: &App, page: Page, status: StatusCode, errors: &FieldErrors, form: &Input) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let versions = store::versions(&mut conn).await?;
    let share = match versions.first() {
        Some(newest) => store::share(&mut conn, newest.version).await?,
        None => (0, 0),
    };
    drop(conn);
    let page = titled(page);
    let t = page.lang;
    let asking = vec![Choice::new("yes", t.guidelines_asks_yes()), Choice::new("no", t.guidelines_asks_no())];
    let tabs = admin_tabs(t, "/admin/guidelines");
    Ok(page.render(&EditorPage { page: &page, t, tabs, errors, form, asking, versions, share }, status))
}

/// The language of the text that stands in for those that are not there.
fn stand_in(texts: &Localized) -> Lang {
    let all = [(Lang::En, &texts.en), (Lang::Ko, &texts.ko), (Lang::Ja, &texts.ja)];
    all.into_iter().find(|(_, text)| !text.is_empty()).map_or(Lang::default(), |(lang, _)| lang)
}

/// Publishes a new version.
pub(crate) async fn publish(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let done = async { app.run(&actor, input.command()?).await };
    match done.await {
        Ok(version) => {
            app.settings().reload(app.db()).await?;
            let texts = input.texts();
            let (kind, said) = match texts.languages()[..] {
                [_, _, _] | [] => (NoticeKind::Good, page.lang.guidelines_published_notice(version)),
                _ => (NoticeKind::Info, page.lang.guidelines_published_partly(version, stand_in(&texts).own_name())),
            };
            Ok(page.go_saying("/admin/guidelines", kind, said))
        }
        Err(error) => {
            let status = error.status();
            let errors = form_errors(&page, error)?;
            answer(&app, page, status, &errors, &input).await
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct LogQuery {
    after: String,
}

#[derive(Template)]
#[template(path = "guidelines/consents.html")]
struct ConsentsPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    version: i64,
    rows: Vec<store::Consent>,
    pager: Pager,
}

/// Who agreed to a version, and when.
pub(crate) async fn consents(
    app: App,
    page: Page,
    Path((version,)): Path<(i64,)>,
    Query(query): Query<LogQuery>,
) -> Result<Response> {
    let after = Cursor::parse(&query.after).unwrap_or(Cursor::start());
    let mut conn = app.db().read().await?;
    store::version(&mut conn, version).await?;
    let before = (Timestamp::from_millis(after.key), MemberId::new(after.id));
    let rows = store::consents(&mut conn, version, before, MOST as i64 + 1).await?;
    drop(conn);
    let listed = Listed::of(rows, MOST, |row| Cursor::after(row.at.millis(), row.member.number()));
    let page = titled(page);
    let older =
        listed.next.map(|next| format!("/admin/guidelines/{version}/consents?after={}", encode(&next.to_string())));
    let template = ConsentsPage {
        page: &page,
        t: page.lang,
        tabs: admin_tabs(page.lang, "/admin/guidelines"),
        version,
        rows: listed.items,
        pager: Pager { newer: None, older },
    };
    Ok(page.ok(&template))
}

fn titled(page: Page) -> Page {
    let title = page.lang.guidelines_title();
    page.titled(title).unlisted().section(Section::Admin)
}
