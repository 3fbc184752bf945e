//! Users become members, authors who are not among them stand-ins; organisations are where members work.

use super::{
    Run,
    record::{Kind, Record},
};
use crate::batch::{Batch, ROWS};
use madang_kernel::{Fields, Result, Role, Timestamp, text};
use madang_people::{Affiliation, Email, Name, NewMember, Profile, State, TypedProfile};

/// The key under which a user is remembered.
pub(super) fn member_key(user: &str) -> String {
    format!("user:{user}")
}

impl Run<'_> {
    pub(super) async fn members(&mut self) -> Result<()> {
        let organizations = self.survey.organizations.len() as u64;
        self.each("users", &[Kind::User], async |run, records| run.take_users(records).await).await?;
        if organizations > 0 {
            self.report.note(format!("{organizations} organisations are the companies of their members now."));
        }
        Ok(())
    }

    async fn take_users(&mut self, records: Vec<Record>) -> Result<()> {
        let mut members: Vec<(String, NewMember)> = Vec::new();
        for record in &records {
            let key = match record.id() {
                Ok(id) => member_key(&id),
                Err(why) => {
                    self.skip(record, "user", &why);
                    continue;
                }
            };
            if self.known.has("member", &key) || members.iter().any(|(other, _)| *other == key) {
                self.report.known("user", 1);
            } else {
                members.push((key, self.new_member(record)));
            }
        }
        self.progress.step(records.len() as u64);
        self.write_members("user", members).await
    }

    /// Whoever wrote nothing that others may read is not shown among the members: that somebody wrote a ticket is
    /// nobody's business.
    fn new_member(&self, record: &Record) -> NewMember {
        let id = record.key("id").unwrap_or_default();
        let is_staff = matches!(record.text("role"), Some("agent" | "admin"));
        let is_shown = is_staff || self.survey.public_authors.contains(&id);
        let shown = record.text("alias").filter(|_| is_staff).or_else(|| record.text("name")).unwrap_or_default();
        let shown: String = shown.chars().take(Name::MOST).collect();
        let name = Name::parse(&shown).unwrap_or_else(|_| Name::unknown());
        let mut member = NewMember::named(name, if is_shown { State::Imported } else { State::Unconfirmed });
        if record.is("suspended") {
            member.state = State::Suspended;
        }
        if is_staff {
            (member.role, member.affiliation) = (Role::Agent, Affiliation::Employee);
        }
        if self.export.with_emails && record.is("verified") {
            member.email = record.text("email").and_then(|email| Email::parse(email).ok());
        }
        let language = record.text("locale").map(super::survey::language_of).filter(|language| *language != "other");
        let company = record.key("organization_id").and_then(|id| self.survey.organizations.get(&id));
        let company = text::cut(company.map_or("", String::as_str), 79);
        let typed = TypedProfile { company: &company, language: language.unwrap_or("en"), ..TypedProfile::default() };
        member.profile = Profile::parse(typed, &mut Fields::new());
        member.language = language.map(str::to_owned);
        let zone = record.text("iana_time_zone").filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
        member.time_zone = zone.map(str::to_owned);
        member.created_at = Some(record.time("created_at"));
        member
    }

    /// Whoever wrote something and is not among the users.
    pub(super) async fn stand_ins(&mut self) -> Result<()> {
        let mut new: Vec<(String, NewMember)> = Vec::new();
        for (user, at) in &self.survey.authors {
            let key = member_key(user);
            if self.survey.users.contains_key(user) {
                continue;
            }
            if self.known.has("member", &key) {
                self.report.known("stand-in", 1);
            } else {
                new.push((key, self.stand_in(user, *at)));
            }
        }
        while !new.is_empty() {
            let rest = new.split_off(new.len().min(ROWS));
            self.write_members("stand-in", std::mem::replace(&mut new, rest)).await?;
        }
        Ok(())
    }

    fn stand_in(&self, user: &str, at: Timestamp) -> NewMember {
        let is_author = self.survey.article_authors.contains(user);
        let name = if is_author { "Former author" } else { "Former member" };
        let is_shown = self.survey.public_authors.contains(user);
        let state = if is_shown { State::Imported } else { State::Unconfirmed };
        let mut member = NewMember::named(Name::parse(name).unwrap_or_else(|_| Name::unknown()), state);
        if is_author {
            member.affiliation = Affiliation::Employee;
        }
        member.created_at = Some(at);
        member
    }

    async fn write_members(&mut self, kind: &'static str, members: Vec<(String, NewMember)>) -> Result<()> {
        let written = self.write(Batch { members, ..Batch::default() }).await?;
        let here = written.members.iter().filter(|joined| joined.was_here).count() as u64;
        self.report.known(kind, here);
        self.report.taken(kind, written.members.len() as u64 - here);
        Ok(())
    }
}
