//! What is done in a mediation. The audit log says that something was done, and never what was written.

use super::{EntryKind, Mediation, MediationId, Outcome, TEXT_MAX, TITLE_MAX, told};
use crate::{
    sanction::checked,
    store::{cases, mediations},
};
use madang_kernel::{Actor, Command, Cx, Deed, Error, MemberId, Result, Role, TopicId, text};

fn words(typed: &str, field: &'static str) -> Result<String> {
    checked(&text::block(typed), TEXT_MAX, true).map_err(|code| Error::field(field, code))
}

/// The mediation while it is open, locked, for whoever speaks for it.
async fn mediated(cx: &mut Cx<'_>, id: MediationId) -> Result<Mediation> {
    mediations::lock(cx, id).await?;
    let actor = cx.actor().clone();
    let found = Mediation::for_staff(cx, &actor, id).await?;
    if !found.is_open() {
        return Err(Error::Refused("mediation-closed"));
    }
    Ok(found)
}

async fn audit(cx: &mut Cx<'_>, what: &'static str, id: MediationId, outcome: &str) -> Result<()> {
    let details = serde_json::json!({ "mediation": id.to_string(), "outcome": outcome });
    cx.audit(Deed::new(what).details(&details)).await
}

/// A moderator opens a mediation between two members, and is its mediator.
#[derive(Clone, Debug)]
pub struct OpenMediation {
    /// What it is about, in words that both sides read; 1 to 150 characters.
    pub title: String,
    /// The two sides.
    pub sides: [MemberId; 2],
    /// The topic that it is about.
    pub topic: Option<TopicId>,
    /// What both sides read first; 1 to 5,000 characters.
    pub text: String,
}

impl Command for OpenMediation {
    type Output = MediationId;

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MediationId> {
        let title = checked(&text::line(&self.title), TITLE_MAX, true).map_err(|code| Error::field("title", code))?;
        let first = words(&self.text, "text")?;
        let mediator = cx.actor().signed_in()?;
        let [one, other] = self.sides;
        if one == other {
            return Err(Error::field("second", "same-member"));
        }
        if self.sides.contains(&mediator) {
            return Err(Error::Refused("mediator-is-side"));
        }
        if let Some(topic) = self.topic {
            let actor = cx.actor().clone();
            let seen = madang_conversation::topic_head(cx, &actor, topic).await;
            seen.map_err(|_| Error::field("topic", "no-such-topic"))?;
        }
        let id = mediations::insert(cx, &title, self.topic, mediator, self.sides).await?;
        for side in self.sides {
            mediations::add(cx, id, Some(side), EntryKind::Message, mediator, &first).await?;
            told::side(cx, id, side, "opened", "opened").await?;
        }
        audit(cx, "moderation.mediation_opened", id, "").await?;
        Ok(id)
    }
}

/// The mediator writes to one side.
#[derive(Clone, Debug)]
pub struct WriteToSide {
    /// The mediation.
    pub mediation: MediationId,
    /// To whom.
    pub side: MemberId,
    /// 1 to 5,000 characters.
    pub text: String,
}

impl Command for WriteToSide {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let text = words(&self.text, "text")?;
        let found = mediated(cx, self.mediation).await?;
        if !found.mediates(cx.actor()) {
            return Err(Error::Refused("not-the-mediator"));
        }
        if found.side(Some(self.side)).is_none() {
            return Err(Error::field("side", "not-a-side"));
        }
        let author = cx.actor().signed_in()?;
        let entry = mediations::add(cx, found.row.id, Some(self.side), EntryKind::Message, author, &text).await?;
        audit(cx, "moderation.mediation_written", found.row.id, "").await?;
        told::side(cx, found.row.id, self.side, "written", &entry.to_string()).await
    }
}

/// A side writes to the mediator. Whoever comes by the link of a mail is no actor of their own, so the member is said here;
/// the handler has found it by the session or the link.
#[derive(Clone, Debug)]
pub struct SayAsSide {
    /// The mediation.
    pub mediation: MediationId,
    /// Who writes.
    pub member: MemberId,
    /// 1 to 5,000 characters.
    pub text: String,
}

impl Command for SayAsSide {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is(self.member) || actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let text = words(&self.text, "text")?;
        let found = heard(cx, self.mediation, self.member).await?;
        let id = found.row.id;
        let entry = mediations::add(cx, id, Some(self.member), EntryKind::Message, self.member, &text).await?;
        told::mediator(cx, &found, "said", &entry.to_string()).await
    }
}

/// The mediation while it is open, locked, for one of its sides.
async fn heard(cx: &mut Cx<'_>, id: MediationId, member: MemberId) -> Result<Mediation> {
    mediations::lock(cx, id).await?;
    let found = Mediation::for_side(cx, member, id).await?;
    if found.is_open() { Ok(found) } else { Err(Error::Refused("mediation-closed")) }
}

/// The mediator or a manager notes something that no side reads.
#[derive(Clone, Debug)]
pub struct NoteDown {
    /// The mediation.
    pub mediation: MediationId,
    /// 1 to 5,000 characters.
    pub text: String,
}

impl Command for NoteDown {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let text = words(&self.text, "note")?;
        let actor = cx.actor().clone();
        let found = Mediation::for_staff(cx, &actor, self.mediation).await?;
        let author = cx.actor().signed_in()?;
        mediations::add(cx, found.row.id, None, EntryKind::Note, author, &text).await?;
        audit(cx, "moderation.mediation_noted", found.row.id, "").await
    }
}

/// The mediator proposes an agreement; what the sides answered to an earlier one holds no more.
#[derive(Clone, Debug)]
pub struct Propose {
    /// The mediation.
    pub mediation: MediationId,
    /// The agreement, 1 to 5,000 characters.
    pub text: String,
}

impl Command for Propose {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let text = words(&self.text, "proposal")?;
        let found = mediated(cx, self.mediation).await?;
        if !found.mediates(cx.actor()) {
            return Err(Error::Refused("not-the-mediator"));
        }
        let (id, author) = (found.row.id, cx.actor().signed_in()?);
        mediations::propose(cx, id, &text).await?;
        let entry = mediations::add(cx, id, None, EntryKind::Proposal, author, &text).await?;
        for side in &found.sides {
            told::side(cx, id, side.member, "proposed", &entry.to_string()).await?;
        }
        audit(cx, "moderation.mediation_proposed", id, "").await
    }
}

/// A side confirms the agreement that is proposed, or declines it. The member is said as in [`SayAsSide`].
#[derive(Clone, Debug)]
pub struct AnswerProposal {
    /// The mediation.
    pub mediation: MediationId,
    /// Who answers.
    pub member: MemberId,
    /// Whether the side agrees.
    pub agrees: bool,
    /// Why not, up to 5,000 characters; needed where the side does not agree.
    pub text: String,
}

impl Command for AnswerProposal {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is(self.member) || actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let text = checked(&text::block(&self.text), TEXT_MAX, !self.agrees);
        let text = text.map_err(|code| Error::field("answer", code))?;
        let found = heard(cx, self.mediation, self.member).await?;
        if found.row.proposed_at.is_none() {
            return Err(Error::Refused("nothing-proposed"));
        }
        let kind = if self.agrees { EntryKind::Confirmed } else { EntryKind::Declined };
        if !mediations::answer(cx, found.row.id, self.member, kind).await? {
            return Err(Error::Refused("answered-already"));
        }
        let entry = mediations::add(cx, found.row.id, Some(self.member), kind, self.member, &text).await?;
        told::mediator(cx, &found, "answered", &entry.to_string()).await
    }
}

/// Somebody else mediates from now on.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The mediation.
    pub mediation: MediationId,
    /// The next mediator: a moderator or more, and neither side.
    pub to: MemberId,
}

impl Command for HandOver {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let found = mediated(cx, self.mediation).await?;
        let colleagues = cases::colleagues(cx, MemberId::new(0)).await?;
        let next = colleagues.into_iter().find(|(id, ..)| *id == self.to && found.side(Some(*id)).is_none());
        let Some((to, _, name)) = next else { return Err(Error::field("to", "not-a-mediator")) };
        if to == found.row.mediator {
            return Ok(());
        }
        let (id, author) = (found.row.id, cx.actor().signed_in()?);
        mediations::hand_over(cx, id, to).await?;
        let entry = mediations::add(cx, id, None, EntryKind::Handed, author, &name).await?;
        audit(cx, "moderation.mediation_handed", id, "").await?;
        let found = Mediation::of(cx, id).await?;
        told::mediator(cx, &found, "handed", &entry.to_string()).await
    }
}

/// The mediator or a manager closes the mediation.
#[derive(Clone, Debug)]
pub struct CloseMediation {
    /// The mediation.
    pub mediation: MediationId,
    /// How it ends; an agreement needs both sides' word.
    pub outcome: Outcome,
    /// What both sides read, 1 to 5,000 characters.
    pub text: String,
}

impl Command for CloseMediation {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let text = words(&self.text, "closing")?;
        let found = mediated(cx, self.mediation).await?;
        if self.outcome == Outcome::Agreement && !found.is_agreed() {
            return Err(Error::field("outcome", "not-agreed"));
        }
        let (id, author) = (found.row.id, cx.actor().signed_in()?);
        mediations::close(cx, id, author, self.outcome, &text).await?;
        let entry = mediations::add(cx, id, None, EntryKind::Closed, author, &text).await?;
        for side in &found.sides {
            told::side(cx, id, side.member, "closed", &entry.to_string()).await?;
        }
        audit(cx, "moderation.mediation_closed", id, self.outcome.as_str()).await
    }
}

/// Whether a role reads mediations that are not its own.
pub(crate) fn reads_all(actor: &Actor) -> bool {
    actor.role().is_some_and(|role| role >= Role::Manager)
}
