//! Inviting somebody to answer a question, and what they say to it.

use super::{InvitationId, State};
use crate::{
    store::{
        experts,
        invitations::{self, New},
        threads,
    },
    words::Words,
};
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, MemberId, Permission, Result, TopicId, text};
use madang_people::{News, tell};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// How long an invitation is open.
const LIFE: Duration = Duration::from_secs(14 * 24 * 3600);
/// The most open invitations that a member has at once.
const OPEN_MAX: i64 = 3;
/// The most invitations that a member gets in seven days.
const WEEK_MAX: i64 = 5;
/// The most characters of a note and of a reason.
const NOTE_MAX: usize = 300;

/// Invites a colleague, or a member who has given an accepted or verified answer, to answer a question.
#[derive(Clone, Debug)]
pub struct Invite {
    /// The question.
    pub topic: TopicId,
    /// Whom.
    pub member: MemberId,
    /// Why: up to 300 characters.
    pub note: String,
}

/// The actor accepts an invitation, or declines it.
#[derive(Clone, Debug)]
pub struct AnswerInvitation {
    /// The invitation.
    pub invitation: InvitationId,
    /// Whether it is accepted.
    pub accept: bool,
    /// Why not: up to 300 characters, or nothing.
    pub reason: String,
}

/// The actor wants invitations, or none.
#[derive(Clone, Copy, Debug)]
pub struct SwitchInvitations(
    /// Whether they are wanted.
    pub bool,
);

impl Invite {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `member` or `note`.
    pub(crate) fn parse(topic: TopicId, member: &str, note: &str) -> Result<Invite> {
        let mut fields = Fields::new();
        let member = fields.take("member", member.parse().map_err(|_| "expert-required"));
        let note = note_of(&mut fields, "note", note);
        match member {
            Some(member) if fields.0.is_empty() => Ok(Invite { topic, member, note }),
            _ => Err(Error::Invalid(fields)),
        }
    }
}

impl AnswerInvitation {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `reason`.
    pub(crate) fn parse(invitation: InvitationId, accept: bool, reason: &str) -> Result<AnswerInvitation> {
        let mut fields = Fields::new();
        let reason = note_of(&mut fields, "reason", reason);
        fields.check()?;
        Ok(AnswerInvitation { invitation, accept, reason })
    }
}

fn note_of(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    let note = text::block(typed).trim().to_owned();
    if note.chars().count() > NOTE_MAX {
        fields.add(field, "invitation-note-length");
    }
    note
}

impl Command for Invite {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let head = crate::thread::found(cx, self.topic).await?;
        if !head.live {
            return Err(Error::Refused("not-open"));
        }
        let now = cx.now();
        let subject = experts::subject(cx, self.topic).await?;
        let candidates = experts::candidates(cx, head.space, &[self.member]).await?;
        let Some(candidate) = candidates.first().filter(|one| one.id != subject.asker && !cx.actor().is(one.id)) else {
            return Err(Error::field("member", "expert-required"));
        };
        if !candidate.staff && !experts::has_answered_well(cx, self.member).await? {
            return Err(Error::field("member", "expert-required"));
        }
        if candidate.off {
            return Err(Error::Refused("invitations-off"));
        }
        let (open, week) = invitations::counts(cx, self.member, now, now - DAY * 7).await?;
        if open >= OPEN_MAX || week >= WEEK_MAX {
            return Err(Error::Refused("invited-enough"));
        }
        let id = cx.new_id();
        let new = New { id, topic: self.topic, member: self.member, note: &self.note, expires_at: now + LIFE };
        if !invitations::add(cx, new).await? {
            return Err(Error::Conflict("invited-already"));
        }
        let deed = Deed::new("desk.invited").topic(self.topic).space(head.space).member(self.member);
        cx.audit(deed).await?;
        self.mail(cx, id).await
    }
}

impl Invite {
    async fn mail(&self, cx: &mut Cx<'_>, id: InvitationId) -> Result<()> {
        let actor = cx.actor().clone();
        let title = threads::one(cx, &actor, self.topic).await?.title;
        let about = format!("desk-invitation-{id}");
        tell(cx, &[self.member], &about, super::own::PATH, Lang::En, |lang, community| {
            let w = Words(lang);
            let mut text = w.mail_invited_text(&title);
            if !self.note.is_empty() {
                text = format!("{text}\n\n{}", self.note);
            }
            News {
                subject: w.mail_invited_subject(community, &title),
                text: format!("{text}\n\n{}", w.mail_invited_free()),
                button: w.mail_invited_button().to_owned(),
            }
        })
        .await
    }
}

impl Command for AnswerInvitation {
    /// The question.
    type Output = TopicId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<TopicId> {
        let state = if self.accept { State::Accepted } else { State::Declined };
        let reason = if self.accept { "" } else { &self.reason };
        let found = invitations::answer(cx, self.invitation, state, reason).await?;
        found.map(|(topic, _)| topic).ok_or(Error::NotFound)
    }
}

impl Command for SwitchInvitations {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        invitations::switch(cx, self.0).await
    }
}
