//! Who writes what where and when: decided for the whole community before a row is written, so that rows can be
//! written in the order of time, as they would have come. The posts of one thread then lie far apart on disk, as in a
//! community that has grown.

use super::Size;
use crate::random::{Random, Zipf};
use crate::text;
use madang_conversation::{PostKind, TopicState};
use madang_kernel::{PostId, Timestamp, TopicId};

/// 2026-10-01T00:00:00Z: nothing is younger.
pub(super) const END: i64 = 1_790_812_800_000;
/// How long the community has been there, in milliseconds: six years.
pub(super) const AGE: i64 = 6 * 365 * DAY;
const DAY: i64 = 24 * 3_600_000;
const MINUTE: i64 = 60_000;

/// The spaces: the name in addresses, whether it is for questions, and how many of a hundred topics are in it.
pub(super) const SPACES: [(&str, bool, usize); 8] = [
    ("getting-started", true, 22),
    ("invoices", true, 18),
    ("bookings", true, 16),
    ("stock", true, 12),
    ("apps", true, 12),
    ("developers", true, 8),
    ("showroom", false, 8),
    ("members-lounge", false, 4),
];

/// Who is staff: the members with the lowest numbers, one in so many, at least three.
const STAFF_SHARE: usize = 800;

/// A topic before it is written.
#[derive(Clone, Debug)]
pub(super) struct PlannedTopic {
    pub(super) id: TopicId,
    pub(super) author: u32,
    pub(super) space: u8,
    pub(super) language: u8,
    pub(super) state: TopicState,
    pub(super) views: i64,
    /// The numbers of posts in [`Plan::posts`].
    pub(super) opening: u32,
    pub(super) accepted: Option<u32>,
    pub(super) verified: Option<u32>,
    pub(super) duplicate_of: Option<u32>,
}

/// A post before it is written.
#[derive(Clone, Debug)]
pub(super) struct PlannedPost {
    pub(super) topic: u32,
    pub(super) kind: PostKind,
    /// The number of the post that a comment is about.
    pub(super) parent: Option<u32>,
    pub(super) author: u32,
    pub(super) at: i64,
}

/// The whole community.
pub(super) struct Plan {
    pub(super) seed: u64,
    pub(super) topics: Vec<PlannedTopic>,
    /// In the order of time.
    pub(super) posts: Vec<PlannedPost>,
    /// How active each member is.
    pub(super) members: Zipf,
    /// How many of the first members are staff.
    pub(super) staff: usize,
}

/// How many answers and comments a topic gets.
#[derive(Clone, Copy, Default)]
struct Share {
    answers: u32,
    comments: u32,
}

impl Plan {
    /// Plans a community of a size.
    pub(super) fn new(size: &Size) -> Plan {
        let mut random = Random::of(size.seed, 1);
        let members = Zipf::new(size.members, 0.9, &mut random);
        let staff = staff(size.members);
        let mut plan = Plan {
            seed: size.seed,
            topics: Vec::with_capacity(size.topics),
            posts: Vec::with_capacity(size.posts),
            members,
            staff,
        };
        let mut starts: Vec<i64> =
            (0..size.topics).map(|_| END - AGE + (random.unit() * (AGE - DAY) as f64) as i64).collect();
        starts.sort_unstable();
        for (share, at) in shares(size, &mut random).into_iter().zip(starts) {
            plan.add_topic(share, at, &mut random);
        }
        plan.sort();
        plan
    }

    /// The id of a post by its number.
    pub(super) fn post_id(&self, number: u32) -> PostId {
        PostId::at(Timestamp::from_millis(self.posts[number as usize].at), number as u16)
    }

    /// The stream of chance of a post's text.
    pub(super) fn text_of(&self, number: u32) -> Random {
        Random::of(self.seed, 1 << 40 | u64::from(number))
    }

    /// What a topic is about.
    pub(super) fn subject(&self, topic: u32) -> text::Subject {
        let language = usize::from(self.topics[topic as usize].language);
        text::Subject::new(language, &mut Random::of(self.seed, 2 << 40 | u64::from(topic)))
    }

    fn add_topic(&mut self, share: Share, at: i64, random: &mut Random) {
        let number = self.topics.len() as u32;
        let author = self.members.draw(random) as u32;
        let opening = self.add_post(number, PostKind::Opening, None, author, at);
        let answers: Vec<u32> = (0..share.answers).map(|_| self.reply(opening, PostKind::Answer, random)).collect();
        for _ in 0..share.comments {
            let on = if answers.is_empty() || random.chance(35) { opening } else { random.pick(&answers) };
            self.reply(on, PostKind::Comment, random);
        }
        let space = space(random);
        let views = (i64::from(share.answers + share.comments) + 1) * random.between(15, 60) as i64;
        let mut topic = PlannedTopic {
            id: TopicId::at(Timestamp::from_millis(at), number as u16),
            author,
            space: space as u8,
            language: text::language(random) as u8,
            state: TopicState::Open,
            views,
            opening,
            accepted: None,
            verified: None,
            duplicate_of: None,
        };
        if SPACES[space].1 {
            settle(&mut topic, &answers, random);
            if topic.state == TopicState::Duplicate {
                topic.duplicate_of = self.earlier_question(random);
            }
        }
        self.topics.push(topic);
    }

    fn earlier_question(&self, random: &mut Random) -> Option<u32> {
        let from = random.below(self.topics.len());
        let question = |topic: &PlannedTopic| SPACES[usize::from(topic.space)].1;
        self.topics.iter().skip(from).position(question).map(|skipped| (from + skipped) as u32)
    }

    fn add_post(&mut self, topic: u32, kind: PostKind, parent: Option<u32>, author: u32, at: i64) -> u32 {
        self.posts.push(PlannedPost { topic, kind, parent, author, at });
        (self.posts.len() - 1) as u32
    }

    /// Most replies come within a day, some after months.
    fn reply(&mut self, to: u32, kind: PostKind, random: &mut Random) -> u32 {
        let (topic, after) = (self.posts[to as usize].topic, self.posts[to as usize].at);
        let mean = if random.chance(85) { DAY / 3 } else { 60 * DAY };
        let at = after + MINUTE + random.wait(mean as f64) as i64;
        let at = if at < END { at } else { after + 1 + (random.unit() * (END - after) as f64) as i64 };
        let author = self.members.draw(random) as u32;
        let parent = (kind == PostKind::Comment).then_some(to);
        self.add_post(topic, kind, parent, author, at)
    }

    /// Puts the posts in the order of time and renames them everywhere.
    fn sort(&mut self) {
        let mut order: Vec<u32> = (0..self.posts.len() as u32).collect();
        order.sort_by_key(|number| (self.posts[*number as usize].at, *number));
        let mut renamed = vec![0u32; order.len()];
        for (new, old) in order.iter().enumerate() {
            renamed[*old as usize] = new as u32;
        }
        let name = |old: u32| renamed[old as usize];
        let mut posts: Vec<PlannedPost> = order.iter().map(|old| self.posts[*old as usize].clone()).collect();
        for post in &mut posts {
            post.parent = post.parent.map(name);
        }
        for topic in &mut self.topics {
            topic.opening = name(topic.opening);
            topic.accepted = topic.accepted.map(name);
            topic.verified = topic.verified.map(name);
        }
        self.posts = posts;
    }
}

/// How many of the first members are staff.
fn staff(members: usize) -> usize {
    (members / STAFF_SHARE).max(3).min(members)
}

fn shares(size: &Size, random: &mut Random) -> Vec<Share> {
    let popular = Zipf::new(size.topics, 0.6, random);
    // One question in ten gets no answer, whatever is said below it.
    let silent: Vec<bool> = (0..size.topics).map(|_| random.chance(10)).collect();
    let mut shares = vec![Share::default(); size.topics];
    for _ in size.topics..size.posts {
        let topic = popular.draw(random);
        let share = &mut shares[topic];
        if random.chance(60) && !silent[topic] {
            share.answers += 1;
        } else {
            share.comments += 1;
        }
    }
    shares
}

fn space(random: &mut Random) -> usize {
    let mut left = random.below(100);
    for (number, (_, _, share)) in SPACES.iter().enumerate() {
        if left < *share {
            return number;
        }
        left -= share;
    }
    0
}

/// More than half of the answered questions have an accepted answer, one in eight of those is verified.
fn settle(topic: &mut PlannedTopic, answers: &[u32], random: &mut Random) {
    if !answers.is_empty() && random.chance(55) {
        topic.accepted = Some(random.pick(answers));
        topic.state = TopicState::Solved;
        topic.verified = topic.accepted.filter(|_| random.chance(12));
        return;
    }
    topic.state = match random.below(100) {
        0..4 => TopicState::NeedsInformation,
        4..6 => TopicState::Duplicate,
        6..7 => TopicState::OffTopic,
        7..9 => TopicState::Archived,
        _ => TopicState::Open,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Plan {
        Plan::new(&Size { members: 200, topics: 500, posts: 5000, articles: 0, seed: 1 })
    }

    #[test]
    fn a_plan_has_the_size_it_was_asked_for_and_is_the_same_again() {
        let (one, two) = (small(), small());
        assert_eq!((one.topics.len(), one.posts.len()), (500, 5000));
        let times = |plan: &Plan| plan.posts.iter().map(|post| (post.at, post.author)).collect::<Vec<_>>();
        assert_eq!(times(&one), times(&two));
    }

    #[test]
    fn nothing_comes_before_what_it_is_about() {
        let plan = small();
        assert!(plan.posts.windows(2).all(|pair| pair[0].at <= pair[1].at));
        for (number, post) in plan.posts.iter().enumerate() {
            let topic = &plan.topics[post.topic as usize];
            assert!(topic.opening as usize <= number);
            assert_eq!(post.parent.is_some(), post.kind == PostKind::Comment);
            if let Some(parent) = post.parent {
                assert!((parent as usize) < number && plan.posts[parent as usize].topic == post.topic);
            }
        }
        for (number, topic) in plan.topics.iter().enumerate() {
            for post in topic.accepted.iter().chain(&topic.verified) {
                let post = &plan.posts[*post as usize];
                assert_eq!((post.kind, post.topic as usize), (PostKind::Answer, number));
            }
        }
    }

    #[test]
    fn ids_are_unique() {
        let plan = small();
        let mut ids: Vec<i64> = (0..plan.posts.len() as u32).map(|number| plan.post_id(number).number()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), plan.posts.len());
    }
}
