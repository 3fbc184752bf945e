//! Identifiers: 64 bits, roughly in the order of time, short in addresses.
//!
//! From the high bits: milliseconds since 2005 (so that imported content can keep its own time), the node's number
//! (8 bits), a sequence (8 bits). Written in base 62, today ten characters.

use crate::time::Timestamp;
use std::{
    fmt,
    marker::PhantomData,
    str::FromStr,
    sync::atomic::{AtomicI64, Ordering},
};

/// 2005-01-01T00:00:00Z in milliseconds.
const EPOCH: i64 = 1_104_537_600_000;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The identifier of a `T`; the type only keeps different kinds apart.
pub struct Id<T>(i64, PhantomData<fn() -> T>);

macro_rules! kinds { ($($(#[$m:meta])* $alias:ident = $tag:ident),* $(,)?) => { $(
    #[doc(hidden)] pub enum $tag {}
    $(#[$m])* pub type $alias = Id<$tag>;
)* } }

kinds! {
    /// A member.
    MemberId = MemberTag,
    /// A group of members.
    GroupId = GroupTag,
    /// A session of a signed-in member.
    SessionId = SessionTag,
    /// An API token.
    TokenId = TokenTag,
    /// A space.
    SpaceId = SpaceTag,
    /// A topic.
    TopicId = TopicTag,
    /// A post: opening, answer or comment.
    PostId = PostTag,
    /// A tag.
    TagId = TagTag,
    /// A product.
    ProductId = ProductTag,
    /// A version of a product.
    VersionId = VersionTag,
    /// An uploaded file.
    FileId = FileTag,
    /// A private message.
    MessageId = MessageTag,
}

impl<T> Id<T> {
    /// The identifier with this number.
    pub const fn new(number: i64) -> Id<T> {
        Id(number, PhantomData)
    }

    /// Its number, as stored.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// An identifier for something that happened at `at`, told apart from others of that millisecond by `low`.
    pub fn at(at: Timestamp, low: u16) -> Id<T> {
        Id::new(((at.millis() - EPOCH).max(0) << 16) | i64::from(low))
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.unsigned_abs();
        let mut buffer = [b'0'; 11];
        let mut start = buffer.len();
        loop {
            start -= 1;
            buffer[start] = DIGITS[(rest % 62) as usize];
            rest /= 62;
            if rest == 0 {
                break;
            }
        }
        f.write_str(std::str::from_utf8(&buffer[start..]).unwrap_or_default())
    }
}

impl<T> FromStr for Id<T> {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() || text.len() > 11 {
            return Err("not-an-id");
        }
        let mut number = 0i64;
        for byte in text.bytes() {
            let digit = DIGITS.iter().position(|d| *d == byte).ok_or("not-an-id")? as i64;
            number = number.checked_mul(62).and_then(|n| n.checked_add(digit)).ok_or("not-an-id")?;
        }
        Ok(Id::new(number))
    }
}

impl<T> serde::Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, T> serde::Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

crate::column!([T] Id<T>, i64, |id| id.0, |number| Ok(Id::new(number)));

/// Makes identifiers for one node.
pub struct Ids {
    node: i64,
    last: AtomicI64,
}

impl Ids {
    /// For the node with this leased number (0 to 255).
    pub fn new(node: u8) -> Ids {
        Ids { node: i64::from(node), last: AtomicI64::new(0) }
    }

    /// A new identifier; never the same twice, even when the clock stands still or goes back.
    pub fn next<T>(&self, now: Timestamp) -> Id<T> {
        let floor = (now.millis() - EPOCH).max(0) << 8;
        let previous = self.last.fetch_max(floor, Ordering::Relaxed);
        let tick = if previous >= floor { self.last.fetch_add(1, Ordering::Relaxed) + 1 } else { floor };
        Id::new((tick >> 8 << 16) | self.node << 8 | (tick & 0xff))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn an_id_reads_back_what_it_writes() {
        for number in [0, 1, 61, 62, 1_234_567_890_123, i64::MAX] {
            let id = MemberId::new(number);
            assert_eq!(id.to_string().parse::<MemberId>(), Ok(id));
        }
        for bad in ["", "-1", "a b", "zzzzzzzzzzz", "123456789012"] {
            assert!(bad.parse::<MemberId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn ids_are_unique_and_rise_while_the_clock_stands_still() {
        let ids = Ids::new(3);
        let now = Timestamp::from_millis(1_800_000_000_000);
        let made: Vec<i64> = (0..2000).map(|_| ids.next::<MemberTag>(now).number()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(made.iter().collect::<HashSet<_>>().len(), 2000);
    }

    #[test]
    fn threads_never_share_an_id() {
        let ids = Ids::new(0);
        let made = std::sync::Mutex::new(HashSet::new());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let mine: Vec<i64> =
                        (0..5000).map(|i| ids.next::<MemberTag>(Timestamp::from_millis(i / 3)).number()).collect();
                    made.lock().unwrap().extend(mine);
                });
            }
        });
        assert_eq!(made.into_inner().unwrap().len(), 20_000);
    }
}
