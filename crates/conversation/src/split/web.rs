//! Splitting on a page: the answers with a box each, and what the new topic is called.

use super::{SPLIT_MAX, Split};
use crate::{
    Spaces, TICKET, Title, TopicHead, Words as _,
    forms::form_errors,
    moderate::why,
    store::moved::{self, AnswerRow},
    topic_head,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, Permission, PostId, Result, SpaceId, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};

/// How much of an answer is shown.
const SHOWN: usize = 200;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/topics/{topic}/split", Access::Moderator, ask)
        .post("/topics/{topic}/split", Access::Moderator, submit)
        .post("/api/v1/topics/{topic}/split", Access::Moderator, super::api::split)
}

/// What was typed and ticked.
#[derive(Default)]
struct Typed {
    posts: Vec<PostId>,
    space: String,
    title: String,
    reason: String,
}

impl Typed {
    fn of(pairs: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                "post" => typed.posts.extend(value.parse::<PostId>().ok()),
                "space" => typed.space = value,
                "title" => typed.title = value,
                "reason" => typed.reason = value,
                _ => {}
            }
        }
        typed
    }
}

/// An answer with its box.
struct Line {
    id: PostId,
    name: String,
    at: i64,
    lang: String,
    text: String,
    ticked: bool,
}

#[derive(Template)]
#[template(path = "split/split.html")]
struct SplitPage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    topic: &'a TopicHead,
    lines: Vec<Line>,
    spaces: Vec<Choice>,
    typed: &'a Typed,
}

async fn ask(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    render(&app, &actor, page, topic, None, &FieldErrors::none()).await
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let typed = Typed::of(pairs);
    match split(&app, &actor, topic, &typed).await {
        Ok(head) => Ok(page.go_saying(head.url(), NoticeKind::Good, page.lang.split_done())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            render(&app, &actor, page, topic, Some(typed), &errors).await
        }
    }
}

async fn split(app: &App, actor: &Actor, topic: TopicId, typed: &Typed) -> Result<TopicHead> {
    let mut fields = Fields::new();
    if typed.posts.is_empty() {
        fields.add("post", "none-chosen");
    }
    let title = fields.take("title", Title::parse(&typed.title));
    let space = fields.take("space", typed.space.parse::<SpaceId>().map_err(|_| "no-such-space"));
    let reason = fields.take("reason", why(&typed.reason));
    let (Some(title), Some(space), Some(reason), false) = (title, space, reason, typed.posts.is_empty()) else {
        return Err(Error::Invalid(fields));
    };
    let command = Split::prepare(app, actor, topic, typed.posts.clone(), space, title, reason).await?;
    app.run(actor, command).await
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    typed: Option<Typed>,
    errors: &FieldErrors,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let head = topic_head(&mut conn, actor, topic).await?;
    if !actor.can(Permission::Moderate, head.space) || head.kind == TICKET {
        return Err(actor.refusal(Some(head.space)));
    }
    let answers = moved::answers(&mut conn, head.id, SPLIT_MAX as i64).await?;
    drop(conn);
    let typed = typed.unwrap_or_else(|| Typed { space: head.space.to_string(), ..Typed::default() });
    let spaces = app.service::<Spaces>().now();
    let open = spaces.visible(actor).filter(|space| space.kind.is_open() && !space.rule.archived);
    let title = page.lang.split_title();
    let page = page.titled(title).unlisted();
    let template = SplitPage {
        t: page.lang,
        errors,
        spaces: open.map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang))).collect(),
        lines: answers.iter().map(|row| line(row, &typed)).collect(),
        typed: &typed,
        topic: &head,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

fn line(row: &AnswerRow, typed: &Typed) -> Line {
    Line {
        id: row.id,
        name: row.name.clone(),
        at: row.created_at.millis(),
        lang: crate::html_lang(&row.language).to_owned(),
        text: madang_markdown::shorten(&row.markdown, SHOWN),
        ticked: typed.posts.contains(&row.id),
    }
}
