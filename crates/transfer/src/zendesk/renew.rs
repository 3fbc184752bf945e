//! Articles that were changed in Zendesk since they were brought: they are written anew, unless somebody has changed them
//! here too.

use super::{
    Run,
    articles::Ready,
    record::{LONG_AGO, Record},
};
use crate::known::Known;
use madang_conversation::{RenderedBody, TagNames, Title, TopicEdit, bulk, find_post, revise_topic};
use madang_events::knowledge::ArticleImported;
use madang_kernel::{Actor, Command, Cx, FileId, PostId, Result, Timestamp, TopicId, sql};

/// What came of a changed article.
enum Outcome {
    /// It was written anew, or says the same as before.
    Renewed,
    /// It was changed here meanwhile and stays.
    Kept,
}

/// When a version was last changed in Zendesk, in its text or in anything else.
pub(super) fn changed_at(record: &Record) -> Timestamp {
    let fields = ["edited_at", "updated_at", "created_at"];
    fields.iter().filter_map(|field| record.maybe_time(field)).max().unwrap_or(LONG_AGO)
}

/// When the text of a version was last written.
pub(super) fn written_at(record: &Record) -> Timestamp {
    let created_at = record.time("created_at");
    let written = ["edited_at", "updated_at"].iter().find_map(|field| record.maybe_time(field));
    written.unwrap_or(created_at).max(created_at)
}

/// Under which name it is remembered up to which change a version was taken.
fn mark(key: &str) -> String {
    format!("changed:{key}")
}

impl Run<'_> {
    /// Whether a version that is here was changed in Zendesk since it was taken, and everything told of it.
    pub(super) fn is_newer(&self, record: &Record, key: &str) -> bool {
        let seen = self.known.get::<()>("stored", &mark(key)).map(|at| Timestamp::from_millis(at.number()));
        let settled = self.known.get("topic", key).is_some_and(|topic| self.known.is_settled(topic));
        settled && seen.is_some_and(|seen| changed_at(record) > seen)
    }

    /// Writes a version anew that was changed in Zendesk.
    pub(super) async fn renew(&mut self, version: Ready, body: RenderedBody) -> Result<()> {
        let Some((topic, _)) = self.place(&version.key).cloned() else { return Ok(()) };
        let Some(post) = self.known.get("post", &version.key) else { return Ok(()) };
        let title = self.title_of(&version.id, &version.locale);
        let fact = self.article_fact(&version, (topic, post), &body.markdown, written_at(&version.record));
        let renew = Renew {
            source: self.known.source().to_owned(),
            mark: mark(&version.key),
            at: changed_at(&version.record),
            labels: version.labels,
            files: version.files.into_iter().map(|file| (file, topic)).collect(),
            title,
            body,
            // Readers of before were counted when it was brought.
            article: ArticleImported { helped: 0, did_not_help: 0, ..fact },
        };
        match self.app.run(&self.app.system(), renew).await? {
            Outcome::Renewed => self.report.taken("changed article", 1),
            Outcome::Kept => {
                self.report.skipped("changed article", "it was changed here too; what is here stays");
                self.report.problem(&version.record.place, "changed in Zendesk and here: what is here was kept");
            }
        }
        Ok(())
    }
}

struct Renew {
    source: String,
    mark: String,
    at: Timestamp,
    labels: Vec<String>,
    files: Vec<(FileId, TopicId)>,
    title: Title,
    body: RenderedBody,
    article: ArticleImported,
}

impl Command for Renew {
    type Output = Outcome;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Outcome> {
        let system = cx.app().system();
        let (post, head) = find_post(cx, &system, self.article.post).await?;
        if is_changed_here(cx, self.article.post, &self.source, &self.mark).await? {
            return Ok(Outcome::Kept);
        }
        cx.q(sql!("UPDATE imported SET id = $3 WHERE source = $1 AND kind = 'stored' AND key = $2"))
            .bind(self.source.as_str())
            .bind(self.mark.as_str())
            .bind(self.at.millis())
            .run()
            .await?;
        let change = TopicEdit {
            title: self.title,
            tags: TagNames::imported(self.labels),
            product: head.product,
            version: head.version,
        };
        let same = post.markdown == self.body.markdown
            && head.title == change.title.as_str()
            && head.tag_names() == change.tags.names();
        if !same {
            let now = cx.now();
            cx.set_now(self.article.edited_at);
            revise_topic(cx, &head, change, &self.body, "").await?;
            bulk::claim_files(cx, &self.files).await?;
            cx.set_now(now);
        }
        cx.emit(&self.article).await?;
        Ok(Outcome::Renewed)
    }
}

/// Whether somebody has written the text anew here: then it is younger than the last change that was taken.
async fn is_changed_here(cx: &mut Cx<'_>, post: PostId, source: &str, mark: &str) -> Result<bool> {
    cx.q(sql!(
        "SELECT coalesce(p.edited_at, p.created_at) > i.id FROM posts p JOIN imported i \
             ON i.source = $2 AND i.kind = 'stored' AND i.key = $3 WHERE p.id = $1"
    ))
    .bind(post)
    .bind(source)
    .bind(mark)
    .value()
    .await
}

/// Remembers up to which change a version was taken.
pub(super) fn remember(known: &mut Known, record: &Record, key: &str) {
    known.remember("stored", &mark(key), changed_at(record).millis());
}
