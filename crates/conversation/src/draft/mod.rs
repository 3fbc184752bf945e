//! Drafts: what is typed is kept on the server while it is typed, so that nothing is ever lost.

pub(crate) mod web;

use crate::store::drafts;
use madang_kernel::{
    Actor, Command, Cx, Error, Permission, PostId, Result, SpaceId, Timestamp, TopicId, db::Connection,
};
use std::collections::BTreeMap;

/// The longest draft, in bytes of its JSON.
pub(crate) const LONGEST: usize = 300_000;

/// Under what a draft is kept: one for each thing that a member can be writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftKey(String);

impl DraftKey {
    /// A question, wherever it will be asked.
    pub fn ask() -> DraftKey {
        DraftKey("ask".to_owned())
    }

    /// A discussion to start in a space.
    pub fn start(space: SpaceId) -> DraftKey {
        DraftKey(format!("start-{space}"))
    }

    /// An answer in a topic.
    pub fn answer(topic: TopicId) -> DraftKey {
        DraftKey(format!("answer-{topic}"))
    }

    /// A comment on a post.
    pub fn comment(post: PostId) -> DraftKey {
        DraftKey(format!("comment-{post}"))
    }

    /// Changes to a post.
    pub fn edit(post: PostId) -> DraftKey {
        DraftKey(format!("edit-{post}"))
    }

    /// A new article of the knowledge base.
    pub fn new_article() -> DraftKey {
        DraftKey("article".to_owned())
    }

    /// Changes to an article, by its number in the knowledge base.
    pub fn article(article: i64) -> DraftKey {
        DraftKey(format!("article-{}", TopicId::new(article)))
    }

    /// Reads a key; [`Error::NotFound`] for what cannot be one.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn parse(text: &str) -> Result<DraftKey> {
        let fits = (1..=60).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits { Ok(DraftKey(text.to_owned())) } else { Err(Error::NotFound) }
    }

    /// The key as it stands in addresses and in `data-draft`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is being written, such as `answer`.
    pub fn kind(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The id at the end of the key.
    fn number(&self) -> Option<i64> {
        let (_, id) = self.0.split_once('-')?;
        id.parse::<TopicId>().ok().map(TopicId::number)
    }
}

impl std::fmt::Display for DraftKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A draft: the fields of a form as they were typed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Draft {
    /// The fields, by name.
    pub fields: BTreeMap<String, String>,
    /// When it was last saved.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl Draft {
    /// What was typed into a field; empty where nothing was.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// The actor's draft under this key, to fill a form with.
///
/// # Errors
/// When the database fails.
pub async fn draft(conn: &mut impl Connection, actor: &Actor, key: &DraftKey) -> Result<Option<Draft>> {
    let Some(member) = actor.id() else { return Ok(None) };
    let kept = drafts::get(conn, member, key.as_str()).await?;
    Ok(kept.map(|kept| Draft { fields: fields_of(&kept.content), updated_at: kept.updated_at }))
}

/// Lets the actor's draft go within a command: what it held was sent.
///
/// # Errors
/// When the database fails.
pub async fn drop_draft(cx: &mut Cx<'_>, key: &DraftKey) -> Result<()> {
    match cx.actor().id() {
        Some(member) => drafts::drop(cx, member, key.as_str()).await,
        None => Ok(()),
    }
}

fn fields_of(content: &str) -> BTreeMap<String, String> {
    serde_json::from_str(content).unwrap_or_default()
}

/// Keeps what is being typed. Without any text the draft goes.
pub struct SaveDraft {
    /// Under what.
    pub key: DraftKey,
    /// The fields of the form, by name.
    pub fields: BTreeMap<String, String>,
}

impl Command for SaveDraft {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        if self.fields.values().all(|text| text.trim().is_empty()) {
            return drafts::drop(cx, member, self.key.as_str()).await;
        }
        // The database cannot hold NUL.
        let content = serde_json::to_string(&self.fields)?.replace("\\u0000", "");
        if content.len() > LONGEST {
            return Err(Error::TooLarge);
        }
        drafts::keep(cx, member, self.key.as_str(), &content).await
    }
}

/// Lets a draft go.
pub struct DropDraft {
    /// Under what.
    pub key: DraftKey,
}

impl Command for DropDraft {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        cx.actor().signed_in()?;
        drop_draft(cx, &self.key).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_what_is_being_written() {
        let key = DraftKey::answer(TopicId::new(62));
        assert_eq!(key.as_str(), "answer-10");
        assert_eq!((key.kind(), key.number()), ("answer", Some(62)));
        assert_eq!(DraftKey::ask().number(), None);
        assert!(DraftKey::parse("edit-4Zk").is_ok());
        for bad in ["", "a b", "../x", &"a".repeat(61)] {
            assert!(DraftKey::parse(bad).is_err(), "{bad}");
        }
    }
}
