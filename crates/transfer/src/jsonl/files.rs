//! Pictures and other files beside the lines, and the places in texts that refer to them.

use super::{Attachment, Run, is_within, line, named, object::Object, text::First};
use crate::batch::{Batch, FileRow};
use madang_conversation::{KeptFile, Logo, file_url, keep_content, keep_logo};
use madang_files::{Key, Limits, Store};
use madang_kernel::{App, Error, FileId, MemberId, Result, Timestamp, sql};
use std::collections::{HashMap, HashSet};

/// The files of an import.
pub(super) struct Files {
    /// Those whose content is kept and that no text has shown yet, by key.
    pending: HashMap<String, Pending>,
    /// Those that a text shows, by key: the key of the content and the name.
    shown: HashMap<String, (String, String)>,
}

struct Pending {
    file: KeptFile,
    owner: Option<MemberId>,
    created: Timestamp,
}

impl Files {
    /// The files that earlier imports from this source brought.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn load(app: &App, source: &str) -> Result<Files> {
        let mut conn = app.db().read().await?;
        let rows: Vec<(String, String, String)> = conn
            .q(sql!(
                "SELECT i.key, f.hash, f.name FROM imported i JOIN files f ON f.id = i.id \
                 WHERE i.source = $1 AND i.kind = 'file'"
            ))
            .bind(source)
            .all()
            .await?;
        let shown = rows.into_iter().map(|(key, hash, name)| (key, (hash, name))).collect();
        Ok(Files { pending: HashMap::new(), shown })
    }

    /// The key of a file's content in the store.
    fn hash(&self, key: &str) -> Option<&str> {
        let shown = self.shown.get(key).map(|(hash, _)| hash.as_str());
        shown.or_else(|| self.pending.get(key).map(|pending| pending.file.hash.as_str()))
    }
}

impl Run<'_> {
    pub(super) async fn take_files(&mut self, lines: Vec<(u64, Object)>, attachment: &Attachment<'_>) -> Result<()> {
        for (line, file) in self.read::<line::File>(lines) {
            self.line = line;
            if self.known.has("file", &file.key) || self.files.pending.contains_key(&file.key) {
                self.report.known("file", 1);
                continue;
            }
            let key = file.key.clone();
            match self.pending(file, attachment).await? {
                Ok(pending) => {
                    // What no text shows has no row of its own, and must still be known the next time.
                    if self.known.has("stored", &key) {
                        self.report.known("file", 1);
                    } else {
                        self.known.remember("stored", &key, 0);
                        self.report.taken("file", 1);
                    }
                    self.files.pending.insert(key, pending);
                }
                Err(why) => self.skip("file", &named("file", &key, &why)),
            }
        }
        self.write(Batch::default()).await?;
        Ok(())
    }

    async fn pending(
        &self,
        line: line::File,
        attachment: &Attachment<'_>,
    ) -> Result<std::result::Result<Pending, String>> {
        let owner = match line.by.as_ref().map(|key| self.member("by", key)).transpose() {
            Ok(owner) => owner,
            Err(why) => return Ok(Err(why)),
        };
        if !is_within(&line.path) {
            return Ok(Err(format!("path \"{}\" leaves the folder", line.path)));
        }
        let bytes = match attachment(&line.path) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(format!("path \"{}\" cannot be read: {error}", line.path))),
        };
        let limits = *self.app.service::<Limits>();
        let name = line.name.unwrap_or_else(|| line.path.rsplit('/').next().unwrap_or_default().to_owned());
        match keep_content(self.app.service::<Store>(), limits, name, bytes.into()).await {
            Ok(file) => Ok(Ok(Pending { file, owner, created: line.created.unwrap_or(self.times.now) })),
            Err(Error::Invalid(fields)) => {
                let why = fields.0.first().map_or("refused", |(_, code)| *code);
                Ok(Err(format!("path \"{}\" is not allowed: {why}", line.path)))
            }
            Err(Error::TooLarge) => Ok(Err(format!("path \"{}\" is too large", line.path))),
            Err(error) => Err(error),
        }
    }

    /// A text whose `file:KEY` became addresses here; the files it shows are added to `shown`. What refers to a file
    /// that is not there becomes plain text, and is told.
    pub(super) async fn with_files(
        &mut self,
        post: &First<'_>,
        author: MemberId,
        markdown: &str,
        shown: &mut Vec<FileId>,
    ) -> Result<String> {
        if !markdown.contains("](file:") && !markdown.contains("](<file:") {
            return Ok(markdown.to_owned());
        }
        let keys: HashSet<String> = references(markdown).into_iter().map(|reference| reference.key).collect();
        let mut addresses = HashMap::new();
        for key in keys {
            match self.address(&key, author).await? {
                Some((id, address)) => {
                    shown.push(id);
                    addresses.insert(key, address);
                }
                None => {
                    self.tell(&named(post.kind, post.key, &format!("the file \"{key}\" is not there; its text stays")))
                }
            }
        }
        Ok(replaced(markdown, &addresses))
    }

    /// The file behind a key, made to be whoever's first shows it.
    async fn address(&mut self, key: &str, author: MemberId) -> Result<Option<(FileId, String)>> {
        if let Some(Pending { file, owner, created }) = self.files.pending.remove(key) {
            self.files.shown.insert(key.to_owned(), (file.hash.clone(), file.name.clone()));
            let row = FileRow { key: key.to_owned(), owner: owner.unwrap_or(author), created_at: created, file };
            self.write(Batch { files: vec![row], ..Batch::default() }).await?;
        }
        let name = self.files.shown.get(key).map(|(_, name)| name.as_str());
        Ok(self.known.get("file", key).zip(name).map(|(id, name)| (id, file_url(id, name))))
    }

    /// The address of a member's picture.
    pub(super) async fn avatar(&mut self, member: &str, file: &str) -> Result<Option<String>> {
        let Some(bytes) = self.content(file).await? else {
            self.tell(&named("member", member, &format!("the picture \"{file}\" is not there")));
            return Ok(None);
        };
        match madang_people::keep_avatar(self.app, bytes).await {
            Ok(address) => Ok(Some(address)),
            Err(Error::Invalid(_)) => {
                self.tell(&named("member", member, &format!("\"{file}\" cannot be a member's picture")));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// The community's logo.
    pub(super) async fn logo(&mut self, file: &str) -> Result<Option<Logo>> {
        let Some(bytes) = self.content(file).await? else {
            self.tell(&named("community", "", &format!("the logo \"{file}\" is not there")));
            return Ok(None);
        };
        match keep_logo(self.app, bytes.into()).await {
            Ok(logo) => Ok(Some(logo)),
            Err(Error::Invalid(_) | Error::TooLarge) => {
                self.tell(&named("community", "", &format!("\"{file}\" cannot be a logo")));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    async fn content(&self, key: &str) -> Result<Option<Vec<u8>>> {
        let Some(hash) = self.files.hash(key) else { return Ok(None) };
        let hash: Key = hash.parse().map_err(Error::internal)?;
        Ok(self.app.service::<Store>().get(&hash).await?.map(|bytes| bytes.to_vec()))
    }
}

/// A place in a text that shows or links a file.
struct Reference {
    key: String,
    /// From `!` or `[` to `)`.
    whole: std::ops::Range<usize>,
    /// Between the brackets.
    label: std::ops::Range<usize>,
    /// From `file:` to the end of the key, with `<` and `>` where they stand.
    target: std::ops::Range<usize>,
}

fn references(markdown: &str) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for (middle, _) in markdown.match_indices("](") {
        let start = middle + 2;
        let after = &markdown[start..];
        let pointed = after.strip_prefix('<').and_then(|after| after.strip_prefix("file:"));
        let (key, end) = match (pointed, after.strip_prefix("file:")) {
            (Some(rest), _) => {
                let Some(end) = rest.find('>') else { continue };
                (&rest[..end], start + "<file:".len() + end + 1)
            }
            (None, Some(rest)) => {
                let end = rest.find([')', ' ', '\n']).unwrap_or(rest.len());
                (&rest[..end], start + "file:".len() + end)
            }
            (None, None) => continue,
        };
        let (Some(open), Some(close)) = (opening(&markdown[..middle]), markdown[end..].find(')')) else { continue };
        let begin = if markdown[..open].ends_with('!') { open - 1 } else { open };
        found.push(Reference {
            key: key.to_owned(),
            whole: begin..end + close + 1,
            label: open + 1..middle,
            target: start..end,
        });
    }
    found
}

/// Where the bracket opens that closes at the end of `before`.
fn opening(before: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in before.char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Files with an address are shown from there; of the others only the label stays.
fn replaced(markdown: &str, addresses: &HashMap<String, String>) -> String {
    let mut text = markdown.to_owned();
    // One after the other, because a picture may stand within a link.
    while let Some(reference) = references(&text).into_iter().next() {
        match addresses.get(&reference.key) {
            Some(address) => text.replace_range(reference.target, address),
            None => {
                let label = text[reference.label].to_owned();
                text.replace_range(reference.whole, &label);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_files_become_addresses_and_missing_ones_become_text() {
        let addresses = HashMap::from([("leaf".to_owned(), "/files/1/leaf.png".to_owned())]);
        for (before, after) in [
            ("a ![잎 끝](file:leaf) b", "a ![잎 끝](/files/1/leaf.png) b"),
            ("![x](<file:leaf> \"title\")", "![x](/files/1/leaf.png \"title\")"),
            ("[![x](file:leaf)](file:leaf)", "[![x](/files/1/leaf.png)](/files/1/leaf.png)"),
            ("![갈색 [1]](file:gone), ![b](file:leaf)", "갈색 [1], ![b](/files/1/leaf.png)"),
            ("[manual](file:gone \"PDF\") and [x](https://e.example)", "manual and [x](https://e.example)"),
            ("[![x](file:leaf)](file:gone)", "![x](/files/1/leaf.png)"),
            ("`](file:` and ](file:leaf", "`](file:` and ](file:leaf"),
        ] {
            assert_eq!(replaced(before, &addresses), after);
        }
    }
}
