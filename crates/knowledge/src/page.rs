//! What the pages of this crate share.

use crate::words::Words;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use madang_conversation::SpaceList;
use madang_i18n::Lang;
use madang_kernel::{Error, MemberId, ProductId, Result, VersionId};
use madang_people::Byline;
use madang_ui::{Choice, NoticeKind, Page, Person};

/// Back to a page that says which rule forbids it; other errors go to the boundary.
///
/// # Errors
/// The error itself, where a sentence cannot help.
pub(crate) fn or_say(page: &Page, error: Error, url: &str) -> Result<Response> {
    let w = Words(page.lang);
    match error {
        Error::Refused(code) | Error::Conflict(code) => Ok(page.go_saying(url, NoticeKind::Bad, w.code(code))),
        Error::Invalid(fields) => {
            let code = fields.0.first().map_or("invalid", |(_, code)| code);
            Ok(page.go_saying(url, NoticeKind::Bad, w.code(code)))
        }
        other => Err(other),
    }
}

/// An address as headers and feeds carry it.
pub(crate) fn ascii(url: &str) -> String {
    percent_encoding::utf8_percent_encode(url, percent_encoding::CONTROLS).to_string()
}

/// The one true address, for good, with the query that was asked. A title may change back, so browsers ask each time.
pub(crate) fn moved(page: &Page, url: &str) -> Response {
    let query = page.path.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    let location = format!("{}{query}", ascii(url));
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location.as_str()), (header::CACHE_CONTROL, "no-cache")])
        .into_response()
}

/// A product, with its version where one is named.
pub(crate) fn product_name(
    w: Words,
    product: Option<ProductId>,
    version: Option<VersionId>,
    spaces: &SpaceList,
) -> Option<String> {
    if let Some((product, version)) = version.and_then(|id| spaces.version(id)) {
        return Some(w.product_version(&product.name, &version.name));
    }
    product.and_then(|id| spaces.product(id)).map(|product| product.name.clone())
}

/// Every product, each followed by its versions.
pub(crate) fn product_choices(w: Words, spaces: &SpaceList) -> Vec<Choice> {
    let mut choices = Vec::new();
    for product in spaces.products() {
        choices.push(Choice::new(product.id.to_string(), w.product_any(&product.name)));
        let each = product.versions.iter();
        choices.extend(each.map(|one| Choice::new(one.id.to_string(), w.product_version(&product.name, &one.name))));
    }
    choices
}

/// The languages that articles are written in, by their own names.
pub(crate) fn language_choices() -> Vec<Choice> {
    Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.own_name())).collect()
}

/// The member with this id among those that were read.
pub(crate) fn person_of(people: &[Byline], id: MemberId) -> Person {
    people.iter().find(|one| one.id == id).map(madang_conversation::person).unwrap_or_default()
}
