//! The values of each filter with how many topics they would leave.

use super::SearchInput;
use crate::{
    index::{Age, Facets},
    names::Names,
    store::names,
    words::Words,
};
use madang_conversation::{SpaceList, tag_key};
use madang_i18n::Lang;
use madang_kernel::{App, MemberId, ProductId, Result, SpaceId, VersionId};
use madang_language::Language;
use madang_people::bylines;
use std::collections::HashMap;

/// Values that are shown of a filter that may have many.
const TAGS: usize = 8;
const AUTHORS: usize = 5;
const PRODUCTS: usize = 10;

/// A filter and its values, the most topics first.
#[derive(Debug)]
pub(crate) struct Filter {
    /// Its name in addresses.
    pub(crate) name: &'static str,
    pub(crate) values: Vec<Value>,
}

/// A value of a filter.
#[derive(Debug)]
pub(crate) struct Value {
    /// As addresses have it.
    pub(crate) value: String,
    pub(crate) label: String,
    /// How many topics (or names) it would leave; at least so many when `capped`.
    pub(crate) count: usize,
    pub(crate) capped: bool,
    /// Whether it is asked for.
    pub(crate) chosen: bool,
}

/// All filters, with what is asked for even where it leaves nothing. At most two statements.
pub(crate) async fn counted(
    app: &App,
    facets: Facets,
    names: &Names,
    input: &SearchInput,
    spaces: &SpaceList,
    w: Words,
) -> Result<Vec<Filter>> {
    let tags = tags(app, &facets, input).await?;
    let authors = authors(app, &facets, input).await?;
    let mut filters = vec![
        kinds(&facets, names, w),
        states(&facets, w),
        in_spaces(&facets, spaces, w),
        about_products(&facets, input, spaces, w),
        tags,
        ages(&facets, w),
        authors,
        languages(&facets),
    ];
    for filter in &mut filters {
        filter.choose(input, spaces, w);
    }
    Ok(filters)
}

impl Filter {
    fn new(name: &'static str, values: impl Iterator<Item = Value>) -> Filter {
        Filter { name, values: values.collect() }
    }

    /// Marks what is asked for, and adds it where it is missing.
    fn choose(&mut self, input: &SearchInput, spaces: &SpaceList, w: Words) {
        let asked = input.condition(self.name);
        if asked.is_empty() {
            return;
        }
        let all: Vec<&str> = if self.name == "tag" { input.tags().collect() } else { vec![asked] };
        for wanted in all {
            let label = label(self.name, wanted, spaces, w);
            let known =
                self.values.iter_mut().find(|value| tag_key(&value.value) == tag_key(wanted) || value.label == label);
            match known {
                Some(value) => value.chosen = true,
                None => self.values.push(Value { chosen: true, ..value(wanted, label, 0, false) }),
            }
        }
    }

    /// Whether its values tell apart what was found.
    pub(crate) fn tells(&self, total: usize) -> bool {
        let [only] = self.values.as_slice() else { return !self.values.is_empty() };
        only.chosen || only.count < total
    }
}

/// What a value is called that leaves nothing.
fn label(filter: &str, wanted: &str, spaces: &SpaceList, w: Words) -> String {
    let known = match filter {
        "kind" => Some(kind_label(w, wanted).to_owned()),
        "state" => state_label(w, wanted).map(str::to_owned),
        "date" => date_label(w, wanted).map(str::to_owned),
        "language" => Lang::parse(wanted).map(|lang| lang.own_name().to_owned()),
        "space" => {
            let space = spaces.by_slug(wanted).or_else(|| spaces.get(wanted.parse().ok()?));
            space.map(|space| space.name.get(w.0).to_owned())
        }
        "product" => {
            let product = wanted.parse().ok().and_then(|id| spaces.product(id)).map(|product| product.name.clone());
            let version = || {
                let (product, version) = spaces.version(wanted.parse().ok()?)?;
                Some(w.product_one(&product.name, &version.name))
            };
            product.or_else(version)
        }
        _ => None,
    };
    known.unwrap_or_else(|| wanted.to_owned())
}

fn value(value: impl Into<String>, label: impl Into<String>, count: usize, capped: bool) -> Value {
    Value { value: value.into(), label: label.into(), count, capped, chosen: false }
}

fn kinds(facets: &Facets, names: &Names, w: Words) -> Filter {
    let posts = facets.kinds.iter().map(|count| (count.value.as_str(), count.topics, count.capped));
    let all = posts.chain(names.totals()).filter(|(_, count, _)| *count > 0);
    Filter::new("kind", all.map(|(kind, count, capped)| value(kind, kind_label(w, kind), count, capped)))
}

/// What several of a kind are called; a kind that is not known here by its own name.
pub(super) fn kind_label(w: Words, kind: &str) -> &str {
    match kind {
        "question" => w.kind_question(),
        "discussion" => w.kind_discussion(),
        "article" => w.kind_article(),
        "announcement" => w.kind_announcement(),
        "idea" => w.kind_idea(),
        "event" => w.kind_event(),
        "opening" => w.kind_opening(),
        "answer" => w.kind_answer(),
        "comment" => w.kind_comment(),
        "member" => w.kind_member(),
        "tag" => w.kind_tag(),
        "file" => w.kind_file(),
        other => other,
    }
}

fn state_label(w: Words, state: &str) -> Option<&'static str> {
    match state {
        "solved" => Some(w.state_solved()),
        "unsolved" => Some(w.state_unsolved()),
        _ => None,
    }
}

fn date_label(w: Words, date: &str) -> Option<&'static str> {
    match date {
        "week" => Some(w.date_week()),
        "month" => Some(w.date_month()),
        "year" => Some(w.date_year()),
        "older" => Some(w.date_older()),
        _ => None,
    }
}

fn states(facets: &Facets, w: Words) -> Filter {
    let states = facets.solved.iter().map(|count| {
        let code = if count.value { "solved" } else { "unsolved" };
        value(code, state_label(w, code).unwrap_or(code), count.topics, count.capped)
    });
    Filter::new("state", states)
}

fn in_spaces(facets: &Facets, spaces: &SpaceList, w: Words) -> Filter {
    let known = facets.spaces.iter().filter_map(|count| {
        let space = spaces.get(SpaceId::new(count.value))?;
        Some(value(&space.slug, space.name.get(w.0), count.topics, count.capped))
    });
    Filter::new("space", known)
}

/// Each product, followed by its versions once it is asked for.
fn about_products(facets: &Facets, input: &SearchInput, spaces: &SpaceList, w: Words) -> Filter {
    let asked = input.condition("product");
    let is_about = |product: &madang_conversation::Product| {
        product.id.to_string() == asked || product.versions.iter().any(|version| version.id.to_string() == asked)
    };
    let mut values = Vec::new();
    for count in &facets.products {
        let Some(product) = spaces.product(ProductId::new(count.value)) else { continue };
        values.push(value(product.id.to_string(), &product.name, count.topics, count.capped));
        if !is_about(product) {
            continue;
        }
        for version in &facets.products {
            let known = spaces.version(VersionId::new(version.value)).filter(|(of, _)| of.id == product.id);
            if let Some((_, one)) = known {
                let label = w.product_one(&product.name, &one.name);
                values.push(value(one.id.to_string(), label, version.topics, version.capped));
            }
        }
    }
    values.truncate(PRODUCTS);
    Filter { name: "product", values }
}

async fn tags(app: &App, facets: &Facets, input: &SearchInput) -> Result<Filter> {
    let chosen: Vec<String> = input.tags().map(tag_key).collect();
    let counts =
        || facets.tags.iter().take(TAGS).chain(facets.tags.iter().skip(TAGS).filter(|c| chosen.contains(&c.value)));
    let keys: Vec<String> = counts().map(|count| count.value.clone()).collect();
    let names: HashMap<String, String> =
        names::tags_by_keys(&mut app.db().read().await?, &keys).await?.into_iter().collect();
    let known = counts().filter_map(|count| {
        let name = names.get(&count.value)?;
        Some(value(name, name, count.topics, count.capped))
    });
    Ok(Filter::new("tag", known))
}

async fn authors(app: &App, facets: &Facets, input: &SearchInput) -> Result<Filter> {
    let all: Vec<MemberId> = facets.authors.iter().map(|count| MemberId::new(count.value)).collect();
    let known = bylines(&mut app.db().read().await?, &all).await?;
    let asked = tag_key(input.condition("author").trim_start_matches('@'));
    let mut values: Vec<Value> = Vec::new();
    for (place, count) in facets.authors.iter().enumerate() {
        let Some(author) = known.iter().find(|author| author.id.number() == count.value) else { continue };
        let chosen = tag_key(&author.handle) == asked;
        if place < AUTHORS || chosen {
            values.push(Value { chosen, ..value(&author.handle, &author.name, count.topics, count.capped) });
        }
    }
    Ok(Filter { name: "author", values })
}

fn ages(facets: &Facets, w: Words) -> Filter {
    let ages = facets.ages.iter().map(|count| {
        let code = match count.value {
            Age::Week => "week",
            Age::Month => "month",
            Age::Year => "year",
            Age::Older => "older",
        };
        value(code, date_label(w, code).unwrap_or(code), count.topics, count.capped)
    });
    Filter::new("date", ages)
}

fn languages(facets: &Facets) -> Filter {
    let languages = facets.languages.iter().filter_map(|count| {
        let lang = match count.value {
            Language::Korean => Lang::Ko,
            Language::Japanese => Lang::Ja,
            Language::English => Lang::En,
            Language::Other => return None,
        };
        Some(value(lang.code(), lang.own_name(), count.topics, count.capped))
    });
    Filter::new("language", languages)
}
