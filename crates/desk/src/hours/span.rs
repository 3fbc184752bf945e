//! Hours of a day as they are typed: `09:00-12:00, 13:00-18:00`.

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The most spans of a day.
const MOST: usize = 6;
/// Minutes of a day.
const MIDNIGHT: u16 = 24 * 60;

/// A time of a day in which the team is there, in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// From this minute on.
    pub from: u16,
    /// Until this minute; 1440 is midnight.
    pub to: u16,
}

/// The hours of a day, in order and apart from one another. None: closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day(pub Vec<Span>);

/// The hours of a week, Monday first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week(pub [Day; 7]);

impl Week {
    /// The same hours from Monday to Friday.
    pub fn working(from: u16, to: u16) -> Week {
        let day = Day(vec![Span { from, to }]);
        let free = Day::default();
        Week([day.clone(), day.clone(), day.clone(), day.clone(), day, free.clone(), free])
    }

    /// The hours of a weekday.
    pub fn on(&self, day: Weekday) -> &Day {
        let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
        &self.0[index.min(6)]
    }

    /// Whether the team is there at all.
    pub fn opens(&self) -> bool {
        self.0.iter().any(|day| !day.is_closed())
    }
}

impl Day {
    /// Whether the team is not there.
    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads what somebody typed; nothing means closed. Spans may stand in any order, and may not overlap.
    ///
    /// # Errors
    /// `hours-unclear`.
    pub fn parse(typed: &str) -> Result<Day, &'static str> {
        let parts = typed.split([',', '、', '，']).map(str::trim).filter(|part| !part.is_empty());
        let mut spans = parts.map(Span::parse).collect::<Option<Vec<Span>>>().ok_or("hours-unclear")?;
        spans.sort_unstable();
        let apart = spans.windows(2).all(|pair| pair[0].to <= pair[1].from);
        if apart && spans.len() <= MOST { Ok(Day(spans)) } else { Err("hours-unclear") }
    }
}

impl Span {
    fn parse(typed: &str) -> Option<Span> {
        let (from, to) = typed.split_once(['-', '–', '~', '〜', '～'])?;
        let (from, to) = (minute(from)?, minute(to)?);
        (from < to).then_some(Span { from, to })
    }
}

/// A time of day as it is typed, in minutes since midnight: `9`, `09:30`, `24:00`.
pub(crate) fn minute(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    let (hour, minute) = typed.split_once([':', '：']).unwrap_or((typed, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let at = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && at <= MIDNIGHT).then_some(at)
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { from, to } = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, span) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{span}")?;
        }
        Ok(())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let typed = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Day::parse(&typed).map_err(serde::de::Error::custom)
    }
}
