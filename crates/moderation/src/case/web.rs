//! The page of one case: what was written, who says what of it, and what can be done.

use super::{Assign, CaseId, Claim, Decision, Note, Release, Settle};
use crate::{
    flag::SubjectKind,
    queue::web::Line,
    sanction::web::member_url,
    store::{
        cases::{self, EntryRow, RecordRow},
        flags::{self, FlagRow},
        gate::{self, NeighbourRow},
        held,
        private::{self, LineRow},
        queue::{self, CaseRow, PostRow},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{Spaces, html_lang, post_url};
use madang_http::{Access, Form, Path, Routes};
use madang_kernel::{Actor, App, Command, Error, Result, db::Connection};
use madang_people::{Member, member_by_handle};
use madang_ui::{Choice, FieldErrors, Markup, NoticeKind, Page, Tab, local_path};
use serde::Deserialize;

/// The most characters of the post that a flagged one is about.
const ABOUT: usize = 320;
/// How many others at the same address are named.
pub(crate) const NEIGHBOURS: i64 = 20;
/// Counted up to here; more is not worth counting.
const COUNTED: i64 = 500;

/// Where one case is.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/moderation/cases/{case}", Access::Moderator, show)
        .post("/moderation/cases/{case}/claim", Access::Moderator, claim)
        .post("/moderation/cases/{case}/release", Access::Moderator, release)
        .post("/moderation/cases/{case}/assign", Access::Moderator, assign)
        .post("/moderation/cases/{case}/notes", Access::Moderator, note)
        .post("/moderation/cases/{case}/settle", Access::Moderator, settle)
        .get("/api/v1/moderation/cases/{case}", Access::Moderator, super::api::get)
        .post("/api/v1/moderation/cases/{case}/claim", Access::Moderator, super::api::claim)
        .delete("/api/v1/moderation/cases/{case}/claim", Access::Moderator, super::api::release)
        .put("/api/v1/moderation/cases/{case}/assignee", Access::Moderator, super::api::assign)
        .post("/api/v1/moderation/cases/{case}/notes", Access::Moderator, super::api::note)
        .post("/api/v1/moderation/cases/{case}/settle", Access::Moderator, super::api::settle)
}

/// The parts of moderation.
pub(crate) fn tabs(w: Words, current: &str) -> Vec<Tab> {
    [
        (w.queue_title(), "/moderation"),
        (w.held_title(), "/moderation/held"),
        (w.waiting_title(), "/moderation/waiting"),
        (w.words_title(), "/moderation/words"),
        (w.mediation_title(), "/moderation/mediation"),
        (w.log_title(), "/moderation/log"),
    ]
    .map(|(label, url)| Tab::new(label, url, url == current))
    .to_vec()
}

/// The same, with how much waits in them for this actor.
pub(crate) async fn counted_tabs(
    conn: &mut impl Connection,
    actor: &Actor,
    w: Words,
    current: &str,
) -> Result<Vec<Tab>> {
    let waiting = [
        ("/moderation", queue::count(conn, actor, COUNTED).await?),
        ("/moderation/held", held::count(conn, actor, COUNTED).await?),
        ("/moderation/waiting", queue::second_opinions(conn, actor.signed_in()?, COUNTED).await?),
    ];
    let count = |url: &str| waiting.iter().find(|(one, _)| *one == url).map_or(0, |(_, n)| *n);
    let counted = |tab: Tab| {
        let n = count(&tab.url);
        tab.counted(n, COUNTED)
    };
    Ok(tabs(w, current).into_iter().map(counted).collect())
}

/// What can come of a case, as choices; of a profile or a message less than of a post.
pub(crate) fn decisions(w: Words, kind: SubjectKind) -> Vec<Choice> {
    let help = |one: Decision| match (one, kind) {
        (Decision::Disagree, SubjectKind::Member) => w.decision_help("disagree_profile"),
        (Decision::Hide, SubjectKind::Member) => w.decision_help("hide_profile"),
        (Decision::Hide, SubjectKind::Message) => w.decision_help("hide_message"),
        _ => w.decision_help(one.as_str()),
    };
    Decision::ALL
        .iter()
        .filter(|one| kind == SubjectKind::Post || !one.is_about_posts())
        .map(|one| Choice { help: help(*one), ..Choice::new(one.as_str(), w.decision_do(one.as_str())) })
        .collect()
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    decision: String,
    reason: String,
    text: String,
    to: String,
    back: String,
}

impl Typed {
    fn back(&self, case: CaseId) -> String {
        if self.back.is_empty() { case_url(case) } else { local_path(&self.back).to_owned() }
    }
}

fn case_url(case: CaseId) -> String {
    format!("/moderation/cases/{case}")
}

/// A flag as it is shown.
struct FlagLine {
    row: FlagRow,
    reason: String,
    note: String,
}

struct EntryLine {
    row: EntryRow,
    is_note: bool,
    what: String,
}

/// The flagged post as it reads.
struct Shown {
    html: Markup,
    about_name: String,
    about: String,
    about_lang: String,
    about_url: String,
}

impl Shown {
    fn of(row: PostRow) -> Shown {
        let beginning = madang_markdown::plain_text(row.about_beginning.as_deref().unwrap_or_default());
        Shown {
            html: Markup(row.html),
            about_name: row.about_name.unwrap_or_default(),
            about: madang_markdown::shorten(&beginning, ABOUT),
            about_lang: html_lang(row.about_language.as_deref().unwrap_or_default()).to_owned(),
            about_url: row.about.map(post_url).unwrap_or_default(),
        }
    }
}

/// A private message as it was when it was reported.
struct MessageLine {
    name: String,
    at: i64,
    html: Markup,
}

impl MessageLine {
    fn of(row: LineRow) -> MessageLine {
        MessageLine { name: row.name, at: row.at.millis(), html: Markup(row.html) }
    }
}

/// A profile as it reads, shown to others or not.
struct ShownProfile {
    headline: String,
    work: String,
    interests: String,
    about: Markup,
    picture: Option<madang_ui::Person>,
    is_empty: bool,
}

impl ShownProfile {
    fn of(member: Member) -> ShownProfile {
        let interests = member.interests().join(", ");
        let work: Vec<&str> =
            [member.job_title.as_str(), member.company.as_str()].into_iter().filter(|one| !one.is_empty()).collect();
        let work = work.join(", ");
        ShownProfile {
            is_empty: member.headline.is_empty() && member.about.is_empty() && work.is_empty() && interests.is_empty(),
            picture: member.picture.is_some().then(|| member.byline().person()),
            headline: member.headline,
            work,
            interests,
            about: Markup(member.about_html),
        }
    }
}

/// All that is known of a case.
pub(super) struct Known {
    pub(super) row: CaseRow,
    pub(super) flags: Vec<FlagRow>,
    pub(super) entries: Vec<EntryRow>,
    pub(super) record: RecordRow,
    post: Option<PostRow>,
    /// Of a case about a private message, what moderators read.
    pub(super) lines: Vec<LineRow>,
    /// Of a case about a profile, all that the member wrote.
    profile: Option<Member>,
    /// Who else wrote from where the author did, for those who may know.
    pub(super) neighbours: Vec<NeighbourRow>,
    colleagues: Vec<(madang_kernel::MemberId, String, String)>,
}

impl Known {
    pub(super) async fn of(app: &App, actor: &Actor, case: CaseId) -> Result<Known> {
        let mut conn = app.db().read().await?;
        let row = queue::one(&mut conn, actor, case).await?;
        let post = match row.post() {
            Some(post) => Some(queue::post(&mut conn, post).await?),
            None => None,
        };
        let profile = match row.kind {
            SubjectKind::Member => Some(member_by_handle(&mut conn, actor, &row.handle).await?),
            SubjectKind::Post | SubjectKind::Message => None,
        };
        let neighbours = match actor.role() {
            Some(role) if role > row.role => gate::neighbours(&mut conn, row.author, NEIGHBOURS).await?,
            _ => Vec::new(),
        };
        Ok(Known {
            lines: private::lines(&mut conn, case).await?,
            profile,
            neighbours,
            flags: flags::of_case(&mut conn, case).await?,
            entries: cases::entries(&mut conn, case).await?,
            record: cases::record(&mut conn, row.author).await?,
            colleagues: cases::colleagues(&mut conn, row.author).await?,
            post,
            row,
        })
    }
}

#[derive(Template)]
#[template(path = "case/case.html")]
struct CasePage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    line: Line,
    url: String,
    post: Option<Shown>,
    profile: Option<ShownProfile>,
    lines: Vec<MessageLine>,
    neighbours: Vec<NeighbourRow>,
    flags: Vec<FlagLine>,
    entries: Vec<EntryLine>,
    record: RecordRow,
    decisions: Vec<Choice>,
    colleagues: Vec<Choice>,
    edit_url: String,
    record_url: String,
    told: String,
    is_open: bool,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

async fn show(app: App, actor: Actor, page: Page, Path((case,)): Path<(CaseId,)>) -> Result<Response> {
    render(&app, &actor, page, case, &Typed::default(), None).await
}

async fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    case: CaseId,
    typed: &Typed,
    error: Option<Error>,
) -> Result<Response> {
    let w = Words(page.lang);
    let errors = error.map_or(Ok(FieldErrors::none()), |error| w.form_errors(error))?;
    let known = Known::of(app, actor, case).await?;
    let tabs = counted_tabs(&mut app.db().read().await?, actor, w, "/moderation").await?;
    let spaces = app.service::<Spaces>().now();
    let line = Line::of(w, &spaces, actor, app.now(), &known.row);
    let page = page.titled(w.case_of(&line.title)).unlisted();
    let flag = |row: FlagRow| FlagLine { reason: w.reason(row.reason.as_str()), note: noticed(w, &row), row };
    let template = CasePage {
        w,
        tabs,
        url: case_url(case),
        profile: known.profile.map(ShownProfile::of),
        lines: known.lines.into_iter().map(MessageLine::of).collect(),
        neighbours: known.neighbours,
        told: known.row.reason.clone(),
        is_open: known.row.settled_at.is_none(),
        record_url: record_url(&known.row),
        edit_url: known.row.post().map(|post| format!("{}/edit", post_url(post))).unwrap_or_default(),
        post: known.post.map(Shown::of),
        flags: known.flags.into_iter().map(flag).collect(),
        entries: known.entries.into_iter().map(|row| entry(w, row)).collect(),
        record: known.record,
        decisions: decisions(w, known.row.kind),
        colleagues: known.colleagues.into_iter().map(|(id, _, name)| Choice::new(id.to_string(), name)).collect(),
        line,
        typed,
        errors: &errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// What a flag says; of the program's own, codes become words.
fn noticed(w: Words, row: &FlagRow) -> String {
    if row.handle.is_some() {
        return row.note.clone();
    }
    let line = |line: &str| match line.strip_prefix('~') {
        Some(code) => {
            let (code, number) = code.split_once(':').unwrap_or((code, ""));
            w.noticed(code, number)
        }
        None => line.to_owned(),
    };
    row.note.lines().map(line).collect::<Vec<_>>().join(" · ")
}

/// The author's record, with the post in its form.
fn record_url(row: &CaseRow) -> String {
    let url = member_url(&row.handle);
    row.post().map_or_else(|| url.clone(), |post| format!("{url}?post={post}#give"))
}

fn entry(w: Words, row: EntryRow) -> EntryLine {
    let what = match row.kind {
        super::EntryKind::Note => String::new(),
        super::EntryKind::Claimed => w.entry_claimed().to_owned(),
        super::EntryKind::Released => w.entry_released().to_owned(),
        super::EntryKind::Assigned => w.entry_assigned(&row.text),
        super::EntryKind::Settled => w.entry_settled(w.decision(&row.text)),
    };
    EntryLine { is_note: row.kind == super::EntryKind::Note, what, row }
}

/// Does something that has no fields of its own, and says so.
async fn act<C: Command>(
    (app, actor, page): (&App, &Actor, &Page),
    back: String,
    command: C,
    said: &'static str,
) -> Result<Response> {
    match app.run(actor, command).await {
        Ok(_) => Ok(page.go_saying(back, NoticeKind::Good, said)),
        Err(error) => Ok(page.go_saying(back, NoticeKind::Bad, Words(page.lang).why_not(error)?)),
    }
}

async fn claim(
    app: App,
    actor: Actor,
    page: Page,
    Path((case,)): Path<(CaseId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).claimed_now();
    act((&app, &actor, &page), typed.back(case), Claim { case }, said).await
}

async fn release(
    app: App,
    actor: Actor,
    page: Page,
    Path((case,)): Path<(CaseId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).released_now();
    act((&app, &actor, &page), typed.back(case), Release { case }, said).await
}

async fn assign(
    app: App,
    actor: Actor,
    page: Page,
    Path((case,)): Path<(CaseId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).assigned_now();
    let done = match typed.to.parse() {
        Ok(to) => app.run(&actor, Assign { case, to }).await,
        Err(_) => Err(Error::field("to", "not-a-moderator")),
    };
    match done {
        Ok(()) => Ok(page.go_saying(case_url(case), NoticeKind::Good, said)),
        Err(error) => render(&app, &actor, page, case, &typed, Some(error)).await,
    }
}

async fn note(
    app: App,
    actor: Actor,
    page: Page,
    Path((case,)): Path<(CaseId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let said = Words(page.lang).noted_now();
    let done = match Note::parse(case, &typed.text) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(page.go_saying(format!("{}#notes", case_url(case)), NoticeKind::Good, said)),
        Err(error) => render(&app, &actor, page, case, &typed, Some(error)).await,
    }
}

async fn settle(
    app: App,
    actor: Actor,
    page: Page,
    Path((case,)): Path<(CaseId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let w = Words(page.lang);
    let done = match Settle::parse(case, &typed.decision, &typed.reason) {
        Ok(command) => {
            let decision = command.decision;
            app.run(&actor, command).await.map(|()| decision)
        }
        Err(error) => Err(error),
    };
    let back = if typed.back.is_empty() { "/moderation" } else { local_path(&typed.back) };
    match done {
        Ok(Decision::Edit) => {
            let row = queue::one(&mut app.db().read().await?, &actor, case).await?;
            let url = row.post().map_or_else(|| back.to_owned(), |post| format!("{}/edit?back={back}", post_url(post)));
            Ok(page.go_saying(url, NoticeKind::Good, w.settled_edit()))
        }
        Ok(_) => Ok(page.go_saying(back, NoticeKind::Good, w.settled_now())),
        // From the queue, where there is no form to show again.
        Err(error) if !typed.back.is_empty() => Ok(page.go_saying(back, NoticeKind::Bad, w.why_not(error)?)),
        Err(error) => render(&app, &actor, page, case, &typed, Some(error)).await,
    }
}
