//! Members, stand-ins for those who left, and badges.

use super::{Row, Run, Survey, Told, long_ago};
use crate::batch::{Badge, Batch, ROWS};
use madang_kernel::{Fields, Result, Timestamp, text};
use madang_people::{Name, NewMember, Profile, State, TypedProfile};

/// The most characters of what a member says about themselves.
const ABOUT: usize = 5_000;

/// The key of the stand-in for a member who left, by the name that was kept; the empty name stands for those of whom
/// nothing was kept.
pub(super) fn left_key(name: &str) -> String {
    format!("left:{name}")
}

impl Run<'_> {
    /// Users.xml.
    pub(super) async fn members(&mut self) -> Result<()> {
        self.each("Users.xml", Told::Now, async |run, rows| run.take_members(rows).await).await
    }

    async fn take_members(&mut self, rows: Vec<Row>) -> Result<()> {
        let mut members = Vec::new();
        for row in &rows {
            match row.need("Id") {
                Ok(key) if self.known.has("member", key) => self.report.known("member", 1),
                Ok(key) => {
                    let created = row.time("CreationDate").unwrap_or_else(|_| long_ago());
                    let about = row.get("AboutMe").map(|html| self.site.markdown(html)).unwrap_or_default();
                    members.push((key.to_owned(), member(row.get("DisplayName").unwrap_or_default(), created, &about)));
                }
                Err(why) => self.skip("Users.xml", row, "member", &why),
            }
        }
        self.write_members("member", members).await
    }

    /// Whoever wrote something and is not in Users.xml.
    pub(super) async fn stand_ins(&mut self, survey: &Survey) -> Result<()> {
        let mut new = Vec::new();
        for (name, at) in &survey.left {
            let key = left_key(name);
            if self.known.has("member", &key) {
                self.report.known("stand-in", 1);
                continue;
            }
            let shown = if name.is_empty() { "Former member" } else { name };
            new.push((key, member(shown, *at, "")));
        }
        while !new.is_empty() {
            let rest = new.split_off(new.len().min(ROWS));
            self.write_members("stand-in", std::mem::replace(&mut new, rest)).await?;
        }
        Ok(())
    }

    async fn write_members(&mut self, kind: &'static str, members: Vec<(String, NewMember)>) -> Result<()> {
        self.report.taken(kind, members.len() as u64);
        Batch { members, ..Batch::default() }.write(self.app, &mut self.known).await?;
        Ok(())
    }

    /// Badges.xml, kept as data.
    pub(super) async fn badges(&mut self) -> Result<()> {
        self.each("Badges.xml", Told::Now, async |run, rows| run.take_badges(rows).await).await
    }

    async fn take_badges(&mut self, rows: Vec<Row>) -> Result<()> {
        let mut badges = Vec::with_capacity(rows.len());
        for row in &rows {
            match self.badge(row) {
                Ok(badge) => badges.push(badge),
                Err(why) => self.skip("Badges.xml", row, "badge", &why),
            }
        }
        let offered = badges.len() as u64;
        let written = Batch { badges, ..Batch::default() }.write(self.app, &mut self.known).await?;
        self.report.taken("badge", written.badges);
        self.report.known("badge", offered - written.badges);
        Ok(())
    }

    fn badge(&self, row: &Row) -> std::result::Result<Badge, String> {
        let member = self.known.get("member", row.need("UserId")?).ok_or("its member is not there")?;
        Ok(Badge {
            key: row.need("Id")?.to_owned(),
            member,
            name: text::line(row.need("Name")?),
            class: row.number("Class"),
            by_tag: row.get("TagBased") == Some("True"),
            at: row.time("Date")?,
        })
    }
}

/// A member as the dump tells: no address, no password. Staff can give the account an address and invite its owner.
fn member(name: &str, created: Timestamp, about: &str) -> NewMember {
    let shown: String = name.chars().take(Name::MOST).collect();
    let mut member = NewMember::named(Name::parse(&shown).unwrap_or_else(|_| Name::unknown()), State::Imported);
    member.created_at = Some(created);
    let about = text::cut(about, ABOUT - 1);
    let typed = TypedProfile { about: &about, language: "en", ..TypedProfile::default() };
    member.profile = Profile::parse(typed, &mut Fields::new());
    member
}
