//! "I have this too": a member says so once a topic, and can take it back.

pub(crate) mod web;

use crate::store::marks;
use madang_events::conversation::MeToo as SaidMeToo;
use madang_kernel::{Actor, Command, Cx, Error, Permission, PostId, Result, TopicId};
use serde::Serialize;

/// "I have this too."
pub struct MeToo {
    /// The topic.
    pub topic: TopicId,
    /// Whether it is to stand; without it a click: on where it was off.
    pub on: Option<bool>,
}

/// How many have the same question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct MeToos {
    /// Members who said so.
    pub count: i64,
    /// Whether the viewer is one of them.
    pub mine: bool,
    /// The post that opens the topic.
    #[serde(skip)]
    pub opening: PostId,
}

impl Command for MeToo {
    type Output = MeToos;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MeToos> {
        let member = cx.actor().signed_in()?;
        let topic = marks::topic_to_mark(cx, self.topic).await?;
        if topic.author == member {
            return Err(Error::Refused("own-topic"));
        }
        let before = marks::has_me_too(cx, self.topic, member).await?;
        let on = self.on.unwrap_or(!before);
        if marks::set_me_too(cx, self.topic, member, on).await? {
            cx.emit(&SaidMeToo { topic: self.topic, on }).await?;
        }
        Ok(MeToos { count: topic.me_toos + i64::from(on) - i64::from(before), mine: on, opening: topic.opening })
    }
}
