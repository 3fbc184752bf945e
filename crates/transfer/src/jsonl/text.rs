//! The text of a post with its edits: as it was first posted, as it is shown, and every version in between.

use super::{Run, line::Edit, named, object::Outcome};
use madang_conversation::{Body, bulk};
use madang_kernel::{FileId, MemberId, PostId, Result, Timestamp, TopicId};

/// A text as it came, its references found.
pub(super) struct Written {
    pub(super) title: String,
    pub(super) body: Body,
    pub(super) edited: Option<(Timestamp, MemberId)>,
    /// How many versions there are.
    pub(super) revisions: i64,
    /// All versions, where there are several.
    versions: Vec<Version>,
    /// The files that any version shows.
    files: Vec<FileId>,
}

struct Version {
    author: MemberId,
    at: Timestamp,
    title: String,
    markdown: String,
    note: String,
}

/// A text as it was first posted.
pub(super) struct First<'a> {
    pub(super) kind: &'static str,
    pub(super) key: &'a str,
    pub(super) author: MemberId,
    pub(super) created: Timestamp,
    /// Of a topic; empty otherwise.
    pub(super) title: String,
    pub(super) body: &'a str,
}

impl Run<'_> {
    /// Who made the edits, and that none was made before the post.
    pub(super) fn editors(&self, created: Timestamp, edits: &[Edit]) -> Outcome<Vec<MemberId>> {
        if edits.first().is_some_and(|edit| edit.at < created) {
            return Err("edited: at is before created".to_owned());
        }
        edits.iter().map(|edit| self.member("edited: by", &edit.by)).collect()
    }

    /// Applies the edits, and gives files their addresses here.
    pub(super) async fn written(
        &mut self,
        first: First<'_>,
        edits: Vec<Edit>,
        editors: Vec<MemberId>,
    ) -> Result<Written> {
        let mut files = Vec::new();
        let author = first.author;
        let mut markdown = self.with_files(&first, author, first.body, &mut files).await?;
        let mut title = first.title.clone();
        let (mut versions, mut edited) = (Vec::new(), None);
        let version = |author, at, title: &str, markdown: &str, note| Version {
            author,
            at,
            title: title.to_owned(),
            markdown: markdown.to_owned(),
            note,
        };
        if !edits.is_empty() {
            versions.push(version(author, first.created, &title, &markdown, String::new()));
        }
        for (edit, editor) in edits.into_iter().zip(editors) {
            if let Some(body) = &edit.body {
                markdown = self.with_files(&first, editor, body, &mut files).await?;
            }
            if let Some(new) = edit.title.filter(|_| !title.is_empty()) {
                title = new;
            }
            versions.push(version(editor, edit.at, &title, &markdown, edit.note));
            edited = Some((edit.at, editor));
        }
        let (body, was_cut) = Body::imported(&markdown);
        if was_cut {
            self.tell(&named(first.kind, first.key, "body is longer than a post may be; its end was cut off"));
        }
        Ok(Written { title, body, edited, revisions: versions.len().max(1) as i64, versions, files })
    }
}

impl Written {
    /// The rows of all versions; they are given once.
    pub(super) fn revision_rows(&mut self, post: PostId) -> Vec<bulk::RevisionRow> {
        let row = |(index, version): (usize, Version)| bulk::RevisionRow {
            post,
            number: index as i64 + 1,
            author: version.author,
            at: version.at,
            title: Some(version.title).filter(|title| !title.is_empty()),
            markdown: version.markdown,
            note: version.note,
        };
        std::mem::take(&mut self.versions).into_iter().enumerate().map(row).collect()
    }

    /// The files with the topic that shows them.
    pub(super) fn shown(&self, topic: TopicId) -> impl Iterator<Item = (FileId, TopicId)> {
        self.files.iter().map(move |file| (*file, topic))
    }
}
