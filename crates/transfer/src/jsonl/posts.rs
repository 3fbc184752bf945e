//! Topics, answers and comments.

use super::{
    Run,
    line::{self, Line},
    named,
    object::{Object, Outcome},
    places::version_key,
    text::{First, Written},
};
use crate::{
    batch::Batch,
    facts::{Fact, TopicFact},
    rendering::rendered,
};
use madang_conversation::{
    DISCUSSION, PostKind, QUESTION, RenderedBody, SpaceKind, Spaces, TAG_MAX, TAGS_MAX, TagNames, Title, TopicState,
    bulk,
};
use madang_events::questions::ImportedVerdict;
use madang_kernel::{App, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId, VersionId, row, sql};
use madang_language::{Language, detect_language};
use std::collections::HashMap;

/// What later lines need to know of topics and posts.
#[derive(Default)]
pub(super) struct Threads {
    topics: HashMap<TopicId, Thread>,
    pub(super) topic_of: HashMap<PostId, TopicId>,
    pub(super) author_of: HashMap<PostId, MemberId>,
}

row! {
    #[derive(Clone)]
    struct Thread {
        topic: TopicId,
        kind: String,
        author: MemberId,
        language: String,
        created_at: Timestamp,
    }
}

impl Threads {
    /// What earlier imports from this source brought.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn load(app: &App, source: &str) -> Result<Threads> {
        let mut conn = app.db().read().await?;
        let topics: Vec<Thread> = conn
            .q(sql!(
                "SELECT t.id, t.kind, t.author, t.language, t.created_at FROM imported i JOIN topics t ON t.id = i.id \
                 WHERE i.source = $1 AND i.kind = 'topic'"
            ))
            .bind(source)
            .all()
            .await?;
        let posts: Vec<(PostId, TopicId, MemberId)> = conn
            .q(sql!(
                "SELECT p.id, p.topic, p.author FROM imported i JOIN posts p ON p.id = i.id \
                 WHERE i.source = $1 AND i.kind IN ('post', 'comment')"
            ))
            .bind(source)
            .all()
            .await?;
        Ok(Threads {
            topics: topics.into_iter().map(|topic| (topic.topic, topic)).collect(),
            topic_of: posts.iter().map(|(post, topic, _)| (*post, *topic)).collect(),
            author_of: posts.iter().map(|(post, _, author)| (*post, *author)).collect(),
        })
    }

    /// Who started a topic.
    pub(super) fn asker(&self, topic: TopicId) -> Option<MemberId> {
        self.topics.get(&topic).map(|topic| topic.author)
    }

    fn add(&mut self, post: PostId, topic: TopicId, author: MemberId) {
        self.topic_of.insert(post, topic);
        self.author_of.insert(post, author);
    }
}

/// The key under which the opening post of a topic is remembered.
fn opening_key(topic: &str) -> String {
    format!("topic:{topic}")
}

/// The key under which an answer is remembered.
fn answer_key(answer: &str) -> String {
    format!("answer:{answer}")
}

/// A line whose references are found and whose text is ready to be rendered.
struct Ready<L, R> {
    line: L,
    refs: R,
    written: Written,
}

/// What a topic refers to.
struct TopicRefs {
    author: MemberId,
    editors: Vec<MemberId>,
    space: SpaceId,
    product: Option<ProductId>,
    version: Option<VersionId>,
}

/// What an answer refers to.
struct AnswerRefs {
    author: MemberId,
    editors: Vec<MemberId>,
    thread: Thread,
}

/// What a comment refers to.
struct CommentRefs {
    author: MemberId,
    parent: PostId,
    thread: Thread,
}

impl Run<'_> {
    pub(super) async fn topics(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let mut ready: Vec<Ready<line::Topic, TopicRefs>> = Vec::new();
        for (line, topic) in self.read::<line::Topic>(lines) {
            self.line = line;
            let is_here = ready.iter().any(|other| other.line.key == topic.key);
            if is_here || self.known.has("topic", &topic.key) {
                self.report.known("topic", 1);
                continue;
            }
            let mut refs = match self.topic_refs(&topic) {
                Ok(refs) => refs,
                Err(why) => {
                    self.skip("topic", &named("topic", &topic.key, &why));
                    continue;
                }
            };
            let mut topic = topic;
            topic.tags = self.tag_names(&topic);
            let (edits, editors) = (std::mem::take(&mut topic.edited), std::mem::take(&mut refs.editors));
            let title = topic.title.clone();
            let first = First { title, ..first("topic", &topic.key, refs.author, topic.created, &topic.body) };
            let written = self.written(first, edits, editors).await?;
            ready.push(Ready { line: topic, refs, written });
        }
        let names: Vec<String> = ready.iter().flat_map(|topic| topic.line.tags.clone()).collect();
        self.tags.ensure(self.app, &mut self.known, &names).await?;
        let bodies = rendered(self.app, ready.iter().map(|topic| topic.written.body.clone()).collect()).await?;
        let mut batch = Batch::default();
        for (topic, body) in ready.into_iter().zip(bodies) {
            self.topic_rows(topic, body, &mut batch);
        }
        self.report.taken("topic", batch.topics.len() as u64);
        self.write(batch).await?;
        Ok(())
    }

    fn topic_refs(&self, line: &line::Topic) -> Outcome<TopicRefs> {
        let space = self.find("space", "space", &line.space)?;
        let spaces = self.app.service::<Spaces>().now();
        if let Some(other) = spaces.get(space).filter(|space| space.kind != line.kind) {
            return Err(format!("space \"{}\" is for {}", line.space, other.kind));
        }
        if let Some(original) = &line.duplicate_of {
            self.topic("duplicate_of", original)?;
        }
        let product = line.product.as_ref().map(|key| self.find("product", "product", key)).transpose()?;
        let version = line.product.iter().zip(&line.version).next().map(|(product, key)| {
            let known = self.known.get("version", &version_key(product, key));
            known.ok_or_else(|| format!("version \"{key}\" is not known"))
        });
        Ok(TopicRefs {
            author: self.member("author", &line.author)?,
            editors: self.editors(line.created, &line.edited)?,
            space,
            product,
            version: version.transpose()?,
        })
    }

    /// The topic's tags as they are taken.
    fn tag_names(&mut self, line: &line::Topic) -> Vec<String> {
        let given = TagNames::imported(&line.tags);
        let fitting = |name: &&String| name.chars().count() <= TAG_MAX && !name.contains(',');
        let kept: Vec<String> = given.names().iter().filter(fitting).take(TAGS_MAX).cloned().collect();
        if kept.len() < given.names().len() {
            let what = format!("not all of its {} tags could be taken", given.names().len());
            self.tell(&named("topic", &line.key, &what));
        }
        kept
    }

    fn topic_rows(&mut self, ready: Ready<line::Topic, TopicRefs>, body: RenderedBody, batch: &mut Batch) {
        let Ready { line, refs, mut written } = ready;
        let topic: TopicId = self.known.allot("topic", &line.key, line.created);
        let opening: PostId = self.known.allot("post", &opening_key(&line.key), line.created);
        let title = Title::imported(&written.title);
        let language = line.language.clone().unwrap_or_else(|| language_of(&title, &body));
        let kind = if line.kind == SpaceKind::Questions { QUESTION } else { DISCUSSION };
        let thread = Thread {
            topic,
            kind: kind.to_owned(),
            author: refs.author,
            language: language.clone(),
            created_at: line.created,
        };
        self.threads.topics.insert(topic, thread);
        self.threads.add(opening, topic, refs.author);
        batch.facts.push(TopicFact { topic, place: opening_key(""), fact: self.topic_fact(&line) });
        batch.shown.extend(written.shown(topic));
        batch.revisions.extend(written.revision_rows(opening));
        batch.topics.push(bulk::TopicRow {
            id: topic,
            kind,
            space: refs.space,
            author: refs.author,
            title,
            language: language.clone(),
            excerpt: madang_markdown::shorten(&body.text, 200),
            tags: self.tags.of(&TagNames::imported(&line.tags)),
            product: refs.product,
            version: refs.version,
            opening,
            created_at: line.created,
            state: TopicState::Open,
            accepted: None,
            verified: false,
            views: line.views,
            locked: line.locked,
            pinned: line.pinned,
            hidden: line.hidden,
        });
        let post = Post { id: opening, topic, kind: PostKind::Opening, parent: None, author: refs.author, language };
        batch.posts.push(post.row(body, &written, line.created, line.hidden));
    }

    fn topic_fact(&self, line: &line::Topic) -> Fact {
        Fact {
            state: line.state,
            note: line.state_note.clone(),
            duplicate_of: line.duplicate_of.clone(),
            line: self.place(),
            ..Fact::default()
        }
    }

    pub(super) async fn answers(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let mut ready: Vec<Ready<(u64, line::Answer), AnswerRefs>> = Vec::new();
        for (line, mut answer) in self.read::<line::Answer>(lines) {
            self.line = line;
            let is_here = ready.iter().any(|other| other.line.1.key == answer.key);
            if is_here || self.known.has("post", &answer_key(&answer.key)) {
                self.report.known("answer", 1);
                continue;
            }
            let mut refs = match self.answer_refs(&answer) {
                Ok(refs) => refs,
                Err(why) => {
                    self.skip("answer", &named("answer", &answer.key, &why));
                    continue;
                }
            };
            let (edits, editors) = (std::mem::take(&mut answer.edited), std::mem::take(&mut refs.editors));
            let first = first("answer", &answer.key, refs.author, answer.created, &answer.body);
            let written = self.written(first, edits, editors).await?;
            ready.push(Ready { line: (line, answer), refs, written });
        }
        let bodies = rendered(self.app, ready.iter().map(|answer| answer.written.body.clone()).collect()).await?;
        let mut batch = Batch::default();
        for (answer, body) in ready.into_iter().zip(bodies) {
            self.answer_rows(answer, body, &mut batch);
        }
        self.report.taken("answer", batch.posts.len() as u64);
        self.write(batch).await?;
        Ok(())
    }

    fn answer_refs(&self, line: &line::Answer) -> Outcome<AnswerRefs> {
        let topic = self.topic("topic", &line.topic)?;
        let thread = self.threads.topics.get(&topic).cloned();
        let thread = thread.ok_or_else(|| format!("topic \"{}\" is not known", line.topic))?;
        if line.created < thread.created_at {
            return Err("created is before the topic's".to_owned());
        }
        if let Some(accepted) = &line.accepted {
            self.member("accepted: by", &accepted.by)?;
        }
        if let Some(verdict) = &line.verdict {
            self.member("verdict: by", &verdict.by)?;
        }
        let author = self.member("author", &line.author)?;
        Ok(AnswerRefs { author, editors: self.editors(line.created, &line.edited)?, thread })
    }

    fn answer_rows(&mut self, ready: Ready<(u64, line::Answer), AnswerRefs>, body: RenderedBody, batch: &mut Batch) {
        let Ready { line: (number, line), refs, mut written } = ready;
        self.line = number;
        let topic = refs.thread.topic;
        let id: PostId = self.known.allot("post", &answer_key(&line.key), line.created);
        self.threads.add(id, topic, refs.author);
        let fact = self.answer_fact(&line, id, &refs.thread);
        batch.facts.push(fact.unwrap_or_else(|| TopicFact::touched(topic)));
        batch.shown.extend(written.shown(topic));
        batch.revisions.extend(written.revision_rows(id));
        let language = line.language.unwrap_or(refs.thread.language);
        let post = Post { id, topic, kind: PostKind::Answer, parent: None, author: refs.author, language };
        batch.posts.push(post.row(body, &written, line.created, line.hidden));
    }

    /// What was said of an answer.
    fn answer_fact(&mut self, line: &line::Answer, id: PostId, thread: &Thread) -> Option<TopicFact> {
        if line.accepted.is_none() && line.verdict.is_none() {
            return None;
        }
        if thread.kind != QUESTION {
            self.tell(&named("answer", &line.key, "only an answer to a question is accepted or judged"));
            return None;
        }
        let accepted = line.accepted.as_ref();
        let verdict = line.verdict.as_ref().and_then(|verdict| {
            Some(ImportedVerdict {
                post: id,
                verdict: verdict.kind.clone(),
                member: self.known.get("member", &verdict.by)?,
                at: verdict.at,
                reason: verdict.reason.clone(),
            })
        });
        let fact = Fact {
            accepted: accepted.map(|_| answer_key(&line.key)),
            accepted_by: accepted.and_then(|accepted| self.known.get("member", &accepted.by)),
            accepted_at: accepted.and_then(|accepted| accepted.at),
            verdict,
            line: self.place(),
            ..Fact::default()
        };
        Some(TopicFact { topic: thread.topic, place: format!("{:020}", id.number()), fact })
    }

    pub(super) async fn comments(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let mut ready: Vec<Ready<line::Comment, CommentRefs>> = Vec::new();
        for (line, comment) in self.read::<line::Comment>(lines) {
            self.line = line;
            let is_here = ready.iter().any(|other| other.line.key == comment.key);
            if is_here || self.known.has("comment", &comment.key) {
                self.report.known("comment", 1);
                continue;
            }
            match self.comment_refs(&comment) {
                Ok(refs) => {
                    let first = first("comment", &comment.key, refs.author, comment.created, &comment.body);
                    let written = self.written(first, Vec::new(), Vec::new()).await?;
                    ready.push(Ready { line: comment, refs, written });
                }
                Err(why) => self.skip(line::Comment::KIND, &named("comment", &comment.key, &why)),
            }
        }
        let bodies = rendered(self.app, ready.iter().map(|comment| comment.written.body.clone()).collect()).await?;
        let mut batch = Batch::default();
        for (Ready { line, refs, written }, body) in ready.into_iter().zip(bodies) {
            let (topic, author) = (refs.thread.topic, refs.author);
            let id: PostId = self.known.allot("comment", &line.key, line.created);
            self.threads.add(id, topic, author);
            batch.facts.push(TopicFact::touched(topic));
            batch.shown.extend(written.shown(topic));
            let language = line.language.unwrap_or(refs.thread.language);
            let post = Post { id, topic, kind: PostKind::Comment, parent: Some(refs.parent), author, language };
            batch.posts.push(post.row(body, &written, line.created, line.hidden));
        }
        self.report.taken("comment", batch.posts.len() as u64);
        self.write(batch).await?;
        Ok(())
    }

    fn comment_refs(&self, line: &line::Comment) -> Outcome<CommentRefs> {
        let author = self.member("author", &line.author)?;
        let parent = self.post(&line.on, &["topic", "answer"])?;
        let thread = self.threads.topic_of.get(&parent).and_then(|topic| self.threads.topics.get(topic)).cloned();
        let thread = thread.ok_or_else(|| format!("on \"{}\" is not known", line.on))?;
        if line.created < thread.created_at {
            return Err("created is before the topic's".to_owned());
        }
        Ok(CommentRefs { author, parent, thread })
    }
}

fn first<'a>(kind: &'static str, key: &'a str, author: MemberId, created: Timestamp, body: &'a str) -> First<'a> {
    First { kind, key, author, created, title: String::new(), body }
}

/// The title decides where the body is code or a picture.
fn language_of(title: &Title, body: &RenderedBody) -> String {
    let language = match body.language {
        Language::Other => detect_language(title.as_str()),
        known => known,
    };
    language.as_str().to_owned()
}

/// Where a post stands and whose it is.
struct Post {
    id: PostId,
    topic: TopicId,
    kind: PostKind,
    parent: Option<PostId>,
    author: MemberId,
    language: String,
}

impl Post {
    fn row(self, body: RenderedBody, written: &Written, created_at: Timestamp, hidden: bool) -> bulk::PostRow {
        bulk::PostRow {
            id: self.id,
            topic: self.topic,
            kind: self.kind,
            parent: self.parent,
            author: self.author,
            language: self.language,
            markdown: body.markdown,
            html: body.html,
            created_at,
            edited: written.edited,
            revisions: written.revisions,
            score: 0,
            hidden,
        }
    }
}
