//! The page of the administration.

use super::{Save, SpacePlan};
use crate::{
    settings::Settings,
    store::setup::{self, SpaceSetup},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{SpaceKind, SpaceList, Spaces};
use madang_http::{Access, Form, Routes};
use madang_kernel::{Actor, App, Error, Fields, MemberId, Result, SpaceId};
use madang_people::admin_tabs;
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Section, Tab};

const PATH: &str = "/admin/freshness";

/// Where managers set it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::Manager, show)
        .post(PATH, Access::Manager, submit)
        .get("/api/v1/admin/freshness", Access::Manager, super::api::get)
        .put("/api/v1/admin/freshness", Access::Manager, super::api::put)
}

/// A space with what is set for it.
#[derive(Clone)]
struct SpaceLine {
    space: SpaceId,
    name: String,
    owner: String,
    months: String,
}

/// What the form holds.
#[derive(Clone, Default)]
struct Typed {
    article_days: String,
    question_days: String,
    check_links: bool,
    spaces: Vec<SpaceLine>,
}

impl Typed {
    fn of(settings: &Settings, kept: &[SpaceSetup], list: &SpaceList, page: &Page) -> Typed {
        let line = |space: &madang_conversation::Space| {
            let own = kept.iter().find(|one| one.space == space.id);
            SpaceLine {
                space: space.id,
                name: match space.kind {
                    SpaceKind::Knowledge => Words(page.lang).setup_collection(space.name.get(page.lang)),
                    _ => space.name.get(page.lang).to_owned(),
                },
                owner: own.and_then(|one| one.owner).map(|id| id.to_string()).unwrap_or_default(),
                months: own.and_then(|one| one.archive_months).map(|n| n.to_string()).unwrap_or_default(),
            }
        };
        Typed {
            article_days: settings.article_days.to_string(),
            question_days: settings.question_days.to_string(),
            check_links: settings.check_links,
            spaces: list.all().iter().filter(|space| is_kept(space.kind)).map(line).collect(),
        }
    }

    /// Takes what was sent: `owner-{space}` and `months-{space}` for each space.
    fn take(&mut self, pairs: Vec<(String, String)>) {
        self.check_links = false;
        for (name, value) in pairs {
            match name.as_str() {
                "article_days" => self.article_days = value,
                "question_days" => self.question_days = value,
                "check_links" => self.check_links = true,
                name => self.take_of_space(name, value),
            }
        }
    }

    fn take_of_space(&mut self, name: &str, value: String) {
        let Some((what, id)) = name.split_once('-') else { return };
        let Some(line) = self.spaces.iter_mut().find(|line| line.space.to_string() == id) else { return };
        match what {
            "owner" => line.owner = value,
            "months" => line.months = value,
            _ => {}
        }
    }

    fn command(&self) -> Result<Save> {
        let mut fields = Fields::new();
        let days = |typed: &str| typed.trim().parse::<u32>().map_err(|_| "days-range");
        let article_days = fields.take("article_days", days(&self.article_days)).unwrap_or_default();
        let question_days = fields.take("question_days", days(&self.question_days)).unwrap_or_default();
        let mut spaces = Vec::new();
        for line in &self.spaces {
            let owner = optional::<MemberId>(&line.owner).map_err(|()| "not-staff");
            let archive_months = optional::<i64>(&line.months).map_err(|()| "months-range");
            if let (Some(owner), Some(archive_months)) =
                (fields.take("spaces", owner), fields.take("spaces", archive_months))
            {
                spaces.push(SpacePlan { space: line.space, owner, archive_months });
            }
        }
        if !fields.0.is_empty() {
            return Err(Error::Invalid(fields));
        }
        Ok(Save { settings: Settings { article_days, question_days, check_links: self.check_links }, spaces })
    }
}

fn optional<T: std::str::FromStr>(typed: &str) -> std::result::Result<Option<T>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| ()),
    }
}

/// Spaces whose topics grow old.
fn is_kept(kind: SpaceKind) -> bool {
    matches!(kind, SpaceKind::Questions | SpaceKind::Discussions | SpaceKind::Knowledge)
}

#[derive(Template)]
#[template(path = "setup/setup.html")]
struct SetupPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    typed: &'a Typed,
    staff: Vec<Choice>,
    errors: &'a FieldErrors,
}

async fn show(app: App, page: Page) -> Result<Response> {
    let typed = typed(&app, &page).await?;
    render(&app, page, &typed, &FieldErrors::none()).await
}

async fn typed(app: &App, page: &Page) -> Result<Typed> {
    let kept = setup::spaces(&mut app.db().read().await?).await?;
    Ok(Typed::of(&Settings::now(app), &kept, &app.service::<Spaces>().now(), page))
}

async fn submit(app: App, actor: Actor, page: Page, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response> {
    let w = Words(page.lang);
    let mut typed = typed(&app, &page).await?;
    typed.take(pairs);
    let done = match typed.command() {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            app.settings().reload(app.db()).await?;
            Ok(page.go_saying(PATH, NoticeKind::Good, w.setup_saved()))
        }
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, page, &typed, &errors).await
        }
    }
}

async fn render(app: &App, page: Page, typed: &Typed, errors: &FieldErrors) -> Result<Response> {
    let w = Words(page.lang);
    let staff = setup::staff(&mut app.db().read().await?).await?;
    let page = page.titled(w.setup_title()).section(Section::Admin).unlisted();
    let template = SetupPage {
        w,
        tabs: admin_tabs(page.lang, PATH),
        typed,
        staff: staff.into_iter().map(|(id, _, name)| Choice::new(id.to_string(), name)).collect(),
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
