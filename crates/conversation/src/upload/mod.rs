//! Files: taken, made safe, kept, and given to whoever may see the topic that shows them.

mod range;
pub(crate) mod web;

use crate::store::files;
use axum::body::Bytes;
use madang_files::{Inspected, Limits, Picture, Prepared, Refused, Store};
use madang_kernel::{Actor, App, Command, Cx, Error, FileId, MemberId, Permission, Result, SpaceId, TopicId, secret};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use serde::{Deserialize, Serialize};

/// What stands in an address as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

/// A smaller version of a picture, as it is kept beside the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Width in pixels.
    pub width: u32,
    /// The key of its content in the store.
    pub hash: String,
    /// Its media type.
    pub media_type: String,
}

/// A file whose content is in the store: what the table keeps of it.
#[derive(Clone, Debug)]
pub struct KeptFile {
    /// The key of its content.
    pub hash: String,
    /// Its name, with an extension that fits.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its extension.
    pub extension: String,
    /// Its length.
    pub bytes: i64,
    /// Width and height of a picture, in pixels.
    pub size: Option<(u32, u32)>,
    /// Its smaller versions, narrowest first.
    pub variants: Vec<Variant>,
}

impl KeptFile {
    /// The Markdown that shows or links the file.
    pub fn markdown(&self, id: FileId) -> String {
        let label = self.name.replace(['[', ']', '\\'], "");
        let mark = if self.size.is_some() { "!" } else { "" };
        format!("{mark}[{label}]({})", file_url(id, &self.name))
    }
}

/// The address of a file. The name in it is only for people.
pub fn file_url(id: FileId, name: &str) -> String {
    format!("/files/{id}/{}", percent_encoding::utf8_percent_encode(name, KEPT))
}

/// Checks, cleans and stores what was sent; nothing is written to the database yet.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Invalid`] for `file` with what is wrong with it, [`Error::Internal`] where the disk
/// fails.
pub async fn keep_content(store: &Store, limits: Limits, name: String, content: Bytes) -> Result<KeptFile> {
    let made = tokio::task::spawn_blocking(move || prepare(&name, content, &limits)).await.map_err(Error::internal)?;
    let made = made.map_err(|refused| match refused {
        Refused::TooLarge => Error::TooLarge,
        other => Error::field("file", other.code()),
    })?;
    let bytes = made.content.len() as i64;
    let hash = store.put(made.content).await?.as_str().to_owned();
    let mut variants = Vec::new();
    for thumbnail in made.thumbnails {
        let (width, media_type) = (thumbnail.width, thumbnail.media_type.to_owned());
        let hash = store.put(thumbnail.bytes).await?.as_str().to_owned();
        variants.push(Variant { width, hash, media_type });
    }
    Ok(KeptFile {
        hash,
        name: made.name,
        media_type: made.media_type,
        extension: made.extension,
        bytes,
        size: made.size,
        variants,
    })
}

struct Made {
    name: String,
    media_type: String,
    extension: String,
    content: Bytes,
    size: Option<(u32, u32)>,
    thumbnails: Vec<Picture>,
}

fn prepare(name: &str, content: Bytes, limits: &Limits) -> std::result::Result<Made, Refused> {
    let found = madang_files::inspect(&content, name, limits)?;
    if !found.kind.is_image() {
        return Ok(as_it_is(found, content));
    }
    let Prepared { original, thumbnails, .. } = madang_files::prepare_image(&content, limits)?;
    Ok(Made {
        name: found.name,
        media_type: original.media_type.to_owned(),
        extension: original.extension.to_owned(),
        size: Some((original.width, original.height)),
        content: original.bytes.into(),
        thumbnails,
    })
}

fn as_it_is(found: Inspected, content: Bytes) -> Made {
    let (name, media_type, extension) = (found.name, found.media_type.to_owned(), found.extension);
    Made { name, media_type, extension, content, size: None, thumbnails: Vec::new() }
}

/// A member adds a file whose content is in the store.
pub struct AddFile {
    /// The file.
    pub file: KeptFile,
}

impl Command for AddFile {
    type Output = FileId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<FileId> {
        let member = cx.actor().signed_in()?;
        insert_file(cx, member, &self.file).await
    }
}

/// Adds a file for a member within a command.
///
/// # Errors
/// When the database fails.
pub async fn insert_file(cx: &mut Cx<'_>, member: MemberId, file: &KeptFile) -> Result<FileId> {
    let id = unguessable_id();
    let row = files::InsertFile {
        id,
        hash: &file.hash,
        member,
        name: &file.name,
        media_type: &file.media_type,
        extension: &file.extension,
        bytes: file.bytes,
        size: file.size,
        variants: serde_json::to_string(&file.variants)?,
    };
    files::insert(cx, row).await?;
    Ok(id)
}

/// Unlike other ids, a file's says nothing about when it was made and leads to no other.
fn unguessable_id() -> FileId {
    let digits = secret::new_token().bytes().fold(0u64, |sum, byte| sum.wrapping_mul(67).wrapping_add(u64::from(byte)));
    FileId::new((digits >> 1) as i64)
}

/// The files that a text shows or links belong to its topic from now on: whoever sees the topic may see them. Call it
/// whenever a post is written. An actor gives only files of their own; the program itself anybody's.
///
/// # Errors
/// When the database fails.
pub async fn claim_files(cx: &mut Cx<'_>, topic: TopicId, markdown: &str) -> Result<()> {
    let ids: Vec<i64> = files_in(markdown).into_iter().map(FileId::number).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let member = cx.actor().id();
    files::claim(cx, topic, &ids, member).await
}

/// Our own files that a text shows or links.
pub fn files_in(markdown: &str) -> Vec<FileId> {
    crate::post::file_ids(markdown).iter().filter_map(|id| id.parse().ok()).collect()
}

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// The whole world.
    Everyone,
    /// This actor, and perhaps others.
    Actor,
}

/// Whether the actor may read a file: the uploader always, others where they see the topic that shows it.
fn readers(app: &App, actor: &Actor, file: &files::StoredFile) -> Result<Readers> {
    let sees = |actor: &Actor, space: SpaceId| {
        actor.can(if file.away { Permission::Moderate } else { Permission::Read }, space)
    };
    match file.space {
        Some(space) if sees(&Actor::visitor(app.rules()), space) => Ok(Readers::Everyone),
        Some(space) if sees(actor, space) => Ok(Readers::Actor),
        _ if actor.is(file.member) => Ok(Readers::Actor),
        _ => Err(Error::NotFound),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_files_are_all_over_the_place() {
        let ids: Vec<i64> = (0..100).map(|_| unguessable_id().number()).collect();
        let unique: std::collections::HashSet<i64> = ids.iter().copied().collect();
        assert!(unique.len() == 100 && ids.iter().all(|id| *id >= 0));
        assert!(ids.windows(2).any(|pair| pair[0] > pair[1]) && ids.windows(2).any(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_markdown_of_a_file_survives_its_name() {
        let file = KeptFile {
            hash: String::new(),
            name: "그림 [1](2).png".into(),
            media_type: "image/png".into(),
            extension: "png".into(),
            bytes: 1,
            size: Some((1, 1)),
            variants: vec![],
        };
        let markdown = file.markdown(FileId::new(62));
        assert_eq!(markdown, "![그림 1(2).png](/files/10/%EA%B7%B8%EB%A6%BC%20%5B1%5D%282%29.png)");
    }
}
