//! What a `User-Agent` says to people: "Chrome, Windows".

/// The browser and the system, if they are among the usual ones.
pub(crate) fn name(agent: &str) -> Option<String> {
    // Each pretends to be those below it.
    const BROWSERS: [(&str, &str); 10] = [
        ("Whale/", "Whale"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("KAKAOTALK", "KakaoTalk"),
        ("Line/", "LINE"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let find =
        |names: &[(&str, &'static str)]| names.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn usual_browsers_are_named() {
        let windows =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0";
        assert_eq!(name(&format!("{windows} Safari/537.36")).as_deref(), Some("Chrome, Windows"));
        assert_eq!(name(&format!("{windows} Whale/3.26 Safari/537.36")).as_deref(), Some("Whale, Windows"));
        assert_eq!(
            name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Safari/604.1").as_deref(),
            Some("Safari, iPhone")
        );
        assert_eq!(name("curl/8.5.0"), None);
    }
}
