//! A first look at posts and comments: who wrote them and is not among the users, which tags they name, and what the
//! tags are about.

use super::{Row, Run, Told, long_ago};
use madang_kernel::{Result, Timestamp};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the first look found.
#[derive(Default)]
pub(super) struct Survey {
    /// Authors who are not among the users, by the name that was kept, and when they first wrote. The empty name stands
    /// for those of whom nothing was kept.
    pub(super) left: BTreeMap<String, Timestamp>,
    /// Tags that questions name.
    pub(super) tags: BTreeSet<String>,
    /// What tags are about, by the key of the post that says it.
    pub(super) excerpts: HashMap<String, String>,
}

const EXCERPT_TYPE: &str = "4";

impl Run<'_> {
    pub(super) async fn survey(&mut self) -> Result<Survey> {
        let mut survey = Survey::default();
        let found = &mut survey;
        self.each("Posts.xml", Told::Elsewhere, async |run, rows| {
            for row in &rows {
                run.look_at_post(row, found);
            }
            Ok(())
        })
        .await?;
        let found = &mut survey;
        self.each("Comments.xml", Told::Elsewhere, async |run, rows| {
            for row in &rows {
                run.look_at_author(row, ["UserId", "UserDisplayName"], found);
            }
            Ok(())
        })
        .await?;
        Ok(survey)
    }

    fn look_at_post(&self, row: &Row, survey: &mut Survey) {
        if let (Some(EXCERPT_TYPE), Some(key), Some(body)) = (row.get("PostTypeId"), row.get("Id"), row.get("Body")) {
            let text = madang_markdown::plain_text(&madang_markdown::from_html(body));
            survey.excerpts.insert(key.to_owned(), text);
            return;
        }
        self.look_at_author(row, ["OwnerUserId", "OwnerDisplayName"], survey);
        if row.get("LastEditorDisplayName").is_some() {
            self.look_at_author(row, ["LastEditorUserId", "LastEditorDisplayName"], survey);
        }
        survey.tags.extend(tag_names(row.get("Tags").unwrap_or_default()));
    }

    fn look_at_author(&self, row: &Row, [id, name]: [&str; 2], survey: &mut Survey) {
        if row.get(id).is_some_and(|key| self.known.has("member", key)) {
            return;
        }
        let at = row.time("CreationDate").unwrap_or_else(|_| long_ago());
        let first = survey.left.entry(row.get(name).unwrap_or_default().to_owned()).or_insert(at);
        *first = at.min(*first);
    }
}

/// `<bug><feature-request>`, or `|bug|feature-request|` in newer dumps.
pub(super) fn tag_names(list: &str) -> Vec<String> {
    list.split(['<', '>', '|']).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_both_forms() {
        assert_eq!(tag_names("<bug><feature-request>"), ["bug", "feature-request"]);
        assert_eq!(tag_names("|bug|feature-request|"), ["bug", "feature-request"]);
        assert!(tag_names("").is_empty());
    }
}
