//! Whose a question is: taken, given back, handed to a colleague.

use super::{found, line};
use crate::{
    store::{
        history::{self, Happened, Line},
        staff, threads,
    },
    upkeep,
    words::Words,
};
use madang_events::desk::Assigned;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, MemberId, Permission, Result, Timestamp, TopicId, text};
use madang_people::{News, tell};
use std::time::Duration;

/// The most characters of a note.
const NOTE_MAX: usize = 500;
/// The longest that whoever hands a question on can wait for its answer.
const ANSWER_MAX: Duration = Duration::from_secs(60 * 24 * 3600);

/// The actor takes a question; whoever else has it keeps it.
#[derive(Clone, Copy, Debug)]
pub struct Take {
    /// The question.
    pub topic: TopicId,
}

/// The actor takes a question over from a colleague, who hears of it by e-mail.
#[derive(Clone, Copy, Debug)]
pub struct TakeOver {
    /// The question.
    pub topic: TopicId,
    /// Whose it was when the actor saw it: from anybody else it is not taken.
    pub from: MemberId,
}

/// A question is nobody's again.
#[derive(Clone, Copy, Debug)]
pub struct GiveBack {
    /// The question.
    pub topic: TopicId,
}

/// Hands a question to a colleague, who hears of it by e-mail. Whoever names themselves takes it, as [`Take`] does: nothing
/// is taken from a colleague so.
#[derive(Clone, Debug)]
pub struct HandOn {
    /// The question.
    pub topic: TopicId,
    /// To whom.
    pub to: MemberId,
    /// Why, or what to look at: up to 500 characters.
    pub note: String,
    /// Until when it should be answered.
    pub answer_by: Option<Timestamp>,
}

impl HandOn {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `to` or `note`.
    pub(crate) fn parse(topic: TopicId, to: &str, note: &str, answer_by: Option<Timestamp>) -> Result<HandOn> {
        let mut fields = Fields::new();
        let to = fields.take("to", to.parse().map_err(|_| "colleague-required"));
        let note = text::block(note).trim().to_owned();
        if note.chars().count() > NOTE_MAX {
            fields.add("note", "too-long");
        }
        match to {
            Some(to) if fields.0.is_empty() => Ok(HandOn { topic, to, note, answer_by }),
            _ => Err(Error::Invalid(fields)),
        }
    }
}

impl Command for Take {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = found(cx, self.topic).await?;
        let me = cx.actor().signed_in()?;
        match head.assignee {
            Some(owner) if owner == me => return Ok(()),
            Some(_) => return Err(Error::Conflict("taken-already")),
            None => {}
        }
        if !head.live {
            return Err(Error::Refused("not-open"));
        }
        threads::assign(cx, self.topic, Some(me), "", None).await?;
        let line = line(cx, self.topic, Happened::Taken);
        history::add(cx, &[line]).await?;
        upkeep::sync(cx, &[self.topic]).await?;
        cx.audit(Deed::new("desk.taken").topic(self.topic).space(head.space)).await?;
        cx.emit(&Assigned { topic: self.topic, assignee: Some(me), before: None }).await
    }
}

impl Command for TakeOver {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = found(cx, self.topic).await?;
        let me = cx.actor().signed_in()?;
        match head.assignee {
            Some(owner) if owner == me => return Ok(()),
            Some(owner) if owner != self.from => return Err(Error::Conflict("taken-already")),
            None => return Take { topic: self.topic }.run(cx).await,
            Some(_) => {}
        }
        if !head.live {
            return Err(Error::Refused("not-open"));
        }
        threads::assign(cx, self.topic, Some(me), "", None).await?;
        let told = Line { other: Some(self.from), ..line(cx, self.topic, Happened::TakenOver) };
        history::add(cx, &[told]).await?;
        upkeep::sync_let_go(cx, self.topic, false).await?;
        cx.audit(Deed::new("desk.taken-over").topic(self.topic).space(head.space).member(self.from)).await?;
        cx.emit(&Assigned { topic: self.topic, assignee: Some(me), before: Some(self.from) }).await?;
        let (actor, about) = (cx.actor().clone(), format!("desk-taken-over-{}-{}", self.topic, cx.now().millis()));
        let row = threads::one(cx, &actor, self.topic).await?;
        let by = row.assigned_by.clone().unwrap_or_default();
        tell(cx, &[self.from], &about, &format!("/desk/{}", self.topic), Lang::En, |lang, community| {
            let w = Words(lang);
            News {
                subject: w.mail_taken_over_subject(community, &row.title),
                text: w.mail_taken_over_text(&by, &row.title),
                button: w.mail_handed_button().to_owned(),
            }
        })
        .await
    }
}

impl Command for GiveBack {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = found(cx, self.topic).await?;
        let Some(before) = head.assignee else { return Ok(()) };
        threads::assign(cx, self.topic, None, "", None).await?;
        let line = Line { other: Some(before), ..line(cx, self.topic, Happened::GivenBack) };
        history::add(cx, &[line]).await?;
        let own = cx.actor().is(before);
        upkeep::sync_let_go(cx, self.topic, own).await?;
        cx.audit(Deed::new("desk.given-back").topic(self.topic).space(head.space).member(before)).await?;
        cx.emit(&Assigned { topic: self.topic, assignee: None, before: Some(before) }).await
    }
}

impl Command for HandOn {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if cx.actor().is(self.to) {
            return Take { topic: self.topic }.run(cx).await;
        }
        let head = found(cx, self.topic).await?;
        let now = cx.now();
        if self.answer_by.is_some_and(|by| by <= now || by > now + ANSWER_MAX) {
            return Err(Error::field("answer_by", "answer-by-range"));
        }
        if !head.live {
            return Err(Error::Refused("not-open"));
        }
        let colleagues = staff::colleagues(cx, Some(head.space)).await?;
        if !colleagues.iter().any(|one| one.id == self.to) {
            return Err(Error::field("to", "colleague-required"));
        }
        threads::assign(cx, self.topic, Some(self.to), &self.note, self.answer_by).await?;
        let told = Line {
            other: Some(self.to),
            until: self.answer_by,
            detail: self.note.clone(),
            ..line(cx, self.topic, Happened::Handed)
        };
        history::add(cx, &[told]).await?;
        let own = head.assignee.is_some_and(|before| cx.actor().is(before));
        upkeep::sync_let_go(cx, self.topic, own).await?;
        let details = serde_json::json!({ "note": self.note, "answer_by": self.answer_by, "before": head.assignee });
        cx.audit(Deed::new("desk.handed-on").topic(self.topic).space(head.space).member(self.to).details(&details))
            .await?;
        cx.emit(&Assigned { topic: self.topic, assignee: Some(self.to), before: head.assignee }).await?;
        mail(cx, &self).await
    }
}

/// Tells the colleague.
async fn mail(cx: &mut Cx<'_>, handed: &HandOn) -> Result<()> {
    let actor = cx.actor().clone();
    let row = threads::one(cx, &actor, handed.topic).await?;
    let by = row.assigned_by.clone().unwrap_or_default();
    let about = format!("desk-handed-{}-{}", handed.topic, cx.now().millis());
    let path = format!("/desk/{}", handed.topic);
    tell(cx, &[handed.to], &about, &path, Lang::En, |lang, community| {
        let w = Words(lang);
        let text = match handed.note.is_empty() {
            true => w.mail_handed_text(&by, &row.title),
            false => w.mail_handed_text_note(&by, &handed.note, &row.title),
        };
        News { subject: w.mail_handed_subject(community, &row.title), text, button: w.mail_handed_button().to_owned() }
    })
    .await
}
