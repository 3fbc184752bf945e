//! What is typed into the editor, kept as it was typed until it is right.

use crate::{
    article::{ArticleId, Rights},
    content::ContentInput,
    save::{Revise, Settings, StartArticle},
    store::{articles::ArticleRow, revisions::RevisionRow},
};
use madang_conversation::{Draft, SpaceKind, SpaceList};
use madang_kernel::{Error, Fields, Result, SpaceId};
use serde::Deserialize;

/// A new article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewInput {
    /// The id or the name in addresses of a collection.
    pub(super) space: String,
    pub(super) language: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) tags: String,
    pub(super) kind: String,
    pub(super) version: String,
    pub(super) note: String,
    pub(super) translation_of: String,
}

/// The collection that was chosen.
fn space(typed: &str, spaces: &SpaceList) -> std::result::Result<SpaceId, &'static str> {
    let id = typed.parse::<SpaceId>().ok();
    let mut all = spaces.all().iter().filter(|space| space.kind == SpaceKind::Knowledge);
    let found = all.find(|space| space.slug == typed || Some(space.id) == id).map(|space| space.id);
    found.ok_or(if typed.is_empty() { "required" } else { "no-such-space" })
}

impl NewInput {
    /// What was typed earlier and not sent.
    pub(super) fn restored(draft: &Draft) -> NewInput {
        let field = |name| draft.field(name).to_owned();
        NewInput {
            space: field("space"),
            language: field("language"),
            title: field("title"),
            body: field("body"),
            tags: field("tags"),
            kind: field("kind"),
            version: field("version"),
            note: field("note"),
            translation_of: field("translation_of"),
        }
    }

    /// Begins with what the original says.
    pub(super) fn take_original(&mut self, original: &ArticleRow, text: &RevisionRow) {
        let ContentInput { title, body, tags, kind, version } = ContentInput::of(text);
        (self.title, self.body, self.tags, self.kind, self.version) = (title, body, tags, kind, version);
        self.space = original.space.to_string();
        self.translation_of = original.id.to_string();
    }

    /// The command, when everything is right.
    pub(super) fn command(&self, spaces: &SpaceList) -> Result<StartArticle> {
        let mut fields = Fields::new();
        let space = fields.take("space", space(&self.space, spaces));
        let content = ContentInput {
            title: self.title.clone(),
            body: self.body.clone(),
            tags: self.tags.clone(),
            kind: self.kind.clone(),
            version: self.version.clone(),
        };
        let content = content.check(spaces, fields)?;
        let space = space.ok_or(Error::field("space", "required"))?;
        let translation_of = match self.translation_of.as_str() {
            "" => None,
            id => Some(id.parse::<ArticleId>().map_err(|_| Error::NotFound)?),
        };
        let (language, note) = (self.language.clone(), self.note.clone());
        Ok(StartArticle { space, language, content, note, translation_of })
    }
}

/// The next revision of an article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EditInput {
    /// The revision that was there when the writing began.
    pub(super) base: i64,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) tags: String,
    pub(super) kind: String,
    pub(super) version: String,
    pub(super) note: String,
    pub(super) space: String,
    pub(super) owner: String,
    /// The original's revision when the writing began, and whether this text says the same.
    pub(super) original: Option<i64>,
    pub(super) up_to_date: Option<String>,
}

impl EditInput {
    /// An article as it is.
    pub(super) fn of(article: &ArticleRow, revision: &RevisionRow, original: Option<&ArticleRow>) -> EditInput {
        let content = ContentInput::of(revision);
        let original = original.map(|one| one.live.unwrap_or(one.head));
        let current = original.is_some() && original == article.translated_from;
        EditInput {
            base: article.head,
            note: String::new(),
            space: article.space.to_string(),
            owner: article.owner.to_string(),
            original,
            up_to_date: current.then(|| "on".to_owned()),
            ..EditInput::default()
        }
        .with(content, article.head)
    }

    /// With what was typed earlier and not sent. Somebody else's changes since then are noticed when it is sent.
    pub(super) fn restored(self, draft: &Draft) -> EditInput {
        let field = |name| draft.field(name).to_owned();
        EditInput {
            base: draft.field("base").parse().unwrap_or(self.base),
            title: field("title"),
            body: field("body"),
            tags: field("tags"),
            kind: field("kind"),
            version: field("version"),
            note: field("note"),
            ..self
        }
    }

    /// Another content, written on another revision.
    pub(super) fn with(&self, content: ContentInput, base: i64) -> EditInput {
        let ContentInput { title, body, tags, kind, version } = content;
        EditInput { base, title, body, tags, kind, version, ..self.clone() }
    }

    /// The text with what belongs to it.
    pub(super) fn content(&self) -> ContentInput {
        ContentInput {
            title: self.title.clone(),
            body: self.body.clone(),
            tags: self.tags.clone(),
            kind: self.kind.clone(),
            version: self.version.clone(),
        }
    }

    /// The command, when everything is right. What staff settles is left as it is for others.
    pub(super) fn command(&self, article: &ArticleRow, rights: Rights, spaces: &SpaceList) -> Result<Revise> {
        let mut fields = Fields::new();
        let settings = if rights.settle() {
            let space = match self.space.as_str() {
                "" => Some(article.space),
                typed => fields.take("space", space(typed, spaces)),
            };
            let owner = match self.owner.as_str() {
                "" => Some(article.owner),
                typed => fields.take("owner", typed.parse().map_err(|_| "not-staff")),
            };
            space.zip(owner).map(|(space, owner)| Settings { space, owner })
        } else {
            None
        };
        Ok(Revise {
            article: article.id,
            base: self.base,
            content: self.content().check(spaces, fields)?,
            note: self.note.clone(),
            settings,
            translated_from: self.original.filter(|_| self.up_to_date.is_some()),
        })
    }
}
