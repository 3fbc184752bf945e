//! The demonstration's help centre and news, made as its people would make them; its threads are imported.

pub(crate) mod help;
pub(crate) mod news;

use madang_conversation::file_url;
use madang_kernel::{App, FileId, Result, sql};
use std::collections::HashMap;

/// What the demonstration's lines brought.
pub(crate) struct Brought {
    /// Ids by kind and key, such as `topic:ko-e21`.
    ids: HashMap<String, i64>,
    /// Addresses of files by their keys.
    files: HashMap<String, String>,
}

impl Brought {
    /// Reads what was imported.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn read(app: &App) -> Result<Brought> {
        let mut conn = app.db().read().await?;
        let rows: Vec<(String, String, i64)> =
            conn.q(sql!("SELECT kind, key, id FROM imported WHERE source = 'demo'")).all().await?;
        let named: Vec<(String, FileId, String)> = conn
            .q(sql!(
                "SELECT i.key, f.id, f.name FROM imported i JOIN files f ON f.id = i.id \
                 WHERE i.source = 'demo' AND i.kind = 'file'"
            ))
            .all()
            .await?;
        Ok(Brought {
            ids: rows.into_iter().map(|(kind, key, id)| (format!("{kind}:{key}"), id)).collect(),
            files: named.into_iter().map(|(key, id, name)| (key, file_url(id, &name))).collect(),
        })
    }

    /// A text in which files have their addresses here.
    pub(crate) fn with_files(&self, text: &str) -> String {
        let named =
            |text: String, (key, url): (&String, &String)| text.replace(&format!("(file:{key})"), &format!("({url})"));
        self.files.iter().fold(text.to_owned(), named)
    }
}
