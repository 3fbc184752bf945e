//! Suggestions while a search is typed: topics by their titles, tags, members.

use crate::{Search, index::Suggestion, search::visible, shown::markup, store::names, words::Words};
use askama::Template;
use axum::response::Response;
use madang_conversation::{TopicRow, html_lang, profile_url, tag_key, topics_by_ids};
use madang_http::{Access, Query, Routes};
use madang_kernel::{Actor, App, Result, TopicId};
use madang_language::{Highlighter, qwerty_to_hangul};
use madang_ui::{Markup, Page};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Of each kind, the most that are suggested.
const TOPICS: usize = 6;
const NAMES: i64 = 3;
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
    tags: Vec<names::TagName>,
    members: Vec<names::MemberName>,
}

/// At most three statements, and the index.
async fn suggest(app: &App, actor: &Actor, typed: &str) -> Result<Suggested> {
    let text: String = typed.trim_start().chars().take(LONGEST).collect();
    if text.trim().is_empty() {
        return Ok(Suggested::default());
    }
    let topics = titled(app, actor, visible(actor), &text).await?;
    let mut conn = app.db().read().await?;
    let start = tag_key(text.trim());
    if start.chars().count() < SHORTEST_NAME {
        return Ok(Suggested { topics, ..Suggested::default() });
    }
    let tags = names::tags(&mut conn, &start, NAMES).await?;
    let members = names::members(&mut conn, &start, NAMES).await?;
    Ok(Suggested { topics, tags, members })
}

/// Topics in these spaces whose titles fit what was typed so far, best first; one statement.
pub(crate) async fn titled(app: &App, actor: &Actor, spaces: Vec<i64>, typed: &str) -> Result<Vec<TopicRow>> {
    let text: String = typed.trim_start().chars().take(LONGEST).collect();
    let hits: Vec<Suggestion> =
        app.service::<Search>().blocking(move |index| index.suggest(&text, Some(&spaces), TOPICS)).await?;
    let topics: Vec<TopicId> = hits.iter().map(|hit| TopicId::new(hit.topic)).collect();
    topics_by_ids(&mut app.db().read().await?, actor, &topics).await
}

#[derive(Template)]
#[template(path = "suggest/options.html")]
struct Options<'a> {
    page: &'a Page,
    w: Words,
    topics: Vec<TopicOption>,
    tags: Vec<names::TagName>,
    members: Vec<MemberOption>,
}

struct TopicOption {
    url: String,
    title: Markup,
    lang: String,
    settled: bool,
}

struct MemberOption {
    url: String,
    name: String,
    headline: String,
}

async fn show(app: App, actor: Actor, page: Page, Query(input): Query<SuggestInput>) -> Result<Response> {
    let Suggested { topics, tags, members } = suggest(&app, &actor, &input.q).await?;
    let meant = qwerty_to_hangul(&input.q).unwrap_or_default();
    let marked = Highlighter::new(&format!("{meant} {}", input.q));
    let topic = |row: TopicRow| TopicOption {
        url: row.url(),
        title: markup(&marked.segments(&row.title)),
        lang: html_lang(&row.language).to_owned(),
        settled: row.verified || row.accepted.is_some(),
    };
    let member = |member: names::MemberName| MemberOption {
        url: profile_url(&member.handle),
        name: member.name,
        headline: member.headline,
    };
    Ok(page.ok(&Options {
        w: Words(page.lang),
        topics: topics.into_iter().map(topic).collect(),
        tags,
        members: members.into_iter().map(member).collect(),
        page: &page,
    }))
}

/// What is suggested for what was typed so far.
#[derive(Serialize, ToSchema)]
pub(crate) struct Suggestions {
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
    /// How many topics have it.
    topics: i64,
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
    let Suggested { topics, tags, members } = suggest(&app, &actor, &input.q).await?;
    let topic =
        |row: TopicRow| SuggestedTopic { topic: row.id, url: row.url(), state: row.standing(), title: row.title };
    Ok(axum::Json(Suggestions {
        topics: topics.into_iter().map(topic).collect(),
        tags: tags.into_iter().map(|tag| SuggestedTag { name: tag.name, topics: tag.topics }).collect(),
        members: members
            .into_iter()
            .map(|member| SuggestedMember { handle: member.handle, name: member.name })
            .collect(),
    }))
}
