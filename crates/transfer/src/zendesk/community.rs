//! Posts of the community become questions; comments on them, on articles and on tickets become answers; votes stay.

use super::{
    Run,
    files::Owner,
    record::{Kind, Outcome, Parent, Record},
    survey::{article_key, belongs_to, comments_in},
    text::{From, Text, html_of},
};
use crate::{
    batch::Batch,
    facts::{Fact, TopicFact},
    rendering::rendered,
};
use madang_conversation::{Body, PostKind, QUESTION, RenderedBody, Title, TopicState, bulk};
use madang_events::questions::ImportedVerdict;
use madang_kernel::{MemberId, PostId, Result, SpaceId, Timestamp, TopicId};
use madang_language::{Language, detect_language};
use std::collections::HashMap;

/// A topic or an answer whose text is ready to be rendered.
pub(super) struct Ready {
    pub(super) record: Record,
    pub(super) key: String,
    pub(super) topic: TopicId,
    pub(super) author: MemberId,
    pub(super) body: Body,
    pub(super) files: Vec<madang_kernel::FileId>,
}

/// What a comment is on.
struct On {
    topic: TopicId,
    /// What the report calls the comment.
    kind: &'static str,
    /// `article-comment`, `post-comment` or `ticket-comment`.
    prefix: &'static str,
    parent: Parent,
}

impl Run<'_> {
    pub(super) async fn posts(&mut self) -> Result<()> {
        self.each("posts", &[Kind::Post], async |run, records| run.take_posts(records).await).await
    }

    async fn take_posts(&mut self, records: Vec<Record>) -> Result<()> {
        let mut ready: Vec<(Ready, SpaceId)> = Vec::new();
        for record in records {
            self.progress.step(1);
            let id = match record.id() {
                Ok(id) => id,
                Err(why) => {
                    self.skip(&record, "community post", &why);
                    continue;
                }
            };
            let key = format!("post:{id}");
            if self.known.has("topic", &key) || ready.iter().any(|(other, _)| other.key == key) {
                self.report.known("community post", 1);
                continue;
            }
            match self.post(record.clone(), key, &id).await? {
                Ok(post) => ready.push(post),
                Err(why) => self.skip(&record, "community post", &why),
            }
        }
        let bodies = rendered(self.app, ready.iter().map(|(post, _)| post.body.clone()).collect()).await?;
        let mut batch = Batch::default();
        for ((post, space), body) in ready.into_iter().zip(bodies) {
            self.report.taken("community post", 1);
            self.post_rows(post, space, body, &mut batch);
        }
        self.write(batch).await?;
        Ok(())
    }

    async fn post(&mut self, record: Record, key: String, id: &str) -> Result<Outcome<(Ready, SpaceId)>> {
        let topic_key = format!("topic:{}", record.key("topic_id").unwrap_or_default());
        let space = self.spaces.get(&topic_key).or_else(|| self.spaces.get("topic:")).copied();
        let Some(space) = space else { return Ok(Err("its topic is not in the export".to_owned())) };
        let Some(author) = self.author(record.key("author_id")) else {
            return Ok(Err("its author is not there".to_owned()));
        };
        let Some((topic, _)) = self.place(&key).cloned() else { return Ok(Err("it has no place".to_owned())) };
        let title = record.text("title").unwrap_or_default().to_owned();
        let none = HashMap::new();
        let locale = super::survey::locale_of(&record);
        let from = From { kind: "community post", key: id, title: &title, locale: &locale, anchors: &none };
        let owner = Owner { member: author, at: record.time("created_at") };
        let details = ["details", "body"].iter().find_map(|field| record.text(field)).unwrap_or_default();
        let text = self.text(&from, details, &[], owner).await?;
        let (body, was_cut) = Body::imported(&text.markdown);
        if was_cut {
            self.report.problem(&record.place, "it is longer than a post may be; its end was cut off");
        }
        Ok(Ok((Ready { record, key, topic, author, body, files: text.files }, space)))
    }

    fn post_rows(&mut self, ready: Ready, space: SpaceId, body: RenderedBody, batch: &mut Batch) {
        let Ready { record, key, topic, author, files, .. } = ready;
        let id = record.key("id").unwrap_or_default();
        let title = Title::imported(record.text("title").unwrap_or_default());
        let official = self.survey.officials.get(&id);
        let answered = self.survey.posts.get(&id).is_some_and(|post| post.answered);
        let fact = Fact {
            state: (record.text("status") == Some("completed")).then_some(TopicState::Solved),
            accepted: official.filter(|_| answered).map(|comment| format!("post-comment:{comment}")),
            accepted_by: Some(author),
            line: record.place.clone(),
            ..Fact::default()
        };
        let row = Row { topic, kind: QUESTION, space, author, title, files, key, fact };
        let score = record.number("vote_sum") - self.survey.votes.get(&("post".to_owned(), id)).copied().unwrap_or(0);
        self.topic_rows(&record, row, body, score, batch);
    }

    /// The rows of a topic that is no article.
    pub(super) fn topic_rows(&mut self, record: &Record, row: Row, body: RenderedBody, score: i64, batch: &mut Batch) {
        let Row { topic, kind, space, author, title, files, key, fact } = row;
        let created_at = record.time("created_at");
        self.known.remember("topic", &key, topic.number());
        let opening: PostId = self.known.allot("post", &key, created_at);
        let language = match body.language {
            Language::Other => detect_language(title.as_str()),
            known => known,
        };
        batch.shown.extend(files.into_iter().map(|file| (file, topic)));
        batch.topics.push(bulk::TopicRow {
            id: topic,
            kind,
            space,
            author,
            title,
            language: language.as_str().to_owned(),
            excerpt: madang_markdown::shorten(&body.text, 200),
            tags: Vec::new(),
            product: None,
            version: None,
            opening,
            created_at,
            state: TopicState::Open,
            accepted: None,
            verified: false,
            views: record.number("view_count").max(0),
            locked: record.is("closed") || record.text("status") == Some("closed"),
            pinned: record.is("pinned"),
            hidden: false,
        });
        batch.facts.push(TopicFact { topic, place: key, fact });
        let place = Place { id: opening, topic, kind: PostKind::Opening, author, created_at, score };
        batch.posts.push(post_row(place, body));
    }

    /// Comments of every kind.
    pub(super) async fn comments(&mut self) -> Result<()> {
        let kinds = [Kind::Comment, Kind::Audit, Kind::Ticket];
        self.each("comments", &kinds, async |run, records| {
            let mut comments = Vec::new();
            for record in records {
                match record.kind {
                    Kind::Audit => comments.extend(comments_in(&record)),
                    Kind::Ticket => comments.extend(within_ticket(&record)),
                    _ => comments.push(record),
                }
            }
            run.take_comments(comments).await
        })
        .await
    }

    async fn take_comments(&mut self, records: Vec<Record>) -> Result<()> {
        let mut ready: Vec<(Ready, &'static str)> = Vec::new();
        for record in records {
            self.progress.step(1);
            let on = match self.on(&record) {
                Ok(Some(on)) => on,
                Ok(None) => continue,
                Err(why) => {
                    self.skip(&record, "comment", &why);
                    continue;
                }
            };
            let id = match record.id() {
                Ok(id) => id,
                Err(why) => {
                    self.skip(&record, on.kind, &why);
                    continue;
                }
            };
            let key = format!("{}:{id}", on.prefix);
            if self.known.has("post", &key) || ready.iter().any(|(other, _)| other.key == key) {
                self.report.known(on.kind, 1);
            } else if self.is_description(&on, &id) {
                self.report.taken("first comment", 1);
                let opening = self.known.get::<()>("post", &ticket_key(&on)).map_or(0, |post| post.number());
                self.known.remember("post", &key, opening);
            } else {
                let kind = on.kind;
                match self.comment(record.clone(), key, &id, &on).await? {
                    Ok(comment) => ready.push((comment, kind)),
                    Err(why) => self.skip(&record, kind, &why),
                }
            }
        }
        let bodies = rendered(self.app, ready.iter().map(|(comment, _)| comment.body.clone()).collect()).await?;
        let mut batch = Batch::default();
        for ((comment, kind), body) in ready.into_iter().zip(bodies) {
            self.report.taken(kind, 1);
            self.comment_rows(comment, body, &mut batch);
        }
        self.write(batch).await?;
        Ok(())
    }

    /// What a comment is on; nothing where tickets are left out.
    fn on(&self, record: &Record) -> Outcome<Option<On>> {
        let parent = belongs_to(record);
        let (key, kind, prefix) = match &parent {
            Parent::Article(id) => {
                let article = self.survey.articles.get(id);
                let locale = super::survey::locale_of(record);
                let own = article.filter(|article| article.versions.contains_key(&locale)).map(|_| locale.as_str());
                let locale = own.or_else(|| article?.original()).unwrap_or_default();
                (article_key(id, locale), "article comment", "article-comment")
            }
            Parent::Post(id) => (format!("post:{id}"), "post comment", "post-comment"),
            Parent::Ticket(_) if !self.export.with_tickets => return Ok(None),
            Parent::Ticket(id) => (format!("ticket:{id}"), "ticket comment", "ticket-comment"),
            Parent::Unknown => {
                return Err("neither it nor its file's path says what it is on".to_owned());
            }
        };
        let topic = self.known.get("topic", &key).ok_or("what it is on is not in the export")?;
        Ok(Some(On { topic, kind, prefix, parent }))
    }

    /// Whether a comment repeats what its ticket begins with.
    fn is_description(&self, on: &On, comment: &str) -> bool {
        let Parent::Ticket(ticket) = &on.parent else { return false };
        self.survey.firsts.get(ticket).is_some_and(|first| first.comment == comment)
    }

    async fn comment(&mut self, record: Record, key: String, id: &str, on: &On) -> Result<Outcome<Ready>> {
        let Some(author) = self.author(record.key("author_id")) else {
            return Ok(Err("its author is not there".to_owned()));
        };
        let owner = Owner { member: author, at: record.time("created_at") };
        let none = HashMap::new();
        let locale = super::survey::locale_of(&record);
        let from = From { kind: on.kind, key: id, title: "", locale: &locale, anchors: &none };
        let is_ticket = on.prefix == "ticket-comment";
        let html = match record.text("html_body") {
            Some(html) => html.to_owned(),
            None if is_ticket => {
                let plain = ["body", "plain_body"].iter().find_map(|field| record.text(field));
                html_of(plain.unwrap_or_default())
            }
            None => record.text("body").unwrap_or_default().to_owned(),
        };
        let parts: Vec<_> = record.objects("attachments").cloned().collect();
        let below: Vec<_> = parts
            .into_iter()
            .filter_map(|part| record.part(Kind::Attachment, Parent::Unknown, part).attachment())
            .collect();
        let Text { mut markdown, files } = self.text(&from, &html, &below, owner).await?;
        if is_ticket && record.is_not("public") {
            markdown = super::tickets::as_note(&markdown);
        }
        let (body, was_cut) = Body::imported(&markdown);
        if was_cut {
            self.report.problem(&record.place, "it is longer than a post may be; its end was cut off");
        }
        Ok(Ok(Ready { record, key, topic: on.topic, author, body, files }))
    }

    fn comment_rows(&mut self, ready: Ready, body: RenderedBody, batch: &mut Batch) {
        let Ready { record, key, topic, author, files, .. } = ready;
        let created_at = record.time("created_at");
        let id: PostId = self.known.allot("post", &key, created_at);
        batch.shown.extend(files.into_iter().map(|file| (file, topic)));
        let by_staff =
            record.key("author_id").and_then(|user| self.survey.users.get(&user)).is_none_or(|user| user.staff);
        let verdict = (record.is("official") && by_staff).then(|| ImportedVerdict {
            post: id,
            verdict: "verified".to_owned(),
            member: author,
            at: created_at,
            reason: String::new(),
        });
        batch.facts.push(match verdict {
            Some(verdict) => {
                let fact = Fact { verdict: Some(verdict), line: record.place.clone(), ..Fact::default() };
                TopicFact { topic, place: key.clone(), fact }
            }
            None => TopicFact::touched(topic),
        });
        let own = record.key("id").unwrap_or_default();
        let score =
            record.number("vote_sum") - self.survey.votes.get(&("comment".to_owned(), own)).copied().unwrap_or(0);
        let place = Place { id, topic, kind: PostKind::Answer, author, created_at, score };
        batch.posts.push(post_row(place, body));
    }

    /// Votes on posts and comments, each with its voter. Those on articles are in the articles' own counts.
    pub(super) async fn votes(&mut self) -> Result<()> {
        self.each("votes", &[Kind::Vote], async |run, records| run.take_votes(records).await).await
    }

    async fn take_votes(&mut self, records: Vec<Record>) -> Result<()> {
        let mut batch = Batch::default();
        for record in &records {
            match self.vote(record) {
                Ok(Some(vote)) => batch.votes.push(vote),
                Ok(None) => {
                    self.report.skipped("vote", "on an article; the article says how many it helped");
                }
                Err(why) => self.skip(record, "vote", &why),
            }
        }
        self.progress.step(records.len() as u64);
        let given = batch.votes.len() as u64;
        let written = self.write(batch).await?;
        self.report.taken("vote", written.votes);
        self.report.known("vote", given - written.votes);
        Ok(())
    }

    fn vote(&self, record: &Record) -> Outcome<Option<(PostId, MemberId, i64, Timestamp)>> {
        let on = record.key("item_id").ok_or("it does not say what it is on")?;
        let key = match record.text("item_type").unwrap_or_default().to_ascii_lowercase().as_str() {
            "post" => format!("post:{on}"),
            "comment" if self.known.has("post", &format!("post-comment:{on}")) => format!("post-comment:{on}"),
            "comment" => format!("article-comment:{on}"),
            _ => return Ok(None),
        };
        let post = self.known.get("post", &key).ok_or("what it is on is not in the export")?;
        let user = record.key("user_id").filter(|user| self.survey.users.contains_key(user));
        let member = self.author(Some(user.ok_or("its voter is not in the export; the score has it")?));
        Ok(Some((
            post,
            member.ok_or("its voter is not there")?,
            record.number("value").signum(),
            record.time("created_at"),
        )))
    }
}

/// A topic that is about to be written.
pub(super) struct Row {
    pub(super) topic: TopicId,
    pub(super) kind: &'static str,
    pub(super) space: SpaceId,
    pub(super) author: MemberId,
    pub(super) title: Title,
    pub(super) files: Vec<madang_kernel::FileId>,
    pub(super) key: String,
    pub(super) fact: Fact,
}

struct Place {
    id: PostId,
    topic: TopicId,
    kind: PostKind,
    author: MemberId,
    created_at: Timestamp,
    score: i64,
}

fn post_row(place: Place, body: RenderedBody) -> bulk::PostRow {
    bulk::PostRow {
        id: place.id,
        topic: place.topic,
        kind: place.kind,
        parent: None,
        author: place.author,
        language: body.language.as_str().to_owned(),
        markdown: body.markdown,
        html: body.html,
        created_at: place.created_at,
        edited: None,
        revisions: 1,
        score: place.score,
        hidden: false,
    }
}

fn ticket_key(on: &On) -> String {
    match &on.parent {
        Parent::Ticket(id) => format!("ticket:{id}"),
        _ => String::new(),
    }
}

/// Comments that a line-by-line export keeps within their ticket.
fn within_ticket(ticket: &Record) -> Vec<Record> {
    let Some(id) = ticket.key("id") else { return Vec::new() };
    let comments = ticket.objects("comments").cloned();
    comments.map(|comment| ticket.part(Kind::Comment, Parent::Ticket(id.clone()), comment)).collect()
}
