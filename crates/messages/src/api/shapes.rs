//! What the API says of conversations and messages.

use crate::{
    inbox::Entry,
    rules::{Attention, ConversationId, Kind},
    store::messages::MessageRow,
    talk::Talk,
};
use madang_http::Cursor;
use madang_kernel::{Actor, MessageId, Timestamp};
use madang_people::Byline;
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody in a conversation.
#[derive(Serialize, ToSchema)]
pub(crate) struct MessageMember {
    /// The handle.
    handle: String,
    /// The name.
    name: String,
}

impl From<&Byline> for MessageMember {
    fn from(one: &Byline) -> MessageMember {
        MessageMember { handle: one.handle.clone(), name: one.name.clone() }
    }
}

/// A conversation in your list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConversationItem {
    /// The conversation.
    #[schema(value_type = String)]
    id: ConversationId,
    /// What a group is called; may be empty.
    title: String,
    /// Whether it is a group; else it is the conversation of two.
    is_group: bool,
    /// Who else is in it.
    members: Vec<MessageMember>,
    /// When somebody wrote last.
    #[schema(value_type = String, format = DateTime)]
    last_at: Timestamp,
    /// The beginning of what was written last; empty where it is gone, or of somebody you blocked.
    excerpt: String,
    /// How many messages you have not read.
    unread: i64,
    /// `normal`, `muted` (no e-mail) or `ignored` (not in the list either).
    #[schema(value_type = String)]
    attention: Attention,
}

impl From<Entry> for ConversationItem {
    fn from(entry: Entry) -> ConversationItem {
        let Entry { row, others, .. } = entry;
        let is_gone = row.deleted || row.hidden || row.blocked;
        ConversationItem {
            id: row.id,
            title: row.title,
            is_group: row.is_group,
            members: others.iter().map(MessageMember::from).collect(),
            last_at: row.last_at,
            excerpt: if is_gone { String::new() } else { row.text },
            unread: row.unread,
            attention: row.attention,
        }
    }
}

/// Your conversations.
#[derive(Serialize, ToSchema)]
pub(crate) struct Conversations {
    /// The last written in first.
    pub(crate) items: Vec<ConversationItem>,
    /// Where the next page begins; absent on the last.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<Cursor>,
    /// In how many conversations something is unread.
    pub(crate) unread: i64,
}

/// A message, or what somebody did in a group.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivateMessage {
    /// The message.
    #[schema(value_type = String)]
    id: MessageId,
    /// `text`, `added` (the author added `about`), `left`, `renamed` (the new title is in `markdown`).
    #[schema(value_type = String)]
    kind: Kind,
    /// Who wrote or did it.
    author: MessageMember,
    /// Who was added.
    about: Option<MessageMember>,
    /// As it was typed; empty where it was deleted or put away.
    markdown: String,
    /// As it is shown, sanitised.
    html: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Timestamp>,
    /// Whether its author deleted it.
    deleted: bool,
    /// Whether moderators put it away; its author still reads it.
    hidden: bool,
    /// As what it was put away, for its author: `spam`, `rude`, `off_topic`, `personal`, `illegal` or `other`.
    hidden_why: String,
    /// Whether you have blocked its author.
    from_blocked: bool,
}

impl PrivateMessage {
    pub(crate) fn of(actor: &Actor, talk: &Talk, row: &MessageRow) -> PrivateMessage {
        let who = |id| talk.people.get(&id).map(MessageMember::from);
        let mine = actor.is(row.author);
        let is_put_away = row.hidden_at.is_some();
        let shows = !is_put_away || mine;
        PrivateMessage {
            id: row.id,
            kind: row.kind,
            author: who(row.author).unwrap_or(MessageMember { handle: String::new(), name: String::new() }),
            about: row.about.and_then(who),
            markdown: if shows { row.markdown.clone() } else { String::new() },
            html: if shows { row.html.clone() } else { String::new() },
            at: row.at,
            edited_at: row.edited_at,
            deleted: row.deleted_at.is_some(),
            hidden: is_put_away,
            hidden_why: if mine { row.hidden_why.clone() } else { String::new() },
            from_blocked: row.blocked,
        }
    }
}

/// A conversation with a stretch of what was written.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConversationDetail {
    /// The conversation.
    #[schema(value_type = String)]
    id: ConversationId,
    /// What a group is called; may be empty.
    title: String,
    /// Whether it is a group.
    is_group: bool,
    /// Who is in it, you included.
    members: Vec<MessageMember>,
    /// `normal`, `muted` or `ignored`.
    #[schema(value_type = String)]
    attention: Attention,
    /// How many messages you have not read. Reading them by the API leaves them unread until you say so.
    unread: i64,
    /// The oldest first.
    messages: Vec<PrivateMessage>,
    /// There are messages before this one (`before`); absent where there are none.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<MessageId>,
}

impl ConversationDetail {
    pub(crate) fn of(actor: &Actor, talk: &Talk) -> ConversationDetail {
        ConversationDetail {
            id: talk.part.conversation,
            title: talk.part.title.clone(),
            is_group: talk.part.is_group,
            members: talk.members.iter().map(MessageMember::from).collect(),
            attention: talk.part.attention,
            unread: talk.part.unread,
            messages: talk.rows.iter().map(|row| PrivateMessage::of(actor, talk, row)).collect(),
            earlier: talk.earlier,
        }
    }
}
