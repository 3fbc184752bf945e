//! The page of the widget's settings with what to copy, and the same in the API.

use super::settings::{SaveWidget, Widget};
use crate::words::Words;
use askama::Template;
use axum::response::{IntoResponse, Response};
use madang_conversation::{Localized, Spaces};
use madang_http::{Access, Form, Json, Origin, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, Result, SpaceId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section, Tab};
use serde::{Deserialize, Serialize};

const PATH: &str = "/admin/widget";

/// Where managers set it up.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::Manager, show)
        .post(PATH, Access::Manager, submit)
        .get("/api/v1/admin/widget", Access::Manager, get)
        .put("/api/v1/admin/widget", Access::Manager, put)
}

/// The fields of the form, as they were typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct WidgetForm {
    on: Option<String>,
    /// One on each line.
    origins: String,
    space: String,
    heading_ko: String,
    heading_ja: String,
    heading_en: String,
}

impl WidgetForm {
    fn of(widget: Widget) -> WidgetForm {
        let lines: Vec<&str> = widget.embedding.origins.iter().map(Origin::as_str).collect();
        WidgetForm {
            on: widget.embedding.on.then(String::new),
            origins: lines.join("\n"),
            space: widget.space.map(|space| space.to_string()).unwrap_or_default(),
            heading_ko: widget.heading.ko,
            heading_ja: widget.heading.ja,
            heading_en: widget.heading.en,
        }
    }

    fn command(&self) -> Result<SaveWidget> {
        let space = match self.space.as_str() {
            "" => None,
            id => Some(id.parse::<SpaceId>().map_err(|_| Error::field("space", "space-not-public"))?),
        };
        Ok(SaveWidget {
            on: self.on.is_some(),
            origins: self.lines().map(str::to_owned).collect(),
            space,
            heading: Localized {
                ko: self.heading_ko.clone(),
                ja: self.heading_ja.clone(),
                en: self.heading_en.clone(),
            },
        })
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.origins.lines().flat_map(|line| line.split([',', ' '])).map(str::trim).filter(|line| !line.is_empty())
    }

    /// What is wrong, each bad origin by its name.
    fn errors(&self, page: &Page, fields: &Fields) -> FieldErrors {
        let w = Words(page.lang);
        let mut errors = FieldErrors::none();
        for line in self.lines() {
            if let Err(bad) = Origin::parse(line) {
                errors.add("origins", w.origin_error(bad.code(), line));
            }
        }
        let rest: Vec<_> =
            fields.0.iter().filter(|(field, _)| *field != "origins" || errors.is_empty()).copied().collect();
        for (field, message) in FieldErrors::of(page.words, &rest, |code| w.by_code(code)).iter() {
            errors.add(field, message);
        }
        errors
    }
}

/// What a company's web developers copy.
struct Snippets {
    script: String,
    contact: String,
    frame: String,
}

impl Snippets {
    fn of(page: &Page) -> Snippets {
        let (base, lang, w) = (&page.base_url, page.lang.code(), Words(page.lang));
        let (label, search) = (w.widget_label(), w.widget_search());
        Snippets {
            script: format!(
                "<div data-madang-widget lang=\"{lang}\">\n  <form action=\"{base}/search\" target=\"_blank\">\n    \
                 <label>{label} <input type=\"search\" name=\"q\"></label>\n    <button>{search}</button>\n  </form>\n\
                 </div>\n<script src=\"{base}/widget.js\" async></script>"
            ),
            contact: format!(
                "<div data-madang-widget lang=\"{lang}\" data-subject=\"#subject\" data-body=\"#message\"></div>\n\
                 <script src=\"{base}/widget.js\" async></script>"
            ),
            frame: format!(
                "<iframe src=\"{base}/widget?lang={lang}\" title=\"{label}\" width=\"100%\" height=\"560\"></iframe>"
            ),
        }
    }
}

#[derive(Template)]
#[template(path = "widget/admin.html")]
struct AdminPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    errors: &'a FieldErrors,
    form: &'a WidgetForm,
    spaces: Vec<Choice>,
    snippets: Snippets,
    /// Whether it is on, and so can be tried.
    on: bool,
    languages: [(&'static str, &'static str, &'a str); 3],
}

fn answer(app: &App, page: Page, form: &WidgetForm, errors: &FieldErrors) -> Response {
    let w = Words(page.lang);
    let page = page.titled(w.admin_widget()).section(Section::Admin).unlisted();
    let spaces = app.service::<Spaces>().now();
    let visitor = Actor::visitor(app.rules());
    let public = spaces.visible(&visitor).map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang)));
    let template = AdminPage {
        w,
        tabs: madang_people::admin_tabs(page.lang, PATH),
        errors,
        form,
        spaces: public.collect(),
        snippets: Snippets::of(&page),
        on: Widget::now(app).embedding.on,
        languages: [
            ("heading_ko", Lang::Ko.own_name(), &form.heading_ko),
            ("heading_ja", Lang::Ja.own_name(), &form.heading_ja),
            ("heading_en", Lang::En.own_name(), &form.heading_en),
        ],
        page: &page,
    };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}

async fn show(app: App, page: Page) -> Result<Response> {
    Ok(answer(&app, page, &WidgetForm::of(Widget::now(&app)), &FieldErrors::none()))
}

async fn submit(app: App, actor: Actor, page: Page, Form(form): Form<WidgetForm>) -> Result<Response> {
    let saved = match form.command() {
        Ok(command) => save(&app, &actor, command).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(()) => Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).widget_saved())),
        Err(Error::Invalid(fields)) => {
            let errors = form.errors(&page, &fields);
            Ok(answer(&app, page, &form, &errors))
        }
        Err(error) => Err(error),
    }
}

/// Saves, and shows it here at once instead of when the watcher comes by.
async fn save(app: &App, actor: &Actor, command: SaveWidget) -> Result<()> {
    app.run(actor, command).await?;
    app.settings().reload(app.db()).await?;
    app.versions().bump_site();
    Ok(())
}

/// The widget's settings.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct WidgetSettings {
    /// Whether the widget is on.
    on: bool,
    /// The origins of the pages that may show it, such as `https://support.example.com`; at most 50.
    #[serde(default)]
    origins: Vec<String>,
    /// The id of the space that it searches; all that visitors see without it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    space: Option<SpaceId>,
    /// What stands above the search field in each language; empty for the usual words.
    #[serde(default)]
    heading: Localized,
}

impl WidgetSettings {
    fn now(app: &App) -> WidgetSettings {
        let Widget { embedding, space, heading } = Widget::now(app);
        let origins = embedding.origins.iter().map(|origin| origin.as_str().to_owned()).collect();
        WidgetSettings { on: embedding.on, origins, space, heading }
    }
}

/// How the widget is set up.
#[utoipa::path(get, path = "/api/v1/admin/widget", tag = "admin", responses((status = 200, body = WidgetSettings)))]
pub(crate) async fn get(app: App) -> Result<Response> {
    Ok(axum::Json(WidgetSettings::now(&app)).into_response())
}

/// Sets the widget up.
#[utoipa::path(put, path = "/api/v1/admin/widget", tag = "admin", request_body = WidgetSettings,
    responses((status = 200, body = WidgetSettings)))]
pub(crate) async fn put(app: App, actor: Actor, Json(input): Json<WidgetSettings>) -> Result<Response> {
    let WidgetSettings { on, origins, space, heading } = input;
    save(&app, &actor, SaveWidget { on, origins, space, heading }).await?;
    Ok(axum::Json(WidgetSettings::now(&app)).into_response())
}
