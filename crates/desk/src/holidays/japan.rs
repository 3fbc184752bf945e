//! Japan: the Act on National Holidays (国民の祝日に関する法律) as it stands since 2022.

use super::{Holidays, day};
use jiff::civil::{Date, Weekday};

pub(super) fn of_year(year: i16) -> Holidays {
    let mut holidays = Holidays::new();
    let fixed = [
        (1, 1, "元日"),
        (2, 11, "建国記念の日"),
        (2, 23, "天皇誕生日"),
        (4, 29, "昭和の日"),
        (5, 3, "憲法記念日"),
        (5, 4, "みどりの日"),
        (5, 5, "こどもの日"),
        (8, 11, "山の日"),
        (11, 3, "文化の日"),
        (11, 23, "勤労感謝の日"),
        (3, equinox(year, 20.8431), "春分の日"),
        (9, equinox(year, 23.2488), "秋分の日"),
    ];
    let mondays = [(1, 2, "成人の日"), (7, 3, "海の日"), (9, 3, "敬老の日"), (10, 2, "スポーツの日")];
    holidays.extend(fixed.into_iter().filter_map(|(month, at, name)| Some((day(year, month, at)?, name))));
    holidays.extend(mondays.into_iter().filter_map(|(month, nth, name)| Some((monday(year, month, nth)?, name))));
    let between = between_two(&holidays);
    let moved = moved(&holidays);
    holidays.extend(between.into_iter().map(|day| (day, "国民の休日")));
    holidays.extend(moved.into_iter().map(|day| (day, "振替休日")));
    holidays
}

/// The day of an equinox, by the formula that the almanacs print for 1980 to 2099.
fn equinox(year: i16, base: f64) -> i8 {
    let since = f64::from(year - 1980);
    (base + 0.242_194 * since - (since / 4.0).floor()).floor() as i8
}

/// The nth Monday of a month.
fn monday(year: i16, month: i8, nth: i8) -> Option<Date> {
    day(year, month, 1)?.nth_weekday_of_month(nth, Weekday::Monday).ok()
}

/// Article 3, paragraph 2: a holiday on a Sunday makes the next day that is none free.
fn moved(holidays: &Holidays) -> Vec<Date> {
    let on_sunday = holidays.keys().filter(|day| day.weekday() == Weekday::Sunday);
    on_sunday
        .filter_map(|sunday| sunday.series(jiff::Span::new().days(1)).find(|day| !holidays.contains_key(day)))
        .collect()
}

/// Article 3, paragraph 3: a day between two holidays is free.
fn between_two(holidays: &Holidays) -> Vec<Date> {
    let is_between = |day: &Date| {
        let next = day.tomorrow().is_ok_and(|next| holidays.contains_key(&next));
        next && !holidays.contains_key(day) && day.weekday() != Weekday::Sunday
    };
    holidays.keys().filter_map(|day| day.tomorrow().ok()).filter(is_between).collect()
}
