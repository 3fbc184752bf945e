//! Passwords: Argon2id with OWASP's parameters, computed off the async threads and never inside a transaction.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc},
};
use madang_kernel::{Error, Result};
use std::sync::{LazyLock, OnceLock};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

/// KiB of memory, passes, lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Each computation takes 19 MiB: a crowd that signs in at once waits in line instead of exhausting the memory.
static LINE: Semaphore = Semaphore::const_new(4);

/// A password as typed, 10 to 200 characters. It cannot be printed.
pub struct Password(String);

/// Passwords that are long enough and everybody's nevertheless.
const COMMON: &[&str] = &[
    "1234567890",
    "0123456789",
    "0987654321",
    "1111111111",
    "0000000000",
    "12345678910",
    "123456789a",
    "password12",
    "password123",
    "password1234",
    "qwertyuiop",
    "qwerty1234",
    "qwerty12345",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "q1w2e3r4t5",
    "asdfghjkl;",
    "zxcvbnm123",
    "abcd123456",
    "abcdefghij",
    "iloveyou12",
    "letmein123",
    "welcome123",
    "admin12345",
];

impl Password {
    /// The fewest characters.
    pub const LEAST: usize = 10;
    /// The most characters.
    pub const MOST: usize = 200;

    /// Reads a new password. Nothing of it is cut off, not even space at its ends.
    ///
    /// # Errors
    /// `required`, `password-short`, `too-long` or `password-common`.
    pub fn parse(typed: &str) -> std::result::Result<Password, &'static str> {
        let length = typed.chars().count();
        if typed.is_empty() {
            return Err("required");
        }
        if length < Password::LEAST {
            return Err("password-short");
        }
        if length > Password::MOST {
            return Err("too-long");
        }
        let one_letter = typed.chars().all(|c| typed.starts_with(c));
        if one_letter || COMMON.contains(&typed.to_lowercase().as_str()) {
            return Err("password-common");
        }
        Ok(Password(composed(typed)))
    }

    /// Its hash, about 20 ms later.
    ///
    /// # Errors
    /// [`Error::Internal`] when the computation fails.
    pub async fn hash(self) -> Result<PasswordHash> {
        off_thread(move || {
            let hash = argon2().hash_password(self.0.as_bytes());
            hash.map(|hash| PasswordHash(hash.to_string())).map_err(|error| Error::internal(error.to_string()))
        })
        .await?
    }
}

/// The hash of a password, as kept (a PHC string).
#[derive(Clone)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// The text that is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `typed` is the password behind `kept`. It takes as long where there is no account or no password, so that
/// nobody can tell by the clock.
///
/// # Errors
/// [`Error::Internal`] when the computation fails.
pub(crate) async fn verify(typed: String, kept: Option<String>) -> Result<bool> {
    if typed.chars().count() > Password::MOST {
        return Ok(false);
    }
    let typed = composed(&typed);
    off_thread(move || {
        let there = kept.is_some();
        let Ok(hash) = phc::PasswordHash::new(kept.as_deref().unwrap_or(nobodys())) else { return false };
        argon2().verify_password(typed.as_bytes(), &hash).is_ok() && there
    })
    .await
}

/// One spelling for what looks the same: some keyboards send 가 as one character, others as two.
fn composed(typed: &str) -> String {
    typed.nfc().collect()
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _place = LINE.acquire().await.map_err(|error| Error::internal(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal(error.to_string()))
}

fn argon2() -> &'static Argon2<'static> {
    static ARGON2: LazyLock<Argon2<'static>> = LazyLock::new(|| {
        let (memory, passes, lanes) = COST;
        let params = Params::new(memory, passes, lanes, None).unwrap_or_default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    });
    &ARGON2
}

/// A hash of a password that nobody has.
fn nobodys() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let nobody = madang_kernel::secret::new_token();
        argon2().hash_password(nobody.as_bytes()).map(|hash| hash.to_string()).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_another_is_not() {
        let hash = Password::parse("정말 긴 비밀번호예요").unwrap().hash().await.unwrap();
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
        let kept = Some(hash.as_str().to_owned());
        assert!(verify("정말 긴 비밀번호예요".into(), kept.clone()).await.unwrap());
        let decomposed: String = "정말 긴 비밀번호예요".nfd().collect();
        assert!(verify(decomposed, kept.clone()).await.unwrap());
        assert!(!verify("정말 긴 비밀번호예요 ".into(), kept.clone()).await.unwrap());
        assert!(!verify("x".repeat(100_000), kept).await.unwrap());
        assert!(!verify("정말 긴 비밀번호예요".into(), None).await.unwrap());
        assert!(!verify("".into(), Some("not a hash".into())).await.unwrap());
    }

    #[test]
    fn short_and_common_passwords_are_refused() {
        let code = |typed: &str| Password::parse(typed).err();
        assert_eq!(code(""), Some("required"));
        assert_eq!(code("123456789"), Some("password-short"));
        assert_eq!(code("Password123"), Some("password-common"));
        assert_eq!(code("aaaaaaaaaaaa"), Some("password-common"));
        assert_eq!(code(&"ab".repeat(101)), Some("too-long"));
        assert_eq!(code("우리집 고양이 이름"), None);
    }
}
