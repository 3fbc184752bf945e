//! A dump in the form of the Stack Exchange network's, of generated content: its files and attributes, not its texts.

use crate::{
    random::{Random, Zipf},
    text::{self, Subject},
};
use madang_markdown::Context;
use std::{
    collections::HashMap,
    fs::{self, File},
    io::{BufWriter, Result, Write},
    path::Path,
};

/// How many rows each file has. In real dumps votes are the most, then comments.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    users: usize,
    tags: usize,
    /// Rows of Posts.xml that ask.
    pub(crate) questions: usize,
    /// Rows of Posts.xml that answer.
    pub(crate) answers: usize,
    /// Rows of Comments.xml.
    pub(crate) comments: usize,
    links: usize,
    votes: usize,
    badges: usize,
}

const SIZES: Sizes = Sizes {
    users: 9_000,
    tags: 70,
    questions: 15_000,
    answers: 32_000,
    comments: 48_000,
    links: 930,
    votes: 83_000,
    badges: 12_000,
};

impl Sizes {
    /// All rows.
    pub(crate) fn rows(self) -> usize {
        self.users + self.tags + self.questions + self.answers + self.comments + self.links + self.votes + self.badges
    }
}

/// Writes the files into a folder.
///
/// # Errors
/// When the disk fails.
pub(crate) fn write(folder: &Path) -> Result<Sizes> {
    fs::create_dir_all(folder)?;
    let mut random = Random::new(23);
    let mut dump = Dump { folder, users: Zipf::new(SIZES.users, 0.9, &mut random), random };
    dump.users()?;
    dump.tags()?;
    dump.posts()?;
    dump.comments()?;
    dump.marks()?;
    Ok(SIZES)
}

struct Dump<'a> {
    folder: &'a Path,
    users: Zipf,
    random: Random,
}

impl Dump<'_> {
    fn users(&mut self) -> Result<()> {
        let mut file = rows(self.folder, "users")?;
        for id in 1..=SIZES.users {
            let language = text::language(&mut self.random);
            let name = text::name(language, &mut self.random);
            let at = time(id / 4, &mut self.random);
            let about = if self.random.chance(15) { "<p>I repair <b>things</b>.</p>" } else { "" };
            let about = escape(about);
            writeln!(
                file,
                r#"  <row Id="{id}" Reputation="1" CreationDate="{at}" DisplayName="{name} {id}" LastAccessDate="{at}" AboutMe="{about}" Views="0" UpVotes="0" DownVotes="0" AccountId="{id}" />"#
            )?;
        }
        end(file, "users")
    }

    fn tags(&mut self) -> Result<()> {
        let mut file = rows(self.folder, "tags")?;
        for (id, name) in (1..=SIZES.tags).zip(text::tags(SIZES.tags)) {
            writeln!(file, r#"  <row Id="{id}" TagName="{}" Count="1" />"#, escape(&name))?;
        }
        end(file, "tags")
    }

    /// Questions and answers stand mixed, each after what it is about.
    fn posts(&mut self) -> Result<()> {
        let mut file = rows(self.folder, "posts")?;
        let all = SIZES.questions + SIZES.answers;
        let (mut questions, mut question_of) = (Vec::with_capacity(SIZES.questions), vec![None; all + 1]);
        let mut accepted = HashMap::new();
        for (id, question) in question_of.iter_mut().enumerate().skip(1) {
            let left = SIZES.questions - questions.len();
            if questions.is_empty() || self.random.below(all + 1 - id) < left {
                questions.push(id);
            } else {
                let asked = self.random.pick(&questions);
                *question = Some(asked);
                if self.random.chance(30) {
                    accepted.insert(asked, id);
                }
            }
        }
        for (id, question) in question_of.into_iter().enumerate().skip(1) {
            match question {
                Some(question) => self.answer(&mut file, id, question)?,
                None => self.question(&mut file, id, accepted.get(&id).copied())?,
            }
        }
        end(file, "posts")
    }

    fn question(&mut self, file: &mut impl Write, id: usize, accepted: Option<usize>) -> Result<()> {
        let subject = self.subject(id);
        let body = html(&subject.opening(&mut self.random));
        let title = escape(&subject.title(&mut self.random));
        let (at, user) = (time(id / 6, &mut self.random), self.user());
        let (tag, views) = (escape(&subject.tag()), self.random.below(5000));
        let accepted = accepted.map_or(String::new(), |answer| format!(r#" AcceptedAnswerId="{answer}""#));
        writeln!(
            file,
            r#"  <row Id="{id}" PostTypeId="1"{accepted} CreationDate="{at}" Score="1" ViewCount="{views}" Body="{body}" OwnerUserId="{user}" LastActivityDate="{at}" Title="{title}" Tags="&lt;{tag}&gt;" AnswerCount="1" CommentCount="1" ContentLicense="CC BY-SA 4.0" />"#
        )
    }

    fn answer(&mut self, file: &mut impl Write, id: usize, question: usize) -> Result<()> {
        let subject = self.subject(question);
        let body = html(&subject.answer(&mut self.random));
        let (at, user) = (time(id / 6, &mut self.random), self.user());
        writeln!(
            file,
            r#"  <row Id="{id}" PostTypeId="2" ParentId="{question}" CreationDate="{at}" Score="1" Body="{body}" OwnerUserId="{user}" LastActivityDate="{at}" CommentCount="0" ContentLicense="CC BY-SA 4.0" />"#
        )
    }

    fn comments(&mut self) -> Result<()> {
        let mut file = rows(self.folder, "comments")?;
        for id in 1..=SIZES.comments {
            let post = self.post();
            let subject = self.subject(post);
            let body = escape(&subject.comment(&mut self.random));
            let (at, user) = (time(8000 + id / 20, &mut self.random), self.user());
            writeln!(
                file,
                r#"  <row Id="{id}" PostId="{post}" Score="0" Text="{body}" CreationDate="{at}" UserId="{user}" ContentLicense="CC BY-SA 4.0" />"#
            )?;
        }
        end(file, "comments")
    }

    fn marks(&mut self) -> Result<()> {
        let mut votes = rows(self.folder, "votes")?;
        for id in 1..=SIZES.votes {
            let (post, kind, at) =
                (self.post(), if self.random.chance(92) { 2 } else { 3 }, time(8000 + id / 30, &mut self.random));
            writeln!(votes, r#"  <row Id="{id}" PostId="{post}" VoteTypeId="{kind}" CreationDate="{at}" />"#)?;
        }
        end(votes, "votes")?;
        let mut links = rows(self.folder, "postlinks")?;
        for id in 1..=SIZES.links {
            let (post, related, at) = (self.post(), self.post(), time(9000, &mut self.random));
            writeln!(
                links,
                r#"  <row Id="{id}" CreationDate="{at}" PostId="{post}" RelatedPostId="{related}" LinkTypeId="1" />"#
            )?;
        }
        end(links, "postlinks")?;
        let mut badges = rows(self.folder, "badges")?;
        for id in 1..=SIZES.badges {
            let (user, at) = (self.user(), time(9000, &mut self.random));
            writeln!(
                badges,
                r#"  <row Id="{id}" UserId="{user}" Name="Teacher" Date="{at}" Class="3" TagBased="False" />"#
            )?;
        }
        end(badges, "badges")
    }

    fn user(&mut self) -> usize {
        self.users.draw(&mut self.random) + 1
    }

    fn post(&mut self) -> usize {
        self.random.between(1, SIZES.questions + SIZES.answers)
    }

    fn subject(&self, question: usize) -> Subject {
        let mut random = Random::of(23, question as u64);
        Subject::new(text::language(&mut random), &mut random)
    }
}

fn rows(folder: &Path, name: &str) -> Result<BufWriter<File>> {
    let file = match name {
        "postlinks" => "PostLinks.xml".to_owned(),
        _ => format!("{}{}.xml", name[..1].to_uppercase(), &name[1..]),
    };
    let mut file = BufWriter::new(File::create(folder.join(file))?);
    writeln!(file, "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{name}>")?;
    Ok(file)
}

fn end(mut file: BufWriter<File>, name: &str) -> Result<()> {
    write!(file, "</{name}>")?;
    file.flush()
}

/// So many hours after the beginning of 2012.
fn time(hours: usize, random: &mut Random) -> String {
    let (day, hour) = (hours / 24, hours % 24);
    let (year, month, day) = (2012 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
    let (minute, milli) = (random.below(60), random.below(1000));
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:17.{milli:03}")
}

fn html(markdown: &str) -> String {
    escape(&madang_markdown::render(markdown, &Context::plain("en")).html)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 4);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#xA;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dump_has_the_rows_it_says() {
        let folder = tempfile::tempdir().unwrap();
        let sizes = write(folder.path()).unwrap();
        let mut rows = 0;
        for entry in fs::read_dir(folder.path()).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            rows += text.lines().filter(|line| line.starts_with("  <row ") && line.ends_with(" />")).count();
        }
        assert_eq!(rows, sizes.rows());
    }
}
