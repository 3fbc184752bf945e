//! Votes, reactions, "me too", follows and bookmarks: they have no keys, who and what make them unique.

use super::{
    Run,
    line::Line,
    named,
    object::{Object, Outcome},
    unknown,
};
use crate::batch::Batch;
use madang_conversation::tag_key;
use madang_kernel::{Result, Timestamp};

struct Vote {
    on: String,
    member: String,
    value: i64,
    at: Option<Timestamp>,
}

impl Line for Vote {
    const KIND: &'static str = "vote";

    fn read(line: &mut Object) -> Outcome<Vote> {
        let (on, member) = (line.key("on")?, line.key("member")?);
        let value = line.number("value")?;
        if !matches!(value, 1 | -1) {
            return Err(format!("value is {value}, not 1 or -1"));
        }
        Ok(Vote { on, member, value, at: line.maybe_time("at")? })
    }
}

struct Reaction {
    on: String,
    member: String,
    emoji: String,
    at: Option<Timestamp>,
}

impl Line for Reaction {
    const KIND: &'static str = "reaction";

    fn read(line: &mut Object) -> Outcome<Reaction> {
        let (on, member) = (line.key("on")?, line.key("member")?);
        let emoji = line.line("emoji", 16)?;
        // Digits, `#` and `*` begin emoji; other ASCII is text.
        let is_text = |c: char| c.is_ascii() && !c.is_ascii_digit() && !matches!(c, '#' | '*');
        if emoji.is_ascii() || emoji.contains(is_text) {
            return Err(format!("emoji \"{emoji}\" is not one emoji"));
        }
        Ok(Reaction { on, member, emoji, at: line.maybe_time("at")? })
    }
}

struct MeToo {
    topic: String,
    member: String,
    at: Option<Timestamp>,
}

impl Line for MeToo {
    const KIND: &'static str = "me_too";

    fn read(line: &mut Object) -> Outcome<MeToo> {
        Ok(MeToo { topic: line.key("topic")?, member: line.key("member")?, at: line.maybe_time("at")? })
    }
}

struct Follow {
    on: String,
    member: String,
    at: Option<Timestamp>,
}

impl Line for Follow {
    const KIND: &'static str = "follow";

    fn read(line: &mut Object) -> Outcome<Follow> {
        Ok(Follow { on: line.key("on")?, member: line.key("member")?, at: line.maybe_time("at")? })
    }
}

struct Bookmark(Follow);

impl Line for Bookmark {
    const KIND: &'static str = "bookmark";

    fn read(line: &mut Object) -> Outcome<Bookmark> {
        Follow::read(line).map(Bookmark)
    }
}

impl Run<'_> {
    pub(super) async fn votes(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let votes = self.rows::<Vote, _>(lines, |run, vote| {
            let post = run.post(&vote.on, &["topic", "answer"])?;
            let member = run.member("member", &vote.member)?;
            if run.threads.author_of.get(&post) == Some(&member) {
                return Err("nobody votes on their own post".to_owned());
            }
            Ok((post, member, vote.value, run.when(vote.at)))
        });
        let offered = votes.len() as u64;
        let written = self.write(Batch { votes, ..Batch::default() }).await?;
        self.count("vote", offered, written.votes);
        Ok(())
    }

    pub(super) async fn reactions(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let reactions = self.rows::<Reaction, _>(lines, |run, reaction| {
            let post = run.post(&reaction.on, &["topic", "answer", "comment"])?;
            Ok((post, run.member("member", &reaction.member)?, reaction.emoji, run.when(reaction.at)))
        });
        let offered = reactions.len() as u64;
        let written = self.write(Batch { reactions, ..Batch::default() }).await?;
        self.count("reaction", offered, written.reactions);
        Ok(())
    }

    pub(super) async fn me_toos(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let me_toos = self.rows::<MeToo, _>(lines, |run, mark| {
            let topic = run.topic("topic", &mark.topic)?;
            let member = run.member("member", &mark.member)?;
            if run.threads.asker(topic) == Some(member) {
                return Err("the author has the problem anyway".to_owned());
            }
            Ok((topic, member, run.when(mark.at)))
        });
        let offered = me_toos.len() as u64;
        let written = self.write(Batch { me_toos, ..Batch::default() }).await?;
        self.count("me_too", offered, written.me_toos);
        Ok(())
    }

    pub(super) async fn follows(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let lines = self.read::<Follow>(lines);
        let tags: Vec<String> =
            lines.iter().filter_map(|(_, follow)| Some(follow.on.strip_prefix("tag:")?.to_owned())).collect();
        self.tags.find(self.app, &tags).await?;
        let follows = self.found(lines, |run, follow| {
            let member = run.member("member", &follow.member)?;
            let (kind, subject) = run.subject(&follow.on)?;
            Ok((member, kind, subject, run.when(follow.at)))
        });
        let offered = follows.len() as u64;
        let written = self.write(Batch { follows, ..Batch::default() }).await?;
        self.count("follow", offered, written.follows);
        Ok(())
    }

    fn subject(&self, on: &str) -> Outcome<(&'static str, i64)> {
        let (kind, key) = on.split_once(':').ok_or_else(|| format!("on \"{on}\" is not TYPE:KEY"))?;
        let known = |kind: &'static str| self.known.get::<()>(kind, key).map(|id| (kind, id.number()));
        let found = match kind {
            "topic" => known("topic"),
            "space" => known("space"),
            "member" => known("member"),
            "tag" => self.tags.get(&tag_key(key)).map(|(id, _)| ("tag", id.number())),
            _ => return Err(format!("on \"{on}\" is not one of topic, tag, space, member")),
        };
        found.ok_or_else(|| unknown("on", on))
    }

    pub(super) async fn bookmarks(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let bookmarks = self.rows::<Bookmark, _>(lines, |run, Bookmark(mark)| {
            let post = run.post(&mark.on, &["topic", "answer"])?;
            Ok((run.member("member", &mark.member)?, post, run.when(mark.at)))
        });
        let offered = bookmarks.len() as u64;
        let written = self.write(Batch { bookmarks, ..Batch::default() }).await?;
        self.count("bookmark", offered, written.bookmarks);
        Ok(())
    }

    fn when(&self, at: Option<Timestamp>) -> Timestamp {
        at.unwrap_or(self.times.now)
    }

    fn rows<T: Line, R>(&mut self, lines: Vec<(u64, Object)>, row: impl Fn(&Self, T) -> Outcome<R>) -> Vec<R> {
        let lines = self.read::<T>(lines);
        self.found(lines, row)
    }

    /// The rows of lines that refer to what is known; the others are skipped and told.
    fn found<T: Line, R>(&mut self, lines: Vec<(u64, T)>, row: impl Fn(&Self, T) -> Outcome<R>) -> Vec<R> {
        let mut rows = Vec::with_capacity(lines.len());
        for (line, mark) in lines {
            self.line = line;
            match row(self, mark) {
                Ok(row) => rows.push(row),
                Err(why) => self.skip(T::KIND, &named(T::KIND, "", &why)),
            }
        }
        rows
    }

    fn count(&mut self, kind: &'static str, offered: u64, new: u64) {
        self.report.taken(kind, new);
        self.report.known(kind, offered - new);
    }
}
