//! A member's level as pages and the API show it.

use super::{
    Settings,
    facts::{self, Known},
};
use crate::{store::trust as rows, words::Words};
use madang_kernel::{App, Error, MemberId, Result, Timestamp};
use madang_screen::{
    Limits,
    trust::{Level, Progress, progress},
};
use std::collections::HashMap;

/// Everything there is to say of a member's level.
pub(crate) struct Standing {
    pub(crate) level: Level,
    pub(crate) since: Option<Timestamp>,
    pub(crate) by_hand: bool,
    pub(crate) is_staff: bool,
    /// The next level; level 3 itself for whoever has it, who keeps it by this.
    pub(crate) next: Option<Level>,
    pub(crate) progress: Vec<Progress>,
    /// So much of each requirement is enough to keep level 3, in percent.
    pub(crate) kept_percent: u32,
    pub(crate) limits: Limits,
    pub(crate) known: Known,
}

impl Standing {
    /// Whether the requirements are those of the level that the member has.
    pub(crate) fn keeps(&self) -> bool {
        self.next == Some(self.level)
    }
}

/// How a member stands.
///
/// # Errors
/// [`Error::NotFound`] when there is no such member.
pub(crate) async fn standing(app: &App, member: MemberId) -> Result<Standing> {
    let settings = Settings::now(app);
    let mut conn = app.db().read().await?;
    let found = facts::of_members(&mut conn, &[member], app.now(), &settings.thresholds.regular).await?;
    let known = *found.get(&member).ok_or(Error::NotFound)?;
    let level = if known.is_staff { Level::Leader } else { Level::from_number(known.trust) };
    let next = match level {
        _ if known.locked || known.is_staff => None,
        Level::New => Some(Level::Basic),
        Level::Basic => Some(Level::Member),
        Level::Member | Level::Regular => Some(Level::Regular),
        Level::Leader => None,
    };
    Ok(Standing {
        level,
        since: known.reached_at.filter(|_| !known.is_staff),
        by_hand: known.locked && !known.is_staff,
        is_staff: known.is_staff,
        progress: next.map(|next| progress(&known.facts, &settings.thresholds, next)).unwrap_or_default(),
        next,
        kept_percent: settings.thresholds.regular.kept_percent,
        limits: *settings.limits.of(level),
        known,
    })
}

/// How many members are at each level, employees aside.
pub(crate) async fn counts(app: &App) -> Result<[i64; 5]> {
    let found: HashMap<i64, i64> = rows::by_level(&mut app.db().read().await?).await?.into_iter().collect();
    Ok([0, 1, 2, 3, 4].map(|level| found.get(&level).copied().unwrap_or_default()))
}

/// What a requirement asks for, in words and as a bar.
pub(crate) struct Bar {
    pub(crate) code: &'static str,
    pub(crate) label: String,
    pub(crate) have: u32,
    pub(crate) need: u32,
    pub(crate) is_met: bool,
    /// Whether less is better; there is no bar then.
    pub(crate) is_ceiling: bool,
    /// What is missing.
    pub(crate) left: String,
}

impl Bar {
    /// Each requirement, those that are not met first.
    pub(crate) fn all(w: Words, parts: &[Progress]) -> Vec<Bar> {
        let mut bars: Vec<Bar> = parts.iter().map(|part| Bar::of(w, part)).collect();
        bars.sort_by_key(|bar| bar.is_met);
        bars
    }

    fn of(w: Words, part: &Progress) -> Bar {
        let (is_ceiling, missing) = (part.requirement.is_ceiling(), part.need.saturating_sub(part.have));
        let code = part.requirement.code();
        Bar {
            code,
            label: w.trust_what(code),
            have: part.have,
            need: part.need,
            is_met: part.is_met(),
            is_ceiling,
            left: if is_ceiling { w.trust_too_many(part.need) } else { w.trust_left(missing) },
        }
    }

    /// As much of the bar as is full.
    pub(crate) fn filled(&self) -> u32 {
        self.have.min(self.need)
    }

    /// The length of the bar; one that asks for nothing is full.
    pub(crate) fn length(&self) -> u32 {
        self.need.max(1)
    }
}

/// What a level may do, each limit with its value in words.
pub(crate) fn limit_lines(w: Words, limits: &Limits) -> Vec<(String, String)> {
    let many =
        |code: &str, most: Option<u32>| (w.trust_limit(code), most.map_or(w.no_limit().into(), |n| w.at_most(n)));
    vec![
        many("topics_a_day", limits.topics_a_day),
        many("replies_a_day", limits.replies_a_day),
        many("links", limits.links),
        many("images", limits.images),
        many("attachments", limits.attachments),
        many("mentions", limits.mentions),
        many("messages_a_day", limits.messages_a_day),
        (w.trust_limit("seconds_between_posts"), w.seconds(limits.seconds_between_posts)),
    ]
}
