//! What waits, as pages.

use super::{DecideHeld, HeldDecision, OWN, PAGE, of_member, reason_in, reasons, told};
use crate::{
    case::web::counted_tabs,
    standing::OwnTabs,
    store::held::{self, HeldRow, OwnRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{SpaceList, Spaces, html_lang, post_url};
use madang_http::Form;
use madang_kernel::{Actor, App, Error, PostId, Result};
use madang_ui::{NoticeKind, Page, Person, Section, Tab};

const HELD: &str = "/moderation/held";
/// The most characters of a post in the list.
const BEGINNING: usize = 400;

/// A reason in words.
struct Reason {
    text: String,
    /// What it added, such as `+1.2`; empty where it is no matter of the score.
    weight: String,
    /// Whether it spoke for the text.
    good: bool,
}

struct Line {
    post: PostId,
    url: String,
    title: String,
    lang: String,
    kind: String,
    place: String,
    person: Person,
    record_path: String,
    member: String,
    text: String,
    text_lang: String,
    why: Vec<Reason>,
    at: i64,
    joined: i64,
    posts: i64,
    others: i64,
    /// How many posts of the member wait.
    same: i64,
}

impl Line {
    fn of(w: Words, spaces: &SpaceList, rows: &[HeldRow], row: &HeldRow) -> Line {
        let person = row.byline().person();
        let reason = |why: super::Why| Reason {
            text: w.why(&why.code, &why.detail),
            weight: if why.weight == 0.0 { String::new() } else { format!("{:+.1}", why.weight) },
            good: why.weight < 0.0,
        };
        Line {
            post: row.post,
            url: post_url(row.post),
            title: row.title.clone(),
            lang: html_lang(&row.title_language).to_owned(),
            kind: w.post_kind(&row.kind),
            place: spaces.name(row.space, w.0).to_owned(),
            record_path: person.url().replacen("/m/", "/moderation/members/", 1),
            member: row.author.to_string(),
            person,
            text: madang_markdown::shorten(&madang_markdown::plain_text(&row.markdown), BEGINNING),
            text_lang: html_lang(&row.language).to_owned(),
            why: reasons(row.why.as_deref())
                .into_iter()
                .filter(|why| why.weight == 0.0 || why.weight.abs() >= 0.05)
                .map(reason)
                .collect(),
            at: row.written_at.millis(),
            joined: row.joined.millis(),
            posts: row.posts,
            others: row.others,
            same: rows.iter().filter(|other| other.author == row.author).count() as i64,
        }
    }
}

#[derive(Template)]
#[template(path = "gate/held/held.html")]
struct HeldPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
}

pub(super) async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let rows = held::waiting(&mut conn, &actor, None, PAGE).await?;
    let tabs = counted_tabs(&mut conn, &actor, w, HELD).await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.held_title()).unlisted();
    let lines: Vec<Line> = rows.iter().map(|row| Line::of(w, &spaces, &rows, row)).collect();
    Ok(page.ok(&HeldPage { w, tabs, lines, page: &page }))
}

/// Decides on the ticked posts, on every listed one, or on all of one member.
pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let w = Words(page.lang);
    let field = |name: &str| pairs.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value.as_str());
    let all = |name: &str| -> Vec<PostId> {
        pairs.iter().filter(|(one, _)| one == name).filter_map(|(_, id)| id.parse().ok()).collect()
    };
    let posts = match (field("member").parse(), field("which")) {
        (Ok(member), _) => of_member(&app, &actor, member).await?,
        (Err(_), "listed") => all("listed"),
        _ => all("post"),
    };
    let Some(decision) = HeldDecision::parse(field("decision")).filter(|_| !posts.is_empty()) else {
        return Ok(page.go_saying(HELD, NoticeKind::Bad, w.sentence("none-held-chosen")));
    };
    let command = match DecideHeld::of(&app, &posts, decision, field("reason")).await {
        Ok(command) => command,
        Err(error @ Error::Invalid(_)) => return Ok(page.go_saying(HELD, NoticeKind::Bad, w.why_not(error)?)),
        Err(error) => return Err(error),
    };
    let done = app.run(&actor, command).await?.len() as i64;
    let said = match decision {
        HeldDecision::Stand => w.held_stand_done(done),
        HeldDecision::Spam | HeldDecision::Decline => w.held_declined_done(done),
    };
    Ok(page.go_saying(HELD, NoticeKind::Good, said))
}

struct OwnLine {
    row: OwnRow,
    /// Why it was declined.
    reason: String,
    url: String,
    kind: String,
    lang: String,
    text: String,
    text_lang: String,
    why: Vec<String>,
}

#[derive(Template)]
#[template(path = "gate/held/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Option<OwnTabs>,
    lines: Vec<OwnLine>,
}

pub(super) async fn own(app: App, actor: Actor, page: Page) -> Result<Response> {
    let w = Words(page.lang);
    let rows = held::own(&mut app.db().read().await?, actor.signed_in()?, OWN).await?;
    let page = page.titled(w.own_held_title()).section(Section::Me).unlisted();
    let line = |row: OwnRow| OwnLine {
        reason: reason_in(w, &row.reason),
        url: post_url(row.post),
        kind: w.post_kind(&row.kind),
        lang: html_lang(&row.title_language).to_owned(),
        text: madang_markdown::shorten(&madang_markdown::plain_text(&row.markdown), BEGINNING),
        text_lang: html_lang(&row.language).to_owned(),
        why: told(reasons(row.why.as_deref())).iter().map(|why| w.why(&why.code, &why.detail)).collect(),
        row,
    };
    let tabs = Some(OwnTabs::of(&page, "/settings/held"));
    Ok(page.ok(&OwnPage { w, tabs, lines: rows.into_iter().map(line).collect(), page: &page }))
}
