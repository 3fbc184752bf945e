//! Tags as members see them: the list with its search, and what stands at the head of a tag's own page.

mod new;
pub(crate) mod web;

pub(crate) use new::screened;

use crate::{store, tag_key};
use madang_http::{Cursor, Listed};
use madang_kernel::{Actor, Error, Result, db::Connection, text};
pub use store::tags::Tag;

madang_kernel::words! {
    /// How tags are ordered.
    pub enum TagOrder {
        /// The most used first.
        Popular = "popular",
        /// By name.
        Name = "name",
        /// The newest first.
        Newest = "newest",
    }
}

/// A page of the tags that the actor sees; those whose name contains `part`.
///
/// # Errors
/// When the database fails.
pub async fn tags(
    conn: &mut impl Connection,
    actor: &Actor,
    part: &str,
    order: TagOrder,
    after: Option<Cursor>,
    limit: usize,
) -> Result<Listed<Tag>> {
    let pattern = pattern(part);
    let listing = store::tags::Listing { pattern: &pattern, order, after, limit };
    let rows = store::tags::list(conn, actor, &listing).await?;
    Ok(Listed::of(rows, limit, |tag| match order {
        TagOrder::Popular => Cursor::after(tag.topics, tag.id.number()),
        TagOrder::Newest | TagOrder::Name => Cursor::after(tag.id.number(), tag.id.number()),
    }))
}

/// What is found under the name of a tag.
pub enum Named {
    /// The tag.
    Tag(Tag),
    /// Another tag, for which the name is a synonym or another spelling: its name.
    Elsewhere(String),
}

/// The tag of this name.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor sees.
pub async fn tag_named(conn: &mut impl Connection, actor: &Actor, name: &str) -> Result<Named> {
    let key = tag_key(name);
    match store::tags::by_key(conn, actor, &key).await? {
        Some(tag) if tag.name == name => Ok(Named::Tag(tag)),
        Some(tag) => Ok(Named::Elsewhere(tag.name)),
        None => {
            let found = store::tags::by_synonym(conn, &key).await?.ok_or(Error::NotFound)?;
            // A synonym leads nowhere for those who do not see the tag itself.
            let tag = store::tags::by_key(conn, actor, &tag_key(&found.0)).await?.ok_or(Error::NotFound)?;
            Ok(Named::Elsewhere(tag.name))
        }
    }
}

/// The tag of this name or synonym.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor sees.
pub async fn find_tag(conn: &mut impl Connection, actor: &Actor, name: &str) -> Result<Tag> {
    let elsewhere = match tag_named(conn, actor, name).await? {
        Named::Tag(tag) => return Ok(tag),
        Named::Elsewhere(name) => name,
    };
    store::tags::by_key(conn, actor, &tag_key(&elsewhere)).await?.ok_or(Error::NotFound)
}

/// The first tags whose name begins so, with how many topics each has: for completion while typing.
///
/// # Errors
/// When the database fails.
pub async fn complete_tag(conn: &mut impl Connection, actor: &Actor, begin: &str) -> Result<Vec<(String, i64)>> {
    store::tags::complete(conn, actor, &format!("{}%", text::like(&tag_key(begin.trim())))).await
}

/// What a name that contains `part` looks like.
pub(crate) fn pattern(part: &str) -> String {
    format!("%{}%", text::like(&tag_key(part.trim())))
}
