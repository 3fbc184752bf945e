//! What was brought already: the ids of other systems' things here.

use madang_kernel::{Cx, Db, Id, Result, Timestamp, TopicId, sql};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// The kinds of things that are remembered. Openings and answers are both posts.
pub(crate) const KINDS: [&str; 12] = [
    "community",
    "file",
    "stored",
    "member",
    "group",
    "space",
    "product",
    "version",
    "tag",
    "topic",
    "post",
    "comment",
];

/// Ids begin with this moment; what is older has no room for its time in its id.
const FIRST: Timestamp = Timestamp::from_millis(1_104_537_600_000);

/// The things of one source that are here, by kind and key.
pub(crate) struct Known {
    source: String,
    ids: HashMap<&'static str, HashMap<String, i64>>,
    /// Ids that any import took, by table; a new one must differ.
    used: HashMap<&'static str, HashSet<i64>>,
    /// The last id given to something older than [`FIRST`].
    oldest: i64,
    /// What is remembered since the last [`Known::save`].
    fresh: Vec<(&'static str, String, i64)>,
    /// Topics of which something waited to be told when the import began.
    unsettled: HashSet<TopicId>,
}

impl Known {
    /// Reads what is known of a source.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn load(db: &Db, source: &str) -> Result<Known> {
        // In a transaction of the writer's: what an import that was just killed still commits is waited for.
        let mut conn = db.write().await?;
        conn.q(sql!(lite "SELECT 1" pg "LOCK TABLE imported IN SHARE MODE")).run().await?;
        let rows: Vec<(String, String, String, i64)> =
            conn.q(sql!("SELECT source, kind, key, id FROM imported")).all().await?;
        let unsettled: Vec<(TopicId,)> =
            conn.q(sql!("SELECT DISTINCT topic FROM import_facts WHERE source = $1")).bind(source).all().await?;
        conn.commit().await?;
        let mut known = Known {
            unsettled: unsettled.into_iter().map(|row| row.0).collect(),
            source: source.to_owned(),
            ids: HashMap::new(),
            used: HashMap::new(),
            oldest: 0,
            fresh: Vec::new(),
        };
        for (from, kind, key, id) in rows {
            let Some(kind) = KINDS.into_iter().find(|known| *known == kind) else { continue };
            known.used.entry(table(kind)).or_default().insert(id);
            if from == source {
                known.ids.entry(kind).or_default().insert(key, id);
            }
        }
        Ok(known)
    }

    /// The name of the source.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// The id of a thing that is here.
    pub(crate) fn get<T>(&self, kind: &'static str, key: &str) -> Option<Id<T>> {
        self.ids.get(kind)?.get(key).map(|id| Id::new(*id))
    }

    /// Whether a thing is here.
    pub(crate) fn has(&self, kind: &'static str, key: &str) -> bool {
        self.ids.get(kind).is_some_and(|keys| keys.contains_key(key))
    }

    /// Whether an earlier import told everything that it knew of a topic.
    pub(crate) fn is_settled(&self, topic: TopicId) -> bool {
        !self.unsettled.contains(&topic)
    }

    /// A new id that keeps the time of writing and that nothing of this kind has. The thing is remembered: ask only
    /// when nothing more can keep it from being written.
    pub(crate) fn allot<T>(&mut self, kind: &'static str, key: &str, at: Timestamp) -> Id<T> {
        let id = self.reserve::<T>(kind, key, at);
        self.remember(kind, key, id.number());
        id
    }

    /// Like [`Known::allot`], for a thing that is written later: nothing is remembered until [`Known::remember`] is
    /// called with this id.
    pub(crate) fn reserve<T>(&mut self, kind: &'static str, key: &str, at: Timestamp) -> Id<T> {
        let used = self.used.entry(table(kind)).or_default();
        let number = if at < FIRST {
            // Their order is the order in which they come.
            while !used.insert(self.oldest + 1) {
                self.oldest += 1;
            }
            self.oldest + 1
        } else {
            let mut hasher = DefaultHasher::new();
            (self.source.as_str(), kind, key).hash(&mut hasher);
            let mut number = Id::<T>::at(at, hasher.finish() as u16).number();
            while !used.insert(number) {
                number += 1;
            }
            number
        };
        Id::new(number)
    }

    /// A thing of the source is this one here.
    pub(crate) fn remember(&mut self, kind: &'static str, key: &str, id: i64) {
        self.ids.entry(kind).or_default().insert(key.to_owned(), id);
        self.fresh.push((kind, key.to_owned(), id));
    }

    /// Keeps what is new, in the transaction that writes the things themselves.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn save(&mut self, cx: &mut Cx<'_>) -> Result<()> {
        if self.fresh.is_empty() {
            return Ok(());
        }
        let rows: Vec<Value> = self.fresh.drain(..).map(|(kind, key, id)| json!([kind, key, id])).collect();
        cx.q(sql!("INSERT INTO imported (source, kind, key, id) SELECT $2, value->>0, value->>1, CAST(value->>2 AS BIGINT) FROM "
            lite "json_each($1) WHERE TRUE " pg "json_array_elements($1::json) " "ON CONFLICT DO NOTHING"))
            .bind(Value::Array(rows).to_string())
            .bind(self.source.as_str())
            .run()
            .await?;
        Ok(())
    }
}

/// The table that things of a kind are kept in, where several share one.
fn table(kind: &'static str) -> &'static str {
    if kind == "comment" { "post" } else { kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use madang_kernel::PostId;

    fn nothing() -> Known {
        Known {
            unsettled: HashSet::new(),
            source: "old".into(),
            ids: HashMap::new(),
            used: HashMap::new(),
            oldest: 0,
            fresh: Vec::new(),
        }
    }

    #[test]
    fn posts_of_one_moment_have_different_ids() {
        let (mut known, at) = (nothing(), Timestamp::from_millis(1_500_000_000_000));
        let ids: HashSet<i64> = (0..5_000)
            .map(|n| known.allot::<PostId>(["post", "comment"][n % 2], &n.to_string(), at).number())
            .collect();
        assert_eq!(ids.len(), 5_000);
    }

    #[test]
    fn posts_older_than_any_id_keep_the_order_in_which_they_come() {
        let (mut known, at) = (nothing(), Timestamp::from_millis(900_000_000_000));
        let ids: Vec<i64> = (0..100_000).map(|n| known.allot::<PostId>("post", &n.to_string(), at).number()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(known.has("post", "99999") && !known.has("topic", "99999"));
    }
}
