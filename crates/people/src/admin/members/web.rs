//! `/admin/members` and `/admin/members/{handle}`.

use super::{InviteToClaim, SetAffiliation, SetGroups, SetRole, SetTrusted};
use crate::{
    Affiliation, Email, Member, MemberRow, State,
    page::{admin_tabs, form_errors},
    service::run_about,
    store::{
        directory::{self, Filter},
        groups::{self, Group},
        members,
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Cursor, Form, Listed, Path, Query};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Error, GroupId, Permission, Result, Role};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Pager, Person, Section, Tab};
use serde::Deserialize;

/// How many members a page lists.
const MOST: usize = 50;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    q: String,
    role: String,
    affiliation: String,
    state: String,
    after: String,
}

impl ListQuery {
    fn filter(&self) -> Filter {
        Filter {
            search: self.q.clone(),
            role: Role::parse(&self.role),
            affiliation: Affiliation::parse(&self.affiliation),
            state: State::parse(&self.state),
        }
    }

    fn url(&self, after: Cursor) -> String {
        let fields = [
            ("q", &self.q),
            ("role", &self.role),
            ("affiliation", &self.affiliation),
            ("state", &self.state),
            ("after", &after.to_string()),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = given.map(|(name, value)| format!("{name}={}", crate::page::encode(value))).collect();
        format!("/admin/members?{}", pairs.join("&"))
    }
}

#[derive(Template)]
#[template(path = "admin/members/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    query: &'a ListQuery,
    roles: Vec<Choice>,
    affiliations: Vec<Choice>,
    states: Vec<Choice>,
    rows: &'a [MemberRow],
    pager: Pager,
}

impl ListPage<'_> {
    fn person(&self, row: &MemberRow) -> Person {
        row.byline().person()
    }

    fn state(&self, state: &State) -> &'static str {
        state_word(self.t, *state)
    }
}

/// The list.
pub(crate) async fn list(app: App, page: Page, Query(query): Query<ListQuery>) -> Result<Response> {
    let after = Cursor::parse(&query.after).unwrap_or(Cursor::start());
    let mut conn = app.db().read().await?;
    let rows = directory::list(&mut conn, &query.filter(), (after.key, after.id), MOST as i64 + 1).await?;
    let listed = Listed::of(rows, MOST, |row| Cursor::after(row.created_at.millis(), row.id.number()));
    let page = page.section(Section::Admin).unlisted();
    let t = page.lang;
    let page = page.titled(t.admin_members());
    let template = ListPage {
        page: &page,
        t,
        tabs: admin_tabs(page.lang, "/admin/members"),
        roles: role_choices(&page),
        affiliations: affiliation_choices(&page),
        states: State::ALL.iter().map(|state| Choice::new(state.as_str(), state_word(t, *state))).collect(),
        rows: &listed.items,
        pager: Pager { newer: None, older: listed.next.map(|after| query.url(after)) },
        query: &query,
    };
    Ok(page.ok(&template))
}

fn role_choices(page: &Page) -> Vec<Choice> {
    Role::ALL.iter().map(|role| Choice::new(role.as_str(), page.words.role(role))).collect()
}

fn affiliation_choices(page: &Page) -> Vec<Choice> {
    let word = |affiliation: &Affiliation| page.words.affiliation(affiliation);
    Affiliation::ALL.iter().map(|affiliation| Choice::new(affiliation.as_str(), word(affiliation))).collect()
}

pub(crate) fn state_word(t: Lang, state: State) -> &'static str {
    match state {
        State::Unconfirmed => t.state_unconfirmed(),
        State::Active => t.state_active(),
        State::Imported => t.state_imported(),
        State::Suspended => t.state_suspended(),
    }
}

/// What was typed into the forms of a member's page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    role: String,
    affiliation: String,
    trusted: String,
    email: String,
}

#[derive(Template)]
#[template(path = "admin/members/member.html")]
struct MemberPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    member: &'a Member,
    person: Person,
    state: &'static str,
    suspended: bool,
    errors: &'a FieldErrors,
    form: &'a Input,
    roles: Option<Vec<Choice>>,
    affiliations: Vec<Choice>,
    groups: Vec<(Group, bool)>,
    url: String,
    /// Where moderators sanction the member.
    record: String,
}

/// A member's page.
pub(crate) async fn show(app: App, actor: Actor, page: Page, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let page = {
        let title = page.lang.admin_members();
        page.titled(title)
    };
    let shown = Shown::load(&app, &handle).await?;
    Ok(page.ok(&shown.page(&actor, &page, &FieldErrors::none(), &Input::default())))
}

struct Shown {
    member: Member,
    groups: Vec<(Group, bool)>,
    suspended: bool,
}

impl Shown {
    async fn load(app: &App, handle: &str) -> Result<Shown> {
        let mut conn = app.db().read().await?;
        let member = members::by_handle(&mut conn, handle).await?.ok_or(Error::NotFound)?;
        let own = groups::of_member(&mut conn, member.id).await?;
        let all = groups::all(&mut conn).await?;
        let groups = all
            .into_iter()
            .map(|group| {
                let is_in = own.contains(&group.id);
                (group, is_in)
            })
            .collect();
        Ok(Shown { suspended: member.is_suspended(app.now()), member, groups })
    }

    fn page<'a>(&'a self, actor: &Actor, page: &'a Page, errors: &'a FieldErrors, form: &'a Input) -> MemberPage<'a> {
        let t = page.lang;
        let state =
            if self.member.state == State::Suspended && !self.suspended { State::Active } else { self.member.state };
        MemberPage {
            page,
            t,
            tabs: admin_tabs(page.lang, "/admin/members"),
            person: self.member.byline().person(),
            state: state_word(t, state),
            suspended: self.suspended,
            errors,
            form,
            roles: actor.may(Permission::Administer).then(|| role_choices(page)),
            affiliations: affiliation_choices(page),
            groups: self.groups.clone(),
            url: url(&self.member),
            record: format!("/moderation/members/{}", crate::page::encode(&self.member.handle)),
            member: &self.member,
        }
    }
}

fn url(member: &Member) -> String {
    format!("/admin/members/{}", crate::page::encode(&member.handle))
}

/// A form of the page.
struct Sent<'a> {
    app: &'a App,
    actor: &'a Actor,
    page: Page,
    handle: &'a str,
    input: Input,
}

impl Sent<'_> {
    /// Runs the command that the form asks for, and shows the page again.
    async fn run<C: Command>(self, command: impl FnOnce(&Member, &Input, &Page) -> Result<C>) -> Result<Response> {
        let shown = Shown::load(self.app, self.handle).await?;
        let page = {
            let title = self.page.lang.admin_members();
            self.page.titled(title)
        };
        let done = async {
            let command = command(&shown.member, &self.input, &page)?;
            run_about(self.app, self.actor, shown.member.id, command).await.map(drop)
        };
        match done.await {
            Ok(()) => Ok(page.go_saying(url(&shown.member), NoticeKind::Good, page.lang.saved_notice())),
            Err(error) => {
                let status = error.status();
                let errors = form_errors(&page, error)?;
                Ok(page.render(&shown.page(self.actor, &page, &errors, &self.input), status))
            }
        }
    }
}

/// Takes a role.
pub(crate) async fn role(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(input): Form<Input>,
) -> Result<Response> {
    let sent = Sent { app: &app, actor: &actor, page, handle: &handle, input };
    sent.run(|member, input, _| {
        let role = Role::parse(&input.role).ok_or(Error::field("role", "invalid-input"))?;
        Ok(SetRole { member: member.id, role })
    })
    .await
}

/// Takes an affiliation.
pub(crate) async fn affiliation(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(input): Form<Input>,
) -> Result<Response> {
    let sent = Sent { app: &app, actor: &actor, page, handle: &handle, input };
    sent.run(|member, input, _| {
        let affiliation = Affiliation::parse(&input.affiliation).ok_or(Error::field("affiliation", "invalid-input"))?;
        Ok(SetAffiliation { member: member.id, affiliation })
    })
    .await
}

/// Takes trust.
pub(crate) async fn trusted(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(input): Form<Input>,
) -> Result<Response> {
    let sent = Sent { app: &app, actor: &actor, page, handle: &handle, input };
    sent.run(|member, input, _| Ok(SetTrusted { member: member.id, trusted: !input.trusted.is_empty() })).await
}

/// Invites to claim an imported account.
pub(crate) async fn invite(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(input): Form<Input>,
) -> Result<Response> {
    let sent = Sent { app: &app, actor: &actor, page, handle: &handle, input };
    sent.run(|member, input, page| {
        let email = Email::parse(&input.email).map_err(|code| Error::field("email", code))?;
        Ok(InviteToClaim { member: member.id, email, lang: page.lang })
    })
    .await
}

/// Takes groups: one field `group` for each box that is ticked.
pub(crate) async fn set_groups(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(ticked): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let groups: Vec<GroupId> =
        ticked.iter().filter(|(name, _)| name == "group").filter_map(|(_, id)| id.parse().ok()).collect();
    let sent = Sent { app: &app, actor: &actor, page, handle: &handle, input: Input::default() };
    sent.run(|member, _, _| Ok(SetGroups { member: member.id, groups })).await
}
