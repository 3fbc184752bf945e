//! The state and number of a ticket come back, from the ticket system or from staff.

use super::{EscalationId, EscalationState};
use crate::{
    store::{
        deliveries,
        escalations::{self, EscalationHead},
        history::{self, Happened, Line},
        threads,
    },
    words::Words,
};
use madang_events::desk::EscalationChanged;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, Permission, Result, text};
use madang_people::{News, tell};
use url::Url;

/// The most characters of a ticket's number, of its address, and of a comment.
const TICKET_MAX: usize = 60;
const LINK_MAX: usize = 500;
const COMMENT_MAX: usize = 1_000;

/// Says what became of a question that was passed on. The same once more changes nothing.
#[derive(Clone, Debug)]
pub struct ChangeEscalation {
    /// Which.
    pub escalation: EscalationId,
    /// What is known now.
    pub told: Told,
}

/// What is known of a ticket; what is left out stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What became of it; never [`EscalationState::Passed`].
    pub state: Option<EscalationState>,
    /// The ticket's number, as the ticket system writes it: up to 60 characters.
    pub ticket: Option<String>,
    /// Where the ticket is read: an address of up to 500 characters.
    pub link: Option<String>,
    /// What support says: up to 1,000 characters.
    pub comment: Option<String>,
}

impl Told {
    /// Takes what was sent or typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `state`, `ticket`, `link` or `comment`.
    pub(crate) fn parse(
        state: Option<&str>,
        ticket: Option<&str>,
        link: Option<&str>,
        comment: Option<&str>,
    ) -> Result<Told> {
        let mut fields = Fields::new();
        let state = state.and_then(|state| fields.take("state", state_of(state)));
        let ticket = ticket.map(text::line);
        let link = link.map(|link| link.trim().to_owned());
        let comment = comment.map(|comment| text::block(comment).trim().to_owned());
        let long = |value: &Option<String>, most| value.as_ref().is_some_and(|value| value.chars().count() > most);
        if long(&ticket, TICKET_MAX) {
            fields.add("ticket", "ticket-length");
        }
        if long(&comment, COMMENT_MAX) {
            fields.add("comment", "brief-length");
        }
        if link.as_ref().is_some_and(|link| !link.is_empty() && !is_link(link)) {
            fields.add("link", "link-unclear");
        }
        fields.check()?;
        Ok(Told { state, ticket, link, comment })
    }
}

fn state_of(word: &str) -> std::result::Result<EscalationState, &'static str> {
    EscalationState::parse(word).filter(|state| *state != EscalationState::Passed).ok_or("ticket-state-required")
}

/// Whether an address can be shown as a link.
fn is_link(link: &str) -> bool {
    let web =
        |url: Url| matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    link.chars().count() <= LINK_MAX && Url::parse(link).is_ok_and(web)
}

impl Command for ChangeEscalation {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let topic = escalations::topic_of(cx, self.escalation).await?.ok_or(Error::NotFound)?;
        crate::thread::kept(cx, topic).await?;
        apply(cx, self.escalation, self.told).await
    }
}

/// Keeps what is known of a ticket. The caller knows that the actor may, or that the ticket system itself said it.
///
/// # Errors
/// [`Error::Conflict`] when a closed one cannot open again, because another of the same question is open.
pub(crate) async fn apply(cx: &mut Cx<'_>, id: EscalationId, told: Told) -> Result<()> {
    let topic = escalations::topic_of(cx, id).await?.ok_or(Error::NotFound)?;
    let thread = threads::head(cx, topic).await?.ok_or(Error::NotFound)?;
    let before = escalations::head(cx, id).await?.ok_or(Error::NotFound)?;
    let after = told.over(&before);
    if after == before {
        return Ok(());
    }
    let reopened = after.state.is_open() && !before.state.is_open();
    if reopened && escalations::has_open(cx, topic).await? {
        return Err(Error::Conflict("escalated-already"));
    }
    escalations::change(cx, &after).await?;
    if after.state != EscalationState::Passed {
        deliveries::cancel(cx, id).await?;
    }
    let now = cx.now();
    let detail = [after.ticket.as_str(), after.comment.as_str()];
    let detail: Vec<&str> = detail.into_iter().filter(|part| !part.is_empty()).collect();
    let deed = match after.state {
        EscalationState::Passed | EscalationState::Accepted => Happened::TicketAccepted,
        EscalationState::Solved => Happened::TicketSolved,
        EscalationState::Declined => Happened::TicketDeclined,
        EscalationState::Withdrawn => Happened::TicketWithdrawn,
    };
    let line = Line { member: cx.actor().id(), detail: detail.join(" · "), ..Line::of(topic, deed, now) };
    history::add(cx, &[line]).await?;
    let details = serde_json::json!({
        "escalation": id.to_string(), "from": before.state, "to": after.state, "ticket": after.ticket,
    });
    cx.audit(Deed::new("desk.escalation-changed").topic(topic).space(thread.space).details(&details)).await?;
    let state = after.state.to_string();
    cx.emit(&EscalationChanged { topic, escalation: id.to_string(), state }).await?;
    if after.state != before.state { tell_agent(cx, &after).await } else { Ok(()) }
}

impl Told {
    /// What is known now. A ticket's number or address says that there is a ticket.
    fn over(self, before: &EscalationHead) -> EscalationHead {
        let named = |value: &Option<String>| value.as_ref().is_some_and(|value| !value.is_empty());
        let ticketed = before.state == EscalationState::Passed && (named(&self.ticket) || named(&self.link));
        let otherwise = if ticketed { EscalationState::Accepted } else { before.state };
        EscalationHead {
            state: self.state.unwrap_or(otherwise),
            ticket: self.ticket.unwrap_or_else(|| before.ticket.clone()),
            link: self.link.unwrap_or_else(|| before.link.clone()),
            comment: self.comment.unwrap_or_else(|| before.comment.clone()),
            ..before.clone()
        }
    }
}

/// The agent who passed it on hears what came of it, unless it was this agent who said so at the desk.
async fn tell_agent(cx: &mut Cx<'_>, after: &EscalationHead) -> Result<()> {
    let own = cx.actor().is(after.member) && cx.actor().scopes().is_none();
    if own || !matches!(after.state, EscalationState::Solved | EscalationState::Declined) {
        return Ok(());
    }
    let title = escalations::title(cx, after.topic).await?;
    let about = format!("desk-escalation-{}-{}-{}", after.id, after.state, cx.now().millis());
    let path = format!("/desk/{}#escalation", after.topic);
    let state = after.state.as_str();
    tell(cx, &[after.member], &about, &path, Lang::En, |lang, community| {
        let w = Words(lang);
        let mut text = w.mail_ticket_text(state, &title);
        for part in [&after.ticket, &after.link, &after.comment].into_iter().filter(|part| !part.is_empty()) {
            text = format!("{text}\n\n{part}");
        }
        News {
            subject: w.mail_ticket_subject(community, state, &title),
            text,
            button: w.mail_ticket_button().to_owned(),
        }
    })
    .await
}
