//! What members are called and where their mail goes. Each type exists only when it is valid.

use madang_kernel::text;
use unicode_normalization::UnicodeNormalization;

/// The form in which names are compared: compatibility characters unified, lower case.
pub(crate) fn key(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// A member's name as shown, 1 to 80 characters, in any script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The most characters of a name.
    pub const MOST: usize = 80;

    /// Reads a typed name.
    ///
    /// # Errors
    /// `required` or `too-long`.
    pub fn parse(typed: &str) -> Result<Name, &'static str> {
        let name: String = text::line(typed).nfc().collect();
        if !name.chars().any(is_visible) {
            return Err("required");
        }
        if name.chars().count() > Name::MOST {
            return Err("too-long");
        }
        Ok(Name(name))
    }

    /// For somebody whose name another system did not keep.
    pub fn unknown() -> Name {
        Name("…".to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which names are searched.
    pub fn key(&self) -> String {
        key(&self.0)
    }
}

/// Not white space, and not one of the characters that only steer others.
fn is_visible(c: char) -> bool {
    let steers = matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}');
    !c.is_whitespace() && !c.is_control() && !steers
}

/// The short name in `@mentions` and in the address of the profile: 2 to 30 letters of any script, digits, `_` and
/// `-`, and `.` between them. Two handles that look alike to a reader of lower case are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle(String);

/// Handles that would pass for the community's own voice.
const RESERVED: &[&str] = &[
    "admin",
    "administrator",
    "moderator",
    "staff",
    "support",
    "system",
    "madang",
    "everyone",
    "all",
    "here",
    "root",
    "official",
    "관리자",
    "운영자",
    "운영진",
    "고객센터",
    "管理者",
    "運営",
    "公式",
    "サポート",
];

impl Handle {
    /// The fewest characters.
    pub const LEAST: usize = 2;
    /// The most characters.
    pub const MOST: usize = 30;

    /// Reads a typed handle, with or without `@`.
    ///
    /// # Errors
    /// `too-short`, `too-long` or `handle-characters`.
    pub fn parse(typed: &str) -> Result<Handle, &'static str> {
        let handle: String = typed.trim().trim_start_matches(['@', '＠']).nfc().collect();
        if !handle.chars().all(|c| is_part(c) || c == '.') || handle.starts_with('.') || handle.ends_with('.') {
            return Err("handle-characters");
        }
        match handle.chars().count() {
            n if n < Handle::LEAST => Err("too-short"),
            n if n > Handle::MOST => Err("too-long"),
            _ => Ok(Handle(handle)),
        }
    }

    /// A handle made of a name: 김민지 stays 김민지, `Ken Itō` becomes `Ken-Itō`. `None` when nothing of it is left.
    pub fn suggest(name: &str) -> Option<Handle> {
        let mut made = String::new();
        for c in name.nfkc().map(|c| if is_part(c) { c } else { '-' }) {
            if c != '-' || !made.ends_with('-') {
                made.push(c);
            }
        }
        // Room for the number that tells it from a taken one.
        let cut: String = made.trim_matches('-').chars().take(Handle::MOST - 6).collect();
        Handle::parse(cut.trim_matches('-')).ok()
    }

    /// This handle with a number, as when it is taken.
    pub fn numbered(&self, number: u64) -> Handle {
        let end = number.to_string();
        let room = Handle::MOST - end.len();
        let start: String = self.0.chars().take(room).collect();
        Handle(start + &end)
    }

    /// Whether it would pass for the community's own voice; only staff may choose it.
    pub fn is_reserved(&self) -> bool {
        let key = self.key();
        RESERVED.iter().any(|reserved| key == *reserved)
    }

    /// The handle as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which handles are unique.
    pub fn key(&self) -> String {
        key(&self.0)
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

/// An e-mail address, at most 254 bytes. It is kept as typed and compared without regard to case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads a typed address.
    ///
    /// # Errors
    /// `required` or `not-an-email`.
    pub fn parse(typed: &str) -> Result<Email, &'static str> {
        let typed = text::line(typed);
        if typed.is_empty() {
            return Err("required");
        }
        let (local, domain) = typed.rsplit_once('@').ok_or("not-an-email")?;
        let valid = typed.len() <= 254 && is_local_part(local) && is_domain(domain);
        if valid { Ok(Email(typed)) } else { Err("not-an-email") }
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which addresses are unique.
    pub fn key(&self) -> String {
        key(&self.0)
    }
}

fn is_local_part(local: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    (1..=64).contains(&local.len())
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.split('.').all(label) && (domain.contains('.') || domain == "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_of_every_script_are_kept() {
        for handle in ["김민지", "たろう", "山田-太郎", "ノブ_さん", "ken.ito", "Élodie", "ab"] {
            assert_eq!(Handle::parse(handle).map(|h| h.as_str().to_owned()), Ok(handle.to_owned()));
        }
        assert_eq!(Handle::parse("@민지").unwrap().as_str(), "민지");
    }

    #[test]
    fn a_handle_that_cannot_be_mentioned_is_refused() {
        for (typed, code) in [
            ("a", "too-short"),
            ("", "too-short"),
            ("a b", "handle-characters"),
            ("a/b", "handle-characters"),
            (".ab", "handle-characters"),
            ("<b>", "handle-characters"),
        ] {
            assert_eq!(Handle::parse(typed), Err(code), "{typed}");
        }
        assert_eq!(Handle::parse(&"가".repeat(31)), Err("too-long"));
    }

    #[test]
    fn handles_that_look_alike_are_the_same() {
        let key = |text| Handle::parse(text).unwrap().key();
        assert_eq!(key("Ｋｅｎ"), key("ken"));
        assert_eq!(key("ﾀﾛｳ"), key("タロウ"));
        assert_eq!(key("\u{1112}\u{1161}\u{11ab}글"), key("한글"));
    }

    #[test]
    fn a_handle_is_suggested_from_the_name() {
        let made = |name| Handle::suggest(name).map(|handle| handle.as_str().to_owned());
        assert_eq!(made("김 민지"), Some("김-민지".into()));
        assert_eq!(made("佐伯 真琴"), Some("佐伯-真琴".into()));
        assert_eq!(made("  Ken (Itō)! "), Some("Ken-Itō".into()));
        assert_eq!(made("🌱"), None);
        assert_eq!(made("김"), None);
        assert_eq!(made(&"긴".repeat(80)).map(|handle| handle.chars().count()), Some(24));
        assert_eq!(Handle::parse("김민지").unwrap().numbered(12).as_str(), "김민지12");
        assert_eq!(Handle::parse(&"a".repeat(30)).unwrap().numbered(7).as_str().len(), 30);
    }

    #[test]
    fn addresses_are_compared_without_regard_to_case() {
        let email = Email::parse(" Ken+list@Example.COM ").unwrap();
        assert_eq!((email.as_str(), email.key().as_str()), ("Ken+list@Example.COM", "ken+list@example.com"));
        for bad in
            ["a", "a@", "@b.example", "a b@c.example", "a@b", "a@b..c", "a@-b.c", "a\n@b.example", "a,b@c.example"]
        {
            assert_eq!(Email::parse(bad), Err("not-an-email"), "{bad}");
        }
        assert_eq!(Email::parse("  "), Err("required"));
    }

    #[test]
    fn names_are_kept_as_typed_unless_nothing_can_be_seen() {
        assert_eq!(Name::parse(" <script>alert(1)</script> ").unwrap().as_str(), "<script>alert(1)</script>");
        assert_eq!(Name::parse("👩‍💻").unwrap().as_str(), "👩‍💻");
        assert_eq!(Name::parse("\u{200b} \u{3164}"), Err("required"));
        assert_eq!(Name::parse(&"가".repeat(81)), Err("too-long"));
    }
}
