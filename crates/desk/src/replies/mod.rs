//! Replies that staff keep ready, the team's and their own, and how often staff repeat themselves.

pub(crate) mod api;
mod choose;
mod fill;
mod share;
mod web;

pub(crate) use share::AnswersProjector;

use crate::store::replies;
use fill::unknown;
use madang_http::{Access, Routes};
use madang_i18n::Localized;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, Id, MemberId, Permission, Result, text};

/// A saved reply.
pub type ReplyId = Id<ReplyTag>;
#[doc(hidden)]
pub enum ReplyTag {}

/// Where the replies are.
pub(crate) const PATH: &str = "/desk/replies";
/// The most characters of a name and of a folder.
const NAME_MAX: usize = 60;
/// The most characters of a text.
const TEXT_MAX: usize = 5_000;
/// The most replies of the team, and of an employee.
const MOST: i64 = 500;

/// Where replies are kept and used.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Access::Agent, web::list)
        .get("/desk/replies/share", Access::Agent, share::show)
        .get("/desk/replies/new", Access::Agent, web::new)
        .post("/desk/replies/new", Access::Agent, web::submit_new)
        .get("/desk/replies/{reply}", Access::Agent, web::edit)
        .post("/desk/replies/{reply}", Access::Agent, web::submit)
        .post("/desk/replies/{reply}/delete", Access::Agent, web::submit_delete)
        .get("/desk/{topic}/replies", Access::Agent, choose::show)
        .get("/desk/{topic}/replies/options", Access::Agent, choose::options)
        .post("/desk/{topic}/replies/{reply}", Access::Agent, choose::submit)
        .get("/api/v1/desk/replies", Access::Agent, api::list)
        .post("/api/v1/desk/replies", Access::Agent, api::post)
        .get("/api/v1/desk/replies/share", Access::Agent, api::share)
        .get("/api/v1/desk/replies/{reply}", Access::Agent, api::get)
        .put("/api/v1/desk/replies/{reply}", Access::Agent, api::put)
        .delete("/api/v1/desk/replies/{reply}", Access::Agent, api::delete)
        .post("/api/v1/desk/replies/{reply}/fill", Access::Agent, api::fill)
}

/// What a saved reply says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedReply {
    /// Its name, up to 60 characters.
    pub name: String,
    /// The folder that it is in, up to 60 characters; none where it is empty.
    pub folder: String,
    /// Its text in each language, up to 5,000 characters, at least one. They hold variables such as `{name}`.
    pub texts: Localized,
    /// Whether the whole team has it, not only the actor.
    pub team: bool,
}

impl SavedReply {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `name`, `folder`, or the text in a language (`ko`, `ja`, `en`).
    pub(crate) fn parse(name: &str, folder: &str, texts: &Localized, team: bool) -> Result<SavedReply> {
        let mut fields = Fields::new();
        let (name, folder) = (text::line(name), text::line(folder));
        if name.is_empty() || name.chars().count() > NAME_MAX {
            fields.add("name", "name-length");
        }
        if folder.chars().count() > NAME_MAX {
            fields.add("folder", "folder-length");
        }
        let [ko, ja, en] = [&texts.ko, &texts.ja, &texts.en].map(|typed| text::block(typed));
        for (field, kept) in [("ko", &ko), ("ja", &ja), ("en", &en)] {
            if kept.chars().count() > TEXT_MAX {
                fields.add(field, "reply-length");
            } else if unknown(kept).is_some() {
                fields.add(field, "variable-unknown");
            }
        }
        if ko.is_empty() && ja.is_empty() && en.is_empty() {
            fields.add("ko", "reply-empty");
        }
        fields.check()?;
        Ok(SavedReply { name, folder, texts: Localized { ko, ja, en }, team })
    }
}

/// Keeps a new reply.
#[derive(Clone, Debug)]
pub struct KeepReply(
    /// What it says.
    pub SavedReply,
);

/// Writes a reply anew: the team's, or one's own. Whoever makes a reply of the team's a personal one has it alone.
#[derive(Clone, Debug)]
pub struct ChangeReply {
    /// The reply.
    pub reply: ReplyId,
    /// What it says now.
    pub saved: SavedReply,
}

/// Deletes a reply.
#[derive(Clone, Copy, Debug)]
pub struct DropReply(
    /// The reply.
    pub ReplyId,
);

/// Counts that a reply was put into an answer.
#[derive(Clone, Copy, Debug)]
pub struct UseReply(
    /// The reply.
    pub ReplyId,
);

impl Command for KeepReply {
    type Output = ReplyId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<ReplyId> {
        let owner = owner(cx, &self.0)?;
        if replies::count(cx, owner).await? >= MOST {
            return Err(Error::Refused("too-many-replies"));
        }
        let id = cx.new_id();
        replies::save(cx, id, owner, &self.0).await?;
        audit(cx, "desk.reply-kept", id, &self.0.name).await?;
        Ok(id)
    }
}

impl Command for ChangeReply {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        replies::one(cx, me, self.reply).await?;
        let owner = owner(cx, &self.saved)?;
        replies::save(cx, self.reply, owner, &self.saved).await?;
        audit(cx, "desk.reply-changed", self.reply, &self.saved.name).await
    }
}

impl Command for DropReply {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        let row = replies::one(cx, me, self.0).await?;
        replies::remove(cx, self.0).await?;
        audit(cx, "desk.reply-deleted", self.0, &row.name).await
    }
}

impl Command for UseReply {
    type Output = ();

    /// Using a reply is no deed for the audit log; that it is for staff is asked when the reply is read.
    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if !cx.actor().may(Permission::Triage) {
            return Err(Error::Forbidden);
        }
        let me = cx.actor().signed_in()?;
        replies::one(cx, me, self.0).await?;
        replies::used(cx, self.0).await
    }
}

fn owner(cx: &Cx<'_>, saved: &SavedReply) -> Result<Option<MemberId>> {
    let me = cx.actor().signed_in()?;
    Ok(if saved.team { None } else { Some(me) })
}

async fn audit(cx: &mut Cx<'_>, action: &'static str, reply: ReplyId, name: &str) -> Result<()> {
    let details = serde_json::json!({ "reply": reply.to_string(), "name": name });
    cx.audit(Deed::new(action).details(&details)).await
}
