//! Who writes and who publishes.

use crate::{
    item::{Kind, State},
    store::items::Item,
};
use madang_kernel::{Actor, Error, MemberId, Permission, Result, db::Connection};
use madang_people::{Affiliation, bylines};

/// Somebody at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writer {
    /// An employee: writes, publishes and sees everything.
    Staff(MemberId),
    /// An invited author or an outside expert: writes and sees only what is their own.
    Author(MemberId),
}

impl Writer {
    /// Who this is at the desk.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor, [`Error::Forbidden`] for whoever has nothing to do there.
    pub(crate) async fn of(conn: &mut impl Connection, actor: &Actor) -> Result<Writer> {
        let member = actor.signed_in()?;
        if actor.may(Permission::EditAny) {
            return Ok(Writer::Staff(member));
        }
        let byline = bylines(conn, &[member]).await?.pop().ok_or(Error::Forbidden)?;
        let invited = matches!(byline.affiliation, Affiliation::Author | Affiliation::Expert);
        // A token that may only read writes nothing either.
        if invited && actor.may(Permission::Reply) { Ok(Writer::Author(member)) } else { Err(Error::Forbidden) }
    }

    pub(crate) fn member(self) -> MemberId {
        let (Writer::Staff(member) | Writer::Author(member)) = self;
        member
    }

    pub(crate) fn is_staff(self) -> bool {
        matches!(self, Writer::Staff(_))
    }

    /// Only what this member writes is theirs to see; `None` for whoever sees everything.
    pub(crate) fn own(self) -> Option<MemberId> {
        match self {
            Writer::Staff(_) => None,
            Writer::Author(member) => Some(member),
        }
    }

    pub(crate) fn may_start(self, kind: Kind) -> bool {
        self.is_staff() || kind.is_open_to_authors()
    }

    /// What somebody else writes is not there for an author.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn check_sees(self, item: &Item) -> Result<()> {
        if self.own().is_none_or(|own| own == item.author) { Ok(()) } else { Err(Error::NotFound) }
    }

    /// An author writes until staff takes over.
    pub(crate) fn may_edit(self, item: &Item) -> bool {
        self.is_staff() || matches!(item.state, State::Draft | State::HandedIn)
    }
}
