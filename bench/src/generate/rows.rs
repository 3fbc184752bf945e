//! Rows of a stretch of time: topics and posts with their text, and what members did with them.

use super::{
    people::member_id,
    places::Places,
    plan::{Plan, PlannedPost, SPACES},
};
use crate::{
    random::{Random, Zipf},
    text::{POOLS, Subject},
};
use madang_conversation::{
    DISCUSSION, PostKind, QUESTION, Title,
    bulk::{PostRow, TopicRow},
};
use madang_events::questions::{Imported, ImportedVerdict};
use madang_kernel::{MemberId, PostId, Timestamp, TopicId};
use madang_markdown::{Context, Rendered};
use std::{collections::HashMap, ops::Range, sync::Arc, thread, time::Duration};

/// The characters of an excerpt.
const EXCERPT: usize = 200;
const HOUR: Duration = Duration::from_secs(3600);

/// What goes into one transaction.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) topics: Vec<TopicRow>,
    pub(super) posts: Vec<PostRow>,
    pub(super) votes: Vec<(PostId, MemberId, i64, Timestamp)>,
    pub(super) reactions: Vec<(PostId, MemberId, String, Timestamp)>,
    pub(super) me_toos: Vec<(TopicId, MemberId, Timestamp)>,
    pub(super) follows: Vec<(MemberId, &'static str, i64, Timestamp)>,
    pub(super) settled: Vec<Imported>,
}

/// Makes rows of a plan.
pub(super) struct Maker {
    pub(super) plan: Plan,
    places: Arc<Places>,
    tags: HashMap<String, usize>,
    popular_tags: Zipf,
}

impl Maker {
    pub(super) fn new(plan: Plan, places: Arc<Places>) -> Maker {
        let tags = places.tags.iter().enumerate().map(|(at, (_, name))| (name.clone(), at)).collect();
        let popular_tags = Zipf::new(places.tags.len(), 1.0, &mut Random::of(plan.seed, 4));
        Maker { plan, places, tags, popular_tags }
    }

    /// The rows of the posts with these numbers, made on every processor.
    pub(super) fn rows(&self, numbers: Range<u32>) -> Rows {
        let threads = thread::available_parallelism().map_or(1, usize::from) as u32;
        let part = (numbers.end - numbers.start).div_ceil(threads).max(1);
        let parts = numbers.clone().step_by(part as usize).map(|start| start..(start + part).min(numbers.end));
        let mut rows = Rows::default();
        thread::scope(|scope| {
            let parts: Vec<_> = parts.map(|part| scope.spawn(move || self.part(part))).collect();
            for made in parts.into_iter().flat_map(|part| part.join()) {
                rows.extend(made);
            }
        });
        rows
    }

    fn part(&self, numbers: Range<u32>) -> Rows {
        let mut rows = Rows::default();
        for number in numbers {
            self.add(number, &mut rows);
        }
        rows
    }

    fn add(&self, number: u32, rows: &mut Rows) {
        let plan = &self.plan;
        let post = &plan.posts[number as usize];
        let topic = &plan.topics[post.topic as usize];
        let subject = plan.subject(post.topic);
        let mut random = plan.text_of(number);
        let markdown = match post.kind {
            PostKind::Opening => subject.opening(&mut random),
            PostKind::Answer => subject.answer(&mut random),
            PostKind::Comment => subject.comment(&mut random),
        };
        let language = POOLS[usize::from(topic.language)].code;
        let id = plan.post_id(number);
        let key = id.to_string();
        let rendered = madang_markdown::render(&markdown, &Context { id_prefix: &key, ..Context::plain(language) });
        if post.kind == PostKind::Opening {
            self.add_topic(post, &subject, &rendered, &mut random, rows);
        }
        self.add_marks(id, number, &mut random, rows);
        rows.posts.push(PostRow {
            id,
            topic: topic.id,
            kind: post.kind,
            parent: post.parent.map(|parent| plan.post_id(parent)),
            author: member_id(post.author),
            language: language.to_owned(),
            markdown,
            html: rendered.html,
            created_at: Timestamp::from_millis(post.at),
            edited: None,
            revisions: 1,
            score: 0,
            hidden: false,
        });
    }

    fn add_topic(&self, post: &PlannedPost, subject: &Subject, text: &Rendered, random: &mut Random, rows: &mut Rows) {
        let planned = &self.plan.topics[post.topic as usize];
        let (created_at, author) = (Timestamp::from_millis(post.at), member_id(planned.author));
        let questions = SPACES[usize::from(planned.space)].1;
        rows.follows.push((author, "topic", planned.id.number(), created_at));
        if questions {
            for _ in 0..(random.wait(1.2) as usize).min(20) {
                rows.me_toos.push((planned.id, self.somebody(random), created_at + HOUR));
            }
            rows.settled.extend(self.settled(post.topic, random));
        }
        let version = random.chance(60).then(|| random.pick(&self.places.versions));
        rows.topics.push(TopicRow {
            id: planned.id,
            kind: if questions { QUESTION } else { DISCUSSION },
            space: self.places.spaces[usize::from(planned.space)],
            author,
            title: Title::imported(&subject.title(random)),
            language: POOLS[usize::from(planned.language)].code.to_owned(),
            excerpt: madang_markdown::shorten(&text.text, EXCERPT),
            tags: self.topic_tags(subject, random),
            product: version.map(|_| self.places.product),
            version,
            opening: self.plan.post_id(planned.opening),
            created_at,
            state: planned.state,
            accepted: planned.accepted.map(|number| self.plan.post_id(number)),
            verified: planned.verified.is_some(),
            views: planned.views,
            locked: false,
            pinned: false,
            hidden: false,
        });
    }

    fn topic_tags(&self, subject: &Subject, random: &mut Random) -> Vec<(madang_kernel::TagId, String)> {
        let mut chosen: Vec<usize> = self.tags.get(&subject.tag()).copied().into_iter().collect();
        for _ in 0..random.below(4) {
            let tag = self.popular_tags.draw(random);
            if !chosen.contains(&tag) {
                chosen.push(tag);
            }
        }
        chosen.into_iter().map(|tag| self.places.tags[tag].clone()).collect()
    }

    /// Votes and reactions: an accepted answer gets more of them, a comment none.
    fn add_marks(&self, id: PostId, number: u32, random: &mut Random, rows: &mut Rows) {
        let post = &self.plan.posts[number as usize];
        let accepted = self.plan.topics[post.topic as usize].accepted == Some(number);
        let mean = match post.kind {
            PostKind::Comment => return,
            PostKind::Opening => 1.6,
            PostKind::Answer if accepted => 4.0,
            PostKind::Answer => 1.0,
        };
        let at = Timestamp::from_millis(post.at) + HOUR;
        let author = member_id(post.author);
        for _ in 0..(random.wait(mean) as usize).min(60) {
            let voter = self.somebody(random);
            if voter != author {
                rows.votes.push((id, voter, if random.chance(92) { 1 } else { -1 }, at));
            }
        }
        if random.chance(6) {
            let emoji = random.pick(&["👍", "🎉", "❤️", "😄"]);
            rows.reactions.push((id, self.somebody(random), emoji.to_owned(), at));
        }
    }

    fn somebody(&self, random: &mut Random) -> MemberId {
        member_id(self.plan.members.draw(random) as u32)
    }

    /// What the questions domain keeps of a question that was settled.
    fn settled(&self, topic: u32, random: &mut Random) -> Option<Imported> {
        let planned = &self.plan.topics[topic as usize];
        let after = |number: u32| Timestamp::from_millis(self.plan.posts[number as usize].at) + HOUR;
        let verdicts = planned.verified.map(|number| ImportedVerdict {
            post: self.plan.post_id(number),
            verdict: "verified".into(),
            member: member_id(random.below(self.plan.staff) as u32),
            at: after(number),
            reason: String::new(),
        });
        let known = planned.accepted.is_some() || planned.duplicate_of.is_some();
        known.then(|| Imported {
            topic: planned.id,
            state_note: String::new(),
            duplicate_of: planned.duplicate_of.map(|original| self.plan.topics[original as usize].id),
            accepted_by: planned.accepted.map(|_| member_id(planned.author)),
            accepted_at: planned.accepted.map(after),
            verdicts: verdicts.into_iter().collect(),
        })
    }
}

impl Rows {
    fn extend(&mut self, other: Rows) {
        self.topics.extend(other.topics);
        self.posts.extend(other.posts);
        self.votes.extend(other.votes);
        self.reactions.extend(other.reactions);
        self.me_toos.extend(other.me_toos);
        self.follows.extend(other.follows);
        self.settled.extend(other.settled);
    }
}
