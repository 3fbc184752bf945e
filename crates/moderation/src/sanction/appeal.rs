//! A member appeals against a sanction, once; somebody who did not give it decides.

use super::{EndedAs, MESSAGE_MAX, SanctionId, can_be_appealed, checked, end::end, outranks, told};
use crate::store::sanctions::{self, SanctionRow};
use madang_kernel::{Actor, Command, Cx, Deed, Error, MemberId, Result, text};

/// A member appeals. Whoever comes by the link of a mail is no actor of their own, so the member is said here; the
/// handler has found it by the session or the link.
#[derive(Clone, Debug)]
pub struct Appeal {
    /// The sanction.
    pub sanction: SanctionId,
    /// Whose it is.
    pub member: MemberId,
    /// Why it should not stand; 1 to 2,000 characters.
    pub text: String,
}

impl Command for Appeal {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is(self.member) || actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let text = checked(&text::block(&self.text), MESSAGE_MAX, true);
        let text = text.map_err(|code| Error::field("text", code))?;
        let row = sanctions::one(cx, self.sanction).await?;
        if row.member != self.member || row.kind == super::SanctionKind::Note {
            return Err(Error::NotFound);
        }
        if !can_be_appealed(&row) || !sanctions::appeal(cx, row.id, &text).await? {
            return Err(Error::Refused("appealed-already"));
        }
        told::deciders(cx, row.id, "appeal").await
    }
}

/// A moderator decides an appeal.
#[derive(Clone, Debug)]
pub struct DecideAppeal {
    /// The sanction.
    pub sanction: SanctionId,
    /// Whether the member is right: the sanction is lifted and marked as overturned.
    pub upheld: bool,
    /// What the member reads; 1 to 2,000 characters.
    pub answer: String,
}

impl DecideAppeal {
    /// Whether this member may decide: not whoever gave or confirmed the sanction.
    pub(crate) fn may(row: &SanctionRow, member: MemberId) -> bool {
        row.given_by != member && row.confirmed_by != Some(member)
    }
}

impl Command for DecideAppeal {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let answer = checked(&text::block(&self.answer), MESSAGE_MAX, true);
        let answer = answer.map_err(|code| Error::field("answer", code))?;
        let row = sanctions::one(cx, self.sanction).await?;
        let subject = sanctions::subject(cx, row.member).await?;
        outranks(cx.actor(), &subject)?;
        if !DecideAppeal::may(&row, cx.actor().signed_in()?) {
            return Err(Error::Refused("second-person"));
        }
        if !sanctions::decide(cx, row.id, self.upheld, &answer).await? {
            return Err(Error::Refused("appeal-decided"));
        }
        let verdict = if self.upheld { "upheld" } else { "rejected" };
        let details = serde_json::json!({
            "sanction": row.id.to_string(), "kind": row.kind.as_str(), "verdict": verdict, "answer": answer,
        });
        cx.audit(Deed::new("moderation.appeal_decided").member(row.member).details(&details)).await?;
        // What was lifted meanwhile is lifted already.
        if self.upheld && row.ended_at.is_none() {
            end(cx, &row, EndedAs::Overturned, "", "moderation.overturned").await?;
        }
        told::decided(cx, row.id).await
    }
}
