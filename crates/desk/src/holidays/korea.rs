//! Korea: the Public Holidays Act (공휴일에 관한 법률) and its decree.
//!
//! Substitute holidays: for Seollal and Chuseok where one of the three days falls on a Sunday or another holiday; for
//! Children's Day and, since 2021, the national days, since 2023 Buddha's Birthday and Christmas, since 2026 Constitution
//! Day and Labour Day, on a Saturday as well. The substitute is the next day that is no holiday, Saturday or Sunday.

use super::{Holidays, day, is_weekend, next_free};
use jiff::civil::{Date, Weekday};

/// Lunar New Year, Buddha's Birthday (8th day of the 4th lunar month) and Chuseok (15th of the 8th) as the Korea
/// Astronomy and Space Science Institute gives them; month and day.
const LUNAR: [(i16, [(i8, i8); 3]); 27] = [
    (2024, [(2, 10), (5, 15), (9, 17)]),
    (2025, [(1, 29), (5, 5), (10, 6)]),
    (2026, [(2, 17), (5, 24), (9, 25)]),
    (2027, [(2, 7), (5, 13), (9, 15)]),
    (2028, [(1, 27), (5, 2), (10, 3)]),
    (2029, [(2, 13), (5, 20), (9, 22)]),
    (2030, [(2, 3), (5, 9), (9, 12)]),
    (2031, [(1, 23), (5, 28), (10, 1)]),
    (2032, [(2, 11), (5, 16), (9, 19)]),
    (2033, [(1, 31), (5, 6), (9, 8)]),
    (2034, [(2, 19), (5, 25), (9, 27)]),
    (2035, [(2, 8), (5, 15), (9, 16)]),
    (2036, [(1, 28), (5, 3), (10, 4)]),
    (2037, [(2, 15), (5, 22), (9, 24)]),
    (2038, [(2, 4), (5, 11), (9, 13)]),
    (2039, [(1, 24), (4, 30), (10, 2)]),
    (2040, [(2, 12), (5, 18), (9, 21)]),
    (2041, [(2, 1), (5, 7), (9, 10)]),
    (2042, [(1, 22), (5, 26), (9, 28)]),
    (2043, [(2, 10), (5, 16), (9, 17)]),
    (2044, [(1, 30), (5, 5), (10, 5)]),
    (2045, [(2, 17), (5, 24), (9, 25)]),
    (2046, [(2, 6), (5, 13), (9, 15)]),
    (2047, [(1, 26), (5, 2), (10, 4)]),
    (2048, [(2, 14), (5, 20), (9, 22)]),
    (2049, [(2, 2), (5, 9), (9, 11)]),
    (2050, [(1, 23), (5, 28), (9, 30)]),
];

/// Elections at the end of terms (Public Official Election Act, article 34) and days that the government added.
const DATED: [(i16, i8, i8, &str); 11] = [
    (2024, 4, 10, "국회의원선거일"),
    (2024, 10, 1, "임시공휴일(국군의 날)"),
    (2025, 1, 27, "임시공휴일"),
    (2025, 6, 3, "대통령선거일"),
    (2026, 6, 3, "지방선거일"),
    (2028, 4, 12, "국회의원선거일"),
    (2030, 3, 27, "대통령선거일"),
    (2030, 6, 12, "지방선거일"),
    (2032, 4, 14, "국회의원선거일"),
    (2034, 5, 31, "지방선거일"),
    (2035, 3, 28, "대통령선거일"),
];

/// Where a holiday has a substitute.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Substitute {
    Never,
    /// Lost to a Sunday or another holiday.
    Sunday,
    /// Lost to a Saturday as well.
    Weekend,
}

/// A holiday as the law names it.
struct Named {
    day: Date,
    name: &'static str,
    substitute: Substitute,
}

pub(super) fn of_year(year: i16) -> Holidays {
    let named = named(year);
    let mut holidays = Holidays::new();
    for one in &named {
        holidays.entry(one.day).or_insert(one.name);
    }
    let mut days: Vec<Date> =
        named.iter().filter(|one| one.substitute != Substitute::Never).map(|one| one.day).collect();
    days.sort_unstable();
    days.dedup();
    for lost in days.into_iter().filter(|day| is_lost(&named, *day)) {
        if let Some(free) = next_free(&holidays, lost) {
            holidays.insert(free, "대체공휴일");
        }
    }
    holidays
}

/// Whether a holiday with a substitute falls together with a free day or another holiday.
fn is_lost(named: &[Named], day: Date) -> bool {
    let here: Vec<&Named> = named.iter().filter(|one| one.day == day).collect();
    let weekend = here.iter().any(|one| one.substitute == Substitute::Weekend) && is_weekend(day);
    here.len() > 1 || weekend || day.weekday() == Weekday::Sunday
}

fn named(year: i16) -> Vec<Named> {
    let since = |first: i16| if year >= first { Substitute::Weekend } else { Substitute::Never };
    let mut fixed = vec![
        (1, 1, "신정", Substitute::Never),
        (3, 1, "3·1절", since(2021)),
        (5, 5, "어린이날", since(2014)),
        (6, 6, "현충일", Substitute::Never),
        (8, 15, "광복절", since(2021)),
        (10, 3, "개천절", since(2021)),
        (10, 9, "한글날", since(2021)),
        (12, 25, "기독탄신일", since(2023)),
    ];
    if year >= 2026 {
        fixed.extend([(5, 1, "노동절", Substitute::Weekend), (7, 17, "제헌절", Substitute::Weekend)]);
    }
    fixed.extend(
        DATED
            .iter()
            .filter(|(of, ..)| *of == year)
            .map(|(_, month, day, name)| (*month, *day, *name, Substitute::Never)),
    );
    let named = |(month, at, name, substitute)| Some(Named { day: day(year, month, at)?, name, substitute });
    let mut all: Vec<Named> = fixed.into_iter().filter_map(named).collect();
    all.extend(lunar(year));
    all
}

fn lunar(year: i16) -> Vec<Named> {
    let Some((_, days)) = LUNAR.iter().find(|(of, _)| *of == year) else { return Vec::new() };
    let [seollal, buddha, chuseok] = days.map(|(month, at)| day(year, month, at));
    let three = |middle: Option<Date>, name, around| {
        let middle = middle?;
        let (before, after) = (middle.yesterday().ok()?, middle.tomorrow().ok()?);
        let one = |day, name| Named { day, name, substitute: Substitute::Sunday };
        Some([one(before, around), one(middle, name), one(after, around)])
    };
    let mut all = Vec::new();
    all.extend(three(seollal, "설날", "설날 연휴").into_iter().flatten());
    all.extend(three(chuseok, "추석", "추석 연휴").into_iter().flatten());
    let substitute = if year >= 2023 { Substitute::Weekend } else { Substitute::Never };
    all.extend(buddha.map(|day| Named { day, name: "부처님오신날", substitute }));
    all
}
