//! A sentence shown once on the page after a form was sent: "Your profile is saved."

use http::{HeaderMap, header};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const COOKIE: &str = "notice";

/// How a notice feels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It went well.
    Good,
    /// Something to know.
    Info,
    /// Something to take care of.
    Warn,
    /// It went wrong.
    Bad,
}

impl NoticeKind {
    /// The class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            NoticeKind::Good => "good",
            NoticeKind::Info => "info",
            NoticeKind::Warn => "warn",
            NoticeKind::Bad => "bad",
        }
    }

    fn parse(text: &str) -> NoticeKind {
        match text {
            "good" => NoticeKind::Good,
            "warn" => NoticeKind::Warn,
            "bad" => NoticeKind::Bad,
            _ => NoticeKind::Info,
        }
    }
}

/// A sentence for the next page. It travels in a cookie for at most a minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it feels.
    pub kind: NoticeKind,
    /// The sentence, in the page's language.
    pub text: String,
}

impl Notice {
    /// The notice that the last answer left, if any.
    pub fn from_headers(headers: &HeaderMap) -> Option<Notice> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let value = cookies.flat_map(|line| line.split(';')).find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == COOKIE).then_some(value)
        })?;
        let (kind, text) = value.split_once('.')?;
        let text = percent_decode_str(text).decode_utf8().ok()?.into_owned();
        (!text.is_empty()).then_some(Notice { kind: NoticeKind::parse(kind), text })
    }

    /// The `Set-Cookie` that leaves it.
    pub(crate) fn cookie(&self) -> String {
        let text = utf8_percent_encode(&self.text, NON_ALPHANUMERIC);
        format!("{COOKIE}={}.{text}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", self.kind.class())
    }

    /// The `Set-Cookie` that takes it away once it was shown.
    pub(crate) fn taken() -> String {
        format!("{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_survives_its_journey() {
        let notice = Notice { kind: NoticeKind::Good, text: "저장했어요; \"다음\" = <b>".to_owned() };
        let mut headers = HeaderMap::new();
        let pair = notice.cookie().split(';').next().expect("a pair").to_owned();
        headers.insert(header::COOKIE, format!("theme=dark; {pair}").parse().expect("a header"));
        assert_eq!(Notice::from_headers(&headers), Some(notice));
    }

    #[test]
    fn a_taken_notice_is_gone() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "notice=".parse().expect("a header"));
        assert_eq!(Notice::from_headers(&headers), None);
    }
}
