//! What happens at the agents' desk.

use crate::event;
use madang_kernel::{MemberId, Timestamp, TopicId, outbox::About};
use serde::{Deserialize, Serialize};

/// Three quarters of the time that was promised for a question are used.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClockWarned {
    /// The question.
    pub topic: TopicId,
    /// `first_response`, `resolution`, or `handed` where a colleague was asked to answer by a moment.
    pub clock: String,
    /// When the time runs out.
    pub due: Timestamp,
    /// Whose question it is, if anybody has taken it.
    pub assignee: Option<MemberId>,
}
event!(ClockWarned, "desk.clock-warned", |_e| About::nothing());

/// The time that was promised for a question has run out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClockBreached {
    /// The question.
    pub topic: TopicId,
    /// `first_response`, `resolution`, or `handed` where a colleague was asked to answer by a moment.
    pub clock: String,
    /// When it ran out.
    pub due: Timestamp,
    /// Whose question it is, if anybody has taken it.
    pub assignee: Option<MemberId>,
}
event!(ClockBreached, "desk.clock-breached", |_e| About::nothing());

/// A question was taken, handed to somebody, or given back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Assigned {
    /// The question.
    pub topic: TopicId,
    /// Whose it is now.
    pub assignee: Option<MemberId>,
    /// Whose it was before.
    pub before: Option<MemberId>,
}
event!(Assigned, "desk.assigned", |_e| About::nothing());

/// Staff said how soon a question must be looked at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrioritySet {
    /// The question.
    pub topic: TopicId,
    /// `low`, `normal`, `high` or `urgent`.
    pub priority: String,
}
event!(PrioritySet, "desk.priority-set", |_e| About::nothing());

/// A question was passed on to the company's ticket system.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Escalated {
    /// The question.
    pub topic: TopicId,
    /// The code of the escalation.
    pub escalation: String,
}
event!(Escalated, "desk.escalated", |_e| About::nothing());

/// Something is known of the ticket that a question became.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EscalationChanged {
    /// The question.
    pub topic: TopicId,
    /// The code of the escalation.
    pub escalation: String,
    /// `accepted`, `solved`, `declined` or `withdrawn`.
    pub state: String,
}
event!(EscalationChanged, "desk.escalation-changed", |_e| About::nothing());

/// Shifts, leave, or what an agent takes on are otherwise than before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RotaChanged {}
event!(RotaChanged, "desk.rota-changed", |_e| About::nothing());
