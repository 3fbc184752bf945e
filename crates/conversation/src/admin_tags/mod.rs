//! Keeping tags in order: renaming, describing, synonyms, merging, and deleting what nobody uses.

pub(crate) mod web;

use crate::{TagNames, store::tags, tag_key};
use madang_events::conversation::PlaceChanged;
use madang_kernel::{Actor, Command, Cx, Error, Fields, Permission, Result, TagId, text};

/// The longest description of a tag, in characters.
pub(crate) const DESCRIPTION_MAX: usize = 500;

/// Changes a tag. Every topic of it shows the new name.
pub struct EditTag {
    /// The tag.
    pub tag: TagId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Other names for it.
    pub synonyms: Vec<String>,
}

impl Command for EditTag {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let before = tags::kept_one(cx, self.tag).await?;
        let description = text::line(&self.description);
        let mut fields = Fields::new();
        let name = fields.take("name", one_name(&self.name));
        if description.chars().count() > DESCRIPTION_MAX {
            fields.add("description", "too-long");
        }
        let (Some(name), true) = (name, fields.0.is_empty()) else { return fields.check() };
        let synonyms = TagNames::imported(&self.synonyms);
        let synonyms: Vec<String> =
            synonyms.names().iter().filter(|synonym| tag_key(synonym) != tag_key(&name)).cloned().collect();
        no_other_tag_has(cx, self.tag, &name, &synonyms).await?;
        tags::update(cx, self.tag, &name, &description).await?;
        let kept = tags::set_synonyms(cx, self.tag, &synonyms).await;
        kept.map_err(|error| match error {
            Error::Conflict(_) => Error::field("synonyms", "synonym-taken"),
            other => other,
        })?;
        if name != before.name {
            tags::rename_in_topics(cx, self.tag, &before.name, &name).await?;
        }
        cx.emit(&PlaceChanged { space: None, tag: Some(self.tag) }).await
    }
}

/// A name is a tag's own only once, and no synonym is a tag: such tags are merged instead.
async fn no_other_tag_has(cx: &mut Cx<'_>, tag: TagId, name: &str, synonyms: &[String]) -> Result<()> {
    let keys: Vec<String> = synonyms.iter().map(String::as_str).chain([name]).map(tag_key).collect();
    let taken = tags::own_keys(cx, tag, &keys).await?;
    let mut fields = Fields::new();
    if taken.iter().any(|(key,)| *key == tag_key(name)) {
        fields.add("name", "tag-taken");
    } else if !taken.is_empty() {
        fields.add("synonyms", "synonym-is-tag");
    }
    fields.check()
}

fn one_name(typed: &str) -> std::result::Result<String, &'static str> {
    let names = TagNames::of([typed])?;
    names.names().first().cloned().ok_or("too-short")
}

/// Unites a tag with another, of which it becomes a synonym.
pub struct MergeTag {
    /// The tag that goes.
    pub tag: TagId,
    /// The name of the tag that stays.
    pub into: String,
}

impl Command for MergeTag {
    /// The tag that stays.
    type Output = TagId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TagId> {
        let from = tags::kept_one(cx, self.tag).await?;
        let name = one_name(&self.into).map_err(|code| Error::field("into", code))?;
        let into = tags::id_of(cx, &tag_key(&name)).await?.ok_or(Error::field("into", "no-such-tag"))?;
        if into == self.tag {
            return Err(Error::field("into", "same-tag"));
        }
        let target = tags::kept_one(cx, into).await?;
        tags::drop_in_topics_with_both(cx, &from, into).await?;
        tags::rename_in_topics(cx, from.id, &from.name, &target.name).await?;
        tags::merge(cx, &from, into).await?;
        cx.emit(&PlaceChanged { space: None, tag: Some(into) }).await?;
        Ok(into)
    }
}

/// Deletes a tag that no topic has.
pub struct DeleteTag {
    /// The tag.
    pub tag: TagId,
}

impl Command for DeleteTag {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        tags::kept_one(cx, self.tag).await?;
        if tags::is_used(cx, self.tag).await? {
            return Err(Error::Refused("tag-in-use"));
        }
        tags::delete(cx, self.tag).await?;
        cx.emit(&PlaceChanged { space: None, tag: Some(self.tag) }).await
    }
}
