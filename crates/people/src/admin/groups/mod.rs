//! Groups: who may be given a space of their own.

pub(crate) mod web;

use crate::store::{groups, members};
use madang_events::people::{MemberChanged, SettingChanged};
use madang_kernel::{Actor, Command, Cx, Error, Fields, GroupId, MemberId, Permission, Result, text};

pub use crate::store::groups::Group;

/// What a group is called; 1 to 80 and up to 300 characters.
pub struct GroupText {
    name: String,
    description: String,
}

impl GroupText {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `name` or `description`.
    pub fn parse(name: &str, description: &str) -> Result<GroupText> {
        let (name, description) = (text::line(name), text::line(description));
        let mut fields = Fields::new();
        match name.chars().count() {
            0 => fields.add("name", "required"),
            1..=80 => {}
            _ => fields.add("name", "too-long"),
        }
        if description.chars().count() > 300 {
            fields.add("description", "too-long");
        }
        fields.check()?;
        Ok(GroupText { name, description })
    }
}

/// Founds a group. Its address is made of its name.
pub struct CreateGroup {
    /// What it is called.
    pub text: GroupText,
}

impl Command for CreateGroup {
    type Output = Group;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Group> {
        let id: GroupId = cx.new_id();
        let GroupText { name, description } = self.text;
        let slug = slug(&name).unwrap_or_else(|| id.to_string());
        let slug = if groups::by_slug(cx, &slug).await?.is_some() { format!("{slug}-{id}") } else { slug };
        let group = Group { id, slug, name, description, members: 0 };
        groups::insert(cx, &group).await?;
        cx.emit(&SettingChanged { name: "groups".into() }).await?;
        Ok(group)
    }
}

/// Letters and digits of any script, with hyphens between words.
fn slug(name: &str) -> Option<String> {
    let made: String = crate::names::key(name).chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = made.split('-').filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(60).collect();
    (!slug.is_empty()).then_some(slug)
}

/// Renames a group; its address stays.
pub struct EditGroup {
    /// The group.
    pub group: GroupId,
    /// What it is called.
    pub text: GroupText,
}

impl Command for EditGroup {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if groups::update(cx, self.group, &self.text.name, &self.text.description).await? == 0 {
            return Err(Error::NotFound);
        }
        cx.emit(&SettingChanged { name: "groups".into() }).await
    }
}

/// Dissolves a group that no space belongs to.
pub struct RemoveGroup {
    /// The group.
    pub group: GroupId,
}

impl Command for RemoveGroup {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        // Spaces are not known here, but their rows refer to the group, and the database says so.
        groups::delete(cx, self.group).await.map_err(|error| match &error {
            Error::Internal(cause) if cause.to_string().to_lowercase().contains("foreign key") => {
                Error::Refused("group-in-use")
            }
            _ => error,
        })?;
        cx.emit(&SettingChanged { name: "groups".into() }).await
    }
}

/// Adds a member to a group, by handle.
pub struct AddToGroup {
    /// The group.
    pub group: GroupId,
    /// The handle as typed.
    pub handle: String,
}

impl Command for AddToGroup {
    type Output = MemberId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MemberId> {
        let handle = self.handle.trim().trim_start_matches(['@', '＠']);
        let found = members::by_handle(cx, handle).await?.ok_or(Error::field("handle", "no-such-member"))?;
        let now = cx.now();
        groups::add(cx, self.group, found.id, now).await?;
        cx.emit(&MemberChanged { member: found.id }).await?;
        Ok(found.id)
    }
}

/// Takes a member out of a group.
pub struct RemoveFromGroup {
    /// The group.
    pub group: GroupId,
    /// The member.
    pub member: MemberId,
}

impl Command for RemoveFromGroup {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::ManageMembers)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        groups::remove(cx, self.group, self.member).await?;
        cx.emit(&MemberChanged { member: self.member }).await
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_groups_address_keeps_every_script() {
        assert_eq!(slug("베타 테스터 (2기)").as_deref(), Some("베타-테스터-2기"));
        assert_eq!(slug("Ｈｅｒｏｅｓ & Friends").as_deref(), Some("heroes-friends"));
        assert_eq!(slug("🌱"), None);
    }
}
