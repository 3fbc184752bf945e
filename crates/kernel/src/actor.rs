//! Who is acting, and the one rule of who may do what. A page, an API answer, a search and a feed all ask here.

use crate::{GroupId, MemberId, SpaceId};
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

crate::words! {
    /// What a member is to the community.
    pub enum Role {
        /// A customer, a partner, anybody with an account.
        Member = "member",
        /// A support employee: verifies answers and keeps questions in order.
        Agent = "agent",
        /// Keeps the place safe: hides, locks, moves, restores.
        Moderator = "moderator",
        /// Shapes the place: spaces, tags, brand, members.
        Manager = "manager",
        /// Everything, roles and integrations included.
        Administrator = "administrator",
    }
}

crate::words! {
    /// Who sees a space.
    pub enum Visibility {
        /// The whole world, search engines included.
        Everyone = "everyone",
        /// Whoever is signed in.
        Members = "members",
        /// The members of the space's groups.
        Groups = "groups",
        /// Employees.
        Staff = "staff",
    }
}

crate::words! {
    /// Who starts topics in a space; whoever sees it may reply.
    pub enum Posting {
        /// Every member who sees the space.
        Members = "members",
        /// The members of the space's groups.
        Groups = "groups",
        /// Employees.
        Staff = "staff",
    }
}

crate::words! {
    /// What an API token may be used for.
    pub enum Scope {
        /// Reading what its member can read.
        Read = "read",
        /// Asking, answering, voting in the member's name.
        Write = "write",
        /// What the member may do as staff: verify, hide, lock, move.
        Staff = "staff",
    }
}

/// Something that an actor may or may not do. Those about a space are asked with its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See the space's topics.
    Read,
    /// Start a topic.
    Start,
    /// Answer and comment.
    Reply,
    /// Vote, react, say "me too", follow.
    Take,
    /// Accept an answer to somebody else's question.
    AcceptAny,
    /// Confirm an answer as correct, or mark it wrong or outdated.
    Verify,
    /// Set a question's state: needs information, duplicate, off topic, archived.
    Triage,
    /// Edit what somebody else wrote.
    EditAny,
    /// Hide what somebody else wrote in a space, show it again, and move topics out of it. Members can be given it for one space
    /// ([`Actor::tending`]).
    Tidy,
    /// Hide, lock, pin, move, delete and restore what somebody else wrote, and see what is hidden.
    Moderate,
    /// Create and change spaces, tags, products and the brand.
    Manage,
    /// See members' addresses, suspend and restore them.
    ManageMembers,
    /// Give and take roles, see the system's state.
    Administer,
}

impl Permission {
    fn least_role(self) -> Option<Role> {
        match self {
            Permission::Read | Permission::Start | Permission::Reply | Permission::Take => None,
            Permission::Verify | Permission::Triage | Permission::AcceptAny | Permission::EditAny => Some(Role::Agent),
            Permission::Tidy | Permission::Moderate => Some(Role::Moderator),
            Permission::Manage | Permission::ManageMembers => Some(Role::Manager),
            Permission::Administer => Some(Role::Administrator),
        }
    }

    /// What every member does who writes here, and what employees do with what others wrote; a [`Bar`] takes it away. Running the
    /// community is no matter of writing.
    fn is_barred(self) -> bool {
        use Permission::{Administer, Manage, ManageMembers, Read};
        !matches!(self, Read | Manage | ManageMembers | Administer)
    }

    fn scope(self) -> Scope {
        match self {
            Permission::Read => Scope::Read,
            Permission::Start | Permission::Reply | Permission::Take => Scope::Write,
            _ => Scope::Staff,
        }
    }
}

/// Why a member may read, and write nothing for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// A moderator has silenced the member.
    Silenced,
    /// The member has not agreed to the guidelines as they are now.
    Guidelines,
}

impl Bar {
    /// The code with which writing is refused.
    pub fn code(self) -> &'static str {
        match self {
            Bar::Silenced => "silenced",
            Bar::Guidelines => "guidelines",
        }
    }
}

/// What the permission rule knows of a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceRule {
    /// The space.
    pub id: SpaceId,
    /// Who sees it.
    pub visibility: Visibility,
    /// Who starts topics in it.
    pub posting: Posting,
    /// Its groups, for `Groups` above.
    pub groups: Vec<GroupId>,
    /// Closed: it is read, and nothing is written in it.
    pub archived: bool,
    /// Whether its topics stand in the community's own lists; others have pages of their own.
    pub listed: bool,
}

/// The rules of all spaces at one moment.
#[derive(Debug, Default)]
pub struct SpaceRules(HashMap<SpaceId, SpaceRule>);

impl SpaceRules {
    /// From each space's rule.
    pub fn new(rules: impl IntoIterator<Item = SpaceRule>) -> SpaceRules {
        SpaceRules(rules.into_iter().map(|rule| (rule.id, rule)).collect())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Member { id: MemberId, role: Role, groups: Vec<GroupId>, trusted: bool },
    System,
}

#[derive(Debug)]
struct Inner {
    who: Who,
    scopes: Option<Vec<Scope>>,
    bar: Option<Bar>,
    trust: u8,
    /// The spaces that a member was given to tidy.
    tended: Vec<SpaceId>,
    rules: Arc<SpaceRules>,
    visible: OnceLock<String>,
    listed: OnceLock<String>,
}

impl Inner {
    fn of(who: Who, scopes: Option<Vec<Scope>>, rules: Arc<SpaceRules>) -> Inner {
        let (visible, listed) = (OnceLock::new(), OnceLock::new());
        Inner { who, scopes, bar: None, trust: 0, tended: Vec::new(), rules, visible, listed }
    }

    /// The same, with what is worked out from it forgotten.
    fn again(&self) -> Inner {
        Inner {
            bar: self.bar,
            trust: self.trust,
            tended: self.tended.clone(),
            ..Inner::of(self.who.clone(), self.scopes.clone(), self.rules.clone())
        }
    }
}

/// Who is acting, made once a request.
#[derive(Clone, Debug)]
pub struct Actor(Arc<Inner>);

impl Actor {
    fn of(who: Who, scopes: Option<Vec<Scope>>, rules: Arc<SpaceRules>) -> Actor {
        Actor(Arc::new(Inner::of(who, scopes, rules)))
    }

    /// Somebody who is not signed in.
    pub fn visitor(rules: Arc<SpaceRules>) -> Actor {
        Actor::of(Who::Visitor, None, rules)
    }

    /// The program itself: importers, workers, the command line.
    pub fn system(rules: Arc<SpaceRules>) -> Actor {
        Actor::of(Who::System, None, rules)
    }

    /// A signed-in member. `scopes` limits an API token; a session has `None`.
    pub fn member(
        id: MemberId,
        role: Role,
        groups: Vec<GroupId>,
        trusted: bool,
        scopes: Option<Vec<Scope>>,
        rules: Arc<SpaceRules>,
    ) -> Actor {
        Actor::of(Who::Member { id, role, groups, trusted }, scopes, rules)
    }

    /// The same actor, kept from writing by `bar` if there is one.
    pub fn barred(self, bar: Option<Bar>) -> Actor {
        Actor(Arc::new(Inner { bar, ..self.0.again() }))
    }

    /// The same actor at this trust level, 0 to 4.
    pub fn at_trust(self, level: u8) -> Actor {
        Actor(Arc::new(Inner { trust: level.min(4), ..self.0.again() }))
    }

    /// The same member, who may tidy these spaces.
    pub fn tending(self, spaces: Vec<SpaceId>) -> Actor {
        Actor(Arc::new(Inner { tended: spaces, ..self.0.again() }))
    }

    /// The spaces that this member was given to tidy. What an office allows is not among them.
    pub fn tended(&self) -> &[SpaceId] {
        &self.0.tended
    }

    /// The trust level, 0 to 4: what the member has shown by reading and taking part. Employees and the program itself have 4,
    /// visitors 0.
    pub fn trust(&self) -> u8 {
        if self.is_staff() { 4 } else { self.0.trust }
    }

    /// What keeps this member from writing, if anything does.
    pub fn bar(&self) -> Option<Bar> {
        self.0.bar
    }

    /// The same member without an office: what is refused to that one is done as staff.
    pub(crate) fn without_office(&self) -> Option<Actor> {
        let Who::Member { id, groups, trusted, .. } = &self.0.who else { return None };
        let who = Who::Member { id: *id, role: Role::Member, groups: groups.clone(), trusted: *trusted };
        Some(Actor::of(who, self.0.scopes.clone(), self.0.rules.clone()).at_trust(self.0.trust))
    }

    /// The member, unless this is a visitor or the system.
    pub fn id(&self) -> Option<MemberId> {
        match &self.0.who {
            Who::Member { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The member, or the wish that somebody signs in.
    ///
    /// # Errors
    /// [`crate::Error::SignIn`] for a visitor, [`crate::Error::Forbidden`] for the system.
    pub fn signed_in(&self) -> crate::Result<MemberId> {
        self.id().ok_or(if self.is_system() { crate::Error::Forbidden } else { crate::Error::SignIn })
    }

    /// Whether this is the member `id`.
    pub fn is(&self, id: MemberId) -> bool {
        self.id() == Some(id)
    }

    /// The role; `None` for a visitor and the system.
    pub fn role(&self) -> Option<Role> {
        match &self.0.who {
            Who::Member { role, .. } => Some(*role),
            _ => None,
        }
    }

    /// Whether this is the program itself.
    pub fn is_system(&self) -> bool {
        self.0.who == Who::System
    }

    /// Whether this member is in the group, or looks after every group.
    pub fn belongs_to(&self, group: GroupId) -> bool {
        match &self.0.who {
            Who::System => true,
            Who::Visitor => false,
            Who::Member { role, groups, .. } => *role >= Role::Moderator || groups.contains(&group),
        }
    }

    /// Whether this is an employee: an agent or more.
    pub fn is_staff(&self) -> bool {
        self.is_system() || self.role().is_some_and(|role| role >= Role::Agent)
    }

    /// Whether this member has earned trust by accepted answers.
    pub fn is_trusted(&self) -> bool {
        matches!(self.0.who, Who::Member { trusted: true, .. }) || self.is_staff()
    }

    /// Whether a token acts, with these scopes only.
    pub fn scopes(&self) -> Option<&[Scope]> {
        self.0.scopes.as_deref()
    }

    /// Whether this actor may do that anywhere at all (for those that are not about one space).
    pub fn may(&self, permission: Permission) -> bool {
        if !self.scope_allows(permission) || (self.0.bar.is_some() && permission.is_barred()) {
            return false;
        }
        match (&self.0.who, permission.least_role()) {
            (Who::System, _) => true,
            (Who::Member { role, .. }, _) if permission == Permission::Tidy && *role < Role::Moderator => {
                !self.0.tended.is_empty() && self.0.bar.is_none()
            }
            (Who::Visitor, _) => permission == Permission::Read,
            (Who::Member { .. }, None) => true,
            (Who::Member { role, .. }, Some(least)) => *role >= least,
        }
    }

    /// Whether this actor may do that in that space. An unknown space allows nothing.
    pub fn can(&self, permission: Permission, space: SpaceId) -> bool {
        let Some(rule) = self.0.rules.0.get(&space) else { return false };
        if !self.may(permission) || !self.sees(rule) {
            return false;
        }
        match permission {
            Permission::Start => !rule.archived && self.starts_in(rule),
            Permission::Reply | Permission::Take => !rule.archived,
            Permission::Tidy => self.may(Permission::Moderate) || self.0.tended.contains(&space),
            _ => true,
        }
    }

    /// Why [`Actor::can`] said no: sign in, not there at all, kept from writing, or not allowed.
    pub fn refusal(&self, space: Option<SpaceId>) -> crate::Error {
        match (space, self.0.bar) {
            (Some(space), _) if !self.can(Permission::Read, space) => crate::Error::NotFound,
            _ if self.0.who == Who::Visitor => crate::Error::SignIn,
            (Some(_), Some(bar)) => crate::Error::Refused(bar.code()),
            _ => crate::Error::Forbidden,
        }
    }

    /// The spaces this actor sees, as the JSON array that statements take (`json_each`, `json_array_elements_text`).
    pub fn visible_spaces(&self) -> &str {
        self.0.visible.get_or_init(|| as_json(self.seen()))
    }

    /// Those of them whose topics stand in the community's own lists.
    pub fn listed_spaces(&self) -> &str {
        self.0.listed.get_or_init(|| as_json(self.seen().filter(|rule| rule.listed)))
    }

    /// The spaces this actor sees.
    pub fn visible_space_ids(&self) -> impl Iterator<Item = SpaceId> {
        self.seen().map(|rule| rule.id)
    }

    fn seen(&self) -> impl Iterator<Item = &SpaceRule> {
        let reads = self.may(Permission::Read);
        self.0.rules.0.values().filter(move |rule| reads && self.sees(rule))
    }

    /// What heroes do in their spaces they do as members.
    fn scope_allows(&self, permission: Permission) -> bool {
        let as_member = permission == Permission::Tidy && self.role().is_some_and(|role| role < Role::Moderator);
        let scope = if as_member { Scope::Write } else { permission.scope() };
        self.0.scopes.as_ref().is_none_or(|scopes| scopes.contains(&scope))
    }

    fn sees(&self, rule: &SpaceRule) -> bool {
        match (&self.0.who, rule.visibility) {
            (Who::System, _) | (_, Visibility::Everyone) => true,
            (Who::Visitor, _) => false,
            (Who::Member { .. }, Visibility::Members) => true,
            (Who::Member { role, .. }, Visibility::Staff) => *role >= Role::Agent,
            (Who::Member { role, groups, .. }, Visibility::Groups) => {
                *role >= Role::Moderator || groups.iter().any(|group| rule.groups.contains(group))
            }
        }
    }

    fn starts_in(&self, rule: &SpaceRule) -> bool {
        match (&self.0.who, rule.posting) {
            (Who::System, _) => true,
            (Who::Visitor, _) => false,
            (Who::Member { .. }, Posting::Members) => true,
            (Who::Member { role, .. }, Posting::Staff) => *role >= Role::Agent,
            (Who::Member { role, groups, .. }, Posting::Groups) => {
                *role >= Role::Moderator || groups.iter().any(|group| rule.groups.contains(group))
            }
        }
    }
}

fn as_json<'a>(rules: impl Iterator<Item = &'a SpaceRule>) -> String {
    let ids: Vec<i64> = rules.map(|rule| rule.id.number()).collect();
    serde_json::to_string(&ids).unwrap_or_else(|_| "[]".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: GroupId = GroupId::new(9);

    fn rules() -> Arc<SpaceRules> {
        let rule = |n, visibility, posting, archived| SpaceRule {
            id: SpaceId::new(n),
            visibility,
            posting,
            groups: vec![GROUP],
            archived,
            listed: n != 5,
        };
        Arc::new(SpaceRules::new([
            rule(1, Visibility::Everyone, Posting::Members, false),
            rule(2, Visibility::Members, Posting::Members, false),
            rule(3, Visibility::Groups, Posting::Groups, false),
            rule(4, Visibility::Staff, Posting::Staff, false),
            rule(5, Visibility::Everyone, Posting::Staff, false),
            rule(6, Visibility::Everyone, Posting::Members, true),
        ]))
    }

    fn member(role: Role, groups: Vec<GroupId>) -> Actor {
        Actor::member(MemberId::new(1), role, groups, false, None, rules())
    }

    fn spaces(actor: &Actor, permission: Permission) -> Vec<i64> {
        (1..=7).filter(|n| actor.can(permission, SpaceId::new(*n))).collect()
    }

    #[test]
    fn everyone_sees_and_starts_only_where_they_may() {
        let table = [
            (Actor::visitor(rules()), vec![1, 5, 6], vec![]),
            (member(Role::Member, vec![]), vec![1, 2, 5, 6], vec![1, 2]),
            (member(Role::Member, vec![GROUP]), vec![1, 2, 3, 5, 6], vec![1, 2, 3]),
            (member(Role::Agent, vec![]), vec![1, 2, 4, 5, 6], vec![1, 2, 4, 5]),
            (member(Role::Moderator, vec![]), vec![1, 2, 3, 4, 5, 6], vec![1, 2, 3, 4, 5]),
            (Actor::system(rules()), vec![1, 2, 3, 4, 5, 6], vec![1, 2, 3, 4, 5]),
        ];
        for (actor, reads, starts) in table {
            assert_eq!(spaces(&actor, Permission::Read), reads, "{actor:?}");
            assert_eq!(spaces(&actor, Permission::Start), starts, "{actor:?}");
            let mut listed: Vec<i64> = serde_json::from_str(actor.visible_spaces()).unwrap();
            listed.sort_unstable();
            assert_eq!(listed, reads);
            let mut listed: Vec<i64> = serde_json::from_str(actor.listed_spaces()).unwrap();
            listed.sort_unstable();
            assert_eq!(listed, reads.into_iter().filter(|space| *space != 5).collect::<Vec<_>>());
        }
    }

    #[test]
    fn roles_grow_by_steps() {
        let may = |role| {
            [Permission::Verify, Permission::Moderate, Permission::Manage, Permission::Administer]
                .map(|permission| member(role, vec![]).may(permission))
        };
        assert_eq!(may(Role::Member), [false, false, false, false]);
        assert_eq!(may(Role::Agent), [true, false, false, false]);
        assert_eq!(may(Role::Moderator), [true, true, false, false]);
        assert_eq!(may(Role::Manager), [true, true, true, false]);
        assert_eq!(may(Role::Administrator), [true, true, true, true]);
    }

    #[test]
    fn a_member_tidies_the_spaces_that_were_given() {
        let hero = member(Role::Member, vec![]).tending(vec![SpaceId::new(1), SpaceId::new(3)]);
        assert_eq!(spaces(&hero, Permission::Tidy), [1], "not where the space is not seen");
        assert!(spaces(&hero, Permission::Moderate).is_empty() && !hero.may(Permission::Moderate));
        assert_eq!(hero.tended().len(), 2);
        assert!(!hero.clone().barred(Some(Bar::Silenced)).may(Permission::Tidy));
        assert!(!member(Role::Member, vec![]).may(Permission::Tidy));
        assert!(!member(Role::Agent, vec![]).may(Permission::Tidy));
        assert_eq!(spaces(&member(Role::Moderator, vec![]), Permission::Tidy), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn an_employee_who_is_kept_from_writing_neither_judges_nor_keeps_questions_in_order() {
        let agent = member(Role::Agent, vec![]).barred(Some(Bar::Silenced));
        for taken in [Permission::Reply, Permission::Verify, Permission::Triage, Permission::AcceptAny] {
            assert!(!agent.may(taken) && spaces(&agent, taken).is_empty(), "{taken:?}");
        }
        let moderator = member(Role::Moderator, vec![]).barred(Some(Bar::Silenced));
        for taken in [Permission::EditAny, Permission::Tidy, Permission::Moderate] {
            assert!(!moderator.may(taken) && spaces(&moderator, taken).is_empty(), "{taken:?}");
        }
        assert!(member(Role::Administrator, vec![]).barred(Some(Bar::Silenced)).may(Permission::Manage));
        assert_eq!(spaces(&agent, Permission::Read), [1, 2, 4, 5, 6]);
        assert!(matches!(agent.refusal(Some(SpaceId::new(1))), crate::Error::Refused("silenced")));
    }

    #[test]
    fn trust_is_earned_by_members_and_given_to_employees() {
        assert_eq!(Actor::visitor(rules()).trust(), 0);
        assert_eq!(member(Role::Member, vec![]).trust(), 0);
        let known = member(Role::Member, vec![]).at_trust(2).barred(Some(Bar::Silenced));
        assert_eq!((known.trust(), known.bar()), (2, Some(Bar::Silenced)));
        assert_eq!(known.at_trust(9).trust(), 4);
        assert_eq!(member(Role::Agent, vec![]).at_trust(1).trust(), 4);
        assert_eq!(Actor::system(rules()).trust(), 4);
    }

    #[test]
    fn a_token_does_no_more_than_its_scopes() {
        let token = |scopes| Actor::member(MemberId::new(1), Role::Administrator, vec![], false, Some(scopes), rules());
        let reader = token(vec![Scope::Read]);
        assert!(reader.may(Permission::Read) && !reader.may(Permission::Reply) && !reader.may(Permission::Moderate));
        assert!(!token(vec![Scope::Write]).may(Permission::Read));
        assert!(token(vec![Scope::Staff]).may(Permission::Verify));
    }

    #[test]
    fn a_hidden_space_is_not_there_at_all() {
        assert!(matches!(member(Role::Member, vec![]).refusal(Some(SpaceId::new(4))), crate::Error::NotFound));
        assert!(matches!(Actor::visitor(rules()).refusal(Some(SpaceId::new(1))), crate::Error::SignIn));
        assert!(matches!(member(Role::Member, vec![]).refusal(Some(SpaceId::new(5))), crate::Error::Forbidden));
    }
}
