//! The demonstration's help centre, written, reviewed, published and read as its people would.

use super::Brought;
use madang_conversation::{Body, Localized, RenderedBody, Spaces, TagNames, Title};
use madang_freshness::Flag;
use madang_kernel::{Actor, App, Error, Id, MemberId, PostId, Result, Role, TopicId, Visibility, db::Connection, sql};
use madang_knowledge::{
    ArticleId, Capture, Content, InviteWriter, Rate, Reason, Revise, SaveCollection, StartArticle, Take,
    article::{ArticleKind, Stage, Step},
};
use madang_people::find_handles;
use serde::Deserialize;
use std::{collections::HashMap, time::Duration};

/// `demo/help.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Help {
    /// Handles of outside writers.
    writers: Vec<String>,
    collections: Vec<CollectionLine>,
    articles: Vec<ArticleLine>,
    /// What is written over once everything is there.
    revised: Vec<Revision>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CollectionLine {
    slug: String,
    #[serde(default)]
    within: Option<String>,
    icon: String,
    name: Localized,
    description: Localized,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleLine {
    key: String,
    /// The article that it translates.
    #[serde(default)]
    translates: Option<String>,
    collection: String,
    author: String,
    /// Who approves and publishes it.
    #[serde(default)]
    reviewer: String,
    language: String,
    kind: ArticleKind,
    #[serde(default)]
    product: String,
    #[serde(default)]
    version: String,
    title: String,
    #[serde(default)]
    tags: Vec<String>,
    /// Posts and topics of the demonstration, such as `topic:ko-e21` and `post:answer:ko-e21-a1`.
    #[serde(default)]
    sources: Vec<String>,
    body: String,
    /// How far it comes: `draft`, `in_review`, `scheduled`, `published` (the default) or `archived`.
    #[serde(default)]
    until: String,
    /// Days from now, for what is scheduled.
    #[serde(default)]
    days: u64,
    /// What its author says when sending it for review.
    #[serde(default)]
    note: String,
    /// How many readers it helped.
    #[serde(default)]
    helped: u32,
    /// Reasons and notes of those whom it did not help.
    #[serde(default)]
    unhelpful: Vec<(String, String)>,
    #[serde(default)]
    flag: Option<FlagLine>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct FlagLine {
    by: String,
    kind: String,
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Revision {
    key: String,
    by: String,
    note: String,
    /// Pieces of the text and what takes their place.
    replace: Vec<(String, String)>,
}

/// What the lines refer to.
struct Loader<'a> {
    app: &'a App,
    members: HashMap<String, MemberId>,
    brought: &'a Brought,
    articles: HashMap<String, ArticleId>,
}

/// Loads `demo/help.json`.
///
/// # Errors
/// When a line refers to what is not there, or the database fails.
pub(crate) async fn load(app: &App, brought: &Brought, json: &[u8]) -> Result<()> {
    let help: Help = serde_json::from_slice(json)?;
    let mut loader = Loader::of(app, brought, &help).await?;
    loader.collections(help.collections).await?;
    for handle in help.writers {
        let invite = InviteWriter { handle, note: String::new() };
        app.run(&loader.actor("serin", Role::Administrator)?, invite).await?;
    }
    for line in &help.articles {
        loader.article(line).await?;
    }
    for revision in help.revised {
        let line = help.articles.iter().find(|line| line.key == revision.key).ok_or(Error::NotFound)?;
        loader.revise(line, revision).await?;
    }
    // Readers come once everybody has heard of what was published.
    app.settle().await?;
    for line in &help.articles {
        loader.readers(line).await?;
    }
    Ok(())
}

impl<'a> Loader<'a> {
    async fn of(app: &'a App, brought: &'a Brought, help: &Help) -> Result<Loader<'a>> {
        let mut conn = app.db().read().await?;
        let people = help
            .articles
            .iter()
            .flat_map(|line| [Some(&line.author), Some(&line.reviewer), line.flag.as_ref().map(|flag| &flag.by)]);
        let mut handles: Vec<String> = people.flatten().cloned().chain(["serin".to_owned()]).collect();
        handles.sort_unstable();
        handles.dedup();
        let members = find_handles(&mut conn, &handles).await?.into_iter().collect();
        Ok(Loader { app, members, brought, articles: HashMap::new() })
    }

    fn actor(&self, handle: &str, role: Role) -> Result<Actor> {
        let member = *self.members.get(handle).ok_or(Error::NotFound)?;
        Ok(Actor::member(member, role, Vec::new(), true, None, self.app.rules()))
    }

    async fn collections(&self, lines: Vec<CollectionLine>) -> Result<()> {
        let (actor, mut made) = (self.actor("serin", Role::Administrator)?, HashMap::new());
        for line in lines {
            let save = SaveCollection {
                id: None,
                parent: line.within.and_then(|slug| made.get(&slug).copied()),
                slug: line.slug.clone(),
                icon: line.icon,
                name: line.name,
                description: line.description,
                visibility: Visibility::Everyone,
                groups: Vec::new(),
            };
            made.insert(line.slug, self.app.run(&actor, save).await?);
            self.app.service::<Spaces>().reload(self.app).await?;
        }
        Ok(())
    }

    fn content(&self, line: &ArticleLine) -> Result<Content> {
        let spaces = self.app.service::<Spaces>().now();
        let product = spaces.products().iter().find(|product| product.slug == line.product);
        let version = product.and_then(|product| product.versions.iter().find(|version| version.name == line.version));
        let body = self.brought.with_files(&line.body);
        Ok(Content {
            title: Title::parse(&line.title).map_err(|code| Error::field("title", code))?,
            body: Body::parse(&body).map_err(|code| Error::field("body", code))?,
            tags: TagNames::of(&line.tags).map_err(|code| Error::field("tags", code))?,
            kind: line.kind,
            product: product.map(|product| product.id),
            version: version.map(|version| version.id),
        })
    }

    /// The post that a source names: a topic's is its first.
    async fn post(&self, source: &str) -> Result<PostId> {
        let id = *self.brought.ids.get(source).ok_or(Error::NotFound)?;
        if !source.starts_with("topic:") {
            return Ok(PostId::new(id));
        }
        let mut conn = self.app.db().read().await?;
        let head = madang_conversation::topic_head(&mut conn, &self.app.system(), Id::new(id)).await?;
        Ok(head.opening)
    }

    async fn article(&mut self, line: &ArticleLine) -> Result<()> {
        let spaces = self.app.service::<Spaces>().now();
        let space = spaces.by_slug(&line.collection).ok_or(Error::NotFound)?.id;
        let start = StartArticle {
            space,
            language: line.language.clone(),
            content: self.content(line)?,
            note: String::new(),
            translation_of: line.translates.as_ref().and_then(|key| self.articles.get(key).copied()),
        };
        let author = self.actor(&line.author, Role::Agent)?;
        let mut sources = Vec::new();
        for source in &line.sources {
            sources.push(self.post(source).await?);
        }
        let article = match sources.split_first() {
            None => self.app.run(&author, start).await?,
            Some((first, more)) => {
                let article = self.app.run(&author, Capture { post: *first, start: start.clone() }).await?;
                for post in more {
                    let revise = self.same(article, 1, start.content.clone());
                    self.app.run(&author, madang_knowledge::Join { post: *post, revise }).await?;
                }
                article
            }
        };
        self.articles.insert(line.key.clone(), article);
        self.lead(line, article, 1).await
    }

    /// A revision that says what the article says.
    fn same(&self, article: ArticleId, base: i64, content: Content) -> Revise {
        Revise { article, base, content, note: String::new(), settings: None, translated_from: None }
    }

    /// Leads a revision as far as its line says.
    async fn lead(&self, line: &ArticleLine, article: ArticleId, revision: i64) -> Result<()> {
        if line.until == Stage::Draft.as_str() {
            return Ok(());
        }
        let author = self.actor(&line.author, Role::Agent)?;
        self.step(&author, article, revision, Step::Send, line).await?;
        if line.until == Stage::InReview.as_str() {
            return Ok(());
        }
        let reviewer = self.actor(&line.reviewer, Role::Agent)?;
        if line.until == Stage::Scheduled.as_str() {
            self.step(&reviewer, article, revision, Step::Approve, line).await?;
            return self.step(&reviewer, article, revision, Step::Schedule, line).await;
        }
        self.step(&reviewer, article, revision, Step::Publish, line).await
    }

    async fn step(
        &self,
        actor: &Actor,
        article: ArticleId,
        revision: i64,
        step: Step,
        line: &ArticleLine,
    ) -> Result<()> {
        let body = match step {
            Step::Publish => Some(RenderedBody::document(self.app, &self.content(line)?.body).await?),
            _ => None,
        };
        let later = Duration::from_secs(86_400 * line.days);
        let take = Take {
            article,
            step,
            revision,
            note: if step == Step::Send { line.note.clone() } else { String::new() },
            publish_at: (step == Step::Schedule).then(|| self.app.now() + later),
            body,
            anyway: false,
        };
        self.app.run(actor, take).await
    }

    async fn revise(&self, line: &ArticleLine, revision: Revision) -> Result<()> {
        let article = *self.articles.get(&line.key).ok_or(Error::NotFound)?;
        let body = revision.replace.iter().fold(line.body.clone(), |body, (old, new)| body.replace(old, new));
        let line = ArticleLine { body, until: String::new(), note: revision.note.clone(), ..line.clone() };
        let revise = Revise { note: revision.note, ..self.same(article, 1, self.content(&line)?) };
        let number = self.app.run(&self.actor(&revision.by, Role::Agent)?, revise).await?;
        self.lead(&line, article, number).await
    }

    /// Who read it says whether it helped; then it may be archived.
    async fn readers(&self, line: &ArticleLine) -> Result<()> {
        let article = *self.articles.get(&line.key).ok_or(Error::NotFound)?;
        let topic = topic_of(&mut self.app.db().read().await?, article).await?;
        let Some(topic) = topic else { return Ok(()) };
        let visitor = Actor::visitor(self.app.rules());
        let rate = |number: usize, reason: Option<Reason>, note: &str| Rate {
            topic,
            visitor: format!("demonstration {number}"),
            helped: reason.is_none(),
            reason,
            note: note.to_owned(),
        };
        for number in 0..line.helped as usize {
            self.app.run(&visitor, rate(number, None, "")).await?;
        }
        for (number, (reason, note)) in line.unhelpful.iter().enumerate() {
            let reason = Some(Reason::parse(reason).ok_or(Error::NotFound)?);
            self.app.run(&visitor, rate(1000 + number, reason, note)).await?;
        }
        if let Some(flag) = &line.flag {
            let member = self.actor(&flag.by, Role::Member)?;
            self.app.run(&member, Flag::parse(topic, &flag.kind, &flag.note)?).await?;
        }
        if line.until == "archived" {
            let reviewer = self.actor(&line.reviewer, Role::Agent)?;
            self.step(&reviewer, article, 1, Step::Archive, line).await?;
        }
        Ok(())
    }
}

async fn topic_of(conn: &mut impl Connection, article: ArticleId) -> Result<Option<TopicId>> {
    conn.q(sql!("SELECT topic FROM articles WHERE id = $1")).bind(article).value().await
}
