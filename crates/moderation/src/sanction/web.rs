//! The page of a member's record: what was given to them, and the form that gives something.

use super::{
    Confirm, DecideAppeal, Decline, Give, LetIn, Lift, SanctionId, SanctionKind, TypedSanction, outranks, standing,
};
use crate::{
    case::{
        ShowProfile,
        web::{NEIGHBOURS, counted_tabs},
    },
    log::RuleTitles,
    store::{
        cases,
        cases::RecordRow,
        gate::{self, NeighbourRow},
        sanctions::{self, SanctionRow, Subject},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{post_url, profile_url};
use madang_http::{Access, Form, Path, Query, Routes};
use madang_kernel::{Actor, App, Command, Error, Result, Timestamp};
use madang_people::{Withheld, member_by_handle};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Tab, local_path};
use serde::Deserialize;

/// Where members are sanctioned.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/moderation/members/{handle}", Access::Moderator, show)
        .post("/moderation/members/{handle}", Access::Moderator, give)
        .post("/moderation/members/{handle}/let-in", Access::Moderator, let_in)
        .post("/moderation/members/{handle}/show-profile", Access::Moderator, show_profile)
        .get("/moderation/waiting", Access::Moderator, super::waiting::show)
        .post("/moderation/sanctions/{sanction}/lift", Access::Moderator, lift)
        .post("/moderation/sanctions/{sanction}/confirm", Access::Moderator, confirm)
        .post("/moderation/sanctions/{sanction}/decline", Access::Moderator, decline)
        .post("/moderation/sanctions/{sanction}/appeal", Access::Moderator, decide)
        .get("/api/v1/moderation/members/{handle}/sanctions", Access::Moderator, super::api::list)
        .post("/api/v1/moderation/members/{handle}/sanctions", Access::Moderator, super::api::give)
        .post("/api/v1/moderation/members/{handle}/show-profile", Access::Moderator, super::api::show_profile)
        .get("/api/v1/moderation/waiting", Access::Moderator, super::api::waiting)
        .post("/api/v1/moderation/sanctions/{sanction}/lift", Access::Moderator, super::api::lift)
        .post("/api/v1/moderation/sanctions/{sanction}/confirm", Access::Moderator, super::api::confirm)
        .post("/api/v1/moderation/sanctions/{sanction}/decline", Access::Moderator, super::api::decline)
        .post("/api/v1/moderation/sanctions/{sanction}/appeal", Access::Moderator, super::api::decide)
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    kind: String,
    days: String,
    rule: String,
    message: String,
    note: String,
    post: String,
    reason: String,
    verdict: String,
    answer: String,
    back: String,
}

/// A sanction as pages show it.
pub(crate) struct SanctionLine {
    pub(crate) row: SanctionRow,
    pub(crate) kind: String,
    pub(crate) state: String,
    pub(crate) stands: bool,
    pub(crate) proposed: bool,
    pub(crate) can_lift: bool,
    pub(crate) post_url: String,
    pub(crate) waits: bool,
}

impl SanctionLine {
    pub(crate) fn of(w: Words, now: Timestamp, row: SanctionRow) -> SanctionLine {
        let code = standing(&row, now);
        SanctionLine {
            kind: w.kind(row.kind.as_str()),
            state: w.standing(code),
            stands: code == "stands",
            proposed: code == "proposed",
            can_lift: code == "stands",
            post_url: row.post.map(post_url).unwrap_or_default(),
            waits: row.appealed_at.is_some() && row.decided_at.is_none(),
            row,
        }
    }
}

#[derive(Template)]
#[template(path = "sanction/member.html")]
struct MemberPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    subject: Subject,
    url: String,
    profile: String,
    record: RecordRow,
    lines: Vec<SanctionLine>,
    /// Whether the account is kept out, though by no sanction.
    shut: bool,
    /// Why others do not see the profile; empty where they do.
    withheld: &'static str,
    withheld_reason: String,
    neighbours: Vec<NeighbourRow>,
    kinds: Vec<Choice>,
    terms: Vec<Choice>,
    rules: Vec<Choice>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

/// The member with this handle, whom the actor may sanction.
pub(super) async fn found(app: &App, actor: &Actor, handle: &str) -> Result<Subject> {
    let mut conn = app.db().read().await?;
    let member = member_by_handle(&mut conn, actor, handle).await?;
    let subject = sanctions::subject(&mut conn, member.id).await?;
    // Nobody reads what colleagues noted about them or their superiors.
    outranks(actor, &subject).map_err(|_| Error::Forbidden)?;
    Ok(subject)
}

/// Which post it is about.
#[derive(Default, Deserialize)]
#[serde(default)]
struct AboutPost {
    post: String,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Query(AboutPost { post }): Query<AboutPost>,
) -> Result<Response> {
    let subject = found(&app, &actor, &handle).await?;
    render(&app, &actor, page, subject, &Typed { post, ..Typed::default() }, None).await
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    subject: Subject,
    typed: &Typed,
    error: Option<Error>,
) -> Result<Response> {
    let w = Words(page.lang);
    let errors = error.map_or(Ok(FieldErrors::none()), |error| w.form_errors(error))?;
    let mut conn = app.db().read().await?;
    let record = cases::record(&mut conn, subject.id).await?;
    let rows = sanctions::of_member(&mut conn, subject.id).await?;
    let rules = super::rules::choices(&mut conn, page.lang).await?;
    let now = app.now();
    let tabs = counted_tabs(&mut conn, actor, w, "").await?;
    let titles = RuleTitles::now(&mut conn, page.lang).await?;
    let member = member_by_handle(&mut conn, actor, &subject.handle).await?;
    let neighbours = gate::neighbours(&mut conn, subject.id, NEIGHBOURS).await?;
    let shut = subject.is_kept_out(now) && sanctions::kept_out(&mut conn, subject.id, now).await?.is_none();
    drop(conn);
    let page = page.titled(w.record_of(&subject.name)).unlisted();
    let kinds = SanctionKind::ALL
        .iter()
        .map(|one| Choice { help: w.kind_help(one.as_str()), ..Choice::new(one.as_str(), w.kind(one.as_str())) });
    let line = |row: SanctionRow| {
        let rule_title = titles.cited(&row.rule, &row.rule_title).to_owned();
        SanctionLine::of(w, now, SanctionRow { rule_title, ..row })
    };
    let template = MemberPage {
        w,
        tabs,
        url: member_url(&subject.handle),
        profile: profile_url(&subject.handle),
        record,
        lines: rows.into_iter().map(line).collect(),
        shut,
        withheld: match member.withheld() {
            Some(Withheld::Waiting) => w.profile_waits(),
            Some(Withheld::Hidden) => w.profile_is_hidden(),
            None => "",
        },
        withheld_reason: member.withheld_reason,
        neighbours,
        kinds: kinds.collect(),
        terms: [1, 3, 7, 14, 30, 90, 365].map(|days| Choice::new(days.to_string(), w.for_days(days))).to_vec(),
        rules,
        subject,
        typed,
        errors: &errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// The address of a member's record.
pub(crate) fn member_url(handle: &str) -> String {
    format!("/moderation{}", profile_url(handle).replacen("/m/", "/members/", 1))
}

async fn give(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let subject = found(&app, &actor, &handle).await?;
    let input = TypedSanction {
        kind: &typed.kind,
        days: &typed.days,
        rule: &typed.rule,
        message: &typed.message,
        note: &typed.note,
        post: &typed.post,
    };
    let done = match Give::parse(subject.id, input) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => {
            app.service::<madang_people::People>().forget(subject.id);
            let said = Words(page.lang).given_now(typed.kind.as_str());
            Ok(page.go_saying(member_url(&subject.handle), NoticeKind::Good, said))
        }
        Err(error) => render(&app, &actor, page, subject, &typed, Some(error)).await,
    }
}

async fn let_in(app: App, actor: Actor, page: Page, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let (subject, w) = (found(&app, &actor, &handle).await?, Words(page.lang));
    let back = member_url(&subject.handle);
    match app.run(&actor, LetIn { member: subject.id }).await {
        Ok(()) => {
            app.service::<madang_people::People>().forget(subject.id);
            Ok(page.go_saying(back, NoticeKind::Good, w.let_in_now()))
        }
        Err(error) => Ok(page.go_saying(back, NoticeKind::Bad, w.why_not(error)?)),
    }
}

async fn show_profile(app: App, actor: Actor, page: Page, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let (subject, w) = (found(&app, &actor, &handle).await?, Words(page.lang));
    let back = member_url(&subject.handle);
    match app.run(&actor, ShowProfile { member: subject.id }).await {
        Ok(()) => {
            app.service::<madang_people::People>().forget(subject.id);
            Ok(page.go_saying(back, NoticeKind::Good, w.profile_shown_now()))
        }
        Err(error) => Ok(page.go_saying(back, NoticeKind::Bad, w.why_not(error)?)),
    }
}

/// Does something about a sanction, and says so where the form was.
async fn act<C: Command>(
    (app, actor, page): (&App, &Actor, &Page),
    sanction: SanctionId,
    typed: &Typed,
    command: C,
    said: &'static str,
) -> Result<Response> {
    let row = sanctions::one(&mut app.db().read().await?, sanction).await?;
    let back = if typed.back.is_empty() { member_url(&row.handle) } else { local_path(&typed.back).to_owned() };
    match app.run(actor, command).await {
        Ok(_) => {
            app.service::<madang_people::People>().forget(row.member);
            Ok(page.go_saying(back, NoticeKind::Good, said))
        }
        Err(error) => Ok(page.go_saying(back, NoticeKind::Bad, Words(page.lang).why_not(error)?)),
    }
}

async fn lift(
    app: App,
    actor: Actor,
    page: Page,
    Path((sanction,)): Path<(SanctionId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).lifted_now();
    act((&app, &actor, &page), sanction, &typed, Lift { sanction, reason: typed.reason.clone() }, said).await
}

async fn confirm(
    app: App,
    actor: Actor,
    page: Page,
    Path((sanction,)): Path<(SanctionId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).confirmed_now();
    act((&app, &actor, &page), sanction, &typed, Confirm { sanction }, said).await
}

async fn decline(
    app: App,
    actor: Actor,
    page: Page,
    Path((sanction,)): Path<(SanctionId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).declined_now();
    act((&app, &actor, &page), sanction, &typed, Decline { sanction, reason: typed.reason.clone() }, said).await
}

async fn decide(
    app: App,
    actor: Actor,
    page: Page,
    Path((sanction,)): Path<(SanctionId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let w = Words(page.lang);
    let upheld = typed.verdict == "upheld";
    if !upheld && typed.verdict != "rejected" {
        return Ok(page.go_saying("/moderation/waiting", NoticeKind::Bad, w.sentence("verdict-required")));
    }
    let command = DecideAppeal { sanction, upheld, answer: typed.answer.clone() };
    act((&app, &actor, &page), sanction, &typed, command, w.decided_now()).await
}
