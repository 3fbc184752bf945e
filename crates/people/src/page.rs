//! What this crate's pages share: errors in words, safe ways back, the menus of settings and administration.

use crate::words::Words;
use madang_i18n::Lang;
use madang_kernel::{Error, Fields, Result};
use madang_ui::{FieldErrors, Page, Tab};

/// The words for an error of a form, or the error itself where the form cannot help.
///
/// # Errors
/// What is not about the form.
pub(crate) fn form_errors(page: &Page, error: Error) -> Result<FieldErrors> {
    Ok(match error {
        Error::Invalid(fields) => in_words(page, &fields),
        Error::Refused(code) | Error::Conflict(code) => FieldErrors::from_iter([("", by_code(page, code))]),
        Error::TooMany(seconds) => FieldErrors::from_iter([("", wait(page, seconds))]),
        Error::TooLarge => FieldErrors::from_iter([("", by_code(page, "too-large").to_owned())]),
        other => return Err(other),
    })
}

/// What is wrong with the fields, in the page's language.
pub(crate) fn in_words(page: &Page, fields: &Fields) -> FieldErrors {
    fields.0.iter().map(|(field, code)| (*field, fields.say(code, by_code(page, code)))).collect()
}

/// The sentence for a code: this crate's, else one that all share.
pub(crate) fn by_code(page: &Page, code: &str) -> &'static str {
    let own = page.lang.by_code(code);
    own.or_else(|| page.words.by_code(code)).unwrap_or_else(|| page.lang.error_invalid_input())
}

/// How long somebody has to wait.
pub(crate) fn wait(page: &Page, seconds: u64) -> String {
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    if seconds <= 90 {
        page.lang.wait_seconds(seconds.max(1))
    } else {
        page.lang.wait_minutes(seconds.saturating_add(59) / 60)
    }
}

/// A path of this site to go back to; anything else leads home.
pub(crate) fn way_back(typed: &str) -> &str {
    let is_path = typed.starts_with('/') && !typed.starts_with("//") && !typed.contains(['\\', '\n', '\r', '\t']);
    let loops = ["/sign-in", "/sign-up", "/sign-out"].iter().any(|path| typed.starts_with(path));
    if is_path && !loops { typed } else { "/" }
}

/// One segment of a path or one value of a query, percent-encoded.
pub(crate) fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The parts of the settings; other crates' pages show them too. `current` is the address of the part.
pub fn settings_tabs(page: &Page, current: &str) -> Vec<Tab> {
    let t = page.lang;
    [
        (t.settings_profile(), "/settings"),
        (t.settings_account(), "/settings/account"),
        (t.settings_sessions(), "/settings/sessions"),
        (t.settings_tokens(), "/settings/tokens"),
        (t.settings_messages(), "/settings/blocks"),
        (t.settings_trust(), "/settings/trust"),
        (t.settings_invitations(), "/settings/invitations"),
        (t.settings_moderation(), "/settings/standing"),
    ]
    .map(|(label, url)| Tab::new(label, url, url == current))
    .to_vec()
}

/// The parts of the administration, for whoever may use them; other crates' pages show them too. `current` is the
/// address of the part, such as `/admin/members`.
pub fn admin_tabs(t: Lang, current: &str) -> Vec<Tab> {
    [
        (t.admin_start(), "/admin"),
        (t.admin_spaces(), "/admin/spaces"),
        (t.admin_tags(), "/admin/tags"),
        (t.admin_products(), "/admin/products"),
        (t.admin_members(), "/admin/members"),
        (t.admin_groups(), "/admin/groups"),
        (t.admin_heroes(), "/admin/heroes"),
        (t.guidelines_title(), "/admin/guidelines"),
        (t.admin_trust(), "/admin/trust"),
        (t.admin_brand(), "/admin/brand"),
        (t.admin_widget(), "/admin/widget"),
        (t.admin_searches(), "/admin/search"),
        (t.admin_freshness(), "/admin/freshness"),
        (t.admin_desk(), "/admin/desk"),
        (t.admin_audit(), "/admin/audit"),
    ]
    .map(|(label, url)| Tab::new(label, url, url == current))
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn the_way_back_never_leaves_the_site() {
        assert_eq!(way_back("/q/1/%EC%A7%88%EB%AC%B8?after=x#p2"), "/q/1/%EC%A7%88%EB%AC%B8?after=x#p2");
        for bad in
            ["", "https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "/sign-in?next=/"]
        {
            assert_eq!(way_back(bad), "/", "{bad}");
        }
    }
}
