//! Which addresses can be played inside a page, and from where.
//!
//! What stands in a page is a link to the recording itself; the player is loaded only when a reader asks for it. So this list is
//! also the list of hosts that a page may frame ([`frame_origins`]).

/// Attribute of a link which names the player that may take its place.
pub(crate) const PLAYER: &str = "data-player";

/// A player of another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Player {
    /// The site's name, as people know it.
    pub(crate) site: &'static str,
    /// The address to frame. It begins with one of [`ORIGINS`].
    pub(crate) address: String,
    /// Whether it is only heard.
    pub(crate) is_audio: bool,
}

const YOUTUBE: &str = "https://www.youtube-nocookie.com";
const VIMEO: &str = "https://player.vimeo.com";
const NICONICO: &str = "https://embed.nicovideo.jp";
const NAVER: &str = "https://tv.naver.com";
const KAKAO: &str = "https://play-tv.kakao.com";
const SOUNDCLOUD: &str = "https://w.soundcloud.com";
const SPOTIFY: &str = "https://open.spotify.com";

/// Every origin that may be framed.
const ORIGINS: [&str; 7] = [YOUTUBE, VIMEO, NICONICO, NAVER, KAKAO, SOUNDCLOUD, SPOTIFY];

/// The origins of the players that a rendered text offers, each once: what the page's policy has to allow to be framed, and
/// nothing else.
pub fn frame_origins(html: &str) -> Vec<&'static str> {
    let offered: Vec<&str> = html.split(PLAYER).skip(1).filter_map(|rest| rest.strip_prefix("=\"")).collect();
    ORIGINS.into_iter().filter(|origin| offered.iter().any(|address| is_below(address, origin))).collect()
}

/// Whether a player may be framed.
pub(crate) fn is_allowed(address: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/?=&%".contains(c);
    address.chars().all(plain) && ORIGINS.iter().any(|origin| is_below(address, origin))
}

fn is_below(address: &str, origin: &str) -> bool {
    address.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/'))
}

/// The player for an address, if it is one of a recording on a site of the list.
pub(crate) fn player(address: &str) -> Option<Player> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let host = host.to_ascii_lowercase();
    let video = |site, address| Player { site, address, is_audio: false };
    let audio = |site, address| Player { site, address, is_audio: true };
    match host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host) {
        "youtube.com" | "music.youtube.com" => Some(video("YouTube", youtube(path_id(&parts, query)?, query)?)),
        "youtu.be" => Some(video("YouTube", youtube(parts.first()?, query)?)),
        "vimeo.com" => Some(video("Vimeo", vimeo(&parts)?)),
        "nicovideo.jp" | "sp.nicovideo.jp" if parts.first() == Some(&"watch") => {
            Some(video("niconico", niconico(parts.get(1)?)?))
        }
        "nico.ms" => Some(video("niconico", niconico(parts.first()?)?)),
        "tv.naver.com" if matches!(parts.first(), Some(&("v" | "h"))) => {
            Some(video("NAVER TV", format!("{NAVER}/embed/{}", digits(parts.get(1)?)?)))
        }
        "tv.kakao.com" => Some(video("Kakao TV", kakao(&parts)?)),
        "soundcloud.com" => Some(audio("SoundCloud", soundcloud(&parts)?)),
        "open.spotify.com" => Some(audio("Spotify", spotify(&parts)?)),
        _ => None,
    }
}

/// `watch?v=…`, `shorts/…`, `live/…`, `embed/…`.
fn path_id<'a>(parts: &[&'a str], query: &'a str) -> Option<&'a str> {
    match parts {
        ["watch"] => value(query, "v"),
        ["shorts" | "live" | "embed", id] => Some(id),
        _ => None,
    }
}

fn youtube(id: &str, query: &str) -> Option<String> {
    let is_id = id.len() == 11 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let start = value(query, "t").or_else(|| value(query, "start")).and_then(seconds);
    let start = start.map_or(String::new(), |start| format!("?start={start}"));
    is_id.then(|| format!("{YOUTUBE}/embed/{id}{start}"))
}

/// `90`, `90s`, `1m30s`, `1h2m3s`.
fn seconds(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number: u32 = rest[..end].parse().ok()?;
        let (unit, after) = match rest.as_bytes().get(end) {
            None | Some(b's') => (1, 1),
            Some(b'm') => (60, 1),
            Some(b'h') => (3600, 1),
            Some(_) => return None,
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        rest = rest.get(end + after..).unwrap_or_default();
    }
    (total > 0).then_some(total)
}

/// `123456`, and `123456/abcdef` for one that only those with the link see.
fn vimeo(parts: &[&str]) -> Option<String> {
    match parts {
        [id] => Some(format!("{VIMEO}/video/{}?dnt=1", digits(id)?)),
        [id, key] => Some(format!("{VIMEO}/video/{}?dnt=1&h={}", digits(id)?, word(key)?)),
        _ => None,
    }
}

fn niconico(id: &str) -> Option<String> {
    let number = id.strip_prefix("sm").or_else(|| id.strip_prefix("so")).or_else(|| id.strip_prefix("nm"))?;
    digits(number).map(|_| format!("{NICONICO}/watch/{id}"))
}

/// `v/1` and `channel/1/cliplink/1`.
fn kakao(parts: &[&str]) -> Option<String> {
    match parts {
        ["v", clip] | ["channel", _, "cliplink", clip] => {
            Some(format!("{KAKAO}/embed/player/cliplink/{}", digits(clip)?))
        }
        _ => None,
    }
}

fn soundcloud(parts: &[&str]) -> Option<String> {
    let names = match parts {
        [user, track] => [slug(user)?, slug(track)?].join("%2F"),
        [user, "sets", set] => [slug(user)?, "sets", slug(set)?].join("%2F"),
        _ => return None,
    };
    Some(format!("{SOUNDCLOUD}/player/?url=https%3A%2F%2Fsoundcloud.com%2F{names}"))
}

/// `episode/…`; the language of the address (`intl-ja`) may stand before it.
fn spotify(parts: &[&str]) -> Option<String> {
    let parts = if parts.first().is_some_and(|first| first.starts_with("intl-")) { &parts[1..] } else { parts };
    match parts {
        [kind @ ("episode" | "show" | "track" | "album" | "playlist"), id] => {
            Some(format!("{SPOTIFY}/embed/{kind}/{}", word(id)?))
        }
        _ => None,
    }
}

fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.len() <= 20 && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

fn word(text: &str) -> Option<&str> {
    (!text.is_empty() && text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(text)
}

fn slug(text: &str) -> Option<&str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    (!text.is_empty() && text.len() <= 200 && text.bytes().all(plain)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recordings_of_the_listed_sites_have_players() {
        for (address, expected) in [
            ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
            ("https://youtu.be/dQw4w9WgXcQ?t=1m30s", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90"),
            ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
            ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
            ("https://vimeo.com/76979871/ab12cd", "https://player.vimeo.com/video/76979871?dnt=1&h=ab12cd"),
            ("https://www.nicovideo.jp/watch/sm9?ref=x", "https://embed.nicovideo.jp/watch/sm9"),
            ("https://nico.ms/sm9", "https://embed.nicovideo.jp/watch/sm9"),
            ("https://tv.naver.com/v/123", "https://tv.naver.com/embed/123"),
            ("https://tv.kakao.com/v/45", "https://play-tv.kakao.com/embed/player/cliplink/45"),
            ("https://tv.kakao.com/channel/1/cliplink/45", "https://play-tv.kakao.com/embed/player/cliplink/45"),
            (
                "https://soundcloud.com/some-one/a_song",
                "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fsome-one%2Fa_song",
            ),
            ("https://open.spotify.com/intl-ja/episode/4rOo", "https://open.spotify.com/embed/episode/4rOo"),
        ] {
            let player = player(address).unwrap_or_else(|| panic!("{address}"));
            assert_eq!(player.address, expected);
            assert!(is_allowed(&player.address), "{address}");
        }
    }

    #[test]
    fn every_other_address_is_only_a_link() {
        for address in [
            "https://youtube.com/@somebody",
            "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
            "https://evil.example/youtube.com/watch?v=dQw4w9WgXcQ",
            "https://youtu.be/dQw4w9WgX\"x",
            "https://vimeo.com/about",
            "https://www.nicovideo.jp/user/1",
            "https://soundcloud.com/a/b%22c",
            "https://open.spotify.com/user/x",
            "javascript://youtube.com/watch?v=dQw4w9WgXcQ",
            "//youtube.com/watch?v=dQw4w9WgXcQ",
        ] {
            assert_eq!(player(address), None, "{address}");
        }
        for address in ["https://player.vimeo.com.evil.example/video/1", "https://player.vimeo.com/\"x", "/embed"] {
            assert!(!is_allowed(address), "{address}");
        }
    }
}
