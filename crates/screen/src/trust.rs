//! Trust levels: what a member has shown so far, in five steps. The thresholds are those of Discourse's public documentation
//! (<https://blog.discourse.org/2018/06/understanding-discourse-trust-levels/>) and its `tl1_`, `tl2_` and `tl3_` settings.

use serde::{Deserialize, Serialize};

/// How much a member is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Level 0: just arrived.
    #[default]
    New,
    /// Level 1: has read a little. Kept for ever.
    Basic,
    /// Level 2: has come back for weeks and taken part. Kept for ever.
    Member,
    /// Level 3: is here every other day. Lost when that ends.
    Regular,
    /// Level 4: named by the community's managers, never by counting.
    Leader,
}

impl Level {
    /// The level's number, 0 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The level with this number; anything above 4 is 4.
    #[must_use]
    pub fn from_number(number: u8) -> Self {
        match number {
            0 => Self::New,
            1 => Self::Basic,
            2 => Self::Member,
            3 => Self::Regular,
            _ => Self::Leader,
        }
    }
}

/// What a member has done, since sign-up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Different topics opened.
    pub topics_entered: u32,
    /// Posts read.
    pub posts_read: u32,
    /// Minutes spent reading.
    pub minutes_read: u32,
    /// Days with a visit.
    pub days_visited: u32,
    /// Likes given.
    pub likes_given: u32,
    /// Likes received.
    pub likes_received: u32,
    /// Different topics of others replied to.
    pub topics_replied_to: u32,
    /// What was done within the last [`Regular::days`].
    pub lately: Lately,
    /// The level the member has now.
    pub now: Level,
    /// Days since level 3 was reached, of a member who has it.
    pub regular_for: u32,
    /// Named leader by a manager.
    pub leader: bool,
}

/// What a member has done, and what others wrote, within the last [`Regular::days`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lately {
    /// Days with a visit.
    pub days_visited: u32,
    /// Different topics replied to.
    pub topics_replied_to: u32,
    /// Different topics opened.
    pub topics_viewed: u32,
    /// Posts read.
    pub posts_read: u32,
    /// Likes given.
    pub likes_given: u32,
    /// Likes received.
    pub likes_received: u32,
    /// Days on which likes were received.
    pub days_liked: u32,
    /// Different members who gave them.
    pub members_liking: u32,
    /// Own posts that were flagged and whose flag a moderator upheld.
    pub flagged_posts: u32,
    /// Different members whose flags were upheld.
    pub flagged_by: u32,
    /// Silences and suspensions that ended or last within [`Regular::penalty_days`].
    pub penalties: u32,
    /// Topics that anybody started here.
    pub topics_of_all: u32,
    /// Posts that anybody wrote here.
    pub posts_of_all: u32,
}

/// Thresholds of level 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Basic {
    /// Topics opened.
    pub topics_entered: u32,
    /// Posts read.
    pub posts_read: u32,
    /// Minutes spent reading.
    pub minutes_read: u32,
}

impl Default for Basic {
    fn default() -> Self {
        Self { topics_entered: 5, posts_read: 30, minutes_read: 10 }
    }
}

/// Thresholds of level 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    /// Topics opened.
    pub topics_entered: u32,
    /// Posts read.
    pub posts_read: u32,
    /// Minutes spent reading.
    pub minutes_read: u32,
    /// Days with a visit.
    pub days_visited: u32,
    /// Likes received.
    pub likes_received: u32,
    /// Likes given.
    pub likes_given: u32,
    /// Topics replied to.
    pub topics_replied_to: u32,
}

impl Default for Member {
    fn default() -> Self {
        Self {
            topics_entered: 20,
            posts_read: 100,
            minutes_read: 60,
            days_visited: 15,
            likes_received: 1,
            likes_given: 1,
            topics_replied_to: 3,
        }
    }
}

/// Thresholds of level 3. Everything but what is marked "of all time" is about the last `days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Regular {
    /// The period, in days.
    pub days: u32,
    /// Days with a visit.
    pub days_visited: u32,
    /// Topics replied to.
    pub topics_replied_to: u32,
    /// The share of all topics of the period that were opened, in percent.
    pub topics_viewed_percent: u32,
    /// No more topics are asked for than this.
    pub topics_viewed_cap: u32,
    /// The share of all posts of the period that were read, in percent.
    pub posts_read_percent: u32,
    /// No more posts are asked for than this.
    pub posts_read_cap: u32,
    /// Topics opened, of all time.
    pub topics_viewed_all_time: u32,
    /// Posts read, of all time.
    pub posts_read_all_time: u32,
    /// At most so many own posts flagged and upheld, by at most so many members.
    pub most_flagged: u32,
    /// Likes given.
    pub likes_given: u32,
    /// Likes received, by a fifth as many members, on a fourth as many days.
    pub likes_received: u32,
    /// Within so many days no silence and no suspension.
    pub penalty_days: u32,
    /// Who has reached the level keeps it at least for so many days.
    pub kept_days: u32,
    /// Who has the level keeps it with this much of each threshold, in percent.
    pub kept_percent: u32,
}

impl Default for Regular {
    fn default() -> Self {
        Self {
            days: 100,
            days_visited: 50,
            topics_replied_to: 10,
            topics_viewed_percent: 25,
            topics_viewed_cap: 500,
            posts_read_percent: 25,
            posts_read_cap: 20_000,
            topics_viewed_all_time: 200,
            posts_read_all_time: 500,
            most_flagged: 5,
            likes_given: 30,
            likes_received: 20,
            penalty_days: 182,
            kept_days: 14,
            kept_percent: 90,
        }
    }
}

/// All thresholds of a community.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Level 1.
    pub basic: Basic,
    /// Level 2.
    pub member: Member,
    /// Level 3.
    pub regular: Regular,
}

/// What a level asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Topics opened, of all time.
    TopicsEntered,
    /// Posts read, of all time.
    PostsRead,
    /// Minutes spent reading.
    MinutesRead,
    /// Days with a visit; for level 3 within the period.
    DaysVisited,
    /// Likes received; for level 3 within the period.
    LikesReceived,
    /// Likes given; for level 3 within the period.
    LikesGiven,
    /// Topics replied to; for level 3 within the period.
    TopicsRepliedTo,
    /// Topics opened within the period.
    TopicsViewedLately,
    /// Posts read within the period.
    PostsReadLately,
    /// Different members who gave the likes.
    MembersLiking,
    /// Different days with likes.
    DaysLiked,
    /// At most so many flagged posts.
    FlaggedPosts,
    /// Flagged by at most so many members.
    FlaggedBy,
    /// No silence or suspension.
    Penalties,
}

impl Requirement {
    /// A stable name for the interface's words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TopicsEntered => "topics_entered",
            Self::PostsRead => "posts_read",
            Self::MinutesRead => "minutes_read",
            Self::DaysVisited => "days_visited",
            Self::LikesReceived => "likes_received",
            Self::LikesGiven => "likes_given",
            Self::TopicsRepliedTo => "topics_replied_to",
            Self::TopicsViewedLately => "topics_viewed_lately",
            Self::PostsReadLately => "posts_read_lately",
            Self::MembersLiking => "members_liking",
            Self::DaysLiked => "days_liked",
            Self::FlaggedPosts => "flagged_posts",
            Self::FlaggedBy => "flagged_by",
            Self::Penalties => "penalties",
        }
    }

    /// Whether less is better: `need` is then the most that may be had.
    #[must_use]
    pub fn is_ceiling(self) -> bool {
        matches!(self, Self::FlaggedPosts | Self::FlaggedBy | Self::Penalties)
    }

    /// Whether it is about the period of level 3 and may therefore be lost again. Ceilings do not slacken with time.
    fn slackens(self) -> bool {
        !self.is_ceiling() && !matches!(self, Self::TopicsEntered | Self::PostsRead)
    }
}

/// One requirement, what the member has of it and what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// What is asked for.
    pub requirement: Requirement,
    /// What the member has.
    pub have: u32,
    /// What is needed; at most, for ceilings.
    pub need: u32,
}

impl Progress {
    /// Whether the requirement is met.
    #[must_use]
    pub fn is_met(&self) -> bool {
        if self.requirement.is_ceiling() { self.have <= self.need } else { self.have >= self.need }
    }
}

/// The level a member has earned. Levels 1 and 2 are never lost; level 3 is, when less than [`Regular::kept_percent`] of a threshold
/// is left, or a ceiling is passed, though not within [`Regular::kept_days`] of reaching it, unless for a ceiling.
#[must_use]
pub fn level(facts: &Facts, settings: &Settings) -> Level {
    if facts.leader {
        return Level::Leader;
    }
    let met = |next| progress(facts, settings, next).iter().all(Progress::is_met);
    let basic = facts.now >= Level::Basic || met(Level::Basic);
    let member = facts.now >= Level::Member || (basic && met(Level::Member));
    let regular =
        if facts.now >= Level::Regular { keeps_regular(facts, settings) } else { member && met(Level::Regular) };
    match (basic, member, regular) {
        (_, _, true) => Level::Regular,
        (_, true, _) => Level::Member,
        (true, ..) => Level::Basic,
        _ => Level::New,
    }
}

fn keeps_regular(facts: &Facts, settings: &Settings) -> bool {
    let regular = &settings.regular;
    let grace = facts.now == Level::Regular && facts.regular_for < regular.kept_days;
    progress(facts, settings, Level::Regular).iter().all(|part| {
        let enough =
            |part: &Progress| u64::from(part.have) * 100 >= u64::from(part.need) * u64::from(regular.kept_percent);
        part.is_met() || !part.requirement.is_ceiling() && (grace || part.requirement.slackens() && enough(part))
    })
}

/// What a level asks for and how much of it a member has; nothing for levels 0 and 4, which are not earned by counting.
#[must_use]
pub fn progress(facts: &Facts, settings: &Settings, next: Level) -> Vec<Progress> {
    let part = |(requirement, have, need)| Progress { requirement, have, need };
    match next {
        Level::New | Level::Leader => Vec::new(),
        Level::Basic => {
            let need = &settings.basic;
            [
                (Requirement::TopicsEntered, facts.topics_entered, need.topics_entered),
                (Requirement::PostsRead, facts.posts_read, need.posts_read),
                (Requirement::MinutesRead, facts.minutes_read, need.minutes_read),
            ]
            .map(part)
            .to_vec()
        }
        Level::Member => {
            let need = &settings.member;
            [
                (Requirement::TopicsEntered, facts.topics_entered, need.topics_entered),
                (Requirement::PostsRead, facts.posts_read, need.posts_read),
                (Requirement::MinutesRead, facts.minutes_read, need.minutes_read),
                (Requirement::DaysVisited, facts.days_visited, need.days_visited),
                (Requirement::LikesReceived, facts.likes_received, need.likes_received),
                (Requirement::LikesGiven, facts.likes_given, need.likes_given),
                (Requirement::TopicsRepliedTo, facts.topics_replied_to, need.topics_replied_to),
            ]
            .map(part)
            .to_vec()
        }
        Level::Regular => regular_progress(facts, &settings.regular).map(part).to_vec(),
    }
}

fn regular_progress(facts: &Facts, need: &Regular) -> [(Requirement, u32, u32); 13] {
    let lately = &facts.lately;
    let share = |all: u32, percent: u32, cap: u32| {
        let share = (u64::from(all) * u64::from(percent)).div_ceil(100);
        u32::try_from(share).unwrap_or(u32::MAX).min(cap)
    };
    let topics = share(lately.topics_of_all, need.topics_viewed_percent, need.topics_viewed_cap);
    let posts = share(lately.posts_of_all, need.posts_read_percent, need.posts_read_cap);
    [
        (Requirement::DaysVisited, lately.days_visited, need.days_visited),
        (Requirement::TopicsRepliedTo, lately.topics_replied_to, need.topics_replied_to),
        (Requirement::TopicsViewedLately, lately.topics_viewed, topics),
        (Requirement::PostsReadLately, lately.posts_read, posts),
        (Requirement::TopicsEntered, facts.topics_entered, need.topics_viewed_all_time),
        (Requirement::PostsRead, facts.posts_read, need.posts_read_all_time),
        (Requirement::LikesGiven, lately.likes_given, need.likes_given),
        (Requirement::LikesReceived, lately.likes_received, need.likes_received),
        (Requirement::MembersLiking, lately.members_liking, need.likes_received.div_ceil(5)),
        (Requirement::DaysLiked, lately.days_liked, need.likes_received.div_ceil(4)),
        (Requirement::FlaggedPosts, lately.flagged_posts, need.most_flagged),
        (Requirement::FlaggedBy, lately.flagged_by, need.most_flagged),
        (Requirement::Penalties, lately.penalties, 0),
    ]
}
