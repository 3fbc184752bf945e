//! Members, tags and files, found by what they are called: by the whole name or the beginning of a word of it.

mod keep;
mod words;

pub use keep::NamesProjector;

use crate::{
    Search,
    search::visible,
    store::names::{self, FileName, MemberName, TagName},
};
use madang_conversation::tag_key;
use madang_kernel::{Actor, App, Result};
use std::collections::HashSet;

pub(crate) const MEMBER: &str = "member";
pub(crate) const TAG: &str = "tag";
pub(crate) const FILE: &str = "file";

/// Names looked at for the first page of a search, and for a list of names alone.
const FEW: i64 = 60;
const MANY: i64 = 1_000;
/// Characters of what is looked for.
const LONGEST: usize = 80;

/// What is looked for, and how far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lookup<'a> {
    text: &'a str,
    typing: bool,
    most: i64,
}

impl<'a> Lookup<'a> {
    /// For the names that stand above what else was found.
    pub(crate) fn above(text: &'a str) -> Lookup<'a> {
        Lookup { text, typing: false, most: FEW }
    }

    /// For what is still being typed.
    pub(crate) fn typing(text: &'a str) -> Lookup<'a> {
        Lookup { text, typing: true, most: FEW }
    }

    /// For a list of names alone.
    pub(crate) fn list(text: &'a str) -> Lookup<'a> {
        Lookup { text, typing: false, most: MANY }
    }

    /// The form that names are compared in; `None` for what is too short to say anything.
    fn form(&self) -> Option<String> {
        let form: String = words::form(self.text).chars().take(LONGEST).collect();
        let alone = form.chars().count() == 1 && form.is_ascii();
        (!form.is_empty() && !alone).then_some(form)
    }
}

/// Names that were found, the best first.
#[derive(Debug)]
pub(crate) struct Named<T> {
    pub(crate) items: Vec<T>,
    /// There may be more than were looked at.
    pub(crate) capped: bool,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named { items: Vec::new(), capped: false }
    }
}

impl<T> Named<T> {
    fn ranked<K: Ord>(mut items: Vec<T>, most: i64, key: impl FnMut(&T) -> K) -> Named<T> {
        let capped = items.len() as i64 >= most;
        items.sort_by_cached_key(key);
        Named { items, capped }
    }

    /// A page of them.
    pub(crate) fn page(self, offset: usize, limit: usize) -> Vec<T> {
        self.items.into_iter().skip(offset).take(limit).collect()
    }
}

/// How well a name fits: the whole name before its beginning before one of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    Whole,
    Beginning,
    Word,
}

/// How well a name fits what is looked for.
pub(crate) fn fit(name: &str, looked_for: &str) -> Fit {
    let (name, looked_for) = (words::form(name), words::form(looked_for));
    match name.strip_prefix(&looked_for) {
        Some("") => Fit::Whole,
        Some(_) => Fit::Beginning,
        None => Fit::Word,
    }
}

/// Members. One statement.
pub(crate) async fn members(app: &App, lookup: Lookup<'_>) -> Result<Named<MemberName>> {
    let Some(form) = lookup.form() else { return Ok(Named::default()) };
    let whole = words::range(tag_key(lookup.text.trim().trim_start_matches('@')).as_str(), lookup.typing);
    let range = words::range(&form, lookup.typing);
    let found = names::members(&mut app.db().read().await?, &range, &whole, lookup.most).await?;
    Ok(Named::ranked(found, lookup.most, |member| {
        let fit = fit(&member.name, lookup.text).min(fit(&member.handle, lookup.text));
        (fit, -member.accepted, member.handle.clone())
    }))
}

/// Tags that the actor sees topics with. One statement.
pub(crate) async fn tags(app: &App, actor: &Actor, lookup: Lookup<'_>) -> Result<Named<TagName>> {
    let Some(form) = lookup.form() else { return Ok(Named::default()) };
    let range = words::range(&form, lookup.typing);
    let found = names::tags(&mut app.db().read().await?, actor.visible_spaces(), &range, lookup.most).await?;
    Ok(Named::ranked(found, lookup.most, |tag| (fit(&tag.name, lookup.text), -tag.topics, tag.id)))
}

/// Files in posts that the actor sees. One statement.
async fn files(app: &App, actor: &Actor, lookup: Lookup<'_>) -> Result<Named<FileName>> {
    let Some(form) = lookup.form() else { return Ok(Named::default()) };
    let range = words::range(&form, lookup.typing);
    let mut found = names::files(&mut app.db().read().await?, actor.visible_spaces(), &range, lookup.most).await?;
    // A file that several posts show is listed with the first of them.
    let mut known = HashSet::new();
    found.retain(|file| known.insert(file.id));
    Ok(Named::ranked(found, lookup.most, |file| (fit(&file.name, lookup.text), -file.created_at.millis())))
}

/// Members, tags and files of one name.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) members: Named<MemberName>,
    pub(crate) tags: Named<TagName>,
    pub(crate) files: Named<FileName>,
}

impl Names {
    /// Of every kind. Three statements.
    pub(crate) async fn find(app: &App, actor: &Actor, lookup: Lookup<'_>) -> Result<Names> {
        Ok(Names {
            members: members(app, lookup).await?,
            tags: tags(app, actor, lookup).await?,
            files: files(app, actor, lookup).await?,
        })
    }

    /// How many there are of each kind, and whether there are more.
    pub(crate) fn totals(&self) -> [(&'static str, usize, bool); 3] {
        [
            (MEMBER, self.members.items.len(), self.members.capped),
            (TAG, self.tags.items.len(), self.tags.capped),
            (FILE, self.files.items.len(), self.files.capped),
        ]
    }
}

/// A tag, and how many topics with it the actor sees.
#[derive(Clone, Debug)]
pub(crate) struct CountedTag {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) topics: usize,
    /// There are more.
    pub(crate) capped: bool,
}

/// Counts the topics of tags as far as the actor sees them, in the index.
pub(crate) async fn counted(app: &App, actor: &Actor, tags: Vec<TagName>) -> Result<Vec<CountedTag>> {
    if tags.is_empty() {
        return Ok(Vec::new());
    }
    let spaces = visible(actor);
    let keys: Vec<String> = tags.iter().map(|tag| tag_key(&tag.name)).collect();
    let counts = Search::read(app, move |index| {
        keys.iter().map(|key| index.topics_tagged(key, Some(&spaces))).collect::<crate::index::Result<Vec<_>>>()
    })
    .await?;
    let counted = tags.into_iter().zip(counts).map(|(tag, (topics, capped))| CountedTag {
        name: tag.name,
        description: tag.description,
        topics,
        capped,
    });
    Ok(counted.collect())
}
