//! What managers set: when the team is there, and how soon customers are promised an answer.

use crate::{
    clock::{Kind, Priority},
    holidays::Country,
    hours::{Day, Hours, Week},
};
use jiff::{civil::Date, tz::TimeZone};
use madang_kernel::{Cx, Fields, Result, SpaceId, db::Connection, sql, text};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The most calendars.
const CALENDARS: usize = 20;
/// The most special days of a calendar.
const SPECIAL_DAYS: usize = 400;
/// The most minutes of a target: a year of work.
const TARGET_MAX: i64 = 60 * 24 * 366;
/// The most characters of a name or a note.
const NAME_MAX: usize = 60;

/// The setting `desk`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = DeskSettings)]
#[serde(default)]
pub struct Settings {
    /// When the team is there; at least one.
    pub calendars: Vec<Calendar>,
    /// What is promised. The first holds where a space has none of its own.
    pub plans: Vec<Plan>,
    /// Whether another member's answer counts as the first response, not only staff's.
    pub members_count: bool,
    /// The spaces whose questions nobody is given: they wait until somebody takes them.
    #[schema(value_type = Vec<String>)]
    pub unassigned: Vec<SpaceId>,
    /// Whether agents are given only what is asked during their shifts, and not what waits when a shift begins.
    pub only_new: bool,
}

/// When a team is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Calendar {
    /// What plans call it: letters, digits and hyphens.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The IANA name of its time zone, such as `Asia/Seoul`.
    pub zone: String,
    /// The countries whose public holidays are free: `kr`, `jp`.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub holidays: Vec<Country>,
    /// The hours of each day, Monday first: `09:00-12:00, 13:00-18:00`, or nothing where it is closed.
    #[schema(value_type = Vec<String>)]
    pub week: Week,
    /// Days that are otherwise than the week and the holidays say.
    #[serde(default)]
    pub days: Vec<SpecialDay>,
}

/// A day with hours of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SpecialDay {
    /// The day: `2026-12-24`.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// Its hours; nothing where it is closed.
    #[serde(default)]
    #[schema(value_type = String)]
    pub hours: Day,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// What is promised in a space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Plan {
    /// The space; none for all that have no plan of their own.
    #[schema(value_type = Option<String>)]
    pub space: Option<SpaceId>,
    /// The code of its calendar.
    pub calendar: String,
    /// The targets, by priority: at most one for each.
    pub targets: Vec<Target>,
}

/// What is promised for a priority, in minutes of opening time. Nothing is promised where there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Target {
    /// `low`, `normal`, `high` or `urgent`.
    #[schema(value_type = String)]
    pub priority: Priority,
    /// Until the first reply.
    pub first_response: Option<i64>,
    /// Until the question is settled.
    pub resolution: Option<i64>,
}

impl Target {
    /// What is promised of this kind, in minutes.
    pub fn minutes(&self, kind: Kind) -> Option<i64> {
        match kind {
            Kind::FirstResponse => self.first_response,
            Kind::Resolution => self.resolution,
            Kind::Handed => None,
        }
    }
}

impl Default for Settings {
    /// Nine to six in Seoul, and a working day for the first reply of a usual question.
    fn default() -> Settings {
        let calendar = Calendar {
            code: "office".into(),
            name: "Office".into(),
            zone: "Asia/Seoul".into(),
            holidays: vec![Country::Korea],
            week: Week::working(9 * 60, 18 * 60),
            days: Vec::new(),
        };
        let hours = |priority, first: i64, settled: i64| Target {
            priority,
            first_response: Some(first * 60),
            resolution: Some(settled * 60),
        };
        let targets = vec![
            hours(Priority::Urgent, 1, 9),
            hours(Priority::High, 4, 18),
            hours(Priority::Normal, 9, 45),
            hours(Priority::Low, 18, 90),
        ];
        let plan = Plan { space: None, calendar: calendar.code.clone(), targets };
        Settings {
            calendars: vec![calendar],
            plans: vec![plan],
            members_count: true,
            unassigned: Vec::new(),
            only_new: false,
        }
    }
}

impl Settings {
    /// The setting's name.
    pub(crate) const NAME: &'static str = "desk";

    /// As they are in the database now, whatever this node remembers.
    pub(crate) async fn read(conn: &mut impl Connection) -> Result<Settings> {
        let kept: Option<(String,)> =
            conn.q(sql!("SELECT value FROM settings WHERE name = $1")).bind(Settings::NAME).opt().await?;
        Ok(kept.and_then(|(json,)| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// Keeps anybody else from changing them until the command ends, and reads them.
    pub(crate) async fn take(cx: &mut Cx<'_>) -> Result<Settings> {
        let kept: Option<(String,)> = cx
            .q(sql!("SELECT value FROM settings WHERE name = $1" pg " FOR UPDATE"))
            .bind(Settings::NAME)
            .opt()
            .await?;
        Ok(kept.and_then(|(json,)| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    /// The calendar with this code.
    pub fn calendar(&self, code: &str) -> Option<&Calendar> {
        self.calendars.iter().find(|calendar| calendar.code == code)
    }

    /// The plan of a space of its own.
    pub fn own_plan(&self, space: SpaceId) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.space == Some(space))
    }

    /// The plan that holds where a space has none.
    pub fn usual_plan(&self) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.space.is_none())
    }

    /// Puts names and notes in order, and checks that all fits together.
    ///
    /// # Errors
    /// [`madang_kernel::Error::Invalid`] about `calendars` or `plans`.
    pub fn checked(mut self) -> Result<Settings> {
        let mut fields = Fields::new();
        for calendar in &mut self.calendars {
            calendar.tidy();
            if let Err(code) = calendar.check() {
                fields.add("calendars", code);
            }
        }
        let mut codes: Vec<&str> = self.calendars.iter().map(|calendar| calendar.code.as_str()).collect();
        codes.sort_unstable();
        if codes.windows(2).any(|pair| pair[0] == pair[1]) || !(1..=CALENDARS).contains(&codes.len()) {
            fields.add("calendars", "calendars-unclear");
        }
        self.unassigned.sort_unstable();
        self.unassigned.dedup();
        let mut spaces: Vec<Option<SpaceId>> = self.plans.iter().map(|plan| plan.space).collect();
        spaces.sort_unstable();
        if self.usual_plan().is_none() || spaces.windows(2).any(|pair| pair[0] == pair[1]) {
            fields.add("plans", "plans-unclear");
        }
        for plan in &self.plans {
            if self.calendar(&plan.calendar).is_none() {
                fields.add("plans", "no-such-calendar");
            }
            if !plan.targets.iter().all(|target| in_range(target.first_response) && in_range(target.resolution)) {
                fields.add("plans", "target-range");
            }
        }
        fields.check()?;
        Ok(self)
    }
}

fn in_range(minutes: Option<i64>) -> bool {
    minutes.is_none_or(|minutes| (1..=TARGET_MAX).contains(&minutes))
}

impl Plan {
    /// What is promised for a priority.
    pub fn target(&self, priority: Priority) -> Option<&Target> {
        self.targets.iter().find(|target| target.priority == priority)
    }
}

impl Calendar {
    fn tidy(&mut self) {
        self.name = text::line(&self.name);
        self.zone = self.zone.trim().to_owned();
        self.holidays.sort_unstable();
        self.holidays.dedup();
        self.days.sort_by_key(|day| day.date);
        for day in &mut self.days {
            day.note = text::line(&day.note);
        }
    }

    /// Whether it can be used.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn check(&self) -> std::result::Result<(), &'static str> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let name = self.name.chars().count();
        if self.code.is_empty() || self.code.len() > 40 || !self.code.chars().all(plain) {
            return Err("code-unclear");
        }
        if name == 0 || name > NAME_MAX {
            return Err("name-length");
        }
        if TimeZone::get(&self.zone).is_err() {
            return Err("zone-unknown");
        }
        if !self.week.opens() {
            return Err("never-open");
        }
        let twice = self.days.windows(2).any(|pair| pair[0].date == pair[1].date);
        let notes = self.days.iter().all(|day| day.note.chars().count() <= NAME_MAX);
        if twice || !notes || self.days.len() > SPECIAL_DAYS { Err("days-unclear") } else { Ok(()) }
    }

    /// Its opening time; in UTC where its zone is not known any more.
    pub fn hours(&self) -> Hours {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        let special: BTreeMap<Date, Day> = self.days.iter().map(|day| (day.date, day.hours.clone())).collect();
        Hours::new(zone, self.week.clone(), self.holidays.clone(), special)
    }
}

/// The settings, ready for many questions.
#[derive(Debug)]
pub(crate) struct Promises {
    settings: Settings,
    hours: HashMap<String, Hours>,
}

impl Promises {
    pub(crate) fn of(settings: Settings) -> Promises {
        let hours = settings.calendars.iter().map(|calendar| (calendar.code.clone(), calendar.hours())).collect();
        Promises { settings, hours }
    }

    /// Whether other members' answers count as the first response.
    pub(crate) fn members_count(&self) -> bool {
        self.settings.members_count
    }

    /// The opening time in a space.
    pub(crate) fn hours(&self, space: SpaceId) -> Option<&Hours> {
        self.hours.get(&self.plan(space)?.calendar)
    }

    /// What is promised in a space, in milliseconds of opening time.
    pub(crate) fn target(&self, space: SpaceId, priority: Priority, kind: Kind) -> Option<i64> {
        Some(self.plan(space)?.target(priority)?.minutes(kind)? * 60_000)
    }

    fn plan(&self, space: SpaceId) -> Option<&Plan> {
        self.settings.own_plan(space).or(self.settings.usual_plan())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_of_the_beginning_are_right_and_survive_json() {
        let settings = Settings::default().checked().unwrap();
        let json = serde_json::to_string(&settings).unwrap();
        assert!(json.contains(r#""week":["09:00-18:00","#), "{json}");
        assert_eq!(serde_json::from_str::<Settings>(&json).unwrap(), settings);
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let wrong = |change: fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            settings.checked().is_err()
        };
        assert!(wrong(|settings| settings.calendars.clear()));
        assert!(wrong(|settings| settings.calendars[0].zone = "Asia/Atlantis".into()));
        assert!(wrong(|settings| settings.calendars[0].week = Week::default()));
        assert!(wrong(|settings| settings.plans[0].calendar = "night".into()));
        assert!(wrong(|settings| settings.plans[0].space = Some(SpaceId::new(1))));
        assert!(wrong(|settings| settings.plans[0].targets[0].resolution = Some(0)));
    }
}
