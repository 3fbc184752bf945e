//! What staff say to one another about a question. A note is shown at the desk and nowhere else: it is no post, so that
//! neither search nor feeds nor anybody's pages can come by it.

pub(crate) mod api;
mod web;

use crate::{
    store::{notes, staff, threads},
    words::Words,
};
use madang_conversation::{Body, RenderedBody};
use madang_http::{Access, Routes};
use madang_i18n::Lang;
use madang_kernel::{
    Actor, App, Command, Cx, Deed, Error, Id, MemberId, Permission, Result, SpaceId, TopicId, text::cut,
};
use madang_people::{News, tell};

/// An internal note.
pub type NoteId = Id<NoteTag>;
#[doc(hidden)]
pub enum NoteTag {}

/// The most characters of a note.
const NOTE_MAX: usize = 5_000;
/// The most notes on a question.
pub(crate) const MOST: i64 = 200;
/// How much of a note stands in the mail about it, in characters.
const TOLD: usize = 300;

/// Where notes are written; they are read on the question's page at the desk.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/desk/{topic}/notes", Access::Agent, web::submit)
        .get("/desk/notes/{note}/edit", Access::Agent, web::edit)
        .post("/desk/notes/{note}/edit", Access::Agent, web::submit_edit)
        .post("/desk/notes/{note}/delete", Access::Agent, web::submit_delete)
        .get("/api/v1/desk/threads/{topic}/notes", Access::Agent, api::list)
        .post("/api/v1/desk/threads/{topic}/notes", Access::Agent, api::post)
        .patch("/api/v1/desk/notes/{note}", Access::Agent, api::patch)
        .delete("/api/v1/desk/notes/{note}", Access::Agent, api::delete)
}

/// Writes a note on a question. Colleagues who are mentioned and see the question get a mail.
#[derive(Clone, Debug)]
pub struct AddNote {
    /// The question.
    pub topic: TopicId,
    /// What is said, up to 5,000 characters.
    pub body: RenderedBody,
}

/// Writes one's own note anew. Colleagues who were not mentioned before get a mail.
#[derive(Clone, Debug)]
pub struct EditNote {
    /// The note.
    pub note: NoteId,
    /// What is said now.
    pub body: RenderedBody,
}

/// Deletes one's own note.
#[derive(Clone, Copy, Debug)]
pub struct DropNote(
    /// The note.
    pub NoteId,
);

/// Takes what was typed.
///
/// # Errors
/// [`Error::Invalid`] about `text`.
pub(crate) async fn parsed(app: &App, typed: &str) -> Result<RenderedBody> {
    if typed.chars().count() > NOTE_MAX {
        return Err(Error::field("text", "note-length"));
    }
    let body = Body::parse(typed).map_err(|code| Error::field("text", code))?;
    RenderedBody::render(app, &body).await
}

impl Command for AddNote {
    type Output = NoteId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<NoteId> {
        let head = crate::thread::found(cx, self.topic).await?;
        if notes::count(cx, self.topic).await? >= MOST {
            return Err(Error::Refused("too-many-notes"));
        }
        let note = cx.new_id();
        notes::add(cx, note, self.topic, &self.body).await?;
        cx.audit(Deed::new("desk.note-added").topic(self.topic).space(head.space)).await?;
        tell_mentioned(cx, note, self.topic, head.space, &self.body).await
    }
}

impl Command for EditNote {
    type Output = NoteId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<NoteId> {
        let row = own(cx, self.note).await?;
        notes::change(cx, self.note, &self.body).await?;
        cx.audit(Deed::new("desk.note-edited").topic(row.topic).space(row.space)).await?;
        tell_mentioned(cx, self.note, row.topic, row.space, &self.body).await
    }
}

impl Command for DropNote {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let row = own(cx, self.0).await?;
        notes::remove(cx, self.0).await?;
        cx.audit(Deed::new("desk.note-deleted").topic(row.topic).space(row.space)).await
    }
}

/// The actor's own note on a question that the actor keeps in order.
async fn own(cx: &mut Cx<'_>, note: NoteId) -> Result<notes::NoteRow> {
    let actor = cx.actor().clone();
    let row = notes::one(cx, &actor, note).await?;
    crate::thread::found(cx, row.topic).await?;
    if actor.is(row.author) { Ok(row) } else { Err(Error::Forbidden) }
}

/// Tells colleagues who are mentioned: each once a note, and only those who see the question.
async fn tell_mentioned(
    cx: &mut Cx<'_>,
    note: NoteId,
    topic: TopicId,
    space: SpaceId,
    body: &RenderedBody,
) -> Result<NoteId> {
    let me = cx.actor().signed_in()?;
    if body.mentions.iter().all(|one| *one == me) {
        return Ok(note);
    }
    let colleagues = staff::colleagues(cx, Some(space)).await?;
    let by = colleagues.iter().find(|one| one.id == me).map(|one| one.name.clone()).unwrap_or_default();
    let told: Vec<MemberId> =
        colleagues.iter().map(|one| one.id).filter(|id| *id != me && body.mentions.contains(id)).collect();
    let actor = cx.actor().clone();
    let title = threads::one(cx, &actor, topic).await?.title;
    let (about, path) = (format!("desk-note-{note}"), format!("/desk/{topic}#notes"));
    tell(cx, &told, &about, &path, Lang::En, |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_note_subject(community, &title),
            text: format!("{}\n\n{}", w.mail_note_text(&by, &title), cut(&body.text, TOLD)),
            button: w.mail_note_button().to_owned(),
        }
    })
    .await?;
    Ok(note)
}
