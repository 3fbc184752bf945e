//! An article at the workbench: what its newest revision says, what is said about it, and the steps to take.

pub(crate) mod api;
mod view;

use crate::{
    article::{ArticleId, Stage, Step},
    found,
    page::or_say,
    step::{AddNote, Take, publish},
    store::{
        self,
        articles::{self, ArticleRow},
        discussion::NoteRow,
        ratings::{self, SaidRow},
        revisions::{self, RevisionRow},
        sources::SourceRow,
    },
    words::Words,
};
use axum::response::Response;
use jiff::{civil::DateTime, tz::TimeZone};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Error, MemberId, Result, Timestamp, db::Connection};
use madang_people::Byline;
use madang_ui::{NoticeKind, Page};
use serde::Deserialize;

/// Where an article is looked at and led on.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/knowledge/{article}", Access::Member, show)
        .post("/knowledge/{article}/step", Access::Member, submit)
        .post("/knowledge/{article}/notes", Access::Member, note)
        .get("/api/v1/knowledge/articles/{article}", Access::Member, api::get)
        .post("/api/v1/knowledge/articles/{article}/steps", Access::Member, api::step)
        .post("/api/v1/knowledge/articles/{article}/notes", Access::Member, api::note)
}

/// Everything that is known of an article.
struct Found {
    article: ArticleRow,
    rights: crate::article::Rights,
    revision: RevisionRow,
    discussion: Vec<NoteRow>,
    /// Itself and its translations, those that the actor sees.
    family: Vec<ArticleRow>,
    said: Vec<SaidRow>,
    people: Vec<Byline>,
    sources: Vec<SourceRow>,
}

async fn find(conn: &mut impl Connection, actor: &Actor, id: ArticleId) -> Result<Found> {
    let desk = found::desk(conn, actor).await?;
    let (article, rights) = found::article(conn, actor, id).await?;
    let revision = revisions::one(conn, article.id, article.head).await?;
    let discussion = store::discussion::of_article(conn, article.id).await?;
    let mut family = articles::family(conn, article.family).await?;
    family.retain(|one| crate::article::Rights::of(actor, desk, one.facts(), one.author).see());
    let said = ratings::said(conn, article.id).await?;
    let mut members: Vec<MemberId> = vec![article.author, article.owner, revision.author];
    members.extend(discussion.iter().filter_map(|note| note.member));
    members.sort_unstable();
    members.dedup();
    let people = madang_people::bylines(conn, &members).await?;
    let sources = store::sources::of_family(conn, actor, article.family).await?;
    Ok(Found { article, rights, revision, discussion, family, said, people, sources })
}

async fn show(app: App, actor: Actor, page: Page, Path((id,)): Path<(ArticleId,)>) -> Result<Response> {
    let found = find(&mut app.db().read().await?, &actor, id).await?;
    let body = publish::render(&app, &found.revision).await?;
    Ok(view::render(&app, page, &found, &body))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct StepInput {
    step: String,
    revision: i64,
    note: String,
    /// Day and minute in the viewer's time zone, as browsers send them.
    publish_at: String,
    /// What looks personal may be published.
    anyway: String,
}

async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(ArticleId,)>,
    Form(input): Form<StepInput>,
) -> Result<Response> {
    let url = format!("/knowledge/{id}");
    let step = Step::parse(&input.step).ok_or(Error::field("step", "required"))?;
    let taken = Taken {
        step,
        revision: input.revision,
        note: input.note,
        publish_at: moment(&input.publish_at, &page.zone),
        anyway: !input.anyway.is_empty(),
    };
    match take(&app, &actor, id, taken).await {
        Ok(()) => Ok(page.go_saying(url, NoticeKind::Good, Words(page.lang).step_taken(step.as_str()))),
        Err(error) => or_say(&page, error, &url),
    }
}

/// The moment that was typed.
fn moment(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    let at = typed.parse::<DateTime>().ok()?.to_zoned(zone.clone()).ok()?;
    Some(Timestamp::from_millis(at.timestamp().as_millisecond()))
}

/// A step as it was asked for.
struct Taken {
    step: Step,
    revision: i64,
    note: String,
    publish_at: Option<Timestamp>,
    /// Whether what looks personal may be published.
    anyway: bool,
}

/// Takes a step; the text is rendered beforehand where readers will get it.
async fn take(app: &App, actor: &Actor, id: ArticleId, taken: Taken) -> Result<()> {
    let Taken { step, revision, note, publish_at, anyway } = taken;
    let body = match step {
        Step::Publish => {
            let mut conn = app.db().read().await?;
            let (article, _) = found::article(&mut conn, actor, id).await?;
            let row = revisions::one(&mut conn, article.id, article.head).await?;
            drop(conn);
            Some(publish::render(app, &row).await?)
        }
        _ => None,
    };
    app.run(actor, Take { article: id, step, revision, note, publish_at, body, anyway }).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NoteInput {
    note: String,
}

async fn note(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(ArticleId,)>,
    Form(input): Form<NoteInput>,
) -> Result<Response> {
    let url = format!("/knowledge/{id}#discussion");
    match app.run(&actor, AddNote { article: id, note: input.note }).await {
        Ok(()) => Ok(page.go(url)),
        Err(error) => or_say(&page, error, &url),
    }
}

/// Whether something is staged that readers do not see.
fn is_staged(article: &ArticleRow) -> bool {
    article.live.is_some() && article.stage != Stage::Published
}

#[cfg(test)]
mod tests;
