//! What happens in private conversations. What was written is in none of it.

use crate::event;
use madang_kernel::{MemberId, MessageId, outbox::About};
use serde::{Deserialize, Serialize};

/// A member began a conversation; its first message is there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConversationBegun {
    /// The conversation.
    pub conversation: String,
    /// How many members it was begun with, besides whoever began it.
    pub with: usize,
}
event!(ConversationBegun, "messages.conversation-begun", |_e| About::nothing());

/// A member wrote a message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MessageSent {
    /// The message.
    pub message: MessageId,
    /// Who wrote it.
    pub author: MemberId,
    /// Who is in the conversation, the author included.
    pub members: Vec<MemberId>,
}
event!(MessageSent, "messages.sent", |_e| About::nothing());

/// What is unread is another number now: members looked, or something was taken away.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnreadChanged {
    /// For whom.
    pub members: Vec<MemberId>,
}
event!(UnreadChanged, "messages.unread-changed", |_e| About::nothing());

/// The automatic checks found words in a message that moderators ought to know of. The message stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MessageScreened {
    /// The message.
    pub message: MessageId,
    /// Who wrote it.
    pub author: MemberId,
    /// The words.
    pub words: Vec<String>,
}
event!(MessageScreened, "messages.screened", |_e| About::nothing());
