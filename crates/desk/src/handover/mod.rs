//! The note at the end of a shift: what is open, and what whoever comes next should know.

pub(crate) mod api;
pub(crate) mod web;

use crate::{
    rota::duty_rota,
    settings::Settings,
    store::{
        assign as moves, handover,
        history::{self, Happened, Line},
        staff,
    },
    upkeep,
    words::Words,
};
use madang_events::desk::Assigned;
use madang_http::{Access, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, Id, MemberId, Permission, Result, TopicId, text};
use madang_people::{News, tell};
use std::{collections::HashSet, time::Duration};

/// A note at the end of a shift.
pub type HandoverId = Id<HandoverTag>;
#[doc(hidden)]
pub enum HandoverTag {}

/// Where it is written.
pub(crate) const PATH: &str = "/desk/handover";
/// The most characters of the note.
const TEXT_MAX: usize = 4000;
/// The most characters about one question.
const NOTE_MAX: usize = 500;
/// How far ahead the next one on duty is looked for.
const AHEAD: Duration = Duration::from_secs(60 * 24 * 3600);

/// Where notes are.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::Agent, web::write)
        .post(PATH, Access::Agent, web::submit)
        .get("/desk/handover/{note}", Access::Agent, web::show)
        .post("/desk/handover/{note}/read", Access::Agent, web::read)
        .get("/api/v1/desk/handovers", Access::Agent, api::list)
        .post("/api/v1/desk/handovers", Access::Agent, api::post)
        .get("/api/v1/desk/handovers/{note}", Access::Agent, api::get)
        .post("/api/v1/desk/handovers/{note}/read", Access::Agent, api::read)
}

/// Leaves a note to whoever comes next, who is told by e-mail.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// A named colleague; none for whoever is on duty now or next.
    pub to: Option<MemberId>,
    /// What they should know.
    pub text: String,
    /// What they should know about each of the actor's open questions; the others are listed all the same.
    pub notes: Vec<(TopicId, String)>,
    /// Whether the questions become theirs at once.
    pub move_them: bool,
}

impl HandOver {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `to`, `text` or `notes`.
    pub(crate) fn parse(to: &str, typed: &str, notes: Vec<(TopicId, String)>, move_them: bool) -> Result<HandOver> {
        let mut fields = Fields::new();
        let to = match to {
            "" => None,
            id => fields.take("to", id.parse().map_err(|_| "colleague-required")),
        };
        let tidy = |typed: &str| text::block(typed).trim().to_owned();
        let text = tidy(typed);
        if text.chars().count() > TEXT_MAX {
            fields.add("text", "too-long");
        }
        let notes: Vec<(TopicId, String)> = notes.into_iter().map(|(topic, note)| (topic, tidy(&note))).collect();
        if notes.iter().any(|(_, note)| note.chars().count() > NOTE_MAX) {
            fields.add("notes", "too-long");
        }
        fields.check()?;
        Ok(HandOver { to, text, notes, move_them })
    }
}

impl Command for HandOver {
    type Output = HandoverId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<HandoverId> {
        let actor = cx.actor().clone();
        let me = actor.signed_in()?;
        let readers = readers(cx, me, self.to).await?;
        let open = handover::open_of(cx, &actor, me).await?;
        let about = |topic: TopicId| {
            let said = self.notes.iter().find(|(of, _)| *of == topic);
            said.map(|(_, note)| note.clone()).unwrap_or_default()
        };
        let threads: Vec<(TopicId, String)> = open.iter().map(|row| (row.topic, about(row.topic))).collect();
        if threads.is_empty() && self.text.is_empty() {
            return Err(Error::field("text", "handover-empty"));
        }
        let id: HandoverId = cx.new_id();
        handover::add(cx, id, self.to, &self.text, &threads, &readers).await?;
        let mut moved = 0;
        if let Some(next) = readers.first().copied().filter(|_| self.move_them) {
            let spaces = open.iter().map(|row| row.space).collect();
            let blind: HashSet<_> =
                moves::blind(cx, &[next], &spaces).await?.into_iter().map(|(_, space)| space).collect();
            let seen = open.iter().filter(|row| !blind.contains(&row.space));
            moved = pass_on(cx, me, next, seen.map(|row| (row.topic, about(row.topic))).collect()).await?;
        }
        let details = serde_json::json!({ "threads": threads.len(), "moved": moved, "readers": readers });
        cx.audit(Deed::new("desk.handed-over").details(&details)).await?;
        mail(cx, id, &readers, threads.len()).await?;
        Ok(id)
    }
}

/// Who reads it: the named colleague, or everybody who is on duty now or, without anybody, next.
async fn readers(cx: &mut Cx<'_>, me: MemberId, to: Option<MemberId>) -> Result<Vec<MemberId>> {
    if let Some(to) = to {
        let known = staff::colleagues(cx, None).await?.iter().any(|one| one.id == to);
        return if known && to != me { Ok(vec![to]) } else { Err(Error::field("to", "substitute-other")) };
    }
    let (now, settings) = (cx.now(), Settings::read(cx).await?);
    let duties = duty_rota(cx, &settings, now).await?.duties(now, now + AHEAD);
    let others: Vec<_> = duties.into_iter().filter(|duty| duty.agent != me).collect();
    let first = others.first().map(|duty| duty.from.max(now)).ok_or(Error::field("to", "nobody-next"))?;
    let mut readers: Vec<MemberId> =
        others.iter().filter(|duty| duty.from.max(now) == first).map(|duty| duty.agent).collect();
    readers.sort_unstable();
    readers.dedup();
    Ok(readers)
}

/// The questions become somebody else's, each with what was written about it.
async fn pass_on(cx: &mut Cx<'_>, me: MemberId, next: MemberId, mut threads: Vec<(TopicId, String)>) -> Result<usize> {
    threads.sort_unstable();
    let topics: Vec<TopicId> = threads.iter().map(|(topic, _)| *topic).collect();
    upkeep::lock(cx, &topics).await?;
    moves::hand(cx, &threads, next).await?;
    upkeep::sync(cx, &topics).await?;
    let now = cx.now();
    let line = |(topic, note): &(TopicId, String)| Line {
        member: Some(me),
        other: Some(next),
        detail: note.clone(),
        ..Line::of(*topic, Happened::Handed, now)
    };
    let lines: Vec<Line> = threads.iter().map(line).collect();
    history::add(cx, &lines).await?;
    for topic in &topics {
        cx.emit(&Assigned { topic: *topic, assignee: Some(next), before: Some(me) }).await?;
    }
    Ok(topics.len())
}

/// Tells the readers.
async fn mail(cx: &mut Cx<'_>, id: HandoverId, readers: &[MemberId], threads: usize) -> Result<()> {
    let me = cx.actor().signed_in()?;
    let colleagues = staff::colleagues(cx, None).await?;
    let name = colleagues.into_iter().find(|one| one.id == me).map(|one| one.name).unwrap_or_default();
    let count = i64::try_from(threads).unwrap_or(i64::MAX);
    tell(cx, readers, &format!("desk-handover-{id}"), &format!("{PATH}/{id}"), Lang::En, |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_handover_subject(community, &name),
            text: w.mail_handover_text(count, &name),
            button: w.mail_handover_button().to_owned(),
        }
    })
    .await
}

/// The actor has read a note; it leaves the top of the desk.
#[derive(Clone, Copy, Debug)]
pub struct ReadHandover(pub HandoverId);

impl Command for ReadHandover {
    type Output = ();

    /// That it was left to the actor is asked of the note: reading is no deed for the audit log.
    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        let manages = cx.actor().may(Permission::Manage);
        let note = handover::one(cx, self.0, me, manages).await?;
        if note.mine && note.read_at.is_none() {
            handover::mark_read(cx, self.0, me).await?;
        }
        Ok(())
    }
}
