//! Members and groups.

use super::{
    Run, line, named,
    object::{Object, Outcome},
};
use crate::batch::{Batch, GroupRow};
use madang_kernel::{Fields, Result};
use madang_people::{Email, Handle, Name, NewMember, Profile, State, TypedProfile};

impl Run<'_> {
    pub(super) async fn members(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let (mut places, mut members) = (Vec::new(), Vec::new());
        for (line, member) in self.read::<line::Member>(lines) {
            self.line = line;
            if self.known.has("member", &member.key) || members.iter().any(|(key, _)| *key == member.key) {
                self.report.known("member", 1);
                continue;
            }
            let (key, picture) = (member.key.clone(), member.picture.clone());
            match self.new_member(member) {
                Ok(mut new) => {
                    if let Some(picture) = picture {
                        new.picture = self.avatar(&key, &picture).await?;
                    }
                    let wished = new.handle.as_ref().map(|handle| handle.as_str().to_owned());
                    places.push((line, wished));
                    members.push((key, new));
                }
                Err(why) => self.skip("member", &named("member", &key, &why)),
            }
        }
        let keys: Vec<String> = members.iter().map(|(key, _)| key.clone()).collect();
        let written = self.write(Batch { members, ..Batch::default() }).await?;
        for (joined, (key, (line, wished))) in written.members.iter().zip(keys.iter().zip(places)) {
            self.line = line;
            match joined.was_here {
                true => self.report.known("member", 1),
                false => self.report.taken("member", 1),
            }
            if let (Some(given), Some(wished)) = (&joined.other_handle, wished) {
                self.tell(&named("member", key, &format!("the handle \"{wished}\" is taken; this is \"{given}\"")));
            }
        }
        Ok(())
    }

    fn new_member(&mut self, line: line::Member) -> Outcome<NewMember> {
        let name = Name::parse(&line.name).map_err(|_| "name has nothing to see".to_owned())?;
        let mut member = NewMember::named(name, State::Imported);
        member.email = match &line.email {
            Some(email) => Some(Email::parse(email).map_err(|_| format!("email \"{email}\" is not an address"))?),
            None => None,
        };
        let typed = TypedProfile {
            headline: &line.headline,
            company: &line.company,
            job_title: &line.job_title,
            about: &line.about,
            interests: &line.interests,
            language: line.language.as_deref().unwrap_or("en"),
        };
        let mut fields = Fields::new();
        member.profile = Profile::parse(typed, &mut fields);
        if let Some((field, _)) = fields.0.first() {
            return Err(format!("{field} has too many or too long texts"));
        }
        if let Some(handle) = &line.handle {
            member.handle = Handle::parse(handle).ok();
            if member.handle.is_none() {
                let what = format!("the handle \"{handle}\" cannot be used; one is made from the name");
                self.tell(&named("member", &line.key, &what));
            }
        }
        member.time_zone = line.time_zone.filter(|zone| {
            let is_known = jiff::tz::TimeZone::get(zone).is_ok();
            if !is_known {
                self.tell(&named("member", &line.key, &format!("the time zone \"{zone}\" is not known; this is UTC")));
            }
            is_known
        });
        member.language = line.language;
        member.role = line.role;
        member.affiliation = line.affiliation;
        member.created_at = line.joined;
        Ok(member)
    }

    pub(super) async fn groups(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let mut groups: Vec<GroupRow> = Vec::new();
        for (line, group) in self.read::<line::Group>(lines) {
            self.line = line;
            if self.known.has("group", &group.key) || groups.iter().any(|other| other.key == group.key) {
                self.report.known("group", 1);
                continue;
            }
            let members: Outcome<Vec<_>> = group.members.iter().map(|key| self.member("members", key)).collect();
            match members {
                Ok(members) => groups.push(GroupRow {
                    slug: madang_language::slug(&group.key),
                    name: self.in_language(&group.name),
                    key: group.key,
                    members,
                }),
                Err(why) => self.skip("group", &named("group", &group.key, &why)),
            }
        }
        self.report.taken("group", groups.len() as u64);
        self.write(Batch { groups, ..Batch::default() }).await?;
        Ok(())
    }
}
