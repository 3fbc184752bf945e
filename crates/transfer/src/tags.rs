//! Tags by their names, made where they are missing.

use crate::{batch::Batch, known::Known};
use madang_conversation::{TagNames, bulk, tag_key};
use madang_kernel::{App, Result, TagId};
use std::collections::HashMap;

/// The tags that an import has met: by their key, the tag and its own name.
#[derive(Default)]
pub(crate) struct Tags(HashMap<String, (TagId, String)>);

impl Tags {
    /// Looks names up that were not met yet.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn find(&mut self, app: &App, names: &[String]) -> Result<()> {
        let new: Vec<String> = names.iter().filter(|name| self.get(name).is_none()).cloned().collect();
        if new.is_empty() {
            return Ok(());
        }
        let found = bulk::tags_by_name(&mut app.db().read().await?, &new).await?;
        self.0.extend(found.into_iter().map(|(asked, id, name)| (tag_key(&asked), (id, name))));
        Ok(())
    }

    /// Makes those of these names that are nowhere yet.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn ensure(&mut self, app: &App, known: &mut Known, names: &[String]) -> Result<()> {
        self.find(app, names).await?;
        let missing: Vec<&String> = names.iter().filter(|name| self.get(name).is_none()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let row = |name: &&String| bulk::TagRow {
            id: app.new_id(),
            name: (*name).clone(),
            description: String::new(),
            created_at: app.now(),
        };
        Batch { tags: missing.iter().map(row).collect(), ..Batch::default() }.write(app, known).await?;
        self.find(app, names).await
    }

    /// The tag of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&(TagId, String)> {
        self.0.get(&tag_key(name))
    }

    /// The tags of a topic; two synonyms of one tag are one.
    pub(crate) fn of(&self, names: &TagNames) -> Vec<(TagId, String)> {
        let mut tags: Vec<(TagId, String)> = Vec::new();
        for tag in names.names().iter().filter_map(|name| self.get(name)) {
            if !tags.iter().any(|(id, _)| *id == tag.0) {
                tags.push(tag.clone());
            }
        }
        tags
    }
}
