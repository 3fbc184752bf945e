//! Tickets become topics of a space that staff alone see.

use super::{
    Run,
    community::{Ready, Row},
    files::Owner,
    places::TICKETS,
    record::{Kind, Outcome, Record},
    text::{From, html_of},
};
use crate::{batch::Batch, facts::Fact, rendering::rendered};
use madang_conversation::{Body, TICKET, Title, TopicState};
use madang_kernel::{Result, TopicId};
use madang_language::{Language, detect_language};
use std::collections::HashMap;

/// The key of a ticket. Some exports leave the ids out: such a ticket is known by where it stands.
fn ticket_key(record: &Record) -> String {
    format!("ticket:{}", record.key("id").unwrap_or_else(|| record.place.clone()))
}

impl Run<'_> {
    pub(super) async fn tickets(&mut self) -> Result<()> {
        self.each("tickets", &[Kind::Ticket], async |run, records| run.take_tickets(records).await).await
    }

    async fn take_tickets(&mut self, records: Vec<Record>) -> Result<()> {
        let mut ready: Vec<Ready> = Vec::new();
        for record in records {
            self.progress.step(1);
            let key = ticket_key(&record);
            if self.known.has("topic", &key) || ready.iter().any(|other| other.key == key) {
                self.report.known("ticket", 1);
                continue;
            }
            match self.ticket(record.clone(), key).await? {
                Ok(ticket) => ready.push(ticket),
                Err(why) => self.skip(&record, "ticket", &why),
            }
        }
        let bodies = rendered(self.app, ready.iter().map(|ticket| ticket.body.clone()).collect()).await?;
        let mut batch = Batch::default();
        for (ticket, body) in ready.into_iter().zip(bodies) {
            let Some(space) = self.spaces.get(TICKETS).copied() else { continue };
            let Ready { record, key, topic, author, files, .. } = ticket;
            let title = Title::imported(title_of(&record));
            let fact = Fact { state: state(&record), line: record.place.clone(), ..Fact::default() };
            let row = Row { topic, kind: TICKET, space, author, title, files, key, fact };
            self.report.taken("ticket", 1);
            self.topic_rows(&record, row, body, 0, &mut batch);
        }
        self.write(batch).await?;
        Ok(())
    }

    async fn ticket(&mut self, record: Record, key: String) -> Result<Outcome<Ready>> {
        let requester = record.key("requester_id").or_else(|| record.key("submitter_id"));
        let Some(author) = self.author(requester) else { return Ok(Err("its requester is not there".to_owned())) };
        let planned = self.place(&key).map(|(topic, _)| *topic);
        let created = record.time("created_at");
        let topic: TopicId = match planned {
            Some(topic) => topic,
            None => self.known.reserve("topic", &key, created),
        };
        let id = record.key("id").unwrap_or_default();
        let (none, title) = (HashMap::new(), title_of(&record).to_owned());
        let from = From { kind: "ticket", key: &id, title: &title, locale: "", anchors: &none };
        let below = self.survey.firsts.get(&id).map(|first| first.attached.clone()).unwrap_or_default();
        let html = html_of(record.text("description").unwrap_or_default());
        let text = self.text(&from, &html, &below, Owner { member: author, at: created }).await?;
        let (body, _) = Body::imported(&format!("{}\n\n{}", text.markdown.trim_end(), self.facts_of(&record)));
        Ok(Ok(Ready { record, key, topic, author, body, files: text.files }))
    }

    /// What else Zendesk knew of a ticket, as its last line. Tags of tickets stay text: everybody sees tags.
    fn facts_of(&self, record: &Record) -> String {
        let mut facts = Vec::new();
        if let Some(id) = record.key("id") {
            facts.push(format!("Zendesk #{id}"));
        }
        facts.extend(
            ["status", "priority", "type"]
                .iter()
                .filter_map(|field| record.text(field).map(|value| format!("{field} {value}"))),
        );
        let via = record.fields.get("via").and_then(|via| via.get("channel")).and_then(|channel| channel.as_str());
        facts.extend(via.map(|channel| format!("by {channel}")));
        facts.extend(record.key("organization_id").and_then(|id| self.survey.organizations.get(&id)).cloned());
        let tags = record.keys("tags");
        if !tags.is_empty() {
            facts.push(format!("tags {}", tags.join(", ")));
        }
        let line = madang_markdown::from_html(&html_of(&madang_kernel::text::line(&facts.join(" · "))));
        let line = line.trim();
        if line.is_empty() { String::new() } else { format!("***\n\n{line}") }
    }
}

fn title_of(record: &Record) -> &str {
    ["subject", "raw_subject", "description"].iter().find_map(|field| record.text(field)).unwrap_or_default()
}

fn state(record: &Record) -> Option<TopicState> {
    match record.text("status")? {
        "pending" => Some(TopicState::NeedsInformation),
        "solved" | "closed" => Some(TopicState::Solved),
        _ => None,
    }
}

/// A private note says so in the language that it is written in.
pub(super) fn as_note(markdown: &str) -> String {
    let words = match detect_language(markdown) {
        Language::Korean => "내부 메모",
        Language::Japanese => "社内メモ",
        _ => "Internal note",
    };
    format!("**{words}**\n\n{markdown}")
}
