//! Writing: a draft is only here, and so is what is written of a publication that is out until its changes are published.

pub(crate) mod form;
pub(crate) mod web;

use crate::{
    item::{Content, Kind},
    publish::revise,
    rights::Writer,
    store::items::{self, PublicationId},
};
use madang_conversation::RenderedBody;
use madang_kernel::{Actor, App, Command, Cx, Error, MemberId, Permission, Result};

/// Keeps a new publication, or writes over one.
#[derive(Clone, Debug)]
pub struct Save {
    /// The publication and the revision that was written over; `None` makes one.
    pub id: Option<(PublicationId, i64)>,
    /// What it is now.
    pub content: Content,
    /// Who wrote it, where staff says so; else whoever saves it first.
    pub author: Option<MemberId>,
    /// Its whole text, for readers of what is out.
    body: Option<RenderedBody>,
    /// Whether readers of what is out wait for it.
    kept_back: bool,
}

impl Save {
    /// Renders what readers get, where there is enough of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(
        app: &App,
        id: Option<(PublicationId, i64)>,
        content: Content,
        author: Option<MemberId>,
    ) -> Result<Save> {
        let body = match content.publishable() {
            Ok(body) if id.is_some() => Some(RenderedBody::document(app, &body).await?),
            _ => None,
        };
        Ok(Save { id, content, author, body, kept_back: false })
    }

    /// Readers of what is out get it only when the changes are published.
    #[must_use]
    pub fn kept_back(self, kept_back: bool) -> Save {
        Save { kept_back, ..self }
    }
}

impl Command for Save {
    type Output = PublicationId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<PublicationId> {
        let actor = cx.actor().clone();
        let writer = Writer::of(cx, &actor).await?;
        let author = self.author.filter(|_| writer.is_staff());
        match self.id {
            None => start(cx, writer, author, &self.content).await,
            Some((id, revision)) => {
                let item = items::get(cx, id).await?;
                writer.check_sees(&item)?;
                if !writer.may_edit(&item) {
                    return Err(Error::Refused("with-staff"));
                }
                if item.kind != self.content.kind {
                    return Err(Error::field("kind", "stays"));
                }
                let staged = self.kept_back && item.state.is_out();
                let author = author.unwrap_or(item.author);
                let saved = if staged {
                    items::stage(cx, id, revision, author, &self.content).await?
                } else {
                    items::update(cx, id, revision, author, &self.content).await?
                };
                if !saved {
                    return Err(Error::Conflict("edited-meanwhile"));
                }
                if item.state.is_out() && !staged {
                    let body = self.body.ok_or(Error::field("body", "empty"))?;
                    revise(cx, &item, &self.content, &body).await?;
                }
                Ok(id)
            }
        }
    }
}

async fn start(cx: &mut Cx<'_>, writer: Writer, author: Option<MemberId>, content: &Content) -> Result<PublicationId> {
    let kind: Kind = content.kind;
    if !writer.may_start(kind) {
        return Err(Error::Forbidden);
    }
    let id = cx.new_id();
    items::insert(cx, id, author.unwrap_or(writer.member()), content).await?;
    Ok(id)
}

/// Lets go of changes that readers do not have; what they read stays.
#[derive(Clone, Copy, Debug)]
pub struct Unstage(pub PublicationId);

impl Command for Unstage {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        items::get(cx, self.0).await?;
        items::unstage(cx, self.0).await
    }
}

/// Forgets a draft that readers never saw.
#[derive(Clone, Copy, Debug)]
pub struct Delete(pub PublicationId);

impl Command for Delete {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let actor = cx.actor().clone();
        let writer = Writer::of(cx, &actor).await?;
        let item = items::get(cx, self.0).await?;
        writer.check_sees(&item)?;
        if !writer.may_edit(&item) {
            return Err(Error::Refused("with-staff"));
        }
        if items::delete(cx, self.0).await? { Ok(()) } else { Err(Error::Refused("was-out")) }
    }
}
