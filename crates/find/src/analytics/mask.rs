//! What a query may hold of a person or a secret is covered before anything is kept. Rather too much than too little:
//! a covered order number costs staff a line of a list, a kept telephone number costs somebody their privacy.

use madang_kernel::text;
use madang_language::normalise;
use regex::{Captures, Regex};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const MAIL: &str = "‹e-mail›";
const NUMBER: &str = "‹number›";
const SECRET: &str = "‹secret›";
/// Characters of a query that are kept.
const LONGEST: usize = 200;
/// Fewer digits in a row are no telephone, card or resident number.
const DIGITS: usize = 9;
/// Shorter words open nothing, unless their name says so.
const SHORTEST_SECRET: usize = 14;

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
    let typed = text::cut(&numbers(words(typed)), LONGEST);
    let key = normalise(&typed).trim().to_owned();
    (!key.is_empty()).then_some(Masked { typed, key })
}

/// Whether something in a kept query was covered.
pub(crate) fn is_covered(typed: &str) -> bool {
    [MAIL, NUMBER, SECRET].iter().any(|cover| typed.contains(cover))
}

macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($text).expect("a pattern"));
    };
}

pattern!(URL, r"(?i)\b(https?://)(?:[^\s/@]*@)?([^\s?#]*)([?#]\S*)?");
pattern!(
    NAMED,
    r"(?i)(password|passwd|pwd|passcode|token|secret|api[ _-]?key|비밀번호|비번|암호|토큰|パスワード|暗証番号|トークン)(\s*[:=]\s*)(\S+)"
);
pattern!(ADDRESS, r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}");
pattern!(WIDE_ADDRESS, r"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)*\.\p{L}{2,}");
pattern!(JWT, r"eyJ[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*)*");
pattern!(
    PREFIXED,
    r"(?-u:\b)(?:sk|pk|rk|ghp|gho|ghs|ghu|github_pat|glpat|xox[abprs]|AKIA|ASIA|AIza)[_\-]?[A-Za-z0-9_\-]{12,}"
);
pattern!(UUID, r"(?i)(?-u:\b)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?-u:\b)");
pattern!(LONG, r"[A-Za-z0-9_=\-]{20,}");

/// Addresses, and words that open doors.
fn words(mut text: String) -> String {
    if text.contains("://") {
        let bare = |found: &Captures<'_>| {
            let cut = if found.get(3).is_some() { "?…" } else { "" };
            format!("{}{}{cut}", &found[1], &found[2])
        };
        text = URL.replace_all(&text, bare).into_owned();
    }
    if text.contains([':', '=']) {
        let value = |found: &Captures<'_>| {
            let given = &found[3];
            let is_word = found[2].trim() == ":" && given.chars().all(char::is_alphabetic);
            if is_word { found[0].to_owned() } else { format!("{}{}{SECRET}", &found[1], &found[2]) }
        };
        text = NAMED.replace_all(&text, value).into_owned();
    }
    if text.contains('@') {
        text = ADDRESS.replace_all(&text, MAIL).into_owned();
        text = WIDE_ADDRESS.replace_all(&text, MAIL).into_owned();
    }
    if text.len() < SHORTEST_SECRET {
        return text;
    }
    text = JWT.replace_all(&text, SECRET).into_owned();
    text = PREFIXED.replace_all(&text, SECRET).into_owned();
    text = UUID.replace_all(&text, SECRET).into_owned();
    let long = |found: &Captures<'_>| if is_random(&found[0]) { SECRET.to_owned() } else { found[0].to_owned() };
    LONG.replace_all(&text, long).into_owned()
}

/// Names of errors and of files are long too, but letters and digits are not strewn in them.
fn is_random(word: &str) -> bool {
    let count = |test: fn(&char) -> bool| word.chars().filter(test).count();
    let digits = count(char::is_ascii_digit);
    let letters = count(char::is_ascii_alphabetic);
    let mixed = count(char::is_ascii_uppercase) > 1 && count(char::is_ascii_lowercase) > 1;
    let joined = word.contains('-');
    letters > 0 && ((!joined && digits > 3) || (mixed && digits > 1))
}

pattern!(INTERNATIONAL, r"\+[0-9][0-9 ().\-‐‑–—−ー]{6,}[0-9]");
pattern!(BRACKETED, r"\(\+?[0-9]{2,4}\) ?[0-9]{3,4}[ .\-‐‑–—−ー][0-9]{4}");
pattern!(SPACED, r"(?-u:\b)(?:0[0-9]{1,3}[ .][0-9]{3,4}[ .][0-9]{3,4}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{4})(?-u:\b)");
pattern!(RESIDENT, r"(?-u:\b)[0-9]{6} [1-8][0-9]{6}(?-u:\b)");
pattern!(CARD, r"(?-u:\b)(?:[0-9]{4}(?: [0-9]{4}){2,4}|[0-9]{4} [0-9]{6} [0-9]{5})(?-u:\b)");
pattern!(JOINED, r"[0-9]+(?:[\-‐‑–—−ー][0-9]+)+");
pattern!(ROW, r"(-?)([0-9]{9,})");

/// Telephone, card, account and resident numbers.
fn numbers(mut text: String) -> String {
    if text.chars().filter(char::is_ascii_digit).count() < DIGITS {
        return text;
    }
    text = INTERNATIONAL.replace_all(&text, NUMBER).into_owned();
    text = BRACKETED.replace_all(&text, NUMBER).into_owned();
    text = SPACED.replace_all(&text, NUMBER).into_owned();
    text = RESIDENT.replace_all(&text, NUMBER).into_owned();
    let card = |found: &Captures<'_>| if are_years(&found[0]) { found[0].to_owned() } else { NUMBER.to_owned() };
    text = CARD.replace_all(&text, card).into_owned();
    let joined = |found: &Captures<'_>| {
        let long = found[0].chars().filter(char::is_ascii_digit).count() >= DIGITS;
        if long { NUMBER.to_owned() } else { found[0].to_owned() }
    };
    text = JOINED.replace_all(&text, joined).into_owned();
    // Codes of errors, such as -2147467259, are negative numbers of ten digits.
    let row = |found: &Captures<'_>| {
        let is_code = !found[1].is_empty() && found[2].len() == 10;
        if is_code { found[0].to_owned() } else { format!("{}{NUMBER}", &found[1]) }
    };
    ROW.replace_all(&text, row).into_owned()
}

fn are_years(groups: &str) -> bool {
    groups.split(' ').all(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20")))
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
