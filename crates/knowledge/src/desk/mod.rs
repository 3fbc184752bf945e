//! The workbench: every article, by how far it has come.

pub(crate) mod api;

use crate::{
    article::{Desk, Stage},
    found,
    page::{language_choices, person_of},
    store::{
        self,
        articles::{self, ListedArticle, Wanted},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{SpaceKind, SpaceList, Spaces};
use madang_http::{Access, Cursor, Listed, Query, Routes};
use madang_kernel::{Actor, App, MemberId, Permission, Result, db::Connection};
use madang_people::Byline;
use madang_ui::{Choice, Page, Pager, Section, Tab};
use serde::Deserialize;

/// Articles on one page.
const PAGE: usize = 50;

/// Where the list is.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/knowledge", Access::Member, show).get("/api/v1/knowledge/articles", Access::Member, api::list)
}

/// Which articles somebody wants to see.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct Which {
    /// `draft`, `in_review`, `approved`, `scheduled`, `published` or `archived`.
    pub(crate) state: String,
    /// The name in addresses of a collection.
    pub(crate) collection: String,
    /// The id of its owner.
    pub(crate) owner: String,
    /// `ko`, `ja` or `en`.
    pub(crate) language: String,
    /// `true`: only translations whose original has gone on.
    pub(crate) behind: String,
    /// After this place, from `next` of the page before.
    pub(crate) after: String,
}

impl Which {
    /// The query, of all articles or of an invited writer's own.
    fn wanted(&self, actor: &Actor, desk: Desk, spaces: &SpaceList) -> Wanted {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Wanted {
            stage: Stage::parse(&self.state),
            archived: self.state == "archived",
            space: spaces.by_slug(&self.collection).map(|space| space.id),
            owner: self.owner.parse().ok(),
            author: actor.id().filter(|_| desk == Desk::Writer),
            language: text(&self.language),
            behind: self.behind == "true",
            after: Cursor::parse(&self.after),
            limit: PAGE as i64 + 1,
        }
    }

    /// The address of the same list, with one thing changed.
    fn url(&self, state: &str, after: &str) -> String {
        let pairs = [
            ("state", state),
            ("collection", &self.collection),
            ("owner", &self.owner),
            ("language", &self.language),
            ("behind", &self.behind),
            ("after", after),
        ];
        let given: Vec<String> = pairs
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| {
                format!("{name}={}", percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC))
            })
            .collect();
        if given.is_empty() { "/knowledge".to_owned() } else { format!("/knowledge?{}", given.join("&")) }
    }
}

/// The list, and who is named in it.
pub(crate) struct FoundList {
    pub(crate) listed: Listed<ListedArticle>,
    pub(crate) people: Vec<Byline>,
}

pub(crate) async fn find(
    conn: &mut impl Connection,
    actor: &Actor,
    desk: Desk,
    which: &Which,
    spaces: &SpaceList,
) -> Result<FoundList> {
    let rows = articles::list(conn, actor, &which.wanted(actor, desk, spaces)).await?;
    let listed = Listed::of(rows, PAGE, |row| Cursor::after(row.changed_at.millis(), row.id.number()));
    let mut members: Vec<MemberId> = listed.items.iter().flat_map(|row| [row.owner, row.author]).collect();
    members.sort_unstable();
    members.dedup();
    let people = madang_people::bylines(conn, &members).await?;
    Ok(FoundList { listed, people })
}

/// An article in the list.
struct Line {
    url: String,
    title: String,
    lang: String,
    language: &'static str,
    state: String,
    state_name: String,
    archived: bool,
    /// Readers see an earlier revision.
    staged: bool,
    behind: bool,
    kind: String,
    collection: String,
    owner: String,
    helped: i64,
    did_not_help: i64,
    at: i64,
}

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    w: Words,
    which: &'a Which,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    collections: Vec<Choice>,
    owners: Vec<Choice>,
    languages: Vec<Choice>,
    pager: Pager,
    staff: bool,
    manages: bool,
}

async fn show(app: App, actor: Actor, page: Page, Query(which): Query<Which>) -> Result<Response> {
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let mut conn = app.db().read().await?;
    let desk = found::desk(&mut conn, &actor).await?;
    let found = find(&mut conn, &actor, desk, &which, &spaces).await?;
    let own = actor.id().filter(|_| desk == Desk::Writer);
    let counts = articles::counts(&mut conn, &actor, own).await?;
    let owners = if desk == Desk::Staff { store::writers::staff(&mut conn).await? } else { Vec::new() };
    drop(conn);
    let page = page.titled(w.desk_title()).section(Section::Help).unlisted();
    let line = |row: &ListedArticle| line(row, w, &page, &spaces, &found.people);
    let collections = spaces.visible(&actor).filter(|space| space.kind == SpaceKind::Knowledge);
    Ok(page.ok(&DeskPage {
        w,
        tabs: tabs(w, &which, &counts),
        lines: found.listed.items.iter().map(line).collect(),
        collections: collections.map(|space| Choice::new(space.slug.clone(), space.name.get(page.lang))).collect(),
        owners: owners.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        languages: language_choices(),
        pager: Pager {
            newer: (!which.after.is_empty()).then(|| which.url(&which.state, "")),
            older: found.listed.next.map(|next| which.url(&which.state, &next.to_string())),
        },
        staff: desk == Desk::Staff,
        manages: actor.may(Permission::Manage),
        which: &which,
        page: &page,
    }))
}

fn line(row: &ListedArticle, w: Words, page: &Page, spaces: &SpaceList, people: &[Byline]) -> Line {
    Line {
        url: format!("/knowledge/{}", row.id),
        title: row.title.clone(),
        lang: madang_conversation::html_lang(&row.language).to_owned(),
        language: w.language_name(&row.language),
        state: row.stage.to_string(),
        state_name: w.stage_name(row.stage),
        archived: row.archived,
        staged: row.live.is_some() && row.stage != Stage::Published,
        behind: row.behind,
        kind: w.kind_name(row.kind),
        collection: spaces.name(row.space, page.lang).to_owned(),
        owner: person_of(people, row.owner).name,
        helped: row.helped,
        did_not_help: row.did_not_help,
        at: row.changed_at.millis(),
    }
}

fn tabs(w: Words, which: &Which, counts: &[(Stage, bool, bool, i64)]) -> Vec<Tab> {
    let sum = |wanted: &dyn Fn(Stage, bool, bool) -> bool| -> i64 {
        counts.iter().filter(|(stage, archived, live, _)| wanted(*stage, *archived, *live)).map(|one| one.3).sum()
    };
    let mut tabs = vec![(String::new(), w.desk_all().to_owned(), sum(&|_, archived, _| !archived))];
    for stage in Stage::ALL.iter().copied() {
        let count = match stage {
            Stage::Published => sum(&|_, archived, live| live && !archived),
            _ => sum(&|one, archived, _| one == stage && !archived),
        };
        tabs.push((stage.to_string(), w.stage_name(stage), count));
    }
    tabs.push(("archived".to_owned(), w.desk_archived().to_owned(), sum(&|_, archived, _| archived)));
    let tab = |(state, label, count): (String, String, i64)| Tab {
        count: Some(count),
        ..Tab::new(label, which.url(&state, ""), which.state == state)
    };
    tabs.into_iter().map(tab).collect()
}
