//! A member follows a topic, a tag, a space or another member.

pub(crate) mod web;

use crate::store::marks;
use madang_kernel::{Actor, Command, Cx, Error, MemberId, Permission, Result, SpaceId, TagId, TopicId, db::Connection};

madang_kernel::words! {
    /// What can be followed.
    pub enum SubjectKind {
        /// A topic.
        Topic = "topic",
        /// A tag.
        Tag = "tag",
        /// A space.
        Space = "space",
        /// A member.
        Member = "member",
    }
}

/// Something that can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its number.
    pub id: i64,
}

impl From<TopicId> for Subject {
    fn from(id: TopicId) -> Subject {
        Subject { kind: SubjectKind::Topic, id: id.number() }
    }
}

impl From<TagId> for Subject {
    fn from(id: TagId) -> Subject {
        Subject { kind: SubjectKind::Tag, id: id.number() }
    }
}

impl From<SpaceId> for Subject {
    fn from(id: SpaceId) -> Subject {
        Subject { kind: SubjectKind::Space, id: id.number() }
    }
}

impl From<MemberId> for Subject {
    fn from(id: MemberId) -> Subject {
        Subject { kind: SubjectKind::Member, id: id.number() }
    }
}

/// Begins or ends to follow.
pub struct Follow {
    /// What.
    pub subject: Subject,
    /// Whether to follow; without it a click: on where it was off.
    pub on: Option<bool>,
}

impl Command for Follow {
    /// Whether the member follows now.
    type Output = bool;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<bool> {
        let member = cx.actor().signed_in()?;
        let before = marks::follows(cx, member, self.subject).await?;
        let on = self.on.unwrap_or(!before);
        if on && !before {
            can_follow(cx, self.subject).await?;
        }
        // To end following something that was hidden since is always possible.
        if on != before {
            marks::set_follow(cx, member, self.subject, on).await?;
        }
        Ok(on)
    }
}

async fn can_follow(cx: &mut Cx<'_>, subject: Subject) -> Result<()> {
    let there = match subject.kind {
        SubjectKind::Topic => marks::topic_to_mark(cx, TopicId::new(subject.id)).await.map(|_| true)?,
        SubjectKind::Tag => marks::tag_exists(cx, subject.id).await?,
        SubjectKind::Space => cx.actor().can(Permission::Read, SpaceId::new(subject.id)),
        SubjectKind::Member if cx.actor().is(MemberId::new(subject.id)) => return Err(Error::Refused("own-self")),
        SubjectKind::Member => marks::member_exists(cx, subject.id).await?,
    };
    if there { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the actor follows it.
///
/// # Errors
/// When the database fails.
pub async fn is_followed(conn: &mut impl Connection, actor: &Actor, subject: impl Into<Subject>) -> Result<bool> {
    match actor.id() {
        Some(member) => marks::follows(conn, member, subject.into()).await,
        None => Ok(false),
    }
}
