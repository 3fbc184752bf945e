//! The page on which a thread becomes a draft.

use super::{Capture, Join, Thread, cover_content, draft};
use crate::{
    article::{ArticleId, ArticleKind, Stage},
    content::ContentInput,
    page::{language_choices, product_choices},
    save::{Revise, StartArticle},
    store::{
        articles::{self, Wanted},
        revisions, sources,
    },
    words::Words,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_conversation::{SpaceKind, SpaceList, Spaces, topic_head};
use madang_http::{Access, Form, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Fields, PostId, Result, SpaceId, TopicId};
use madang_ui::{Choice, FieldErrors, Link, NoticeKind, Page, Section};
use serde::Deserialize;

/// Drafts that a thread can be joined to.
const JOINABLE: i64 = 30;

/// Where threads are captured.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/knowledge/capture", Access::Agent, show).post("/knowledge/capture", Access::Agent, submit).post(
        "/api/v1/knowledge/captures",
        Access::Agent,
        super::api::post,
    )
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    /// The post.
    post: String,
    /// Instead of it: a thread, for its opening post.
    topic: String,
}

/// What the form holds.
#[derive(Clone, Debug, Default)]
struct CaptureForm {
    post: String,
    space: String,
    language: String,
    title: String,
    body: String,
    kind: String,
    tags: String,
    version: String,
    /// An article to join it to; a new one without.
    into: String,
    /// The pieces of the text that are to be covered.
    masks: Vec<String>,
}

impl CaptureForm {
    /// From a form in which `mask` comes once for each piece.
    fn read(pairs: Vec<(String, String)>) -> CaptureForm {
        let mut form = CaptureForm::default();
        for (name, value) in pairs {
            match name.as_str() {
                "post" => form.post = value,
                "space" => form.space = value,
                "language" => form.language = value,
                "title" => form.title = value,
                "body" => form.body = value,
                "kind" => form.kind = value,
                "tags" => form.tags = value,
                "version" => form.version = value,
                "into" => form.into = value,
                "mask" => form.masks.push(value),
                _ => {}
            }
        }
        form
    }

    fn masks(&self, piece: &str) -> bool {
        self.masks.iter().any(|one| one == piece)
    }

    fn content(&self) -> ContentInput {
        ContentInput {
            title: self.title.clone(),
            body: self.body.clone(),
            tags: self.tags.clone(),
            kind: self.kind.clone(),
            version: self.version.clone(),
        }
    }
}

/// The collection that is chosen unless somebody chooses another.
fn first_collection(spaces: &SpaceList, actor: &Actor) -> String {
    let mut own = spaces.visible(actor).filter(|space| space.kind == SpaceKind::Knowledge);
    own.next().map(|space| space.id.to_string()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "capture/capture.html")]
struct CapturePage<'a> {
    page: &'a Page,
    w: Words,
    errors: &'a FieldErrors,
    form: &'a CaptureForm,
    crumbs: Vec<Link>,
    source: Link,
    private: bool,
    collections: Vec<Choice>,
    languages: Vec<Choice>,
    kinds: Vec<Choice>,
    versions: Vec<Choice>,
    drafts: Vec<Choice>,
    made: Vec<Link>,
    personal: Vec<(String, &'static str, bool)>,
}

async fn show(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let post: PostId = match which.topic.parse::<TopicId>() {
        Ok(topic) => topic_head(&mut app.db().read().await?, &actor, topic).await?.opening,
        Err(_) => which.post.parse().map_err(|_| Error::NotFound)?,
    };
    let spaces = app.service::<Spaces>().now();
    let found = super::thread(&mut app.db().read().await?, &actor, &spaces, page.lang, post).await?;
    let lang = found.language(page.lang);
    let head = &found.topic;
    let body = draft::draft(lang, &found.material);
    let about = head.version.map(|id| id.to_string()).or(head.product.map(|id| id.to_string()));
    let form = CaptureForm {
        post: post.to_string(),
        space: first_collection(&spaces, &actor),
        language: lang.code().to_owned(),
        title: head.title.clone(),
        masks: found.personal(&body).into_iter().filter(|_| found.is_private()).map(|(piece, _)| piece).collect(),
        body,
        kind: ArticleKind::Troubleshooting.to_string(),
        tags: head.tag_names().join(", "),
        version: about.unwrap_or_default(),
        into: String::new(),
    };
    render(&app, &actor, page, &found, &form, &FieldErrors::none(), StatusCode::OK).await
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    found: &Thread,
    form: &CaptureForm,
    errors: &FieldErrors,
    status: StatusCode,
) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let wanted = Wanted { stage: Some(Stage::Draft), limit: JOINABLE, ..Wanted::default() };
    let drafts = articles::list(&mut conn, actor, &wanted).await?;
    let made = sources::made_of(&mut conn, found.topic.id).await?;
    drop(conn);
    let page = page.titled(w.capture_title()).section(Section::Help).unlisted();
    let collections = spaces.visible(actor).filter(|space| space.kind == SpaceKind::Knowledge);
    let personal = found.personal(&format!("{}\n{}", form.title, form.body));
    let template = CapturePage {
        w,
        errors,
        form,
        crumbs: vec![Link::new(w.desk_title(), "/knowledge")],
        source: Link::new(found.topic.title.clone(), found.topic.url()),
        private: found.is_private(),
        collections: collections.map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang))).collect(),
        languages: language_choices(),
        kinds: ArticleKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), w.kind_name(*kind))).collect(),
        versions: product_choices(w, &spaces),
        drafts: drafts.into_iter().map(|one| Choice::new(one.id.to_string(), one.title)).collect(),
        made: made.into_iter().map(|(id, title)| Link::new(title, format!("/knowledge/{id}"))).collect(),
        personal: personal
            .into_iter()
            .map(|(piece, cover)| {
                let on = form.masks(&piece);
                (piece, cover, on)
            })
            .collect(),
        page: &page,
    };
    Ok(page.render(&template, status))
}

async fn submit(app: App, actor: Actor, page: Page, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response> {
    let form = CaptureForm::read(pairs);
    let post: PostId = form.post.parse().map_err(|_| Error::NotFound)?;
    let spaces = app.service::<Spaces>().now();
    let found = super::thread(&mut app.db().read().await?, &actor, &spaces, page.lang, post).await?;
    let w = Words(page.lang);
    match capture(&app, &actor, page.lang, post, &found, &form).await {
        Ok(id) => Ok(page.go_saying(format!("/knowledge/{id}"), NoticeKind::Good, w.captured())),
        Err(error) => {
            let errors = w.form_errors(error)?;
            render(&app, &actor, page, &found, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn capture(
    app: &App,
    actor: &Actor,
    lang: Lang,
    post: PostId,
    found: &Thread,
    form: &CaptureForm,
) -> Result<ArticleId> {
    let spaces = app.service::<Spaces>().now();
    let text = format!("{}\n{}", form.title, form.body);
    let pieces: Vec<(String, &'static str)> =
        found.personal(&text).into_iter().filter(|(piece, _)| form.masks(piece)).collect();
    if let Ok(into) = form.into.parse::<ArticleId>() {
        return join(app, actor, lang, into, post, found, &pieces).await;
    }
    let content = form.content().check(&spaces, Fields::new())?;
    let start = StartArticle {
        space: form.space.parse::<SpaceId>().map_err(|_| Error::field("space", "required"))?,
        language: form.language.clone(),
        content: cover_content(content, &pieces)?,
        note: String::new(),
        translation_of: None,
    };
    app.run(actor, Capture { post, start }).await
}

/// Joins a thread to a draft; its text is what the rules make of it.
pub(super) async fn join(
    app: &App,
    actor: &Actor,
    lang: Lang,
    into: ArticleId,
    post: PostId,
    found: &Thread,
    pieces: &[(String, &'static str)],
) -> Result<ArticleId> {
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let (article, _) = crate::found::article(&mut conn, actor, into).await?;
    let revision = revisions::one(&mut conn, article.id, article.head).await?;
    drop(conn);
    let lang = Lang::parse(&article.language).unwrap_or(lang);
    let body = draft::join(&revision.markdown, lang, &found.material);
    let content = ContentInput { body, ..ContentInput::of(&revision) }.check(&spaces, Fields::new())?;
    let revise = Revise {
        article: article.id,
        base: article.head,
        content: cover_content(content, pieces)?,
        note: Words(lang).joined_note(&found.topic.title),
        settings: None,
        translated_from: None,
    };
    app.run(actor, Join { post, revise }).await?;
    Ok(article.id)
}
