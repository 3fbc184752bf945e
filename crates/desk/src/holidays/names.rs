//! Holidays' names in the reader's language.

use madang_i18n::Lang;

/// Official names with the Korean, the Japanese and the English one. Some names are those of both countries.
const NAMES: [(&str, [&str; 3]); 39] = [
    ("신정", ["신정", "元日", "New Year’s Day"]),
    ("설날", ["설날", "ソルラル", "Seollal"]),
    ("설날 연휴", ["설날 연휴", "ソルラル連休", "Seollal holiday"]),
    ("3·1절", ["3·1절", "三一節", "Independence Movement Day"]),
    ("노동절", ["노동절", "労働節", "Labour Day"]),
    ("어린이날", ["어린이날", "こどもの日", "Children’s Day"]),
    ("부처님오신날", ["부처님오신날", "釈迦誕生日", "Buddha’s Birthday"]),
    ("현충일", ["현충일", "顕忠日", "Memorial Day"]),
    ("제헌절", ["제헌절", "制憲節", "Constitution Day"]),
    ("광복절", ["광복절", "光復節", "Liberation Day"]),
    ("추석", ["추석", "秋夕", "Chuseok"]),
    ("추석 연휴", ["추석 연휴", "秋夕連休", "Chuseok holiday"]),
    ("개천절", ["개천절", "開天節", "National Foundation Day"]),
    ("한글날", ["한글날", "ハングルの日", "Hangeul Day"]),
    ("기독탄신일", ["기독탄신일", "クリスマス", "Christmas Day"]),
    ("대체공휴일", ["대체공휴일", "代替公休日", "Substitute holiday"]),
    ("임시공휴일", ["임시공휴일", "臨時公休日", "Temporary public holiday"]),
    (
        "임시공휴일(국군의 날)",
        ["임시공휴일(국군의 날)", "臨時公休日(国軍の日)", "Temporary public holiday (Armed Forces Day)"],
    ),
    ("국회의원선거일", ["국회의원선거일", "国会議員選挙日", "National Assembly election day"]),
    ("대통령선거일", ["대통령선거일", "大統領選挙日", "Presidential election day"]),
    ("지방선거일", ["지방선거일", "地方選挙日", "Local election day"]),
    ("元日", ["새해 첫날", "元日", "New Year’s Day"]),
    ("成人の日", ["성년의 날", "成人の日", "Coming of Age Day"]),
    ("建国記念の日", ["건국기념일", "建国記念の日", "National Foundation Day"]),
    ("天皇誕生日", ["천황 탄생일", "天皇誕生日", "Emperor’s Birthday"]),
    ("春分の日", ["춘분의 날", "春分の日", "Vernal Equinox Day"]),
    ("昭和の日", ["쇼와의 날", "昭和の日", "Showa Day"]),
    ("憲法記念日", ["헌법기념일", "憲法記念日", "Constitution Memorial Day"]),
    ("みどりの日", ["녹색의 날", "みどりの日", "Greenery Day"]),
    ("こどもの日", ["어린이날", "こどもの日", "Children’s Day"]),
    ("海の日", ["바다의 날", "海の日", "Marine Day"]),
    ("山の日", ["산의 날", "山の日", "Mountain Day"]),
    ("敬老の日", ["경로의 날", "敬老の日", "Respect for the Aged Day"]),
    ("秋分の日", ["추분의 날", "秋分の日", "Autumnal Equinox Day"]),
    ("スポーツの日", ["스포츠의 날", "スポーツの日", "Sports Day"]),
    ("文化の日", ["문화의 날", "文化の日", "Culture Day"]),
    ("勤労感謝の日", ["근로감사의 날", "勤労感謝の日", "Labour Thanksgiving Day"]),
    ("国民の休日", ["국민의 휴일", "国民の休日", "Citizens’ holiday"]),
    ("振替休日", ["대체 휴일", "振替休日", "Substitute holiday"]),
];

/// A holiday's name in a language; the official one where there is no other.
pub(crate) fn name_in(lang: Lang, official: &'static str) -> &'static str {
    let Some((_, [ko, ja, en])) = NAMES.iter().find(|(name, _)| *name == official) else { return official };
    match lang {
        Lang::Ko => ko,
        Lang::Ja => ja,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::holidays::{Country, of_year};

    #[test]
    fn every_holiday_from_2024_to_2050_has_a_name_in_each_language() {
        for year in 2024..=2050 {
            for country in [Country::Korea, Country::Japan] {
                for official in of_year(country, year).values() {
                    assert!(NAMES.iter().any(|(name, _)| name == official), "{official}");
                    assert!(name_in(Lang::En, official).chars().all(|c| c.is_ascii() || c == '’'), "{official}");
                }
            }
        }
    }
}
