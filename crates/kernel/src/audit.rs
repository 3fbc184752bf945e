//! The audit log: every action of staff, written in the transaction that did it. Rows are added and never changed; the
//! database itself refuses anything else.

use crate::{MemberId, PostId, SpaceId, Timestamp, TopicId, db::Connection, row, sql};
use std::borrow::Cow;

/// What staff did, as the audit log keeps it.
#[derive(Clone, Debug)]
pub struct Deed {
    pub(crate) action: Cow<'static, str>,
    pub(crate) member: Option<MemberId>,
    pub(crate) topic: Option<TopicId>,
    pub(crate) post: Option<PostId>,
    pub(crate) space: Option<SpaceId>,
    pub(crate) details: String,
}

impl Deed {
    /// An action by its stable name, `domain.what`, such as `moderation.sanctioned`.
    pub fn new(action: impl Into<Cow<'static, str>>) -> Deed {
        Deed { action: action.into(), member: None, topic: None, post: None, space: None, details: "{}".to_owned() }
    }

    /// The member to whom it was done.
    pub fn member(self, member: MemberId) -> Deed {
        Deed { member: Some(member), ..self }
    }

    /// The topic that it was about.
    pub fn topic(self, topic: TopicId) -> Deed {
        Deed { topic: Some(topic), ..self }
    }

    /// The post that it was about.
    pub fn post(self, post: PostId) -> Deed {
        Deed { post: Some(post), ..self }
    }

    /// The space in which it was done.
    pub fn space(self, space: SpaceId) -> Deed {
        Deed { space: Some(space), ..self }
    }

    /// What else is worth knowing: the reason, the state before, the number of things changed. An object.
    pub fn details(self, details: &serde_json::Value) -> Deed {
        Deed { details: details.to_string(), ..self }
    }
}

/// The name of a command that has no other for its deed: its crate and its type, such as `conversation.switch_topic`.
pub(crate) fn name_of<C>() -> String {
    let path = std::any::type_name::<C>();
    let path = path.split('<').next().unwrap_or(path);
    let domain = path.split("::").next().unwrap_or(path).trim_start_matches("madang_");
    let mut name = format!("{domain}.");
    for (at, letter) in path.rsplit("::").next().unwrap_or(path).char_indices() {
        if letter.is_uppercase() && at > 0 {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

row! {
    /// An action of staff.
    #[derive(Clone, Debug)]
    pub struct Entry {
        /// Its number; those of later actions are greater.
        pub id: i64,
        /// When.
        pub at: Timestamp,
        /// Who.
        pub actor: MemberId,
        /// What, by its stable name.
        pub action: String,
        /// The member to whom it was done.
        pub member: Option<MemberId>,
        /// The topic that it was about.
        pub topic: Option<TopicId>,
        /// The post that it was about.
        pub post: Option<PostId>,
        /// The space in which it was done.
        pub space: Option<SpaceId>,
        /// The rest, as a JSON object.
        pub details: String,
    }
}

/// What is looked for in the log; everything where nothing is named.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Who acted.
    pub actor: Option<MemberId>,
    /// To whom.
    pub member: Option<MemberId>,
    /// What, or the beginning of its name.
    pub action: String,
    /// Only entries before this one.
    pub before: Option<i64>,
}

/// Entries of the log, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn entries(conn: &mut impl Connection, sought: &Sought, limit: i64) -> crate::Result<Vec<Entry>> {
    conn.q(sql!(
        "SELECT id, at, actor, action, member, topic, post, space, details FROM audit_log \
         WHERE id < $1 AND CASE WHEN CAST($2 AS BIGINT) IS NULL THEN TRUE ELSE actor = $2 END \
         AND CASE WHEN CAST($3 AS BIGINT) IS NULL THEN TRUE ELSE member = $3 END \
         AND CASE WHEN CAST($4 AS TEXT) = '' THEN TRUE ELSE action >= $4 AND action < $5 END ORDER BY id DESC LIMIT $6"
    ))
    .bind(sought.before.unwrap_or(i64::MAX))
    .bind(sought.actor)
    .bind(sought.member)
    .bind(&sought.action)
    .bind(if sought.action.is_empty() { String::new() } else { format!("{}\u{7f}", sought.action) })
    .bind(limit)
    .all()
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    struct SwitchTopic;

    #[test]
    fn a_command_is_named_by_its_crate_and_type() {
        assert_eq!(name_of::<SwitchTopic>(), "kernel.switch_topic");
    }
}
