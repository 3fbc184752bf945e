//! A Stack Exchange data dump: a folder with Users.xml, Posts.xml, Comments.xml, Votes.xml, PostLinks.xml, Tags.xml,
//! Badges.xml and PostHistory.xml. Only Users.xml and Posts.xml are needed; whatever else is there is taken.

mod closing;
mod members;
mod posts;
mod rows;
mod survey;
mod text;
mod votes;

use crate::{
    Progress, Report,
    batch::{self, Batch},
    known::Known,
    settle::{self, AcceptedAt},
    tags::Tags,
};
use closing::Closing;
use madang_conversation::{Localized, SpaceKind, Spaces, bulk};
use madang_kernel::{App, Error, MemberId, PostId, Posting, Result, SpaceId, Timestamp, TopicId, Visibility, sql};
use rows::{Next, Row, Rows};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};
use survey::Survey;
use text::Site;

/// What is brought, and where to.
#[derive(Clone, Debug)]
pub struct Dump {
    /// The folder of the XML files.
    pub folder: PathBuf,
    /// The name under which everything is remembered, such as `bicycles`.
    pub source: String,
    /// The space that takes the questions; it is made where it is missing. Lower-case letters, digits and `-`.
    pub space: String,
    /// The address of the site that the dump is of, such as `https://bicycles.stackexchange.com`. Links to it in texts
    /// then lead to the imported questions.
    pub site: Option<String>,
}

const NEEDED: [&str; 2] = ["Users.xml", "Posts.xml"];
/// The files that are read, and how often.
const FILES: [(&str, u64); 8] = [
    ("Users.xml", 1),
    ("Tags.xml", 1),
    ("PostLinks.xml", 1),
    ("PostHistory.xml", 1),
    ("Posts.xml", 3),
    ("Comments.xml", 2),
    ("Votes.xml", 1),
    ("Badges.xml", 1),
];

/// An import under way.
struct Run<'a> {
    app: &'a App,
    folder: &'a Path,
    space: SpaceId,
    known: Known,
    report: Report,
    progress: &'a Progress,
    site: Site,
    tags: Tags,
    /// The topic of each post that comments may be about.
    topic_of: HashMap<PostId, TopicId>,
}

/// Brings a dump in.
///
/// # Errors
/// [`Error::Internal`] with one sentence when a needed file is missing, a file cannot be read or the database fails;
/// what was brought before stays.
pub async fn import(app: &App, dump: &Dump, progress: &Progress) -> Result<Report> {
    for name in NEEDED {
        if !dump.folder.join(name).is_file() {
            return Err(Error::internal(format!("{name} is missing in {}.", dump.folder.display())));
        }
    }
    let mut rows = 0;
    for (name, times) in FILES {
        let count = Rows::count(&dump.folder, name).map_err(Error::internal)?;
        progress.expect(count * times);
        rows += count;
    }
    let mut run = Run {
        app,
        folder: &dump.folder,
        space: SpaceId::new(0),
        known: Known::load(app.db(), &dump.source).await?,
        report: Report::default(),
        progress,
        site: Site::new(dump.site.as_deref()),
        tags: Tags::default(),
        topic_of: HashMap::new(),
    };
    run.space = run.space(&dump.space).await?;
    Box::pin(run.everything()).await?;
    crate::recount(app).await?;
    let Run { mut report, .. } = run;
    report.ended(rows, progress.end());
    Ok(report)
}

impl Run<'_> {
    async fn everything(&mut self) -> Result<()> {
        self.members().await?;
        let survey = self.survey().await?;
        self.stand_ins(&survey).await?;
        self.tags(&survey).await?;
        let closing = self.closing().await?;
        self.questions(&closing).await?;
        self.count_gone(&closing);
        self.answers().await?;
        self.comments().await?;
        let accepted_at = self.votes().await?;
        self.badges().await?;
        self.settle(&accepted_at).await
    }

    async fn settle(&mut self, accepted_at: &AcceptedAt) -> Result<()> {
        let counts = settle::settle(self.app, &mut self.known, &mut self.report, self.progress, accepted_at).await?;
        self.report.taken("accepted", counts.accepted);
        self.report.taken("duplicate", counts.duplicates);
        Ok(())
    }

    /// Every row of a file, in batches; a file that is not there has none.
    async fn each<F>(&mut self, name: &'static str, told: Told, mut take: F) -> Result<()>
    where
        F: AsyncFnMut(&mut Self, Vec<Row>) -> Result<()>,
    {
        self.progress.at(name);
        let Some(mut rows) = Rows::open(self.folder, name).map_err(Error::internal)? else {
            self.report.note(format!("{name} is not there; the rest was brought without it."));
            return Ok(());
        };
        let mut waiting = Vec::with_capacity(batch::ROWS);
        loop {
            match rows.next().map_err(Error::internal)? {
                Next::Row(row) => waiting.push(row),
                Next::Broken(line, what) => {
                    if told == Told::Now {
                        self.report.skipped("row", "broken");
                        self.report.problem(&format!("{name} line {line}"), &what);
                    }
                }
                Next::End { whole, line } => {
                    if !whole && told == Told::Now {
                        self.report
                            .problem(&format!("{name} line {line}"), "the file ends too early; rows are missing");
                    }
                    break;
                }
            }
            if waiting.len() == batch::ROWS {
                self.progress.step(waiting.len() as u64);
                take(self, std::mem::take(&mut waiting)).await?;
            }
        }
        self.progress.step(waiting.len() as u64);
        take(self, waiting).await
    }

    /// Leaves a row out and says where it stands.
    fn skip(&mut self, file: &str, row: &Row, kind: &'static str, why: &str) {
        self.report.skipped(kind, why);
        self.report.problem(&format!("{file} line {}", row.line), why);
    }

    /// The member of a row: by id, else by the name that was kept of a member who left.
    fn author(&self, row: &Row, id: &str, name: &str) -> Option<MemberId> {
        let by_name = || self.known.get("member", &members::left_key(row.get(name).unwrap_or_default()));
        row.get(id).and_then(|key| self.known.get("member", key)).or_else(by_name)
    }

    async fn space(&mut self, slug: &str) -> Result<SpaceId> {
        if let Some(id) = self.known.get("space", slug) {
            return Ok(id);
        }
        let spaces = self.app.service::<Spaces>().now();
        if let Some(space) = spaces.by_slug(slug) {
            self.known.remember("space", slug, space.id.number());
            return Ok(space.id);
        }
        let id = self.app.new_id();
        let row = bulk::SpaceRow {
            id,
            slug: slug.to_owned(),
            kind: SpaceKind::Questions,
            position: spaces.all().iter().map(|space| space.position).max().unwrap_or(0) + 1,
            icon: "message-circle-question-mark".into(),
            names: Localized { en: slug.replace('-', " "), ..Localized::default() },
            descriptions: Localized::default(),
            visibility: Visibility::Everyone,
            posting: Posting::Members,
            groups: Vec::new(),
        };
        self.known.remember("space", slug, id.number());
        Batch { spaces: vec![row], ..Batch::default() }.write(self.app, &mut self.known).await?;
        self.app.service::<Spaces>().reload(self.app).await?;
        self.report.taken("space", 1);
        Ok(id)
    }

    /// Which post belongs to which topic, of what earlier runs brought.
    async fn load_topics(&mut self) -> Result<()> {
        let mut conn = self.app.db().read().await?;
        let rows: Vec<(PostId, TopicId)> = conn
            .q(sql!("SELECT p.id, p.topic FROM imported i JOIN posts p ON p.id = i.id WHERE i.source = $1 AND i.kind = 'post'"))
            .bind(self.known.source())
            .all()
            .await?;
        self.topic_of = rows.into_iter().collect();
        Ok(())
    }
}

/// Whether this reading of a file tells what is wrong in it, so that each problem is told once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Now,
    Elsewhere,
}

/// When a row without a time is taken to be from.
fn long_ago() -> Timestamp {
    Timestamp::from_millis(1_104_537_600_000)
}
