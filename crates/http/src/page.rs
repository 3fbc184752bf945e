//! Pages of lists by keyset: a cursor says after which row to go on, so that no page costs more than the first.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

/// The place in a list after which the next page begins: the sort key and the id of its last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The value of the column that the list is ordered by.
    pub key: i64,
    /// The id that tells rows with the same key apart.
    pub id: i64,
}

impl Cursor {
    /// After a row with this key and id.
    pub fn after(key: i64, id: i64) -> Cursor {
        Cursor { key, id }
    }

    /// Before the first row of a list that descends.
    pub fn start() -> Cursor {
        Cursor { key: i64::MAX, id: i64::MAX }
    }

    /// Reads what [`Cursor::to_string`] wrote; anything else is the start.
    pub fn parse(text: &str) -> Option<Cursor> {
        let bytes: [u8; 16] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (key, id) = bytes.split_at(8);
        Some(Cursor { key: i64::from_be_bytes(key.try_into().ok()?), id: i64::from_be_bytes(id.try_into().ok()?) })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.key.to_be_bytes());
        bytes[8..].copy_from_slice(&self.id.to_be_bytes());
        f.write_str(&URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl Serialize for Cursor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Cursor::parse(&text).ok_or_else(|| serde::de::Error::custom("not a cursor"))
    }
}

/// A page of a list, as the API gives it.
#[derive(Clone, Debug, Serialize)]
pub struct Listed<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
}

impl<T> Listed<T> {
    /// From `most + 1` rows that were asked for: the extra one only shows that there is more.
    pub fn of(mut rows: Vec<T>, most: usize, cursor: impl Fn(&T) -> Cursor) -> Listed<T> {
        let more = rows.len() > most;
        rows.truncate(most);
        let next = rows.last().filter(|_| more).map(cursor);
        Listed { items: rows, next }
    }

    /// The same page with other items.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Listed<U> {
        Listed { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_what_it_writes() {
        for cursor in [Cursor::start(), Cursor::after(-3, 7), Cursor::after(0, i64::MIN)] {
            assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        }
        assert_eq!(Cursor::parse("nonsense"), None);
    }

    #[test]
    fn the_last_page_has_no_next() {
        let cursor = |n: &i64| Cursor::after(*n, *n);
        assert_eq!(Listed::of(vec![3, 2, 1], 2, cursor).next, Some(Cursor::after(2, 2)));
        assert_eq!(Listed::of(vec![3, 2], 2, cursor).next, None);
    }
}
