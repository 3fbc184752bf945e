//! What members of a level may do: limits that keep a new account from doing harm before it is known.

use crate::trust::Level;
use serde::{Deserialize, Serialize};

/// Limits of one level. `None` is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Topics started a day.
    pub topics_a_day: Option<u32>,
    /// Replies a day.
    pub replies_a_day: Option<u32>,
    /// Links in one post.
    pub links: Option<u32>,
    /// Pictures and players in one post.
    pub images: Option<u32>,
    /// Files attached to one post.
    pub attachments: Option<u32>,
    /// Members mentioned in one post.
    pub mentions: Option<u32>,
    /// Private messages begun a day.
    pub messages_a_day: Option<u32>,
    /// Seconds between two posts.
    pub seconds_between_posts: u32,
}

/// Limits of every level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LimitsByLevel {
    /// Level 0.
    pub new: Limits,
    /// Level 1.
    pub basic: Limits,
    /// Level 2 and above.
    pub member: Limits,
}

impl Default for LimitsByLevel {
    /// Discourse's defaults: `max_topics_in_first_day` 3, `max_replies_in_first_day` 10, `newuser_max_links` 2,
    /// `newuser_max_embedded_media` 1, `newuser_max_attachments` 0, `newuser_max_mentions_per_post` 2, no messages before level 1,
    /// `rate_limit_new_user_create_post` 30; later `max_topics_per_day` 20, `max_mentions_per_post` 10,
    /// `max_personal_messages_per_day` 20, `rate_limit_create_post` 5. Discourse counts topics and replies of the first 24 hours; here they count
    /// as long as the level lasts.
    fn default() -> Self {
        let basic = Limits {
            topics_a_day: Some(20),
            replies_a_day: None,
            links: None,
            images: None,
            attachments: None,
            mentions: Some(10),
            messages_a_day: Some(20),
            seconds_between_posts: 5,
        };
        let new = Limits {
            topics_a_day: Some(3),
            replies_a_day: Some(10),
            links: Some(2),
            images: Some(1),
            attachments: Some(0),
            mentions: Some(2),
            messages_a_day: Some(0),
            seconds_between_posts: 30,
        };
        Self { new, basic, member: basic }
    }
}

impl LimitsByLevel {
    /// The limits of a level.
    #[must_use]
    pub fn of(&self, level: Level) -> &Limits {
        match level {
            Level::New => &self.new,
            Level::Basic => &self.basic,
            Level::Member | Level::Regular | Level::Leader => &self.member,
        }
    }
}

/// What a new text holds, and what its writer did before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// What is about to be done.
    pub what: Writing,
    /// How many of that kind the member has written within 24 hours.
    pub today: u32,
    /// Seconds since the member's last post, of any kind.
    pub since_last_post: Option<u64>,
    /// Links in the text.
    pub links: u32,
    /// Pictures and players in the text.
    pub images: u32,
    /// Files attached.
    pub attachments: u32,
    /// Different members mentioned.
    pub mentions: u32,
}

/// What is about to be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Writing {
    /// A new topic.
    Topic,
    /// A reply.
    #[default]
    Reply,
    /// A private message.
    Message,
}

/// A limit that would be passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Enough topics for today; so many are allowed.
    TopicsADay(u32),
    /// Enough replies for today; so many are allowed.
    RepliesADay(u32),
    /// Enough messages for today; so many are allowed.
    MessagesADay(u32),
    /// Too soon; to be tried again in so many seconds.
    TooSoon(u32),
    /// Too many links; so many are allowed.
    Links(u32),
    /// Too many pictures; so many are allowed.
    Images(u32),
    /// Too many files; so many are allowed.
    Attachments(u32),
    /// Too many mentions; so many are allowed.
    Mentions(u32),
}

impl Excess {
    /// A stable name for the interface's words, and the number that goes into them.
    #[must_use]
    pub fn code(self) -> (&'static str, u32) {
        match self {
            Self::TopicsADay(most) => ("topics_a_day", most),
            Self::RepliesADay(most) => ("replies_a_day", most),
            Self::MessagesADay(most) => ("messages_a_day", most),
            Self::TooSoon(seconds) => ("too_soon", seconds),
            Self::Links(most) => ("links", most),
            Self::Images(most) => ("images", most),
            Self::Attachments(most) => ("attachments", most),
            Self::Mentions(most) => ("mentions", most),
        }
    }
}

impl Limits {
    /// Every limit that a text would pass, first those that only waiting helps against.
    #[must_use]
    pub fn exceeded(&self, usage: &Usage) -> Vec<Excess> {
        let day = match usage.what {
            Writing::Topic => self.topics_a_day.map(|most| (most, Excess::TopicsADay(most))),
            Writing::Reply => self.replies_a_day.map(|most| (most, Excess::RepliesADay(most))),
            Writing::Message => self.messages_a_day.map(|most| (most, Excess::MessagesADay(most))),
        };
        let over =
            |most: Option<u32>, count: u32, excess: fn(u32) -> Excess| most.filter(|most| count > *most).map(excess);
        let wait = u64::from(self.seconds_between_posts).saturating_sub(usage.since_last_post.unwrap_or(u64::MAX));
        [
            day.filter(|(most, _)| usage.today >= *most).map(|(_, excess)| excess),
            u32::try_from(wait).ok().filter(|wait| *wait > 0).map(Excess::TooSoon),
            over(self.links, usage.links, Excess::Links),
            over(self.images, usage.images, Excess::Images),
            over(self.attachments, usage.attachments, Excess::Attachments),
            over(self.mentions, usage.mentions, Excess::Mentions),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exceeded(level: Level, usage: Usage) -> Vec<Excess> {
        LimitsByLevel::default().of(level).exceeded(&usage)
    }

    #[test]
    fn a_new_member_reaches_each_limit_but_does_not_pass_it() {
        let full = Usage { today: 9, since_last_post: Some(30), links: 2, images: 1, mentions: 2, ..Usage::default() };
        assert_eq!(exceeded(Level::New, full), []);
        for (usage, excess) in [
            (Usage { today: 10, ..full }, Excess::RepliesADay(10)),
            (Usage { what: Writing::Topic, today: 3, ..full }, Excess::TopicsADay(3)),
            (Usage { what: Writing::Message, today: 0, ..full }, Excess::MessagesADay(0)),
            (Usage { since_last_post: Some(29), ..full }, Excess::TooSoon(1)),
            (Usage { since_last_post: Some(0), ..full }, Excess::TooSoon(30)),
            (Usage { links: 3, ..full }, Excess::Links(2)),
            (Usage { images: 2, ..full }, Excess::Images(1)),
            (Usage { attachments: 1, ..full }, Excess::Attachments(0)),
            (Usage { mentions: 3, ..full }, Excess::Mentions(2)),
        ] {
            assert_eq!(exceeded(Level::New, usage), [excess], "{usage:?}");
        }
        assert_eq!(exceeded(Level::New, Usage { what: Writing::Topic, today: 2, ..full }), []);
        assert_eq!(exceeded(Level::New, Usage { since_last_post: None, ..full }), []);
    }

    #[test]
    fn known_members_are_hardly_limited() {
        let much = Usage {
            today: 500,
            since_last_post: Some(5),
            links: 90,
            images: 40,
            attachments: 9,
            mentions: 10,
            ..Usage::default()
        };
        for level in [Level::Basic, Level::Member, Level::Regular, Level::Leader] {
            assert_eq!(exceeded(level, much), []);
            assert_eq!(exceeded(level, Usage { mentions: 11, ..much }), [Excess::Mentions(10)]);
            assert_eq!(exceeded(level, Usage { since_last_post: Some(4), ..much }), [Excess::TooSoon(1)]);
            assert_eq!(exceeded(level, Usage { what: Writing::Topic, today: 20, ..much }), [Excess::TopicsADay(20)]);
            assert_eq!(
                exceeded(level, Usage { what: Writing::Message, today: 20, ..much }),
                [Excess::MessagesADay(20)]
            );
        }
    }

    #[test]
    fn limits_can_be_stored_in_part() {
        let some: LimitsByLevel = serde_json::from_str("{}").unwrap();
        assert_eq!(some, LimitsByLevel::default());
        let json = serde_json::to_string(&some).unwrap();
        assert_eq!(serde_json::from_str::<LimitsByLevel>(&json).unwrap(), some);
    }
}
