//! Tags, questions, answers and comments.

use super::{Closing, Row, Run, Survey, Told, survey::tag_names, text};
use crate::{
    batch::{Batch, ROWS},
    facts::{Fact, TopicFact},
};
use madang_conversation::{Body, PostKind, QUESTION, RenderedBody, TagNames, Title, TopicState, bulk};
use madang_kernel::{MemberId, PostId, Result, Timestamp, TopicId};
use madang_language::{Language, detect_language};
use std::{collections::HashMap, panic::resume_unwind, thread};

const QUESTION_TYPE: &str = "1";
const ANSWER_TYPE: &str = "2";
const EXCERPT_TYPE: &str = "4";
const WIKI_TYPE: &str = "5";
/// The most characters of what a tag is about.
const DESCRIPTION: usize = 500;

type Outcome<T> = std::result::Result<T, String>;

impl Run<'_> {
    /// Tags.xml, with the descriptions that Posts.xml holds; tags that only questions name are made with them.
    pub(super) async fn tags(&mut self, survey: &Survey) -> Result<()> {
        let mut listed: HashMap<String, Option<String>> = HashMap::new();
        let found = &mut listed;
        self.each("Tags.xml", Told::Now, async |run, rows| {
            for row in &rows {
                match row.need("TagName") {
                    Ok(name) => drop(found.insert(name.to_owned(), row.get("ExcerptPostId").map(str::to_owned))),
                    Err(why) => run.skip("Tags.xml", row, "tag", &why),
                }
            }
            Ok(())
        })
        .await?;
        let names: Vec<String> = {
            let unlisted = survey.tags.iter().filter(|name| !listed.contains_key(*name));
            listed.keys().chain(unlisted).cloned().collect()
        };
        for part in names.chunks(ROWS) {
            let rows = part.iter().filter(|name| !self.known.has("tag", name)).map(|name| {
                let excerpt = listed.get(name).and_then(|key| survey.excerpts.get(key.as_ref()?));
                self.tag_row(name, excerpt.map_or("", String::as_str))
            });
            let rows: Vec<bulk::TagRow> = rows.collect();
            self.report.taken("tag", rows.len() as u64);
            self.report.known("tag", (part.len() - rows.len()) as u64);
            Batch { tags: rows, ..Batch::default() }.write(self.app, &mut self.known).await?;
            // A tag of that name may have been there before, from elsewhere.
            self.tags.find(self.app, part).await?;
            for name in part.iter().filter(|name| !self.known.has("tag", name)).cloned().collect::<Vec<_>>() {
                if let Some((id, _)) = self.tags.get(&name) {
                    self.known.remember("tag", &name, id.number());
                }
            }
        }
        Batch::default().write(self.app, &mut self.known).await?;
        Ok(())
    }

    fn tag_row(&self, name: &str, excerpt: &str) -> bulk::TagRow {
        let description = madang_markdown::shorten(excerpt, DESCRIPTION);
        bulk::TagRow { id: self.app.new_id(), name: name.to_owned(), description, created_at: self.app.now() }
    }

    /// The questions of Posts.xml with their opening posts.
    pub(super) async fn questions(&mut self, closing: &Closing) -> Result<()> {
        self.each("Posts.xml", Told::Now, async |run, rows| run.take_questions(rows, closing).await).await
    }

    async fn take_questions(&mut self, rows: Vec<Row>, closing: &Closing) -> Result<()> {
        let mut new = Vec::new();
        for row in rows {
            match row.get("PostTypeId") {
                Some(QUESTION_TYPE) => {}
                Some(ANSWER_TYPE) => continue,
                Some(EXCERPT_TYPE) => {
                    self.report.skipped("tag text", "the short one, which is the tag's description now");
                    continue;
                }
                Some(WIKI_TYPE) => {
                    self.report.skipped("tag text", "the long one");
                    continue;
                }
                _ => {
                    self.skip("Posts.xml", &row, "post", "neither a question nor an answer");
                    continue;
                }
            }
            match row.get("Id").map(|key| self.known.get("topic", key)) {
                Some(Some(topic)) => self.question_known(&row, topic),
                Some(None) => new.push(row),
                None => self.skip("Posts.xml", &row, "question", "Id is missing"),
            }
        }
        let mut batch = Batch::default();
        for (row, body) in new.iter().zip(self.rendered(&new, Text::Post)) {
            if let Err(why) = self.question(row, body, closing, &mut batch) {
                self.skip("Posts.xml", row, "question", &why);
            }
        }
        self.report.taken("question", batch.topics.len() as u64);
        batch.write(self.app, &mut self.known).await?;
        Ok(())
    }

    fn question_known(&mut self, row: &Row, topic: TopicId) {
        self.report.known("question", 1);
        let has_accepted = row.get("AcceptedAnswerId").is_some_and(|key| self.known.has("post", key));
        if has_accepted && self.known.is_settled(topic) {
            self.report.known("accepted", 1);
        }
    }

    fn question(&mut self, row: &Row, body: RenderedBody, closing: &Closing, batch: &mut Batch) -> Outcome<()> {
        let (key, created_at) = (row.need("Id")?.to_owned(), row.time("CreationDate")?);
        let author = self.author(row, "OwnerUserId", "OwnerDisplayName").ok_or("its author is not there")?;
        let title = Title::imported(row.get("Title").unwrap_or_default());
        let original = closing.originals.get(&key).cloned();
        let is_closed = row.get("ClosedDate").is_some() && original.is_none();
        let topic: TopicId = self.known.allot("topic", &key, created_at);
        let opening: PostId = self.known.allot("post", &key, created_at);
        let (state, note) = if is_closed { closing.state(&key) } else { (TopicState::Open, "") };
        let fact = Fact {
            state: is_closed.then_some(state),
            note: note.to_owned(),
            duplicate_of: original,
            accepted: row.get("AcceptedAnswerId").map(str::to_owned),
            accepted_by: Some(author),
            line: format!("Posts.xml line {}", row.line),
            ..Fact::default()
        };
        batch.facts.push(TopicFact { topic, place: key, fact });
        let language = match body.language {
            Language::Other => detect_language(title.as_str()),
            known => known,
        };
        batch.topics.push(bulk::TopicRow {
            id: topic,
            kind: QUESTION,
            space: self.space,
            author,
            title,
            language: language.as_str().to_owned(),
            excerpt: madang_markdown::shorten(&body.text, 200),
            tags: self.tags.of(&TagNames::imported(tag_names(row.get("Tags").unwrap_or_default()))),
            product: None,
            version: None,
            opening,
            created_at,
            state: TopicState::Open,
            accepted: None,
            verified: false,
            views: row.number("ViewCount"),
            locked: is_closed,
            pinned: false,
            hidden: false,
        });
        let place = Place { id: opening, topic, kind: PostKind::Opening, parent: None };
        batch.posts.push(self.post(row, body, place, author, created_at));
        Ok(())
    }

    fn post(&self, row: &Row, body: RenderedBody, at: Place, author: MemberId, created_at: Timestamp) -> bulk::PostRow {
        let edited = row.get("LastEditDate").and_then(Timestamp::parse);
        let editor = self.author(row, "LastEditorUserId", "LastEditorDisplayName");
        bulk::PostRow {
            id: at.id,
            topic: at.topic,
            kind: at.kind,
            parent: at.parent,
            author,
            language: body.language.as_str().to_owned(),
            markdown: body.markdown,
            html: body.html,
            created_at,
            edited: edited.zip(editor),
            revisions: 1,
            score: row.number("Score"),
            hidden: false,
        }
    }

    /// The answers of Posts.xml.
    pub(super) async fn answers(&mut self) -> Result<()> {
        self.each("Posts.xml", Told::Elsewhere, async |run, rows| run.take_answers(rows).await).await
    }

    async fn take_answers(&mut self, rows: Vec<Row>) -> Result<()> {
        let mut new = Vec::new();
        for row in rows.into_iter().filter(|row| row.get("PostTypeId") == Some(ANSWER_TYPE)) {
            match row.get("Id") {
                Some(key) if self.known.has("post", key) => self.report.known("answer", 1),
                Some(_) => new.push(row),
                None => self.skip("Posts.xml", &row, "answer", "Id is missing"),
            }
        }
        let mut posts = Vec::new();
        for (row, body) in new.iter().zip(self.rendered(&new, Text::Post)) {
            match self.answer(row, body) {
                Ok(post) => posts.push(post),
                Err(why) => self.skip("Posts.xml", row, "answer", &why),
            }
        }
        self.write_posts("answer", posts).await
    }

    fn answer(&mut self, row: &Row, body: RenderedBody) -> Outcome<bulk::PostRow> {
        let (key, created_at) = (row.need("Id")?.to_owned(), row.time("CreationDate")?);
        let parent = row.need("ParentId")?;
        let topic = self.known.get("topic", parent).ok_or("its question is not there")?;
        let author = self.author(row, "OwnerUserId", "OwnerDisplayName").ok_or("its author is not there")?;
        let id = self.known.allot("post", &key, created_at);
        Ok(self.post(row, body, Place { id, topic, kind: PostKind::Answer, parent: None }, author, created_at))
    }

    /// Comments.xml.
    pub(super) async fn comments(&mut self) -> Result<()> {
        self.load_topics().await?;
        self.each("Comments.xml", Told::Now, async |run, rows| run.take_comments(rows).await).await
    }

    async fn take_comments(&mut self, rows: Vec<Row>) -> Result<()> {
        let mut new = Vec::new();
        for row in rows {
            match row.get("Id") {
                Some(key) if self.known.has("comment", key) => self.report.known("comment", 1),
                Some(_) => new.push(row),
                None => self.skip("Comments.xml", &row, "comment", "Id is missing"),
            }
        }
        let mut posts = Vec::new();
        for (row, body) in new.iter().zip(self.rendered(&new, Text::Comment)) {
            match self.comment(row, body) {
                Ok(post) => posts.push(post),
                Err(why) => self.skip("Comments.xml", row, "comment", &why),
            }
        }
        self.write_posts("comment", posts).await
    }

    fn comment(&mut self, row: &Row, body: RenderedBody) -> Outcome<bulk::PostRow> {
        let (key, created_at) = (row.need("Id")?.to_owned(), row.time("CreationDate")?);
        let parent = self.known.get("post", row.need("PostId")?).ok_or("its post is not there")?;
        let topic = *self.topic_of.get(&parent).ok_or("its question is not there")?;
        let author = self.author(row, "UserId", "UserDisplayName").ok_or("its author is not there")?;
        let id = self.known.allot("comment", &key, created_at);
        let place = Place { id, topic, kind: PostKind::Comment, parent: Some(parent) };
        Ok(self.post(row, body, place, author, created_at))
    }

    async fn write_posts(&mut self, kind: &'static str, posts: Vec<bulk::PostRow>) -> Result<()> {
        self.report.taken(kind, posts.len() as u64);
        let facts = posts.iter().map(|post| TopicFact::touched(post.topic)).collect();
        Batch { posts, facts, ..Batch::default() }.write(self.app, &mut self.known).await?;
        Ok(())
    }

    /// The texts of rows, rendered on every processor.
    fn rendered(&self, rows: &[Row], text: Text) -> Vec<RenderedBody> {
        let one = |row: &Row| {
            let markdown = match text {
                Text::Post => self.site.markdown(row.get("Body").unwrap_or_default()),
                Text::Comment => text::comment(row.get("Text").unwrap_or_default()),
            };
            RenderedBody::plain(&Body::imported(&markdown).0, row.get("Id").unwrap_or_default())
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let part = rows.len().div_ceil(threads).max(1);
        thread::scope(|scope| {
            let parts: Vec<_> =
                rows.chunks(part).map(|rows| scope.spawn(move || rows.iter().map(one).collect::<Vec<_>>())).collect();
            parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
        })
    }
}

/// Where a post stands.
struct Place {
    id: PostId,
    topic: TopicId,
    kind: PostKind,
    parent: Option<PostId>,
}

/// How a row's text is written.
#[derive(Clone, Copy)]
enum Text {
    Post,
    Comment,
}
