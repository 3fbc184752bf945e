//! What can be counted in the text itself.

use super::Feature;
use super::phrases::{MESSENGERS, OFFERS};
use crate::text::{addresses, code, host, overlap};
use std::borrow::Cow;

/// Services that make short addresses of long ones: where they lead is not seen.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "buly.kr",
    "c11.kr",
    "cutt.ly",
    "goo.gl",
    "han.gl",
    "is.gd",
    "me2.do",
    "ow.ly",
    "rb.gy",
    "rebrand.ly",
    "shorturl.at",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "url.kr",
    "v.gd",
    "vo.la",
    "x.gd",
];

/// The hosts that a text links to, each once, in order of the alphabet, without `www.`.
#[must_use]
pub fn hosts(text: &str) -> Vec<String> {
    let mut hosts: Vec<String> = links(text).iter().filter_map(|link| host(link)).collect();
    hosts.sort_unstable();
    hosts.dedup();
    hosts
}

/// Addresses of the web outside of code.
fn links(text: &str) -> Vec<&str> {
    let code = code(text);
    addresses(text)
        .into_iter()
        .filter(|range| !code.iter().any(|part| overlap(part, range)))
        .map(|range| &text[range])
        .filter(|address| host(address).is_some())
        .collect()
}

/// A text without code and addresses.
pub(super) fn prose(text: &str) -> Cow<'_, str> {
    let mut away = code(text);
    away.extend(addresses(text));
    if away.is_empty() {
        return Cow::Borrowed(text);
    }
    away.sort_unstable_by_key(|range| range.start);
    let mut prose = String::with_capacity(text.len());
    let mut at = 0;
    for range in away {
        if range.start >= at {
            prose.push_str(&text[at..range.start]);
            prose.push(' ');
        }
        at = at.max(range.end);
    }
    prose.push_str(&text[at..]);
    Cow::Owned(prose)
}

/// Every feature of the text alone.
pub(super) fn features(title: &str, body: &str) -> Vec<(Feature, f64)> {
    let links = links(body);
    let prose = format!("{title}\n{}", self::prose(body));
    let (offers, contacts) = (offers(&prose), contacts(body, &prose, &links));
    let reachable = match (contacts > 0.0, links.is_empty()) {
        _ if offers == 0.0 => 0.0,
        (true, _) => 2.0,
        (false, false) => 1.0,
        (false, true) => 0.0,
    };
    let mut values = of_links(body, &prose, &links);
    values.extend([
        (Feature::Shouting, shouting(&prose)),
        (Feature::Excitement, excitement(&prose)),
        (Feature::Offers, offers),
        (Feature::Contacts, contacts),
        (Feature::OfferWithContact, reachable),
        (Feature::Lookalikes, lookalikes(&prose)),
        (Feature::Invisible, invisible(&prose)),
        (Feature::SpelledOut, spelled_out(&prose)),
        (Feature::Emoji, emoji(&prose)),
    ]);
    values
}

/// Counts are small.
fn counted(count: usize, most: usize) -> f64 {
    count.min(most) as f64
}

/// With fewer letters beside it a link stands alone.
const LETTERS_BESIDE_A_LINK: usize = 25;

fn of_links(body: &str, prose: &str, links: &[&str]) -> Vec<(Feature, f64)> {
    if links.is_empty() {
        return Vec::new();
    }
    let linked: usize = links.iter().map(|link| link.len()).sum();
    let letters = weight_of_letters(prose);
    let hidden = links.iter().filter(|link| host(link).is_some_and(|host| is_hidden(&host))).count();
    vec![
        (Feature::Links, counted(links.len(), 12).ln_1p()),
        (Feature::LinkShare, linked as f64 / body.len().max(1) as f64),
        (Feature::HiddenHosts, counted(hidden, 3)),
        (Feature::BareLink, f64::from(u8::from(letters < LETTERS_BESIDE_A_LINK))),
    ]
}

/// The letters of a text; a syllable or Han character says as much as two or three letters.
fn weight_of_letters(text: &str) -> usize {
    let weight = |character: char| if u32::from(character) > 0x2e80 { 3 } else { 1 };
    text.chars().filter(|character| character.is_alphabetic()).map(weight).sum()
}

fn is_hidden(host: &str) -> bool {
    let number = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let local = host.starts_with("127.") || host.starts_with("192.168.") || host.starts_with("10.");
    SHORTENERS.binary_search(&host).is_ok()
        || (number && !local)
        || host.split('.').any(|part| part.starts_with("xn--"))
}

/// Fewer letters with a case shout not.
const LETTERS_OF_SHOUTING: usize = 20;

fn shouting(prose: &str) -> f64 {
    let (mut upper, mut cased) = (0_u32, 0_u32);
    for word in prose.split(|character: char| !character.is_alphabetic()) {
        // Abbreviations are written in capitals.
        if word.len() <= 3 {
            continue;
        }
        cased += word.bytes().filter(u8::is_ascii_alphabetic).count() as u32;
        upper += word.bytes().filter(u8::is_ascii_uppercase).count() as u32;
    }
    let enough = usize::try_from(cased).is_ok_and(|cased| cased >= LETTERS_OF_SHOUTING);
    if enough { (f64::from(upper) / f64::from(cased) - 0.5).max(0.0) * 2.0 } else { 0.0 }
}

/// Rows of two or more `!`, or of signs of money; a price alone is none.
fn excitement(prose: &str) -> f64 {
    let excited =
        |character: char| matches!(character, '!' | '！' | '$' | '₩' | '￥' | '€' | '★' | '☆' | '♥' | '■' | '▶' | '●');
    let mut rows = 0;
    let mut length = 0;
    for character in prose.chars().chain([' ']) {
        if excited(character) {
            length += 1;
        } else {
            rows += usize::from(length >= 2);
            length = 0;
        }
    }
    counted(rows, 5)
}

fn offers(prose: &str) -> f64 {
    let mut found: Vec<i64> = OFFERS.find(prose).into_iter().map(|hit| hit.rule).collect();
    found.sort_unstable();
    found.dedup();
    counted(found.len(), 6)
}

/// Messengers by name with a sign that a name follows, their addresses, and telephone numbers.
fn contacts(body: &str, prose: &str, links: &[&str]) -> f64 {
    let invited = MESSENGERS.find(prose).len();
    let linked = links.iter().filter(|link| host(link).is_some_and(|host| is_messenger(&host))).count();
    let bare = ["t.me/", "wa.me/", "open.kakao.com/"].iter().filter(|name| body.contains(**name)).count();
    counted(invited + linked.max(bare) + telephones(prose), 3)
}

fn is_messenger(host: &str) -> bool {
    matches!(
        host,
        "t.me"
            | "telegram.me"
            | "wa.me"
            | "api.whatsapp.com"
            | "open.kakao.com"
            | "pf.kakao.com"
            | "line.me"
            | "lin.ee"
    )
}

/// Numbers as they are dialled in Korea and Japan (0 and nine or ten more digits) and with a country's code.
fn telephones(prose: &str) -> usize {
    let bytes = prose.as_bytes();
    let (mut at, mut found) = (0, 0);
    while at < bytes.len() {
        let international = bytes[at] == b'+';
        let starts = international || bytes[at] == b'0';
        let alone =
            at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'.' | b'-' | b'/' | b'_'));
        if !(starts && alone) {
            at += 1;
            continue;
        }
        let (length, digits, groups) = number(&bytes[at..]);
        let whole = bytes.get(at + length).is_none_or(|next| !next.is_ascii_alphanumeric());
        let dialled = if international { (9..=14).contains(&digits) } else { (10..=11).contains(&digits) };
        found += usize::from(dialled && whole && groups <= 5);
        at += length.max(1);
    }
    found
}

/// The bytes, digits and groups of a number that is written with hyphens, spaces, dots or brackets.
fn number(bytes: &[u8]) -> (usize, usize, usize) {
    let (mut length, mut digits, mut groups, mut at) = (0, 0, 0, 0);
    let mut grouped = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                groups += usize::from(!grouped);
                grouped = true;
                length = at + 1;
            }
            b'+' if at == 0 => {}
            b'-' | b' ' | b'(' | b')' if grouped || *byte == b'(' => grouped = false,
            _ => break,
        }
        at += 1;
    }
    (length.max(1), digits, groups)
}

/// Words that mix letters which look alike: Latin with Cyrillic or Greek. Letters of formulas stand alone and are none.
fn lookalikes(prose: &str) -> f64 {
    let words = prose.split(|character: char| !character.is_alphabetic());
    let mixed = words.filter(|word| {
        let latin =
            word.chars().filter(|character| character.is_ascii_alphabetic() || matches!(character, 'À'..='ɏ')).count();
        let other =
            word.chars().filter(|character| matches!(character, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}')).count();
        latin >= 1 && other >= 1 && latin + other >= 4
    });
    counted(mixed.count(), 5)
}

/// Invisible characters between two letters. Those that emoji, Indic and Arabic scripts need are none.
fn invisible(prose: &str) -> f64 {
    let mut found = 0;
    let mut before = ' ';
    let mut characters = prose.chars().peekable();
    while let Some(character) = characters.next() {
        let unseen = matches!(
            character,
            '\u{200b}' | '\u{200c}' | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{202e}'
        );
        let between = is_common_letter(before) && characters.peek().copied().is_some_and(is_common_letter);
        found += usize::from(unseen && between);
        before = character;
    }
    counted(found, 5)
}

fn is_common_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '가'..='힣' | 'ぁ'..='ヿ' | '\u{4e00}'..='\u{9fff}' | 'а'..='я')
}

/// The shortest word that somebody spells out, in letters.
const LETTERS_SPELLED: usize = 4;

/// Words such as `F R E E` and `v.i.a.g.r.a`: at least four single letters with the same sign between them. Korean words may have
/// one syllable, so that spaces between those spell nothing out.
fn spelled_out(prose: &str) -> f64 {
    let characters: Vec<char> = prose.chars().collect();
    let single = |at: usize| {
        let letter = |at: usize| characters.get(at).is_some_and(|character| character.is_alphabetic());
        letter(at) && !letter(at + 1) && (at == 0 || !letter(at - 1))
    };
    let (mut at, mut found) = (0, 0);
    while at < characters.len() {
        let sign = characters.get(at + 1).copied().unwrap_or('\n');
        let mut letters = 0;
        while single(at + 2 * letters) && characters.get(at + 2 * letters + 1).copied().unwrap_or(sign) == sign {
            letters += 1;
        }
        let latin = characters[at].is_ascii_alphabetic();
        let apart = matches!(sign, '.' | '-' | '_' | '*') || sign == ' ' && latin;
        found += usize::from(letters >= LETTERS_SPELLED && apart);
        at += (2 * letters).max(1);
    }
    counted(found, 3)
}

/// Fewer emoji are a mood.
const FEWEST_EMOJI: usize = 4;

fn emoji(prose: &str) -> f64 {
    let emoji = prose
        .chars()
        .filter(|character| matches!(character, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}'))
        .count();
    let seen = prose.chars().filter(|character| !character.is_whitespace()).count();
    if emoji < FEWEST_EMOJI { 0.0 } else { (emoji as f64 / seen.max(1) as f64 - 0.1).max(0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorteners_are_listed_in_order() {
        assert!(SHORTENERS.is_sorted());
    }

    #[test]
    fn hosts_are_named_once_and_not_from_code() {
        let text =
            "https://www.a.example/1 http://a.example/2 `https://b.example` [x](https://c.example/) me@d.example";
        assert_eq!(hosts(text), ["a.example", "c.example"]);
    }

    #[test]
    fn telephones_are_told_from_other_numbers() {
        for text in
            ["010-1234-5678로", "☎ 02 1234 5678", "090-1234-5678まで", "+82 10 1234 5678", "call 01012345678 now"]
        {
            assert_eq!(telephones(text), 1, "{text}");
        }
        for text in [
            "2026-11-22",
            "0.1234567890",
            "order 20261122-00012",
            "v1.2.3",
            "0x0123456789ab",
            "10:30, 12:45",
            "ISBN 978-89-123456-7-8",
        ] {
            assert_eq!(telephones(text), 0, "{text}");
        }
    }

    #[test]
    fn tricks_with_letters_are_counted() {
        assert_eq!(lookalikes("раypal and сasino, but not Москва or π r²"), 2.0);
        assert_eq!(invisible("ca\u{200b}si\u{200b}no 👨\u{200d}👩"), 2.0);
        assert_eq!(spelled_out("F R E E and v.i.a.g.r.a but a b c"), 2.0);
        assert_eq!(spelled_out("I'm at a loss. e.g. this, i.e. that"), 0.0);
        assert!(shouting("THIS IS WHAT SHOUTING LOOKS LIKE EVERYWHERE") > 0.9);
        assert_eq!(shouting("The HTTP and TLS errors of the API are odd, are they not"), 0.0);
    }
}
