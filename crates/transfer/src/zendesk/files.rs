//! Pictures and other files of texts: those beside the export, and those that the help centre still gives.

use super::{Run, record::Attached, text::From};
use crate::batch::{Batch, FileRow};
use madang_conversation::{file_url, keep_content};
use madang_files::{Limits, Store};
use madang_kernel::{App, Error, FileId, MemberId, Result, Timestamp, sql};
use std::collections::{HashMap, HashSet};

/// The files of an import.
#[derive(Default)]
pub(super) struct Files {
    /// Those that are here, by key: the file and its name.
    kept: HashMap<String, (FileId, String)>,
    /// Those that could not be had, and why.
    missing: HashMap<String, String>,
}

impl Files {
    /// The files that earlier imports from this source brought.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn load(app: &App, source: &str) -> Result<Files> {
        let mut conn = app.db().read().await?;
        let rows: Vec<(String, FileId, String)> = conn
            .q(sql!(
                "SELECT i.key, f.id, f.name FROM imported i JOIN files f ON f.id = i.id \
                 WHERE i.source = $1 AND i.kind = 'file'"
            ))
            .bind(source)
            .all()
            .await?;
        let kept = rows.into_iter().map(|(key, id, name)| (key, (id, name))).collect();
        Ok(Files { kept, missing: HashMap::new() })
    }
}

/// Who a file belongs to from now on.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    pub(super) member: MemberId,
    pub(super) at: Timestamp,
}

impl Run<'_> {
    /// The file behind an address of the help centre, and its address here. What cannot be had is told.
    pub(super) async fn file(
        &mut self,
        attached: &Attached,
        owner: Owner,
        from: &From<'_>,
    ) -> Result<Option<(FileId, String)>> {
        let key = file_key(&attached.address, attached.id.as_deref());
        if let Some((id, name)) = self.files.kept.get(&key) {
            return Ok(Some((*id, file_url(*id, name))));
        }
        if !self.files.missing.contains_key(&key) {
            match self.content(attached, &key).await? {
                Ok(bytes) => match self.keep(&key, attached, bytes, owner).await? {
                    Ok((id, name)) => {
                        let address = file_url(id, &name);
                        self.files.kept.insert(key, (id, name));
                        self.report.taken("file", 1);
                        return Ok(Some((id, address)));
                    }
                    Err(why) => drop(self.files.missing.insert(key.clone(), why)),
                },
                Err(why) => {
                    self.report.skipped("file", &why);
                    self.files.missing.insert(key.clone(), why);
                }
            }
        }
        let whose = format!("{} {} \"{}\"", from.kind, from.key, from.title);
        self.report.missing(&whose, &attached.address);
        Ok(None)
    }

    async fn content(&mut self, attached: &Attached, key: &str) -> Result<std::result::Result<Vec<u8>, String>> {
        if let Some(found) = self.folder.beside(&endings(attached, key)) {
            return Ok(found.map_err(|error| format!("it cannot be read: {error}")));
        }
        let most = self.app.service::<Limits>().bytes;
        match &self.client {
            Some(client) => Ok(client.file(&attached.address, most as u64).await),
            None => Ok(Err("it is not beside the export".to_owned())),
        }
    }

    async fn keep(
        &mut self,
        key: &str,
        attached: &Attached,
        bytes: Vec<u8>,
        owner: Owner,
    ) -> Result<std::result::Result<(FileId, String), String>> {
        let limits = *self.app.service::<Limits>();
        let file = match keep_content(self.app.service::<Store>(), limits, name_of(attached), bytes.into()).await {
            Ok(file) => file,
            Err(Error::Invalid(fields)) => {
                let why = format!("it is not allowed: {}", fields.0.first().map_or("refused", |(_, code)| *code));
                self.report.skipped("file", &why);
                return Ok(Err(why));
            }
            Err(Error::TooLarge) => {
                self.report.skipped("file", "it is too large");
                return Ok(Err("it is too large".to_owned()));
            }
            Err(error) => return Err(error),
        };
        let name = file.name.clone();
        let row = FileRow { key: key.to_owned(), owner: owner.member, created_at: owner.at, file };
        self.write(Batch { files: vec![row], ..Batch::default() }).await?;
        let id = self.known.get("file", key).ok_or_else(|| Error::internal("the file was not written"))?;
        Ok(Ok((id, name)))
    }
}

/// The path of an address, without scheme, host and what follows.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
    rest.split(['?', '#']).next().unwrap_or_default()
}

/// One file has one key, by whichever of its addresses it is shown.
pub(super) fn file_key(address: &str, id: Option<&str>) -> String {
    let path = path_of(address);
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let after = |name: &str| {
        let at = parts.iter().position(|part| *part == name)?;
        parts.get(at + 1).filter(|next| next.bytes().all(|b| b.is_ascii_digit()))
    };
    match (after("article_attachments"), id) {
        (Some(number), _) => format!("attachment:{number}"),
        (None, Some(id)) => format!("attachment:{id}"),
        (None, None) => {
            let name = address.split_once("name=").map_or("", |(_, name)| name.split(['&', '#']).next().unwrap_or(""));
            format!("path:{}:{name}", parts.join("/"))
        }
    }
}

/// What a file may be called beside the export, the surest first.
fn endings(attached: &Attached, key: &str) -> Vec<String> {
    let path = path_of(&attached.address).trim_start_matches('/');
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let name = name_of(attached);
    let mut endings = Vec::new();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    // Not the last part alone: many pictures are called `image.png`.
    endings.extend((0..parts.len().saturating_sub(1)).map(|from| parts[from..].join("/")));
    if let Some(id) = key.strip_prefix("attachment:") {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        endings.push(format!("{id}/{name}"));
        endings.extend(["-", "_"].map(|between| format!("{id}{between}{name}")));
        endings.push(format!("{id}.{extension}"));
        endings.push(id.to_owned());
    }
    endings.push(name);
    let mut seen = HashSet::new();
    endings.retain(|ending| !ending.is_empty() && seen.insert(ending.clone()));
    endings
}

/// The name of a file: as it was given, else the end of its path, with an extension where that tells one.
fn name_of(attached: &Attached) -> String {
    if !attached.name.is_empty() {
        return attached.name.clone();
    }
    let last = path_of(&attached.address).rsplit('/').find(|part| !part.is_empty()).unwrap_or("file");
    percent_encoding::percent_decode_str(last).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_key() {
        for address in [
            "https://x.example/hc/article_attachments/36001/pic.png",
            "/hc/ja/article_attachments/36001",
            "//x.example/hc//article_attachments/36001/pic.png?v=2",
        ] {
            assert_eq!(file_key(address, None), "attachment:36001", "{address}");
        }
        assert_eq!(file_key("https://x.example/attachments/token/ab/?name=a.png", Some("7")), "attachment:7");
        let one = file_key("https://x.example/attachments/token/ab/?name=a.png", None);
        assert_eq!(one, "path:attachments/token/ab:a.png");
    }

    #[test]
    fn a_file_beside_the_export_is_found_by_its_id_or_its_path() {
        let address = "https://x.example/hc/article_attachments/36001/%E5%9B%B3.png".to_owned();
        let attached = Attached { id: None, name: String::new(), address, inline: true };
        let found = endings(&attached, "attachment:36001");
        for ending in ["article_attachments/36001/図.png", "36001-図.png", "36001.png", "36001", "図.png"] {
            assert!(found.iter().any(|known| known == ending), "{ending} in {found:?}");
        }
    }
}
