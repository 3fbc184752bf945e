//! The pages of the editor.

use super::form::{EditInput, NewInput};
use crate::{
    article::{ArticleKind, Rights},
    found,
    page::{language_choices, product_choices},
    store::{self, articles::ArticleRow},
    words::Words,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_conversation::{DraftKey, SpaceKind, SpaceList, Spaces};
use madang_kernel::{Actor, App, Result};
use madang_ui::{Choice, FieldErrors, Link, Page, Section};

/// What somebody else saved meanwhile.
pub(super) struct Told {
    pub(super) name: String,
    pub(super) revision: i64,
    pub(super) base: i64,
    /// Whether both changed the same lines.
    pub(super) conflicts: bool,
}

/// What is known of the article that is written.
pub(super) struct Around<'a> {
    pub(super) article: &'a ArticleRow,
    pub(super) rights: Rights,
    pub(super) original: Option<&'a ArticleRow>,
    pub(super) told: Option<Told>,
}

/// What both forms choose from.
struct Choices {
    collections: Vec<Choice>,
    languages: Vec<Choice>,
    kinds: Vec<Choice>,
    versions: Vec<Choice>,
}

impl Choices {
    fn of(actor: &Actor, page: &Page, spaces: &SpaceList) -> Choices {
        let w = Words(page.lang);
        let collections = spaces.visible(actor).filter(|space| space.kind == SpaceKind::Knowledge);
        Choices {
            collections: collections
                .map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang)))
                .collect(),
            languages: language_choices(),
            kinds: ArticleKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), w.kind_name(*kind))).collect(),
            versions: product_choices(w, spaces),
        }
    }
}

#[derive(Template)]
#[template(path = "edit/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    w: Words,
    errors: &'a FieldErrors,
    input: &'a NewInput,
    space: String,
    choices: Choices,
    crumbs: Vec<Link>,
    draft: String,
}

/// The page on which an article begins.
pub(super) async fn new(
    app: &App,
    actor: &Actor,
    page: Page,
    input: &NewInput,
    errors: &FieldErrors,
    status: StatusCode,
) -> Result<Response> {
    found::desk(&mut app.db().read().await?, actor).await?;
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let translates = !input.translation_of.is_empty();
    let page =
        page.titled(if translates { w.translate_article() } else { w.new_article() }).section(Section::Help).unlisted();
    let chosen = spaces.by_slug(&input.space).map_or(input.space.clone(), |space| space.id.to_string());
    let template = NewPage {
        w,
        errors,
        input,
        space: chosen,
        choices: Choices::of(actor, &page, &spaces),
        crumbs: vec![Link::new(w.desk_title(), "/knowledge")],
        draft: if translates { String::new() } else { DraftKey::new_article().to_string() },
        page: &page,
    };
    Ok(page.render(&template, status))
}

#[derive(Template)]
#[template(path = "edit/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    w: Words,
    errors: &'a FieldErrors,
    input: &'a EditInput,
    choices: Choices,
    owners: Vec<Choice>,
    crumbs: Vec<Link>,
    draft: String,
    url: String,
    settles: bool,
    live: bool,
    told: Option<Told>,
    /// Of a translation: what changed in the original since.
    changes_url: Option<String>,
}

/// The page on which the next revision is written.
pub(super) async fn edit(
    app: &App,
    actor: &Actor,
    page: Page,
    around: Around<'_>,
    input: &EditInput,
    errors: &FieldErrors,
    status: StatusCode,
) -> Result<Response> {
    let w = Words(page.lang);
    let Around { article, rights, original, told } = around;
    let mut owners = Vec::new();
    if rights.settle() {
        let mut conn = app.db().read().await?;
        owners = store::writers::staff(&mut conn).await?;
        if !owners.iter().any(|(id, _)| *id == article.owner) {
            let people = madang_people::bylines(&mut conn, &[article.owner]).await?;
            owners.extend(people.into_iter().map(|one| (one.id, one.name)));
        }
    }
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.edit_article()).section(Section::Help).unlisted();
    let template = EditPage {
        w,
        errors,
        input,
        choices: Choices::of(actor, &page, &spaces),
        owners: owners.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect(),
        crumbs: vec![Link::new(w.desk_title(), "/knowledge"), Link::new(article.title.clone(), article.desk_url())],
        draft: DraftKey::article(article.id.number()).to_string(),
        url: article.desk_url(),
        settles: rights.settle(),
        live: article.live.is_some(),
        told,
        changes_url: original.and_then(|original| changes_url(article, original)),
        page: &page,
    };
    Ok(page.render(&template, status))
}

/// Where the changes of the original are shown that a translation does not say yet.
pub(crate) fn changes_url(article: &ArticleRow, original: &ArticleRow) -> Option<String> {
    let (from, to) = (article.translated_from.unwrap_or_default(), original.live?);
    (to > from).then(|| format!("{}/revisions?from={from}&to={to}", original.desk_url()))
}
