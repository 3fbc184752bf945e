//! How a sanction ends before its time, and how a removal becomes one for good: two people, never the same.

use super::{EndedAs, LINE_MAX, SanctionId, SanctionKind, apply, checked, outranks, told};
use crate::store::sanctions::{self, SanctionRow};
use madang_events::moderation::SanctionEnded;
use madang_kernel::{Actor, Command, Cx, Deed, Error, MemberId, Result, text};

/// A sanction that the actor may decide about.
async fn found(cx: &mut Cx<'_>, sanction: SanctionId) -> Result<SanctionRow> {
    let row = sanctions::one(cx, sanction).await?;
    let subject = sanctions::subject(cx, row.member).await?;
    outranks(cx.actor(), &subject)?;
    Ok(row)
}

/// A reason as it is kept.
fn reason(typed: &str) -> Result<String> {
    checked(&text::line(typed), LINE_MAX, true).map_err(|code| Error::field("reason", code))
}

/// Ends a sanction: the account is what the others say of it, the member is told, and it is written down.
pub(super) async fn end(
    cx: &mut Cx<'_>,
    row: &SanctionRow,
    ended: EndedAs,
    reason: &str,
    deed: &'static str,
) -> Result<()> {
    if !sanctions::end(cx, row.id, ended, reason).await? {
        return Err(Error::Refused("sanction-ended"));
    }
    apply(cx, row.member, row.kind).await?;
    if row.kind == SanctionKind::Removal {
        madang_people::withhold_removed(cx, row.member, false).await?;
    }
    if row.kind == SanctionKind::Warning {
        madang_people::warn(cx, row.member, None).await?;
    }
    let details = serde_json::json!({
        "sanction": row.id.to_string(), "kind": row.kind.as_str(), "rule": row.rule_title, "reason": reason,
    });
    cx.audit(Deed::new(deed).member(row.member).details(&details)).await?;
    let (sanction, kind) = (row.id.to_string(), row.kind.to_string());
    cx.emit(&SanctionEnded { sanction, member: row.member, kind, ended_as: ended.to_string() }).await
}

/// A moderator lifts a sanction early.
#[derive(Clone, Debug)]
pub struct Lift {
    /// The sanction.
    pub sanction: SanctionId,
    /// Why, as the member reads it; 1 to 200 characters.
    pub reason: String,
}

impl Command for Lift {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let reason = reason(&self.reason)?;
        let row = found(cx, self.sanction).await?;
        end(cx, &row, EndedAs::Lifted, &reason, "moderation.lifted").await?;
        told::ended(cx, row.id).await
    }
}

/// Lets a member in who is kept out by no sanction, which accounts of older communities can be.
#[derive(Clone, Copy, Debug)]
pub struct LetIn {
    /// The member.
    pub member: MemberId,
}

impl Command for LetIn {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (subject, now) = (sanctions::subject(cx, self.member).await?, cx.now());
        outranks(cx.actor(), &subject)?;
        if sanctions::kept_out(cx, self.member, now).await?.is_some() {
            return Err(Error::Refused("lift-instead"));
        }
        madang_people::let_in(cx, self.member).await?;
        cx.audit(Deed::new("moderation.let_in").member(self.member)).await
    }
}

/// A second moderator confirms that a member is removed for good.
#[derive(Clone, Copy, Debug)]
pub struct Confirm {
    /// The sanction.
    pub sanction: SanctionId,
}

impl Command for Confirm {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let row = second(cx, self.sanction).await?;
        if !sanctions::confirm(cx, row.id).await? {
            return Err(Error::Refused("sanction-ended"));
        }
        let details = serde_json::json!({ "sanction": row.id.to_string(), "rule": row.rule_title });
        cx.audit(Deed::new("moderation.removal_confirmed").member(row.member).details(&details)).await?;
        // The name stays beside what was written; what the member says about themselves is not shown any more.
        madang_people::withhold_removed(cx, row.member, true).await?;
        told::confirmed(cx, row.id).await
    }
}

/// A second moderator does not confirm a removal: the member may come in again.
#[derive(Clone, Debug)]
pub struct Decline {
    /// The sanction.
    pub sanction: SanctionId,
    /// Why, as the member reads it; 1 to 200 characters.
    pub reason: String,
}

impl Command for Decline {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let reason = reason(&self.reason)?;
        let row = second(cx, self.sanction).await?;
        end(cx, &row, EndedAs::Declined, &reason, "moderation.removal_declined").await?;
        told::ended(cx, row.id).await
    }
}

/// A proposed removal that the actor, who did not propose it, decides about.
async fn second(cx: &mut Cx<'_>, sanction: SanctionId) -> Result<SanctionRow> {
    let row = found(cx, sanction).await?;
    if row.kind != SanctionKind::Removal || row.confirmed_at.is_some() || row.ended_at.is_some() {
        return Err(Error::Refused("sanction-ended"));
    }
    if cx.actor().is(row.given_by) {
        return Err(Error::Refused("second-person"));
    }
    Ok(row)
}
