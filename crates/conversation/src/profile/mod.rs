//! A member's public profile, with what the member has written.

use crate::{
    MemberCounts, PostKind, Spaces, TopicFilter, Words as _,
    follow::{Subject, SubjectKind},
    html_lang, person, post_url, profile_url,
    store::{self, members::WrittenRow},
    topics,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Cursor, Listed, Path, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Conn, Permission, Result, words};
use madang_people::{Member, Withheld, member_by_handle};
use madang_ui::{Markup, Page, Pager, Person, Section, Tab, TopicRow};
use serde::Deserialize;

const PER_PAGE: usize = 20;
/// The most characters of a post's beginning.
const BEGINNING: usize = 180;

words! {
    /// What of a member's activity is shown.
    enum Shown {
        Answers = "answers",
        Topics = "topics",
        Comments = "comments",
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new().get("/m/{handle}", Access::Everyone, show)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ProfileParams {
    show: String,
    after: String,
}

/// Something that the member wrote.
struct Written {
    title: String,
    title_lang: String,
    url: String,
    beginning: String,
    lang: String,
    at: i64,
    score: i64,
    accepted: bool,
}

#[derive(Template)]
#[template(path = "profile/profile.html")]
struct ProfilePage<'a> {
    page: &'a Page,
    t: Lang,
    member: &'a Member,
    id: madang_kernel::MemberId,
    person: Person,
    about: Markup,
    interests: Vec<String>,
    counts: MemberCounts,
    /// Why others do not see the profile; empty where they do.
    aside: &'static str,
    follows: bool,
    /// The names of the spaces whose hero this is, as far as the viewer sees them.
    hero_of: Vec<String>,
    /// Whether the viewer moderates, and outranks the member.
    may_sanction: bool,
    record_path: String,
    tabs: Vec<Tab>,
    topics: Vec<TopicRow>,
    written: Vec<Written>,
    pager: Pager,
}

async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Query(params): Query<ProfileParams>,
) -> Result<Response> {
    let shown = Shown::parse(&params.show).unwrap_or(Shown::Answers);
    let after = Cursor::parse(&params.after);
    let mut conn = app.db().read().await?;
    let member = member_by_handle(&mut conn, &actor, &handle).await?;
    let counts = store::members::counts(&mut conn, member.id).await?;
    let follows = follows(&mut conn, &actor, &member).await?;
    let (rows, written) = activity(&app, &mut conn, &actor, &page, &member, shown, after).await?;
    let heroic = madang_people::heroes(&mut conn, None, Some(member.id), app.now()).await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let seen =
        heroic.iter().filter(|row| actor.can(Permission::Read, row.space)).filter_map(|row| spaces.get(row.space));
    let hero_of = seen.map(|space| space.name.get(page.lang).to_owned()).collect();
    let url = profile_url(&member.handle);
    let next = rows.next.or(written.next);
    let t = page.lang;
    let page = titled(page, &member, &url);
    Ok(page.ok(&ProfilePage {
        page: &page,
        t,
        id: member.id,
        person: person(&member.byline()),
        about: Markup(member.about_html.clone()),
        interests: member.interests(),
        counts,
        aside: aside(t, &member),
        follows,
        hero_of,
        may_sanction: actor.may(Permission::Moderate) && actor.role().is_some_and(|role| role > member.role),
        record_path: url.replacen("/m/", "/members/", 1),
        tabs: tabs(t, &url, shown, counts),

        topics: rows.items,
        written: written.items,
        pager: Pager {
            newer: after.map(|_| format!("{url}?show={shown}")),
            older: next.map(|next| format!("{url}?show={shown}&after={next}")),
        },
        member: &member,
    }))
}

/// Why others do not see the profile: whoever must not know is given a member of whom nothing is withheld.
fn aside(t: Lang, member: &Member) -> &'static str {
    match member.withheld() {
        _ if member.withheld_removed => t.profile_aside_removed(),
        Some(Withheld::Waiting) => t.profile_aside_waiting(),
        Some(Withheld::Hidden) => t.profile_aside_hidden(),
        None => "",
    }
}

async fn follows(conn: &mut Conn, actor: &Actor, member: &Member) -> Result<bool> {
    let Some(viewer) = actor.id().filter(|viewer| *viewer != member.id) else { return Ok(false) };
    let subject = Subject { kind: SubjectKind::Member, id: member.id.number() };
    store::marks::follows(conn, viewer, subject).await
}

/// The topics, or the posts, that the viewer may see; one statement.
async fn activity(
    app: &App,
    conn: &mut Conn,
    actor: &Actor,
    page: &Page,
    member: &Member,
    shown: Shown,
    after: Option<Cursor>,
) -> Result<(Listed<TopicRow>, Listed<Written>)> {
    let (no_topics, no_posts) = (Listed { items: Vec::new(), next: None }, Listed { items: Vec::new(), next: None });
    let kind = match shown {
        Shown::Topics => {
            let filter = TopicFilter { author: Some(member.id), after, limit: PER_PAGE, ..TopicFilter::default() };
            let spaces = app.service::<Spaces>().now();
            let rows = topics(conn, actor, &filter).await?;
            return Ok((rows.map(|row| row.view_new(&spaces, page.lang)), no_posts));
        }
        Shown::Answers => PostKind::Answer,
        Shown::Comments => PostKind::Comment,
    };
    let start = after.unwrap_or_else(Cursor::start);
    let limit = PER_PAGE as i64 + 1;
    let rows = store::members::written(conn, actor.visible_spaces(), member.id, kind, start, limit).await?;
    let rows = Listed::of(rows, PER_PAGE, |row| Cursor::after(row.id.number(), row.id.number()));
    Ok((no_topics, rows.map(Written::of)))
}

impl Written {
    fn of(row: WrittenRow) -> Written {
        let plain = madang_markdown::plain_text(&row.beginning);
        Written {
            title_lang: html_lang(&row.topic_language).to_owned(),
            url: post_url(row.id),
            beginning: madang_markdown::shorten(&plain, BEGINNING),
            lang: html_lang(&row.language).to_owned(),
            at: row.created_at.millis(),
            score: row.score,
            accepted: row.accepted,
            title: row.title,
        }
    }
}

fn titled(page: Page, member: &Member, url: &str) -> Page {
    let page = page.titled(member.name.clone()).canonical(url);
    let mine = page.is_me(member.id.number());
    let page = page.section(if mine { Section::Me } else { Section::Members });
    if member.headline.is_empty() { page } else { page.described(member.headline.clone()) }
}

fn tabs(t: Lang, url: &str, current: Shown, counts: MemberCounts) -> Vec<Tab> {
    let tab = |shown: Shown, label: &str, count: i64| Tab {
        count: Some(count),
        ..Tab::new(label, format!("{url}?show={shown}"), shown == current)
    };
    vec![
        tab(Shown::Answers, t.profile_answers(), counts.answers),
        tab(Shown::Topics, t.profile_topics(), counts.topics),
        tab(Shown::Comments, t.profile_comments(), counts.comments),
    ]
}
