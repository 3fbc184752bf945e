//! Suggestions while a search is typed: topics by their titles, tags, members.
//!
//! Names stand first where they are what was typed, or where no title begins so.

use crate::{
    Search,
    index::Suggestions as Offered,
    names::{CountedTag, Fit, Lookup, counted, fit, members, tags},
    search::{SearchInput, visible},
    shown::markup,
    store::names::MemberName,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{TopicRow, html_lang, profile_url, topics_by_ids};
use madang_http::{Access, Query, Routes};
use madang_kernel::{Actor, App, Result, TopicId};
use madang_language::{Highlighter, normalise};
use madang_ui::{Link, Markup, Page, Person};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Of each kind, the most that are suggested.
const TOPICS: usize = 6;
const NAMES: usize = 3;
/// Characters that are read.
const LONGEST: usize = 100;
/// Names are suggested from so many characters on.
const SHORTEST_NAME: usize = 2;

/// Where to ask for them.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/search/suggest", Access::Everyone, show).get("/api/v1/suggest", Access::Everyone, get)
}

/// What was typed so far.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct SuggestInput {
    /// What was typed so far; the last word may be unfinished.
    q: String,
}

#[derive(Default)]
struct Suggested {
    topics: Vec<TopicRow>,
    tags: Vec<CountedTag>,
    members: Vec<MemberName>,
    /// The text as it was probably meant, when only that fits a title.
    corrected: Option<String>,
    names_first: bool,
}

/// At most three statements, and the index.
async fn suggest(app: &App, actor: &Actor, typed: &str) -> Result<Suggested> {
    let text: String = typed.trim_start().chars().take(LONGEST).collect();
    if text.trim().is_empty() {
        return Ok(Suggested::default());
    }
    let (topics, corrected) = offered(app, actor, visible(actor), &text).await?;
    if text.trim().chars().count() < SHORTEST_NAME {
        return Ok(Suggested { topics, corrected, ..Suggested::default() });
    }
    let tags = tags(app, actor, Lookup::typing(&text)).await?.page(0, NAMES);
    let members = members(app, Lookup::typing(&text)).await?.page(0, NAMES);
    let names = tags.iter().map(|tag| &tag.name).chain(members.iter().flat_map(|one| [&one.name, &one.handle]));
    let names_first = come_first(&text, names, &topics);
    let tags = counted(app, actor, tags).await?;
    Ok(Suggested { topics, tags, members, corrected, names_first })
}

/// Whether names stand above titles: one of them is what was typed, or begins so when no title does.
fn come_first<'a>(typed: &str, names: impl Iterator<Item = &'a String>, topics: &[TopicRow]) -> bool {
    let best = names.map(|name| fit(name, typed)).min();
    let start = normalise(typed.trim());
    let title_begins = || topics.iter().any(|topic| normalise(&topic.title).starts_with(&start));
    best == Some(Fit::Whole) || (best == Some(Fit::Beginning) && !title_begins())
}

/// Topics in these spaces whose titles fit what was typed so far, best first; one statement.
pub(crate) async fn titled(app: &App, actor: &Actor, spaces: Vec<i64>, typed: &str) -> Result<Vec<TopicRow>> {
    Ok(offered(app, actor, spaces, typed).await?.0)
}

/// The same, and the text as it was probably meant when only that fits a title.
async fn offered(app: &App, actor: &Actor, spaces: Vec<i64>, typed: &str) -> Result<(Vec<TopicRow>, Option<String>)> {
    let text: String = typed.trim_start().chars().take(LONGEST).collect();
    let Offered { topics, corrected } =
        Search::read(app, move |index| index.suggest(&text, Some(&spaces), TOPICS)).await?;
    let ids: Vec<TopicId> = topics.iter().map(|hit| TopicId::new(hit.topic)).collect();
    Ok((topics_by_ids(&mut app.db().read().await?, actor, &ids).await?, corrected))
}

#[derive(Template)]
#[template(path = "suggest/options.html")]
struct Options<'a> {
    page: &'a Page,
    w: Words,
    corrected: Option<Link>,
    topics: Vec<TopicOption>,
    tags: Vec<CountedTag>,
    members: Vec<MemberOption>,
    names_first: bool,
    /// How many there are, for those who do not see them.
    count: i64,
}

struct TopicOption {
    url: String,
    title: Markup,
    lang: String,
    settled: bool,
    /// The state, where it speaks against the topic.
    state: &'static str,
}

struct MemberOption {
    url: String,
    person: Person,
    headline: String,
}

async fn show(app: App, actor: Actor, page: Page, Query(input): Query<SuggestInput>) -> Result<Response> {
    let Suggested { topics, tags, members, corrected, names_first } = suggest(&app, &actor, &input.q).await?;
    let marked = Highlighter::new(&format!("{} {}", corrected.as_deref().unwrap_or_default(), input.q));
    let topic = |row: TopicRow| TopicOption {
        url: row.url(),
        title: markup(&marked.segments(&row.title)),
        lang: html_lang(&row.language).to_owned(),
        settled: row.verified || row.accepted.is_some(),
        state: Some(row.standing()).filter(|state| is_stepped_back(state)).unwrap_or_default(),
    };
    let member = |member: MemberName| MemberOption {
        url: profile_url(&member.handle),
        person: member.person(),
        headline: member.headline,
    };
    let all = topics.len() + tags.len() + members.len() + usize::from(corrected.is_some());
    Ok(page.ok(&Options {
        w: Words(page.lang),
        corrected: corrected.map(|text| Link::new(&text, SearchInput::default().url(&text, 1))),
        topics: topics.into_iter().map(topic).collect(),
        tags,
        members: members.into_iter().map(member).collect(),
        names_first,
        count: i64::try_from(all).unwrap_or(i64::MAX),
        page: &page,
    }))
}

/// Whether a topic in this state stands behind others.
fn is_stepped_back(state: &str) -> bool {
    matches!(state, "duplicate" | "off_topic" | "archived")
}

/// What is suggested for what was typed so far.
#[derive(Serialize, ToSchema)]
pub(crate) struct Suggestions {
    /// The text as it was probably meant, when only that fits a title.
    corrected: Option<String>,
    /// Whether tags and members fit better than topics.
    names_first: bool,
    /// Topics whose titles fit.
    topics: Vec<SuggestedTopic>,
    /// Tags that begin so.
    tags: Vec<SuggestedTag>,
    /// Members whose names begin so.
    members: Vec<SuggestedMember>,
}

/// A topic whose title fits.
#[derive(Serialize, ToSchema)]
pub(crate) struct SuggestedTopic {
    /// The topic.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The path of its page.
    url: String,
    /// Its title.
    title: String,
    /// `open`, `answered`, `solved`, `needs_information`, `duplicate`, `off_topic`, `archived`, or empty.
    state: &'static str,
}

/// A tag that begins so.
#[derive(Serialize, ToSchema)]
pub(crate) struct SuggestedTag {
    /// Its name.
    name: String,
    /// How many topics with it the asker sees, at least.
    topics: usize,
}

/// A member whose name begins so.
#[derive(Serialize, ToSchema)]
pub(crate) struct SuggestedMember {
    /// The name in addresses and mentions.
    handle: String,
    /// The name as shown.
    name: String,
}

/// Suggests topics, tags and members while a search is typed.
#[utoipa::path(get, path = "/api/v1/suggest", tag = "search", params(SuggestInput),
    responses((status = 200, body = Suggestions)))]
pub(crate) async fn get(app: App, actor: Actor, Query(input): Query<SuggestInput>) -> Result<axum::Json<Suggestions>> {
    let Suggested { topics, tags, members, corrected, names_first } = suggest(&app, &actor, &input.q).await?;
    let topic =
        |row: TopicRow| SuggestedTopic { topic: row.id, url: row.url(), state: row.standing(), title: row.title };
    Ok(axum::Json(Suggestions {
        corrected,
        names_first,
        topics: topics.into_iter().map(topic).collect(),
        tags: tags.into_iter().map(|tag| SuggestedTag { name: tag.name, topics: tag.topics }).collect(),
        members: members
            .into_iter()
            .map(|member| SuggestedMember { handle: member.handle, name: member.name })
            .collect(),
    }))
}
