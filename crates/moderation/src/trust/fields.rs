//! The fields of the settings, as one form and as one JSON value: what may stand in each, and reading what was typed.

use super::Settings;
use madang_kernel::Fields;
use serde_json::Value;
use std::collections::HashMap;

/// The most that anything may be asked for.
const MOST: u64 = 1_000_000;
/// So far back goes what is known of reading and visits, in days.
const PERIOD: u64 = madang_conversation::READING_DAYS as u64;

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// Its place in the JSON value, with dots: the name of the input too.
    pub(crate) name: &'static str,
    pub(crate) least: u64,
    pub(crate) most: u64,
    /// Whether nothing may stand in it, which is no limit.
    pub(crate) may_be_empty: bool,
}

impl Field {
    const fn of(name: &'static str) -> Field {
        Field { name, least: 0, most: MOST, may_be_empty: false }
    }

    const fn between(name: &'static str, least: u64, most: u64) -> Field {
        Field { name, least, most, may_be_empty: false }
    }

    const fn limit(name: &'static str) -> Field {
        Field { name, least: 0, most: MOST, may_be_empty: true }
    }

    /// What it is about, without the level: `posts_read`.
    pub(crate) fn code(&self) -> &'static str {
        self.name.rsplit('.').next().unwrap_or(self.name)
    }

    fn pointer(&self) -> String {
        format!("/{}", self.name.replace('.', "/"))
    }

    /// The number in the settings; `None` where there is no limit.
    fn number(&self, json: &Value) -> Option<u64> {
        json.pointer(&self.pointer()).and_then(Value::as_u64)
    }
}

/// What level 1 asks for.
pub(crate) const BASIC: [Field; 3] = [
    Field::of("thresholds.basic.topics_entered"),
    Field::of("thresholds.basic.posts_read"),
    Field::of("thresholds.basic.minutes_read"),
];

/// What level 2 asks for.
pub(crate) const MEMBER: [Field; 7] = [
    Field::of("thresholds.member.topics_entered"),
    Field::of("thresholds.member.posts_read"),
    Field::of("thresholds.member.minutes_read"),
    Field::of("thresholds.member.days_visited"),
    Field::of("thresholds.member.likes_received"),
    Field::of("thresholds.member.likes_given"),
    Field::of("thresholds.member.topics_replied_to"),
];

/// What level 3 asks for.
pub(crate) const REGULAR: [Field; 15] = [
    Field::between("thresholds.regular.days", 1, PERIOD),
    Field::between("thresholds.regular.days_visited", 0, PERIOD),
    Field::of("thresholds.regular.topics_replied_to"),
    Field::between("thresholds.regular.topics_viewed_percent", 0, 100),
    Field::of("thresholds.regular.topics_viewed_cap"),
    Field::between("thresholds.regular.posts_read_percent", 0, 100),
    Field::of("thresholds.regular.posts_read_cap"),
    Field::of("thresholds.regular.topics_viewed_all_time"),
    Field::of("thresholds.regular.posts_read_all_time"),
    Field::of("thresholds.regular.likes_given"),
    Field::of("thresholds.regular.likes_received"),
    Field::of("thresholds.regular.most_flagged"),
    Field::between("thresholds.regular.penalty_days", 0, 3_650),
    Field::between("thresholds.regular.kept_days", 0, 3_650),
    Field::between("thresholds.regular.kept_percent", 0, 100),
];

/// What each level may do: a row is a limit, in the order of levels 0, 1, and 2 and above.
pub(crate) const LIMITS: [[Field; 3]; 8] = [
    [
        Field::limit("limits.new.topics_a_day"),
        Field::limit("limits.basic.topics_a_day"),
        Field::limit("limits.member.topics_a_day"),
    ],
    [
        Field::limit("limits.new.replies_a_day"),
        Field::limit("limits.basic.replies_a_day"),
        Field::limit("limits.member.replies_a_day"),
    ],
    [Field::limit("limits.new.links"), Field::limit("limits.basic.links"), Field::limit("limits.member.links")],
    [Field::limit("limits.new.images"), Field::limit("limits.basic.images"), Field::limit("limits.member.images")],
    [
        Field::limit("limits.new.attachments"),
        Field::limit("limits.basic.attachments"),
        Field::limit("limits.member.attachments"),
    ],
    [
        Field::limit("limits.new.mentions"),
        Field::limit("limits.basic.mentions"),
        Field::limit("limits.member.mentions"),
    ],
    [
        Field::limit("limits.new.messages_a_day"),
        Field::limit("limits.basic.messages_a_day"),
        Field::limit("limits.member.messages_a_day"),
    ],
    [
        Field::between("limits.new.seconds_between_posts", 0, 86_400),
        Field::between("limits.basic.seconds_between_posts", 0, 86_400),
        Field::between("limits.member.seconds_between_posts", 0, 86_400),
    ],
];

/// Every field.
fn all() -> impl Iterator<Item = &'static Field> {
    BASIC.iter().chain(&MEMBER).chain(&REGULAR).chain(LIMITS.iter().flatten())
}

impl Settings {
    /// What is wrong with them: each field and the code of what is wrong.
    pub(crate) fn wrong(&self) -> Fields {
        let json = serde_json::to_value(self).unwrap_or_default();
        let mut wrong = Fields::new();
        for field in all() {
            match field.number(&json) {
                Some(number) if !(field.least..=field.most).contains(&number) => wrong.add(field.name, "trust-range"),
                _ => {}
            }
        }
        wrong
    }

    /// As text for the form's fields, by name; nothing where there is no limit.
    pub(crate) fn as_typed(&self) -> HashMap<String, String> {
        let json = serde_json::to_value(self).unwrap_or_default();
        let text = |field: &Field| field.number(&json).map(|number| number.to_string()).unwrap_or_default();
        all().map(|field| (field.name.to_owned(), text(field))).collect()
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// The fields that are no whole number, or one that may not stand there.
    pub(crate) fn parse(typed: &HashMap<String, String>) -> Result<Settings, Fields> {
        let mut json = serde_json::to_value(Settings::default()).unwrap_or_default();
        let mut wrong = Fields::new();
        for field in all() {
            let text = typed.get(field.name).map_or("", |text| text.trim());
            let value = match text.parse::<u32>() {
                Ok(number) if (field.least..=field.most).contains(&u64::from(number)) => Value::from(number),
                Ok(_) => {
                    wrong.add(field.name, "trust-range");
                    continue;
                }
                Err(_) if text.is_empty() && field.may_be_empty => Value::Null,
                Err(_) => {
                    wrong.add(field.name, "trust-number");
                    continue;
                }
            };
            if let Some(place) = json.pointer_mut(&field.pointer()) {
                *place = value;
            }
        }
        if !wrong.0.is_empty() {
            return Err(wrong);
        }
        serde_json::from_value(json).map_err(|_| {
            wrong.add("", "invalid");
            wrong
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_can_be_sent_back_and_every_number_has_a_field() {
        let settings = Settings::default();
        assert_eq!(Settings::parse(&settings.as_typed()).unwrap(), settings);
        fn leaves(value: &Value) -> usize {
            value.as_object().map_or(1, |map| map.values().map(leaves).sum())
        }
        assert_eq!(all().count(), leaves(&serde_json::to_value(settings).unwrap()));
        assert_eq!(settings.wrong(), Fields::new());
    }

    #[test]
    fn what_is_wrong_is_said_of_each_field() {
        let mut typed = Settings::default().as_typed();
        for (name, text) in [
            ("thresholds.basic.posts_read", "many"),
            ("thresholds.regular.days", "101"),
            ("limits.new.links", ""),
            ("limits.new.seconds_between_posts", ""),
        ] {
            typed.insert(name.to_owned(), text.to_owned());
        }
        let wrong = Settings::parse(&typed).unwrap_err();
        assert_eq!(
            wrong.0,
            [
                ("thresholds.basic.posts_read", "trust-number"),
                ("thresholds.regular.days", "trust-range"),
                ("limits.new.seconds_between_posts", "trust-number")
            ]
        );
    }
}
