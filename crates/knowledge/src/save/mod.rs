//! Writing an article: the first draft, and every revision after it.

pub(crate) mod merge;

use crate::{
    article::{ArticleId, Stage, after_writing},
    content::Content,
    found,
    store::{
        self,
        articles::ArticleRow,
        revisions::{self, NewRevision},
    },
};
use madang_conversation::{self as conversation, DraftKey, Spaces};
use madang_events::knowledge::ArticleOwned;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Error, MemberId, Permission, Result, SpaceId, Timestamp, text};

/// The most characters of the note about a revision.
pub(crate) const NOTE_MAX: usize = 200;

/// Somebody begins an article, or the translation of one.
#[derive(Clone, Debug)]
pub struct StartArticle {
    /// Its collection.
    pub space: SpaceId,
    /// `ko`, `ja` or `en`.
    pub language: String,
    /// What it says.
    pub content: Content,
    /// Why, in a few words; may be empty.
    pub note: String,
    /// The article that it translates.
    pub translation_of: Option<ArticleId>,
}

impl Command for StartArticle {
    type Output = ArticleId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Start)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<ArticleId> {
        let actor = cx.actor().clone();
        let author = actor.signed_in()?;
        found::desk(cx, &actor).await?;
        if !found::is_collection(&cx.app().service::<Spaces>().now(), &actor, self.space) {
            return Err(Error::field("space", "no-such-space"));
        }
        let language = Lang::parse(&self.language).ok_or(Error::field("language", "required"))?.code().to_owned();
        let id = cx.new_id();
        let (family, translated_from) = match self.translation_of {
            Some(other) => family_of(cx, &actor, other, &language).await?,
            None => (id, None),
        };
        let new = draft(cx, id, author, &self.content);
        let new = ArticleRow { space: self.space, language, family, translated_from, ..new };
        store::articles::insert(cx, &new).await?;
        let (at, note) = (cx.now(), cut(&self.note));
        revisions::insert(cx, NewRevision { article: id, base: None, content: &self.content, author, at, note })
            .await?;
        conversation::drop_draft(cx, &DraftKey::new_article()).await?;
        Ok(id)
    }
}

/// A first draft of somebody's.
pub(crate) fn draft(cx: &Cx<'_>, id: ArticleId, author: MemberId, content: &Content) -> ArticleRow {
    ArticleRow {
        id,
        space: SpaceId::new(0),
        language: String::new(),
        kind: content.kind,
        title: content.title.as_str().to_owned(),
        product: content.product,
        version: content.version,
        family: id,
        translated_from: None,
        author,
        owner: author,
        topic: None,
        live: None,
        head: 1,
        stage: Stage::Draft,
        publish_at: None,
        archived: false,
        review_at: None,
        helped: 0,
        did_not_help: 0,
        created_at: cx.now(),
        changed_at: cx.now(),
        published_at: None,
    }
}

/// The family of an article that is translated, and the original's revision that is at hand. One translation a language.
async fn family_of(
    cx: &mut Cx<'_>,
    actor: &Actor,
    other: ArticleId,
    language: &str,
) -> Result<(ArticleId, Option<i64>)> {
    let (article, _) = found::article(cx, actor, other).await?;
    let family = store::articles::family(cx, article.family).await?;
    if family.iter().any(|one| one.language == language && !one.archived) {
        return Err(Error::field("language", "already-translated"));
    }
    let original = family.iter().find(|one| one.id == article.family).ok_or(Error::NotFound)?;
    Ok((original.id, Some(original.live.unwrap_or(original.head))))
}

/// What is known of an article besides its text.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its collection.
    pub space: SpaceId,
    /// Who looks after it.
    pub owner: MemberId,
}

/// Somebody writes a new revision. Readers keep what they see until it is published.
#[derive(Clone, Debug)]
pub struct Revise {
    /// The article.
    pub article: ArticleId,
    /// The revision that was there when the writing began; a later one is not written over.
    pub base: i64,
    /// What it says now.
    pub content: Content,
    /// Why, in a few words; may be empty.
    pub note: String,
    /// Where it is and whose, where that may be changed.
    pub settings: Option<Settings>,
    /// The original's revision that this translation says now.
    pub translated_from: Option<i64>,
}

impl Command for Revise {
    /// The number of the newest revision.
    type Output = i64;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Start)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<i64> {
        let actor = cx.actor().clone();
        let author = actor.signed_in()?;
        let (mut article, rights) = found::locked(cx, self.article).await?;
        if !rights.write() {
            return Err(Error::Refused("not-now"));
        }
        if self.base != article.head {
            return Err(Error::Conflict("edited-meanwhile"));
        }
        if let Some(settings) = self.settings.filter(|_| rights.settle()) {
            settle(cx, &actor, &mut article, settings).await?;
        }
        if article.is_translation() && self.translated_from.is_some() {
            article.translated_from = self.translated_from;
        }
        let before = revisions::one(cx, article.id, article.head).await?;
        if !before.is(&self.content) {
            let (at, note, base) = (cx.now(), cut(&self.note), Some(self.base));
            let new = NewRevision { article: article.id, base, content: &self.content, author, at, note };
            article.head = revisions::insert(cx, new).await?;
            article.stage = after_writing(article.stage);
            article.publish_at = None;
            take_over(&mut article, &self.content, at);
        }
        store::articles::update(cx, &article).await?;
        conversation::drop_draft(cx, &DraftKey::article(article.id.number())).await?;
        Ok(article.head)
    }
}

/// What lists show of the newest revision.
fn take_over(article: &mut ArticleRow, content: &Content, at: Timestamp) {
    article.title = content.title.as_str().to_owned();
    article.kind = content.kind;
    article.product = content.product;
    article.version = content.version;
    article.changed_at = at;
}

async fn settle(cx: &mut Cx<'_>, actor: &Actor, article: &mut ArticleRow, settings: Settings) -> Result<()> {
    if settings.space != article.space {
        if !found::is_collection(&cx.app().service::<Spaces>().now(), actor, settings.space) {
            return Err(Error::field("space", "no-such-space"));
        }
        if let Some(topic) = article.topic {
            let system = cx.app().system();
            let head = conversation::topic_head(cx, &system, topic).await?;
            conversation::move_topic(cx, &head, settings.space).await?;
        }
        article.space = settings.space;
    }
    let people = store::writers::staff(cx).await?;
    if settings.owner != article.owner && !people.iter().any(|(id, _)| *id == settings.owner) {
        return Err(Error::field("owner", "not-staff"));
    }
    if settings.owner != article.owner
        && let Some(topic) = article.topic.filter(|_| article.live.is_some())
    {
        cx.emit(&ArticleOwned { topic, owner: settings.owner }).await?;
    }
    article.owner = settings.owner;
    Ok(())
}

fn cut(note: &str) -> String {
    text::cut(&text::line(note), NOTE_MAX)
}
