//! What a ticket system is told of a question.

use super::EscalationId;
use crate::{clock::Priority, store::escalations::Subject, webhooks::ESCALATED};
use madang_conversation::{QUESTION, SpaceList, topic_url};
use madang_i18n::Lang;
use madang_kernel::{Cx, text::cut};
use madang_people::People;
use serde_json::{Value, json};

/// How much of the question is sent, in characters: the specification recommends payloads below 20 kB.
const EXCERPT: usize = 2_000;

/// The webhook's body; `docs/webhooks.md` describes it.
pub(super) fn body(
    cx: &Cx<'_>,
    id: EscalationId,
    subject: &Subject,
    spaces: &SpaceList,
    note: &str,
    priority: Priority,
) -> Value {
    let people = cx.app().service::<People>();
    let tags: Vec<String> = serde_json::from_str(&subject.tags).unwrap_or_default();
    let version = subject.version.and_then(|version| spaces.version(version)).map(|(_, version)| version.name.as_str());
    let product = subject.product.and_then(|product| spaces.product(product)).map(|product| product.name.as_str());
    let mut asker = json!({ "handle": subject.handle });
    if let Some(email) = &subject.email {
        asker["email"] = json!(email);
    }
    let lang = Lang::parse(&subject.language).unwrap_or_default();
    json!({
        "type": ESCALATED,
        "timestamp": cx.now(),
        "data": {
            "escalation": id,
            "state_url": people.url(&format!("/api/v1/desk/escalations/{id}")),
            "question": {
                "id": subject.topic,
                "url": people.url(&topic_url(QUESTION, subject.topic, &subject.slug)),
                "title": subject.title,
                "text": cut(&subject.markdown, EXCERPT),
                "language": subject.language,
                "space": spaces.name(subject.space, lang),
                "product": product,
                "version": version,
                "tags": tags,
                "asked_at": subject.asked_at,
            },
            "asker": asker,
            "priority": priority,
            "note": note,
            "escalated_by": { "handle": subject.by },
        },
    })
}
