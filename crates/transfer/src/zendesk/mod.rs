//! Zendesk: the help centre, the community and the tickets, as the API gives them, from a folder or from the API itself.

mod articles;
mod community;
mod fetch;
mod files;
mod folder;
mod guess;
mod people;
mod places;
mod record;
mod renew;
mod survey;
mod text;
mod tickets;

pub use fetch::Access;
pub(crate) use text::{HOME, Page, page};

use crate::{
    Progress, Report,
    batch::{Batch, ROWS, Written},
    known::Known,
    settle,
    tags::Tags,
};
use files::Files;
use folder::Folder;
use madang_conversation::{Title, topic_url};
use madang_kernel::{App, Error, MemberId, Result, SpaceId, Timestamp, TopicId};
use madang_language::slug;
use record::{Kind, Record};
use std::{collections::HashMap, path::PathBuf, sync::Arc};
use survey::Survey;

/// What is brought, and from where.
pub struct Export {
    /// The folder of JSON files. Where [`Export::access`] is given, what the API answers is kept here.
    pub folder: PathBuf,
    /// The name under which everything is remembered, such as `acme`.
    pub source: String,
    /// Further hosts of the help centre, besides those that its articles name: `help.example.com`.
    pub hosts: Vec<String>,
    /// Whether members keep their e-mail addresses, so that they can claim their accounts.
    pub with_emails: bool,
    /// Whether tickets are brought.
    pub with_tickets: bool,
    /// The API, if everything is to be fetched from there.
    pub access: Option<Access>,
}

/// An import under way.
struct Run<'a> {
    app: &'a App,
    export: &'a Export,
    folder: Arc<Folder>,
    survey: Survey,
    known: Known,
    report: Report,
    progress: &'a Progress,
    tags: Tags,
    files: Files,
    client: Option<fetch::Client>,
    /// The spaces of categories, sections, community topics and tickets, by key.
    spaces: HashMap<String, SpaceId>,
}

/// Brings an export in.
///
/// # Errors
/// [`Error::Internal`] with one sentence when the folder or the API cannot be read or the database fails; what was
/// brought before stays.
pub async fn import(app: &App, export: &Export, progress: &Progress) -> Result<Report> {
    let mut report = Report::default();
    let client = match &export.access {
        Some(access) => {
            let client = fetch::Client::new(access).map_err(Error::internal)?;
            progress.at("fetching");
            fetch::everything(&client, export, &mut report, progress).await?;
            Some(client)
        }
        None => None,
    };
    progress.at("looking");
    let mut survey = Survey::default();
    let mut faults = Vec::new();
    let mut known = Known::load(app.db(), &export.source).await?;
    let began = began(app, &mut known).await?;
    let folder =
        Folder::open(&export.folder, began, &mut |record| survey.look(record), &mut |fault| faults.push(fault))
            .map_err(Error::internal)?;
    for fault in faults {
        report.skipped("page", "told below");
        report.problem(&fault.place, &fault.what);
    }
    survey.ended();
    survey.hosts.extend(export.hosts.iter().map(|host| host.to_ascii_lowercase()));
    survey.hosts.extend(export.access.iter().filter_map(|access| survey::host_of(&access.url)));
    let rows = survey.counts.values().sum();
    progress.expect(rows);
    let files = Files::load(app, &export.source).await?;
    let mut run = Run {
        app,
        export,
        folder: Arc::new(folder),
        survey,
        known,
        report,
        progress,
        tags: Tags::default(),
        files,
        client,
        spaces: HashMap::new(),
    };
    Box::pin(run.everything()).await?;
    crate::recount(app).await?;
    let Run { mut report, .. } = run;
    report.ended(rows, progress.end());
    Ok(report)
}

/// When this source was first brought: later runs give what has no time the same one.
async fn began(app: &App, known: &mut Known) -> Result<Timestamp> {
    const KEY: &str = "began";
    if let Some(at) = known.get::<()>("stored", KEY) {
        return Ok(Timestamp::from_millis(at.number()));
    }
    let now = app.now();
    known.remember("stored", KEY, now.millis());
    Batch::default().write(app, known).await?;
    Ok(now)
}

impl Run<'_> {
    async fn everything(&mut self) -> Result<()> {
        self.members().await?;
        self.stand_ins().await?;
        self.places().await?;
        self.reserve();
        self.labels().await?;
        self.articles().await?;
        self.posts().await?;
        if self.export.with_tickets {
            self.tickets().await?;
        }
        self.comments().await?;
        self.votes().await?;
        self.settle().await
    }

    /// Tells what waits to be told of topics.
    async fn settle(&mut self) -> Result<()> {
        settle::settle(self.app, &mut self.known, &mut self.report, self.progress, &Default::default()).await?;
        Ok(())
    }

    /// Gives every topic its address before any text is written, so that texts can link to each other.
    fn reserve(&mut self) {
        let mut planned = Vec::new();
        for (id, article) in &self.survey.articles {
            for (locale, version) in &article.versions {
                let key = survey::article_key(id, locale);
                planned.push((key, madang_conversation::ARTICLE, version.created, version.title.clone()));
            }
        }
        for (id, post) in &self.survey.posts {
            planned.push((format!("post:{id}"), madang_conversation::QUESTION, post.created, post.title.clone()));
        }
        for (id, ticket) in &self.survey.tickets {
            planned.push((format!("ticket:{id}"), madang_conversation::TICKET, ticket.created, ticket.title.clone()));
        }
        for (key, kind, created, title) in planned {
            let known = self.known.get("topic", &key);
            let id: TopicId = known.unwrap_or_else(|| self.known.reserve("topic", &key, created));
            let url = topic_url(kind, id, &slug(Title::imported(&title).as_str()));
            self.survey.places.insert(key, (id, url));
        }
    }

    /// Everything of some kinds, in batches.
    async fn each<F>(&mut self, stage: &str, kinds: &[Kind], mut take: F) -> Result<()>
    where
        F: AsyncFnMut(&mut Self, Vec<Record>) -> Result<()>,
    {
        self.progress.at(stage);
        let folder = Arc::clone(&self.folder);
        let mut waiting: Vec<Record> = Vec::new();
        for page in folder.pages(kinds) {
            waiting.extend(folder.records(&page, kinds).map_err(Error::internal)?);
            while waiting.len() >= ROWS {
                let rest = waiting.split_off(ROWS);
                take(self, std::mem::replace(&mut waiting, rest)).await?;
            }
        }
        take(self, waiting).await
    }

    /// Leaves a thing out and says where it stands.
    fn skip(&mut self, record: &Record, kind: &'static str, why: &str) {
        self.report.skipped(kind, why);
        self.report.problem(&record.place, why);
    }

    async fn write(&mut self, batch: Batch) -> Result<Written> {
        batch.write(self.app, &mut self.known).await
    }

    /// Whoever a field names, or the stand-in for those who are not named.
    fn author(&self, key: Option<String>) -> Option<MemberId> {
        let key = key.unwrap_or_default();
        self.known.get("member", &people::member_key(&key))
    }

    /// The topic that will be at a place, and its address.
    fn place(&self, key: &str) -> Option<&(TopicId, String)> {
        self.survey.places.get(key)
    }
}
