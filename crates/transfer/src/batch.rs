//! One transaction of an import: rows of every kind, and what is remembered of them.

use crate::{facts::TopicFact, known::Known};
use madang_conversation::{Brand, KeptFile, TopicState, bulk, insert_file};
use madang_events::{
    conversation::{PlaceChanged, TopicChanged},
    knowledge::{ArticleImported, CollectionImported},
    people::SettingChanged,
    questions::Imported,
};
use madang_kernel::{Actor, App, Command, Cx, MemberId, PostId, Result, TagId, Timestamp, TopicId, settings, sql};
use madang_people::{NewMember, bulk as people};
use serde_json::{Value, json};

/// How many rows go into one transaction: enough to be fast, few enough that others are not kept waiting.
pub(crate) const ROWS: usize = 500;

/// What one transaction writes, in the order in which one thing refers to another.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) brand: Option<Brand>,
    /// Keys and members.
    pub(crate) members: Vec<(String, NewMember)>,
    pub(crate) groups: Vec<GroupRow>,
    pub(crate) spaces: Vec<bulk::SpaceRow>,
    /// Which of the spaces are collections of the knowledge base.
    pub(crate) collections: Vec<CollectionImported>,
    pub(crate) products: Vec<bulk::ProductRow>,
    pub(crate) versions: Vec<bulk::VersionRow>,
    pub(crate) tags: Vec<bulk::TagRow>,
    pub(crate) synonyms: Vec<(TagId, String)>,
    pub(crate) files: Vec<FileRow>,
    pub(crate) topics: Vec<bulk::TopicRow>,
    pub(crate) posts: Vec<bulk::PostRow>,
    pub(crate) revisions: Vec<bulk::RevisionRow>,
    pub(crate) shown: Vec<(madang_kernel::FileId, TopicId)>,
    pub(crate) votes: Vec<(PostId, MemberId, i64, Timestamp)>,
    pub(crate) reactions: Vec<(PostId, MemberId, String, Timestamp)>,
    pub(crate) me_toos: Vec<(TopicId, MemberId, Timestamp)>,
    pub(crate) follows: Vec<(MemberId, &'static str, i64, Timestamp)>,
    pub(crate) bookmarks: Vec<(MemberId, PostId, Timestamp)>,
    pub(crate) nameless_votes: Vec<NamelessVote>,
    pub(crate) badges: Vec<Badge>,
    pub(crate) facts: Vec<TopicFact>,
    pub(crate) settled: Vec<Settled>,
}

/// A group of members.
pub(crate) struct GroupRow {
    pub(crate) key: String,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) members: Vec<MemberId>,
}

/// A file whose content is in the store.
pub(crate) struct FileRow {
    pub(crate) key: String,
    pub(crate) owner: MemberId,
    pub(crate) created_at: Timestamp,
    pub(crate) file: KeptFile,
}

/// A vote of which nobody knows who gave it.
pub(crate) struct NamelessVote {
    pub(crate) key: String,
    pub(crate) post: PostId,
    pub(crate) value: i64,
    pub(crate) at: Timestamp,
}

/// A badge of another system, kept as data.
pub(crate) struct Badge {
    pub(crate) key: String,
    pub(crate) member: MemberId,
    pub(crate) name: String,
    pub(crate) class: i64,
    pub(crate) by_tag: bool,
    pub(crate) at: Timestamp,
}

/// A topic of which everything is known now.
pub(crate) struct Settled {
    pub(crate) topic: TopicId,
    pub(crate) state: TopicState,
    pub(crate) accepted: Option<PostId>,
    pub(crate) is_verified: bool,
    /// What the questions' own domain keeps.
    pub(crate) question: Option<Imported>,
    /// What the knowledge base keeps.
    pub(crate) article: Option<ArticleImported>,
}

/// What a transaction did that could not be known before it.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) members: Vec<people::Joined>,
    /// How many marks of each kind were new.
    pub(crate) votes: u64,
    pub(crate) reactions: u64,
    pub(crate) me_toos: u64,
    pub(crate) follows: u64,
    pub(crate) bookmarks: u64,
    pub(crate) badges: u64,
}

impl Batch {
    /// Writes everything in one transaction, as the program itself.
    ///
    /// # Errors
    /// When the database fails; then nothing of it was written.
    pub(crate) async fn write(self, app: &App, known: &mut Known) -> Result<Written> {
        app.run(&app.system(), Write { rows: self, known }).await
    }
}

struct Write<'k> {
    rows: Batch,
    known: &'k mut Known,
}

impl Command for Write<'_> {
    type Output = Written;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Written> {
        let Write { mut rows, known } = self;
        let mut written = Written::default();
        places(cx, &mut rows, known, &mut written).await?;
        content(cx, &mut rows, known).await?;
        marks(cx, &rows, known, &mut written).await?;
        known.save(cx).await?;
        Ok(written)
    }
}

/// Who and where.
async fn places(cx: &mut Cx<'_>, rows: &mut Batch, known: &mut Known, written: &mut Written) -> Result<()> {
    if let Some(brand) = &rows.brand {
        settings::save(cx, madang_conversation::BRAND, brand).await?;
        cx.emit(&SettingChanged { name: madang_conversation::BRAND.to_owned() }).await?;
    }
    if !rows.members.is_empty() {
        let (keys, new): (Vec<String>, Vec<NewMember>) = std::mem::take(&mut rows.members).into_iter().unzip();
        written.members = people::members(cx, new).await?;
        for (key, joined) in keys.iter().zip(&written.members) {
            known.remember("member", key, joined.id.number());
        }
    }
    for group in &rows.groups {
        let id = people::group(cx, &group.slug, &group.name, &group.members).await?;
        known.remember("group", &group.key, id.number());
    }
    if !rows.spaces.is_empty() {
        bulk::spaces(cx, &rows.spaces).await?;
    }
    for collection in &rows.collections {
        cx.emit(collection).await?;
    }
    if !rows.products.is_empty() || !rows.versions.is_empty() {
        bulk::products(cx, &rows.products).await?;
        bulk::versions(cx, &rows.versions).await?;
    }
    if !rows.tags.is_empty() || !rows.synonyms.is_empty() {
        bulk::tags(cx, &rows.tags).await?;
        bulk::synonyms(cx, &rows.synonyms).await?;
    }
    if !rows.spaces.is_empty() || !rows.products.is_empty() || !rows.tags.is_empty() {
        cx.emit(&PlaceChanged { space: None, tag: None }).await?;
    }
    Ok(())
}

/// What was written, and what is said of it.
async fn content(cx: &mut Cx<'_>, rows: &mut Batch, known: &mut Known) -> Result<()> {
    let now = cx.now();
    for row in &rows.files {
        cx.set_now(row.created_at);
        let id = insert_file(cx, row.owner, &row.file).await?;
        known.remember("file", &row.key, id.number());
    }
    cx.set_now(now);
    if !rows.topics.is_empty() {
        bulk::topics(cx, &rows.topics).await?;
    }
    if !rows.posts.is_empty() {
        bulk::posts(cx, &rows.posts).await?;
    }
    if !rows.revisions.is_empty() {
        bulk::revisions(cx, &rows.revisions).await?;
    }
    if !rows.shown.is_empty() {
        bulk::claim_files(cx, &rows.shown).await?;
    }
    if !rows.facts.is_empty() {
        keep_facts(cx, &rows.facts, known.source()).await?;
    }
    if !rows.settled.is_empty() {
        settle(cx, &rows.settled, known.source()).await?;
    }
    Ok(())
}

async fn marks(cx: &mut Cx<'_>, rows: &Batch, known: &Known, written: &mut Written) -> Result<()> {
    if !rows.votes.is_empty() {
        written.votes = bulk::votes(cx, &rows.votes).await?;
    }
    if !rows.reactions.is_empty() {
        written.reactions = bulk::reactions(cx, &rows.reactions).await?;
    }
    if !rows.me_toos.is_empty() {
        written.me_toos = bulk::me_toos(cx, &rows.me_toos).await?;
    }
    if !rows.follows.is_empty() {
        written.follows = bulk::follows(cx, &rows.follows).await?;
    }
    if !rows.bookmarks.is_empty() {
        written.bookmarks = bulk::bookmarks(cx, &rows.bookmarks).await?;
    }
    if !rows.nameless_votes.is_empty() {
        written.votes += keep_votes(cx, &rows.nameless_votes, known.source()).await?;
    }
    if !rows.badges.is_empty() {
        written.badges = keep_badges(cx, &rows.badges, known.source()).await?;
    }
    Ok(())
}

async fn keep_facts(cx: &mut Cx<'_>, facts: &[TopicFact], source: &str) -> Result<()> {
    let mut rows = Vec::with_capacity(facts.len());
    for TopicFact { topic, place, fact } in facts {
        rows.push(json!([topic.number(), place, serde_json::to_string(fact)?]));
    }
    cx.q(sql!("INSERT INTO import_facts (source, topic, place, fact) SELECT $2, CAST(value->>0 AS BIGINT), value->>1, \
         value->>2 FROM " lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(Value::Array(rows).to_string())
        .bind(source)
        .run()
        .await?;
    Ok(())
}

/// The facts of these topics are told, and forgotten in the same transaction: each is told once.
async fn settle(cx: &mut Cx<'_>, settled: &[Settled], source: &str) -> Result<()> {
    let summaries: Vec<_> =
        settled.iter().map(|topic| (topic.topic, topic.state, topic.accepted, topic.is_verified)).collect();
    bulk::settle(cx, &summaries).await?;
    let questions = settled.iter().filter_map(|topic| topic.question.as_ref());
    let verdicts = questions.flat_map(|question| &question.verdicts);
    let verified: Vec<PostId> =
        verdicts.filter(|verdict| verdict.verdict == "verified").map(|verdict| verdict.post).collect();
    if !verified.is_empty() {
        bulk::add_verified(cx, &verified).await?;
    }
    for topic in settled {
        if let Some(question) = &topic.question {
            cx.emit(question).await?;
        }
        if let Some(article) = &topic.article {
            cx.emit(article).await?;
        }
        cx.emit(&TopicChanged { topic: topic.topic }).await?;
    }
    let ids: Vec<i64> = settled.iter().map(|topic| topic.topic.number()).collect();
    cx.q(sql!("DELETE FROM import_facts WHERE source = $1 AND topic IN (SELECT "
        lite "value FROM json_each($2))" pg "value::bigint FROM json_array_elements_text($2::json))"))
        .bind(source)
        .bind(serde_json::to_string(&ids)?)
        .run()
        .await?;
    Ok(())
}

async fn keep_votes(cx: &mut Cx<'_>, votes: &[NamelessVote], source: &str) -> Result<u64> {
    let rows = votes.iter().map(|vote| json!([vote.key, vote.post.number(), vote.value, vote.at.millis()]));
    cx.q(sql!("INSERT INTO imported_votes (source, key, post, value, at) SELECT $2, value->>0, CAST(value->>1 AS BIGINT), \
         CAST(value->>2 AS BIGINT), CAST(value->>3 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(Value::Array(rows.collect()).to_string())
        .bind(source)
        .run()
        .await
}

async fn keep_badges(cx: &mut Cx<'_>, badges: &[Badge], source: &str) -> Result<u64> {
    let rows = badges.iter().map(|badge| {
        json!([badge.key, badge.member.number(), badge.name, badge.class, u8::from(badge.by_tag), badge.at.millis()])
    });
    cx.q(sql!("INSERT INTO imported_badges (source, key, member, name, class, tag_based, at) SELECT $2, value->>0, \
         CAST(value->>1 AS BIGINT), value->>2, CAST(value->>3 AS BIGINT), CAST(value->>4 AS BOOLEAN), \
         CAST(value->>5 AS BIGINT) FROM "
        lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
        .bind(Value::Array(rows.collect()).to_string())
        .bind(source)
        .run()
        .await
}
