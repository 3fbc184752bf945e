//! A manager sets a member's level by hand, or lets it be worked out again.

use super::{Settings, facts, work_out::give};
use crate::store::{sanctions, trust as rows};
use madang_events::people::TrustChange;
use madang_kernel::{Actor, Command, Cx, Deed, Error, MemberId, Permission, Result, Role};
use madang_screen::trust::{Level, level};

/// Sets a member's trust level by hand, so that it stays, or lets it be worked out again.
#[derive(Clone, Copy, Debug)]
pub struct SetTrust {
    /// The member.
    pub member: MemberId,
    /// The level; `None`: as it is earned.
    pub level: Option<Level>,
}

impl Command for SetTrust {
    type Output = Level;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Level> {
        let now = cx.now();
        let subject = sanctions::subject(cx, self.member).await?;
        if subject.role != Role::Member {
            return Err(Error::Refused("trust-staff"));
        }
        let thresholds = Settings::now(cx.app()).thresholds;
        let known = facts::of_members(cx, &[self.member], now, &thresholds.regular).await?;
        let known = known.get(&self.member).ok_or(Error::NotFound)?;
        let new = self.level.unwrap_or_else(|| level(&known.facts, &thresholds));
        rows::set_lock(cx, self.member, self.level.is_some(), i64::from(known.trust)).await?;
        let change = TrustChange { member: self.member, before: known.trust, level: new.number() };
        if change.before != change.level {
            give(cx, vec![change]).await?;
        }
        let details =
            serde_json::json!({ "before": known.trust, "level": new.number(), "by_hand": self.level.is_some() });
        cx.audit(Deed::new("moderation.trust_set").member(self.member).details(&details)).await?;
        Ok(new)
    }
}
