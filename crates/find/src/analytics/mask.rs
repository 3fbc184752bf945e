//! What a query may hold of a person or a secret is covered before anything is kept.

use madang_kernel::text;
use madang_language::{Personal, cover_personal, normalise};
use regex::{Captures, Regex};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Characters of a query that are kept.
const LONGEST: usize = 200;

/// A query as it may be kept: as it was typed, and the key by which the same queries are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Masked {
    pub(crate) typed: String,
    pub(crate) key: String,
}

/// The query without personal data; `None` when there are no words in it.
pub(crate) fn mask(query: &str) -> Option<Masked> {
    let plain: String = text::line(query).nfkc().collect();
    let typed = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // Covered first and cut then: half an address is still one.
    let typed = text::cut(&cover_personal(without_parameters(typed)), LONGEST);
    let key = normalise(&typed).trim().to_owned();
    (!key.is_empty()).then_some(Masked { typed, key })
}

/// Whether something in a kept query was covered.
pub(crate) fn is_covered(typed: &str) -> bool {
    [Personal::Mail, Personal::Number, Personal::Secret].iter().any(|kind| typed.contains(kind.cover()))
}

static URL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(https?://)(?:[^\s/@]*@)?([^\s?#]*)([?#]\S*)?").expect("a pattern"));

/// Addresses of pages without what is handed over in them.
fn without_parameters(text: String) -> String {
    if !text.contains("://") {
        return text;
    }
    let bare = |found: &Captures<'_>| {
        let cut = if found.get(3).is_some() { "?…" } else { "" };
        format!("{}{}{cut}", &found[1], &found[2])
    };
    URL.replace_all(&text, bare).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(query: &str) -> String {
        mask(query).unwrap().typed
    }

    #[test]
    fn addresses_of_people_are_covered_in_every_language() {
        for (query, want) in [
            ("minji.kim+shop@example.co.kr 계정 삭제", "‹e-mail› 계정 삭제"),
            ("kim@example.com으로 로그인이 안 돼요", "‹e-mail›으로 로그인이 안 돼요"),
            ("ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｊｐ に届かない", "‹e-mail› に届かない"),
            ("mail to owen@mail.example.org bounced", "mail to ‹e-mail› bounced"),
            ("김민지@한국.회사 메일", "‹e-mail› 메일"),
        ] {
            assert_eq!(kept(query), want);
        }
    }

    #[test]
    fn numbers_of_people_are_covered_in_every_language() {
        for (query, want) in [
            ("010-1234-5678 번호 변경", "‹number› 번호 변경"),
            ("번호010 1234 5678", "번호‹number›"),
            ("01012345678로 인증", "‹number›로 인증"),
            ("02)1234-5678 02-123-4567", "02)1234-5678 ‹number›"),
            ("900101-1234567 본인 확인", "‹number› 본인 확인"),
            ("900101 1234567", "‹number›"),
            ("090ー1234ー5678 に電話", "‹number› に電話"),
            ("０３－１２３４－５６７８", "‹number›"),
            ("マイナンバー 1234 5678 9012", "マイナンバー ‹number›"),
            ("call +82 10 1234 5678 now", "call ‹number› now"),
            ("+1 (555) 123-4567", "‹number›"),
            ("(555) 123-4567", "‹number›"),
            ("555 123 4567 callback", "‹number› callback"),
            ("card 4111 1111 1111 1111 declined", "card ‹number› declined"),
            ("4111111111111111", "‹number›"),
            ("3782 822463 10005", "‹number›"),
            ("110-234-567890 계좌 환불", "‹number› 계좌 환불"),
        ] {
            assert_eq!(kept(query), want);
        }
    }

    #[test]
    fn what_opens_doors_is_covered() {
        for (query, want) in [
            ("https://shop.example/reset?token=abc123&u=7 만료", "https://shop.example/reset?… 만료"),
            ("https://kim:pw@shop.example/a#b", "https://shop.example/a?…"),
            ("비밀번호=qwerty12! 오류", "비밀번호=‹secret› 오류"),
            ("パスワード：abc12345 が違う", "パスワード:‹secret› が違う"),
            ("api key: 77aa88", "api key: ‹secret›"),
            ("sk-Abcd1234Efgh5678Ijkl leaked", "‹secret› leaked"),
            ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "Bearer ‹secret›"),
            ("550e8400-e29b-41d4-a716-446655440000", "‹secret›"),
            ("d41d8cd98f00b204e9800998ecf8427e", "‹secret›"),
            ("_zQ9-xY7bcdeFGH12ijklmnOPqrstuvWXyz0123456", "‹secret›"),
        ] {
            assert_eq!(kept(query), want);
        }
    }

    #[test]
    fn what_people_search_for_stays() {
        for query in [
            "비밀번호: 변경 방법",
            "E-21 펌프 오류",
            "0x80070005 엑세스 거부",
            "HTTP 500 502 503 504",
            "-2147467259 error",
            "ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
            "java.lang.NullPointerException at line 1042",
            "lodash@4.17.21 @types/node",
            "2026-07-01 2026-07-31 점검",
            "2023 2024 2025 決算",
            "10.0.19045.4291 업데이트",
            "192.168.0.1",
            "1588-1234",
            "iPhone 15 Pro Max 256GB",
            "how-to-install-madang-2-on-ubuntu-24",
            "\"カード 決済\" -キャンセル",
            "https://docs.example.com/guide/install",
        ] {
            assert_eq!(kept(query), query);
        }
    }

    #[test]
    fn the_same_query_has_the_same_key() {
        let key = |query: &str| mask(query).unwrap().key;
        assert_eq!(key("  ＷｉＦｉ   설정 "), key("wifi 설정"));
        assert_eq!(key("ﾊﾟｽﾜｰﾄﾞ"), key("パスワード"));
        assert_eq!(key("a@example.com"), key("B@example.org"));
        assert_eq!(mask(" \u{3000}\t"), None);
        assert!(mask(&"긴 ".repeat(300)).unwrap().typed.chars().count() <= LONGEST + 1);
        assert!(is_covered(&kept("a@example.com")) && !is_covered("환불"));
    }
}
