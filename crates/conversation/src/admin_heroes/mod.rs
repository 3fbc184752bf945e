//! Community heroes: members who may hide posts in a space and move its topics.

pub(crate) mod web;

use crate::{Spaces, Words as _};
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, MemberId, Permission, Result, Role, SpaceId, Timestamp};
use madang_people::{News, bylines, end_hero, make_hero, tell};

/// A manager makes a member a hero of a space, or sets another end.
#[derive(Clone, Debug)]
pub struct MakeHero {
    /// Who.
    pub member: MemberId,
    /// The space, one where members start topics.
    pub space: SpaceId,
    /// When it ends by itself; `None` for good.
    pub until: Option<Timestamp>,
}

impl Command for MakeHero {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let now = cx.now();
        let spaces = cx.app().service::<Spaces>().now();
        let mut fields = Fields::new();
        let open = spaces.get(self.space).filter(|space| space.kind.is_open());
        let space = open.ok_or(Error::field("space", "invalid"))?;
        let byline = bylines(cx, &[self.member]).await?.into_iter().next();
        let member = byline.ok_or(Error::field("member", "no-such-member"))?;
        if member.role >= Role::Moderator {
            fields.add("member", "moderates-already");
        }
        if self.until.is_some_and(|until| until <= now) {
            fields.add("until", "in-the-past");
        }
        fields.check()?;
        make_hero(cx, member.id, self.space, self.until).await?;
        let details = serde_json::json!({ "until": self.until.map(|until| until.to_string()) });
        cx.audit(Deed::new("conversation.make_hero").member(member.id).space(self.space).details(&details)).await?;
        let about = format!("hero-{}-{}-{}", member.id, self.space, now.millis());
        let place = format!("/s/{}", space.slug);
        tell(cx, &[member.id], &about, &place, madang_i18n::Lang::default(), |lang, community| {
            let name = space.name.get(lang);
            News {
                subject: lang.mail_hero_subject(community, name),
                text: lang.mail_hero_text(name),
                button: lang.mail_hero_button().to_owned(),
            }
        })
        .await
    }
}

/// A manager takes that back.
#[derive(Clone, Debug)]
pub struct EndHero {
    /// The member.
    pub member: MemberId,
    /// The space.
    pub space: SpaceId,
}

impl Command for EndHero {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if !end_hero(cx, self.member, self.space).await? {
            return Err(Error::NotFound);
        }
        cx.audit(Deed::new("conversation.end_hero").member(self.member).space(self.space)).await
    }
}
