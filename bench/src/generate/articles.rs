//! A knowledge base: collections and articles with comments, some of them translated. Their rows of the conversation are
//! written here; what the knowledge base and the reviews keep of them they take down themselves, as after an import.

use super::{people::member_id, places::Places, plan};
use crate::{
    random::Random,
    text::{self, POOLS, Subject},
};
use madang_conversation::{
    ARTICLE, Localized, PostKind, SpaceKind, Title, TopicState,
    bulk::{self, PostRow, SpaceRow, TopicRow},
};
use madang_events::{
    conversation::PlaceChanged,
    knowledge::{ArticleImported, CollectionImported},
};
use madang_kernel::{Cx, PostId, Posting, Result, SpaceId, Timestamp, TopicId, Visibility};
use madang_markdown::{Context, Rendered};
use std::{ops::Range, time::Duration};

/// Collections: three that hold others, and those within them.
const COLLECTIONS: i64 = 12;
const OUTER: i64 = 3;
/// The first id of a collection; spaces have smaller ones.
const FIRST: i64 = 1001;
/// Between one article and the next, in milliseconds. All of them began before the first thread.
const APART: i64 = 60_000;
/// One article in so many translates the one before it.
const TRANSLATED: u32 = 4;
/// The most comments of an article.
const COMMENTS: usize = 4;

/// What goes into one transaction.
#[derive(Default)]
struct Rows {
    topics: Vec<TopicRow>,
    posts: Vec<PostRow>,
    told: Vec<ArticleImported>,
}

/// Adds the collections.
///
/// # Errors
/// When the database fails.
pub(super) async fn add_collections(cx: &mut Cx<'_>) -> Result<()> {
    let spaces: Vec<SpaceRow> = (0..COLLECTIONS).map(collection).collect();
    bulk::spaces(cx, &spaces).await?;
    for (number, space) in (0..).zip(&spaces) {
        let parent = (number >= OUTER).then(|| SpaceId::new(FIRST + number % OUTER));
        cx.emit(&CollectionImported { space: space.id, parent }).await?;
    }
    cx.emit(&PlaceChanged { space: None, tag: None }).await
}

fn collection(number: i64) -> SpaceRow {
    SpaceRow {
        id: SpaceId::new(FIRST + number),
        slug: format!("guides-{number}"),
        kind: SpaceKind::Knowledge,
        position: 100 + number,
        icon: "book-open".into(),
        names: Localized {
            ko: format!("안내 {number}"),
            ja: format!("ガイド {number}"),
            en: format!("Guides {number}"),
        },
        descriptions: Localized::default(),
        visibility: Visibility::Everyone,
        posting: Posting::Staff,
        groups: Vec::new(),
    }
}

/// Adds the articles with these numbers.
///
/// # Errors
/// When the database fails.
pub(super) async fn add(
    cx: &mut Cx<'_>,
    numbers: Range<u32>,
    places: &Places,
    (staff, members, seed): (usize, usize, u64),
) -> Result<()> {
    let mut rows = Rows::default();
    for number in numbers {
        article(number, places, (staff, members, seed), &mut rows);
    }
    bulk::topics(cx, &rows.topics).await?;
    bulk::posts(cx, &rows.posts).await?;
    for told in &rows.told {
        cx.emit(told).await?;
    }
    Ok(())
}

fn began(number: u32) -> Timestamp {
    Timestamp::from_millis(plan::END - plan::AGE - i64::from(number + 1) * APART)
}

fn topic_id(number: u32) -> TopicId {
    TopicId::at(began(number), number as u16)
}

fn render(key: PostId, language: &str, markdown: &str) -> Rendered {
    let key = key.to_string();
    madang_markdown::render(markdown, &Context { id_prefix: &key, ..Context::plain(language) })
}

fn article(number: u32, places: &Places, (staff, members, seed): (usize, usize, u64), rows: &mut Rows) {
    let mut random = Random::of(seed, 5 << 40 | u64::from(number));
    let is_translation = number % TRANSLATED == TRANSLATED - 1;
    let language = (number as usize / TRANSLATED as usize + usize::from(is_translation)) % POOLS.len();
    let subject = Subject::new(language, &mut random);
    let (topic, created_at) = (topic_id(number), began(number));
    let opening = PostId::at(created_at, number as u16);
    let author = member_id(random.below(staff.max(1)) as u32);
    let age = (random.unit() * plan::AGE as f64) as i64;
    let edited_at = Timestamp::from_millis(plan::END - age);
    let code = POOLS[language].code;
    let markdown = subject.article(&mut random);
    let text = render(opening, code, &markdown);
    let space = SpaceId::new(FIRST + i64::from(number / TRANSLATED) % COLLECTIONS);
    let version = random.chance(60).then(|| random.pick(&places.versions));
    rows.topics.push(TopicRow {
        id: topic,
        kind: ARTICLE,
        space,
        author,
        title: Title::imported(&subject.title(&mut random)),
        language: code.to_owned(),
        excerpt: madang_markdown::shorten(&text.text, 200),
        tags: places.tags.iter().filter(|(_, name)| *name == subject.tag()).cloned().collect(),
        product: version.map(|_| places.product),
        version,
        opening,
        created_at,
        state: TopicState::Open,
        accepted: None,
        verified: false,
        views: random.wait(400.0) as i64,
        locked: false,
        pinned: false,
        hidden: false,
    });
    let post = |id, kind, by, at, markdown, html, edited| PostRow {
        id,
        topic,
        kind,
        parent: None,
        author: by,
        language: code.to_owned(),
        markdown,
        html,
        created_at: at,
        edited,
        revisions: 1,
        score: 0,
        hidden: false,
    };
    rows.posts.push(post(
        opening,
        PostKind::Opening,
        author,
        created_at,
        markdown,
        text.html,
        Some((edited_at, author)),
    ));
    for place in 0..random.below(COMMENTS + 1) {
        let at = created_at + Duration::from_secs(place as u64 + 1);
        let (id, said) = (PostId::at(at, number as u16), subject.comment(&mut random));
        let html = render(id, code, &said).html;
        rows.posts.push(post(id, PostKind::Answer, member_id(random.below(members) as u32), at, said, html, None));
    }
    let helped = random.wait(12.0) as i64;
    rows.told.push(ArticleImported {
        topic,
        post: opening,
        space,
        kind: text::pick_kind(&mut random).to_owned(),
        position: None,
        author,
        translation_of: is_translation.then(|| topic_id(number - 1)),
        draft: false,
        behind: is_translation && random.chance(20),
        helped,
        did_not_help: random.wait(helped as f64 / 3.0) as i64,
        edited_at,
    });
}
