//! Searching in the API.

use super::{
    Found, FoundPost, FoundTopic, SearchInput,
    filters::{self, Filter},
    search,
};
use crate::{
    analytics::Searcher,
    names::{CountedTag, Lookup, Names, counted},
    shown::{Piece, pieces},
    store::names::{FileName, MemberName},
    words::Words,
};
use jiff::tz::TimeZone;
use madang_conversation::{PostKind, SpaceList, Spaces, file_url, html_lang, post_url, profile_url, topic_url};
use madang_http::{Cursor, Query};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, FileId, PostId, Result, Timestamp, TopicId};
use madang_ui::Page;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What was found.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchResults {
    /// Topics, the best first.
    items: Vec<SearchResult>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
    /// How many topics fit; at least so many when `capped`.
    total: usize,
    /// Whether there are more than were counted.
    capped: bool,
    /// The words as they were probably meant, when one of them occurs nowhere: what was found is found by them as well.
    /// `verbatim=true` searches without.
    corrected: Option<String>,
    /// Members found by name: the first few with the first page of a search that nothing narrows, or the page that is
    /// asked for with `kind=member`.
    members: Vec<NamedMember>,
    /// Tags found by name, likewise.
    tags: Vec<NamedTag>,
    /// Files found by name, likewise.
    files: Vec<NamedFile>,
    /// For each filter, by its name, the values that would leave something; with `counts=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<BTreeMap<&'static str, Vec<ValueCount>>>,
}

/// A value of a filter.
#[derive(Serialize, ToSchema)]
pub(crate) struct ValueCount {
    /// What to send to ask for it.
    value: String,
    /// What it is called; in English where it is a word of the interface.
    label: String,
    /// How many topics (or names) it would leave; at least so many when `capped`.
    count: usize,
    /// Whether there are more than were counted.
    capped: bool,
    /// Whether it is asked for.
    chosen: bool,
}

/// A member found by name.
#[derive(Serialize, ToSchema)]
pub(crate) struct NamedMember {
    /// The name in addresses and mentions.
    handle: String,
    /// The name as shown.
    name: String,
    /// One line about the member.
    headline: String,
    /// The path of the profile.
    url: String,
}

/// A tag found by name.
#[derive(Serialize, ToSchema)]
pub(crate) struct NamedTag {
    /// Its name.
    name: String,
    /// What it is about.
    description: String,
    /// How many topics with it the asker sees; at least so many when `capped`.
    topics: usize,
    /// Whether there are more than were counted.
    capped: bool,
}

/// A file found by name, and the post that shows it.
#[derive(Serialize, ToSchema)]
pub(crate) struct NamedFile {
    /// The file.
    #[schema(value_type = String)]
    file: FileId,
    /// Its name.
    name: String,
    /// Its media type.
    media_type: String,
    /// Its size in bytes.
    bytes: i64,
    /// Where it is served.
    url: String,
    /// The topic it is in.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The topic's title.
    title: String,
    /// The path of the page that shows the post with it.
    post_url: String,
}

/// A further post of a topic that was found.
#[derive(Serialize, ToSchema)]
pub(crate) struct FurtherPost {
    /// The post.
    #[schema(value_type = String)]
    post: PostId,
    /// The path of the page that shows it.
    url: String,
    /// `opening`, `answer` or `comment`.
    kind: &'static str,
    /// The handle of who wrote it.
    author: String,
    /// What staff says of it: `verified`, `wrong`, `outdated`.
    mark: Option<String>,
    /// The part of it that fits best, in pieces.
    #[schema(inline)]
    passage: Vec<Piece>,
}

/// A topic, and its post that fits best.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchResult {
    /// The topic.
    #[schema(value_type = String)]
    topic: TopicId,
    /// The post of it that fits best.
    #[schema(value_type = String)]
    post: PostId,
    /// The path of the page that shows the post.
    url: String,
    /// `question`, `discussion` or another kind.
    kind: String,
    /// The topic's title.
    title: String,
    /// The title in pieces.
    #[schema(inline)]
    title_pieces: Vec<Piece>,
    /// The part of the post that fits best, in pieces.
    #[schema(inline)]
    passage: Vec<Piece>,
    /// What the post is: `opening`, `answer` or `comment`.
    post_kind: &'static str,
    /// The handle of who wrote the post.
    post_author: String,
    /// When the post was written.
    #[schema(value_type = String, format = DateTime)]
    post_created_at: Timestamp,
    /// Whether the post is the accepted answer.
    accepted: bool,
    /// What staff says of the post: `verified`, `wrong`, `outdated`.
    mark: Option<String>,
    /// The next best posts of the topic, at most two.
    more: Vec<FurtherPost>,
    /// How many more of its posts fit.
    more_count: usize,
    /// The language of the post: `ko`, `ja`, `en`, or empty where it is another.
    language: String,
    /// `open`, `answered`, `solved`, `needs_information`, `duplicate`, `off_topic`, `archived`, or empty.
    state: &'static str,
    /// Whether staff confirmed an answer.
    verified: bool,
    /// The name in addresses of its space.
    space: String,
    /// Its tags.
    tags: Vec<String>,
    /// The handle of who started it.
    author: String,
    /// Number of answers.
    answers: i64,
    /// Sum of the votes on its opening post.
    score: i64,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

impl SearchResult {
    /// A topic that was found.
    pub(crate) fn of(topic: FoundTopic, spaces: &SpaceList) -> SearchResult {
        let FoundTopic { row, title, best, more, more_count } = topic;
        SearchResult {
            topic: row.id,
            post: best.id,
            url: best.url,
            post_kind: best.kind.as_str(),
            post_author: best.handle,
            post_created_at: best.created_at,
            accepted: best.accepted,
            mark: best.mark,
            more: more.into_iter().map(FurtherPost::of).collect(),
            more_count,
            state: row.standing(),
            space: spaces.get(row.space).map(|space| space.slug.clone()).unwrap_or_default(),
            tags: row.tag_names(),
            kind: row.kind,
            title: row.title,
            title_pieces: pieces(title),
            passage: pieces(best.passage),
            language: html_lang(&best.language).to_owned(),
            verified: row.verified,
            author: row.author.handle,
            answers: row.answers,
            score: row.score,
            created_at: row.created_at,
        }
    }
}

impl FurtherPost {
    fn of(post: FoundPost) -> FurtherPost {
        FurtherPost {
            post: post.id,
            url: post.url,
            kind: post.kind.as_str(),
            author: post.handle,
            mark: post.mark,
            passage: pieces(post.passage),
        }
    }
}

impl NamedMember {
    fn of(member: MemberName) -> NamedMember {
        NamedMember {
            url: profile_url(&member.handle),
            handle: member.handle,
            name: member.name,
            headline: member.headline,
        }
    }
}

impl NamedTag {
    fn of(tag: CountedTag) -> NamedTag {
        NamedTag { name: tag.name, description: tag.description, topics: tag.topics, capped: tag.capped }
    }
}

impl NamedFile {
    fn of(file: FileName) -> NamedFile {
        NamedFile {
            url: file_url(file.id, &file.name),
            post_url: match file.post_kind {
                PostKind::Opening => topic_url(&file.topic_kind, file.topic, &file.slug),
                PostKind::Answer | PostKind::Comment => post_url(file.post),
            },
            file: file.id,
            name: file.name,
            media_type: file.media_type,
            bytes: file.bytes,
            topic: file.topic,
            title: file.title,
        }
    }
}

/// Names of each kind with the first page of a search.
const NAMES: usize = 5;

/// Searches topics and posts, and members, tags and files by name.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(SearchInput),
    responses((status = 200, body = SearchResults)))]
pub(crate) async fn get(
    app: App,
    actor: Actor,
    page: Page,
    searcher: Searcher,
    Query(input): Query<SearchInput>,
) -> Result<axum::Json<SearchResults>> {
    let spaces = app.service::<Spaces>().now();
    let listed = input.named();
    let found = found(&app, &actor, &input, &spaces).await?;
    let narrowed = input.of_any_kind().is_narrowed();
    let names = match listed {
        _ if narrowed => Names::default(),
        Some(_) => Names::find(&app, &actor, Lookup::list(input.name())).await?,
        None => Names::find(&app, &actor, Lookup::above(input.name())).await?,
    };
    let (total, capped) = match listed {
        Some(kind) => names.totals().into_iter().find(|(known, ..)| *known == kind).map_or((0, false), |t| (t.1, t.2)),
        None => (found.total, found.capped),
    };
    if input.after.is_none() {
        searcher.called(&app, page.lang, &input.q, total);
    }
    let facets = match found.facets {
        Some(facets) => Some(filters::counted(&app, facets, &names, &input, &spaces, Words(Lang::En)).await?),
        None => None,
    };
    let end = input.offset() + input.limit();
    let part = |kind: &str| match listed {
        Some(listed) if listed == kind => (input.offset(), input.limit()),
        None if input.kind.is_empty() && input.offset() == 0 => (0, NAMES),
        _ => (0, 0),
    };
    let ((members_from, members), (tags_from, tags), (files_from, files)) = (part("member"), part("tag"), part("file"));
    Ok(axum::Json(SearchResults {
        next: (total > end).then(|| Cursor::after(i64::try_from(end).unwrap_or(i64::MAX), 0)),
        total,
        capped,
        corrected: found.corrected,
        items: found.topics.into_iter().map(|topic| SearchResult::of(topic, &spaces)).collect(),
        members: names.members.page(members_from, members).into_iter().map(NamedMember::of).collect(),
        tags: counted(&app, &actor, names.tags.page(tags_from, tags)).await?.into_iter().map(NamedTag::of).collect(),
        files: names.files.page(files_from, files).into_iter().map(NamedFile::of).collect(),
        facets: facets.map(|filters| filters.into_iter().map(values).collect()),
    }))
}

/// Topics; where names alone are asked for, none.
async fn found(app: &App, actor: &Actor, input: &SearchInput, spaces: &SpaceList) -> Result<Found> {
    let named = input.named().is_some();
    if named && !input.counts {
        return Ok(Found::default());
    }
    let searched = if named { input.of_any_kind() } else { input.clone() };
    let query = searched.query(&mut app.db().read().await?, actor, spaces, &TimeZone::UTC, app.now()).await?;
    let found = match query {
        Some(query) => search(app, actor, query).await?,
        None => Found::default(),
    };
    Ok(if named { Found { facets: found.facets, ..Found::default() } } else { found })
}

fn values(filter: Filter) -> (&'static str, Vec<ValueCount>) {
    let value = |value: filters::Value| ValueCount {
        value: value.value,
        label: value.label,
        count: value.count,
        capped: value.capped,
        chosen: value.chosen,
    };
    (filter.name, filter.values.into_iter().map(value).collect())
}
