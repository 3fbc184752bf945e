//! Why questions are closed: duplicates from PostLinks.xml, other reasons from PostHistory.xml.

use super::{Row, Run, Told};
use madang_conversation::TopicState;
use madang_kernel::Result;
use std::collections::HashMap;

const DUPLICATE_LINK: &str = "3";
const RELATED_LINK: &str = "1";
const CLOSED: &str = "10";
const REOPENED: &str = "11";

/// What is known of closed questions, by their keys.
#[derive(Default)]
pub(super) struct Closing {
    /// The key of the original.
    pub(super) originals: HashMap<String, String>,
    /// The reason that was chosen last.
    reasons: HashMap<String, String>,
}

impl Closing {
    /// The state of a closed question that is no duplicate, and why.
    pub(super) fn state(&self, question: &str) -> (TopicState, &'static str) {
        match self.reasons.get(question).map(String::as_str) {
            Some("2" | "102") => (TopicState::OffTopic, "Closed as off topic in the former community."),
            Some("3" | "105") => (TopicState::Archived, "Closed as a matter of opinion in the former community."),
            Some("4" | "103") => (TopicState::Archived, "Closed as unclear in the former community."),
            Some("104") => (TopicState::Archived, "Closed as too broad in the former community."),
            Some("1" | "101") => (TopicState::Archived, "Closed as a duplicate in the former community."),
            _ => (TopicState::Archived, "Closed in the former community."),
        }
    }
}

impl Run<'_> {
    pub(super) async fn closing(&mut self) -> Result<Closing> {
        let mut closing = Closing::default();
        let found = &mut closing;
        self.each("PostLinks.xml", Told::Now, async |run, rows| {
            for row in &rows {
                run.look_at_link(row, found);
            }
            Ok(())
        })
        .await?;
        let found = &mut closing;
        self.each("PostHistory.xml", Told::Now, async |_, rows| {
            for row in rows {
                look_at_event(&row, found);
            }
            Ok(())
        })
        .await?;
        Ok(closing)
    }

    /// Counts the duplicates that turned out not to be there; to be asked when every question is taken.
    pub(super) fn count_gone(&mut self, closing: &Closing) {
        for _ in closing.originals.keys().filter(|question| !self.known.has("topic", question)) {
            self.report.skipped("duplicate", "the question is not in the dump (deleted)");
        }
    }

    fn look_at_link(&mut self, row: &Row, closing: &mut Closing) {
        match (row.get("LinkTypeId"), row.get("PostId"), row.get("RelatedPostId")) {
            (Some(DUPLICATE_LINK), Some(duplicate), Some(original)) => {
                if let Some(first) = closing.originals.get(duplicate) {
                    let why = format!("the question is a duplicate of {first} already");
                    self.report.skipped("duplicate", "of a second question");
                    self.report.problem(&format!("PostLinks.xml line {}", row.line), &why);
                    return;
                }
                if let Some(topic) = self.known.get("topic", duplicate)
                    && self.known.is_settled(topic)
                {
                    self.report.known("duplicate", 1);
                }
                closing.originals.insert(duplicate.to_owned(), original.to_owned());
            }
            (Some(RELATED_LINK), Some(_), Some(_)) => {
                self.report.skipped("link", "a mention in a text; the text itself holds the link");
            }
            _ => self.skip("PostLinks.xml", row, "link", "it does not say what it links"),
        }
    }
}

fn look_at_event(row: &Row, closing: &mut Closing) {
    let Some(question) = row.get("PostId") else { return };
    match row.get("PostHistoryTypeId") {
        Some(CLOSED) => {
            closing.reasons.insert(question.to_owned(), row.get("Comment").unwrap_or_default().to_owned());
        }
        Some(REOPENED) => {
            closing.reasons.remove(question);
        }
        _ => {}
    }
}
