//! Spaces in which topics without activity are archived.

use crate::{
    retire::{self, Action, Change, Origin},
    settings::days,
    store::{setup, targets},
};
use madang_kernel::{Actor, App, Command, Cx, Result, SpaceId, Timestamp};

/// Topics archived in one transaction.
const AT_ONCE: i64 = 500;
/// Days of a month on average, in tenths of a thousandth.
const MONTH: u32 = 304_369;

/// Archives what was silent for as long as its space says. What somebody brought back is left alone until something is
/// posted there again.
///
/// # Errors
/// When the database fails.
pub async fn archive_by_age(app: &App) -> Result<()> {
    let spaces = setup::spaces(&mut app.db().read().await?).await?;
    for one in spaces {
        let Some(months) = one.archive_months.and_then(|months| u32::try_from(months).ok()) else { continue };
        let before = app.now() - days(months * MONTH / 10_000);
        while app.run(&app.system(), ArchiveSilent { space: one.space, before }).await? == AT_ONCE as usize {}
    }
    Ok(())
}

struct ArchiveSilent {
    space: SpaceId,
    before: Timestamp,
}

impl Command for ArchiveSilent {
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        let targets = targets::inactive(cx, self.space, self.before, AT_ONCE).await?;
        let count = targets.len();
        if count > 0 {
            let space = Some(self.space);
            let change = Change { origin: Origin::Age, action: Action::Archive, space, ..Change::default() };
            retire::apply(cx, &change, targets, "").await?;
        }
        Ok(count)
    }
}
