//! What managers set: how often texts are looked at, who looks, and what age archives.

pub(crate) mod api;
mod web;

pub(crate) use web::routes;

use crate::{
    review::DAYS,
    settings::Settings,
    store::setup::{self, SpaceSetup},
};
use madang_conversation::Spaces;
use madang_events::people::SettingChanged;
use madang_kernel::{Actor, Command, Cx, Error, Fields, MemberId, Permission, Result, SpaceId, settings};

/// The most months after which silent topics are archived.
const MONTHS: std::ops::RangeInclusive<i64> = 1..=240;

/// What is set for a space.
#[derive(Clone, Copy, Debug)]
pub struct SpacePlan {
    /// The space.
    pub space: SpaceId,
    /// Who looks after what no employee has written there.
    pub owner: Option<MemberId>,
    /// Months without activity after which a topic is archived; 1 to 240.
    pub archive_months: Option<i64>,
}

/// Sets how content is kept up to date.
#[derive(Clone, Debug)]
pub struct Save {
    /// For the whole community.
    pub settings: Settings,
    /// For these spaces; others stay as they are.
    pub spaces: Vec<SpacePlan>,
}

impl Command for Save {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let mut fields = Fields::new();
        for (field, days) in
            [("article_days", self.settings.article_days), ("question_days", self.settings.question_days)]
        {
            if !DAYS.contains(&days) {
                fields.add(field, "days-range");
            }
        }
        if self.spaces.iter().filter_map(|plan| plan.archive_months).any(|months| !MONTHS.contains(&months)) {
            fields.add("spaces", "months-range");
        }
        fields.check()?;
        let known = cx.app().service::<Spaces>().now();
        if self.spaces.iter().any(|plan| known.get(plan.space).is_none()) {
            return Err(Error::field("spaces", "no-such-space"));
        }
        let staff = setup::staff(cx).await?;
        let owners = self.spaces.iter().filter_map(|plan| plan.owner);
        if owners.into_iter().any(|owner| !staff.iter().any(|(id, ..)| *id == owner)) {
            return Err(Error::field("spaces", "not-staff"));
        }
        settings::save(cx, Settings::NAME, &self.settings).await?;
        let row =
            |plan: &SpacePlan| SpaceSetup { space: plan.space, owner: plan.owner, archive_months: plan.archive_months };
        let rows: Vec<SpaceSetup> = self.spaces.iter().map(row).collect();
        setup::save(cx, &rows).await?;
        cx.emit(&SettingChanged { name: Settings::NAME.to_owned() }).await
    }
}
