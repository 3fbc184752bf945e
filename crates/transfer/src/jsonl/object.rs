//! The fields of one line: taken one by one, each with a complaint that names it.

use madang_conversation::Localized;
use madang_kernel::{Timestamp, text};
use serde_json::{Map, Value};
use std::time::Duration;

/// A value, or what is wrong with the line.
pub(super) type Outcome<T> = std::result::Result<T, String>;

/// The most characters of a key.
const KEY: usize = 200;

/// How the times of an import are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    /// Nothing happened after this moment.
    pub(super) now: Timestamp,
    /// How much later everything is taken to be.
    pub(super) shift: Duration,
}

/// The fields of a line that were not taken yet. A field that is `null` is as good as left out.
pub(super) struct Object {
    fields: Map<String, Value>,
    times: Times,
}

impl Object {
    pub(super) fn new(fields: Map<String, Value>, times: Times) -> Object {
        Object { fields: fields.into_iter().filter(|(_, value)| !value.is_null()).collect(), times }
    }

    /// The fields that nobody asked for.
    pub(super) fn rest(self) -> impl Iterator<Item = String> {
        self.fields.into_iter().map(|(field, _)| field)
    }

    /// The key as far as it can be told, for complaints.
    pub(super) fn key_for_report(&self) -> String {
        ["key", "name", "on"].iter().find_map(|field| self.fields.get(*field)?.as_str()).unwrap_or_default().to_owned()
    }

    /// The key of another thing.
    pub(super) fn key(&mut self, field: &str) -> Outcome<String> {
        self.maybe_key(field)?.ok_or_else(|| missing(field))
    }

    /// The key of another thing, if one is given.
    pub(super) fn maybe_key(&mut self, field: &str) -> Outcome<Option<String>> {
        self.string(field)?.map(|key| checked_key(field, key)).transpose()
    }

    /// Keys of other things; none where the field is left out.
    pub(super) fn keys(&mut self, field: &str) -> Outcome<Vec<String>> {
        self.strings(field)?.into_iter().map(|key| checked_key(field, key)).collect()
    }

    /// One line of 1 to `most` characters.
    pub(super) fn line(&mut self, field: &str, most: usize) -> Outcome<String> {
        let line = self.maybe_line(field, most)?.ok_or_else(|| missing(field))?;
        if line.is_empty() { Err(format!("{field} is empty")) } else { Ok(line) }
    }

    /// One line of up to `most` characters, if there is one.
    pub(super) fn maybe_line(&mut self, field: &str, most: usize) -> Outcome<Option<String>> {
        let line = self.string(field)?.map(|typed| text::line(&typed));
        line.map(|line| short_enough(field, line, most)).transpose()
    }

    /// One line of up to `most` characters; an empty one where the field is left out.
    pub(super) fn line_or_empty(&mut self, field: &str, most: usize) -> Outcome<String> {
        Ok(self.maybe_line(field, most)?.unwrap_or_default())
    }

    /// Several lines of up to `most` characters; an empty text where the field is left out.
    pub(super) fn block_or_empty(&mut self, field: &str, most: usize) -> Outcome<String> {
        let block = self.string(field)?.map(|typed| text::block(&typed)).unwrap_or_default();
        short_enough(field, block, most)
    }

    /// Markdown of any length but none.
    pub(super) fn body(&mut self, field: &str) -> Outcome<String> {
        self.maybe_body(field)?.ok_or_else(|| missing(field))
    }

    /// Markdown of any length but none, if there is some.
    pub(super) fn maybe_body(&mut self, field: &str) -> Outcome<Option<String>> {
        match self.string(field)?.map(|typed| text::block(&typed)) {
            Some(body) if body.trim().is_empty() => Err(format!("{field} is empty")),
            body => Ok(body),
        }
    }

    /// A text in each language, of 1 to `most` characters.
    pub(super) fn texts(&mut self, field: &str, most: usize) -> Outcome<Localized> {
        self.maybe_texts(field, most)?.ok_or_else(|| missing(field))
    }

    /// A text in each language, of 1 to `most` characters, if there is one.
    pub(super) fn maybe_texts(&mut self, field: &str, most: usize) -> Outcome<Option<Localized>> {
        let mut texts = Localized::default();
        match self.fields.remove(field) {
            None => return Ok(None),
            Some(Value::String(typed)) => texts.en = text::line(&typed),
            Some(Value::Object(each)) => {
                for (language, value) in each {
                    let place = match language.as_str() {
                        "ko" => &mut texts.ko,
                        "ja" => &mut texts.ja,
                        "en" => &mut texts.en,
                        _ => return Err(format!("{field} has the unknown language \"{language}\"")),
                    };
                    match value {
                        Value::String(typed) => *place = text::line(&typed),
                        Value::Null => {}
                        _ => return Err(format!("{field}.{language} is not a text")),
                    }
                }
            }
            Some(_) => return Err(format!("{field} is neither a text nor texts in languages")),
        }
        let all = [&texts.ko, &texts.ja, &texts.en];
        if all.iter().all(|text| text.is_empty()) {
            return Err(format!("{field} is empty"));
        }
        if all.iter().any(|text| text.chars().count() > most) {
            return Err(format!("{field} has more than {most} characters"));
        }
        Ok(Some(texts))
    }

    /// A moment.
    pub(super) fn time(&mut self, field: &str) -> Outcome<Timestamp> {
        self.maybe_time(field)?.ok_or_else(|| missing(field))
    }

    /// A moment, if one is given.
    pub(super) fn maybe_time(&mut self, field: &str) -> Outcome<Option<Timestamp>> {
        let Some(written) = self.string(field)? else { return Ok(None) };
        let is_zoned =
            written.ends_with(['Z', 'z']) || written.get(10..).is_some_and(|clock| clock.contains(['+', '-']));
        match Timestamp::parse(&written) {
            Some(at) if is_zoned && at + self.times.shift > self.times.now => {
                Err(format!("{field} is in the future: \"{written}\""))
            }
            Some(at) if is_zoned => Ok(Some(at + self.times.shift)),
            Some(_) => Err(format!("{field} has no time zone: \"{written}\"")),
            None => Err(format!("{field} is not a time: \"{written}\"")),
        }
    }

    /// A day, as its midnight in UTC.
    pub(super) fn maybe_date(&mut self, field: &str) -> Outcome<Option<Timestamp>> {
        let Some(written) = self.string(field)? else { return Ok(None) };
        let day = Timestamp::parse(&written).filter(|_| written.len() == "2026-10-03".len());
        day.map(|day| Some(day + self.times.shift)).ok_or_else(|| format!("{field} is not a date: \"{written}\""))
    }

    /// A whole number, 0 or more, if one is given.
    pub(super) fn maybe_count(&mut self, field: &str) -> Outcome<Option<i64>> {
        let Some(value) = self.fields.remove(field) else { return Ok(None) };
        let count = value.as_i64().filter(|count| *count >= 0);
        count.map(Some).ok_or_else(|| format!("{field} is not a whole number of 0 or more"))
    }

    /// A whole number of either sign.
    pub(super) fn number(&mut self, field: &str) -> Outcome<i64> {
        let value = self.fields.remove(field).ok_or_else(|| missing(field))?;
        value.as_i64().ok_or_else(|| format!("{field} is not a whole number"))
    }

    /// `true` or `false`; `false` where the field is left out.
    pub(super) fn flag(&mut self, field: &str) -> Outcome<bool> {
        match self.fields.remove(field) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(_) => Err(format!("{field} is neither true nor false")),
        }
    }

    /// One word of a fixed list, if one is given.
    pub(super) fn maybe_word<T>(&mut self, field: &str, parse: impl Fn(&str) -> Option<T>) -> Outcome<Option<T>> {
        let Some(word) = self.string(field)? else { return Ok(None) };
        parse(&word).map(Some).ok_or_else(|| format!("{field} is the unknown word \"{word}\""))
    }

    /// One word of a fixed list.
    pub(super) fn word<T>(&mut self, field: &str, parse: impl Fn(&str) -> Option<T>) -> Outcome<T> {
        self.maybe_word(field, parse)?.ok_or_else(|| missing(field))
    }

    /// `ko`, `ja` or `en`, if one is given.
    pub(super) fn maybe_language(&mut self, field: &str) -> Outcome<Option<String>> {
        self.maybe_word(field, |word| ["ko", "ja", "en"].contains(&word).then(|| word.to_owned()))
    }

    /// Fields within a field, if they are given.
    pub(super) fn maybe_object(&mut self, field: &str) -> Outcome<Option<Object>> {
        match self.fields.remove(field) {
            None => Ok(None),
            Some(Value::Object(fields)) => Ok(Some(Object::new(fields, self.times))),
            Some(_) => Err(format!("{field} is not an object")),
        }
    }

    /// A list of objects; an empty one where the field is left out.
    pub(super) fn objects(&mut self, field: &str) -> Outcome<Vec<Object>> {
        let times = self.times;
        let object = |value| match value {
            Value::Object(fields) => Ok(Object::new(fields, times)),
            _ => Err(format!("{field} holds something that is not an object")),
        };
        self.list(field)?.into_iter().map(object).collect()
    }

    /// A list of texts; an empty one where the field is left out.
    pub(super) fn strings(&mut self, field: &str) -> Outcome<Vec<String>> {
        let string = |value| match value {
            Value::String(text) => Ok(text),
            _ => Err(format!("{field} holds something that is not a text")),
        };
        self.list(field)?.into_iter().map(string).collect()
    }

    /// A text as it is, if there is one.
    pub(super) fn string(&mut self, field: &str) -> Outcome<Option<String>> {
        match self.fields.remove(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("{field} is not a text")),
        }
    }

    fn list(&mut self, field: &str) -> Outcome<Vec<Value>> {
        match self.fields.remove(field) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => Ok(list),
            Some(_) => Err(format!("{field} is not a list")),
        }
    }
}

fn missing(field: &str) -> String {
    format!("{field} is missing")
}

fn checked_key(field: &str, key: String) -> Outcome<String> {
    match key.chars().count() {
        0 => Err(format!("{field} is empty")),
        1..=KEY if !key.chars().any(char::is_control) => Ok(key),
        1..=KEY => Err(format!("{field} holds control characters")),
        _ => Err(format!("{field} has more than {KEY} characters")),
    }
}

fn short_enough(field: &str, text: String, most: usize) -> Outcome<String> {
    if text.chars().count() > most { Err(format!("{field} has more than {most} characters")) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Object {
        let times = Times { now: Timestamp::parse("2026-11-01").unwrap(), shift: Duration::ZERO };
        Object::new(serde_json::from_str(json).unwrap(), times)
    }

    #[test]
    fn every_complaint_names_its_field() {
        let mut line = object(
            r#"{"a": 5, "b": "", "c": "2026-10-03T14:05:00", "d": "yes", "e": ["x", 1], "f": "2026-1-3",
            "g": -1, "h": {"fr": "x"}, "i": null, "j": "soon",
            "k": "2027-01-01T00:00:00Z"}"#,
        );
        for (outcome, complaint) in [
            (line.key("a").map(drop), "a is not a text"),
            (line.key("b").map(drop), "b is empty"),
            (line.time("c").map(drop), "c has no time zone: \"2026-10-03T14:05:00\""),
            (line.flag("d").map(drop), "d is neither true nor false"),
            (line.keys("e").map(drop), "e holds something that is not a text"),
            (line.maybe_date("f").map(drop), "f is not a date: \"2026-1-3\""),
            (line.maybe_count("g").map(drop), "g is not a whole number of 0 or more"),
            (line.texts("h", 80).map(drop), "h has the unknown language \"fr\""),
            (line.body("i").map(drop), "i is missing"),
            (line.time("j").map(drop), "j is not a time: \"soon\""),
            (line.time("k").map(drop), "k is in the future: \"2027-01-01T00:00:00Z\""),
        ] {
            assert_eq!(outcome, Err(complaint.to_owned()));
        }
    }

    #[test]
    fn what_nobody_asked_for_is_left() {
        let mut line = object(r#"{"key": "7", "mood": "good", "nothing": null}"#);
        assert_eq!(line.key("key"), Ok("7".to_owned()));
        assert_eq!(line.rest().collect::<Vec<_>>(), ["mood"]);
    }

    #[test]
    fn times_keep_their_zone_and_texts_their_languages() {
        let mut line =
            object(r#"{"at": "2026-10-03T14:05:00+09:00", "z": "2026-10-03T05:05:00.5Z", "name": {"ko": "질문"}}"#);
        assert_eq!(line.time("at").unwrap().to_string(), "2026-10-03T05:05:00.000Z");
        assert_eq!(line.time("z").unwrap().to_string(), "2026-10-03T05:05:00.500Z");
        assert_eq!(line.texts("name", 80).unwrap().ko, "질문");
    }
}
