//! A clock that a rehearsal moves: by a file with a moment in it, which is read again whenever it changes.
//!
//! The moment is that at which the file was written. From there the clock goes on by itself, so that whoever reads the file
//! later, another node or the same after a new start, comes to the same time.

use axum::{Router, extract::State, http::HeaderValue, middleware::map_response_with_state, response::Response};
use madang_kernel::{App, Clock, Timestamp};
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{sync::watch, time};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_millis(200);
/// A moment so little before the machine's, in milliseconds, is now: who writes the file may leave the seconds out.
const NOW: i64 = 60_000;

/// The file, and the clock that follows it.
pub(crate) struct Rehearsal {
    path: PathBuf,
    clock: Clock,
    seen: Option<SystemTime>,
}

/// What a look at the file brought.
#[derive(Debug, PartialEq, Eq)]
enum Look {
    /// Nothing new.
    Same,
    /// The clock is at this moment now.
    Moved(Timestamp),
    /// It says an earlier moment than the clock shows.
    Back,
    /// It cannot be read; why.
    Unread(String),
}

impl Rehearsal {
    /// Begins at the moment in the file.
    ///
    /// # Errors
    /// One sentence when there is none, or it lies before the machine's clock.
    pub(crate) fn begin(path: &Path) -> Result<Rehearsal, String> {
        // A little behind, so that a file that says "now" moves it.
        let mut rehearsal = Rehearsal { path: path.to_owned(), clock: Clock::ahead(-1), seen: None };
        match rehearsal.look() {
            Look::Moved(at) => {
                tracing::warn!(
                    clock = %at, file = %path.display(),
                    "REHEARSAL: this community's clock is moved by a file; nobody's real community should be served so"
                );
                Ok(rehearsal)
            }
            Look::Unread(why) => Err(why),
            Look::Same | Look::Back => {
                Err(format!("{} says a moment that has passed; a rehearsal begins now or later.", path.display()))
            }
        }
    }

    /// The clock.
    pub(crate) fn clock(&self) -> Clock {
        self.clock.clone()
    }

    /// Follows the file until `stop` becomes true.
    pub(crate) async fn follow(mut self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            match self.look() {
                Look::Same => {}
                Look::Moved(at) => tracing::warn!(clock = %at, "the rehearsal's clock is moved"),
                Look::Back => tracing::error!(clock = %self.clock.now(), "the rehearsal's clock is not put back"),
                Look::Unread(why) => tracing::error!(clock = %self.clock.now(), "{why} The clock goes on as it was."),
            }
            tokio::select! {
                () = time::sleep(EVERY) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Reads the file if it is another than before. A missing or unreadable one is told once.
    fn look(&mut self) -> Look {
        let written = match self.written() {
            Ok(written) => written,
            Err(_) if self.seen == Some(UNIX_EPOCH) => return Look::Same,
            Err(why) => {
                self.seen = Some(UNIX_EPOCH);
                return Look::Unread(why);
            }
        };
        if self.seen == Some(written) {
            return Look::Same;
        }
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) => return self.unread(written, &error.to_string()),
        };
        // Somebody is writing just now: it is looked at again when that is done.
        if self.seen.is_some() && (text.is_empty() || self.written() != Ok(written)) {
            return Look::Same;
        }
        let Ok(at) = text.trim().parse::<Stamp>() else {
            return self.unread(written, "it holds no moment such as 2026-11-23T09:00:00+09:00");
        };
        self.seen = Some(written);
        let since = written.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis() as i64;
        let ahead = at.0.millis() - since;
        let ahead = if ahead > -NOW { ahead.max(0) } else { ahead };
        if self.clock.put_ahead(ahead) { Look::Moved(self.clock.now()) } else { Look::Back }
    }

    fn unread(&mut self, written: SystemTime, why: &str) -> Look {
        self.seen = Some(written);
        Look::Unread(format!("The rehearsal's clock {} cannot be read: {why}.", self.path.display()))
    }

    fn written(&self) -> Result<SystemTime, String> {
        fs::metadata(&self.path)
            .and_then(|about| about.modified())
            .map_err(|error| format!("The rehearsal's clock {} cannot be read: {error}.", self.path.display()))
    }
}

/// A moment with its zone: half of a file must not pass for midnight.
struct Stamp(Timestamp);

impl std::str::FromStr for Stamp {
    type Err = ();

    fn from_str(text: &str) -> Result<Stamp, ()> {
        let whole = text.contains(':') && (text.ends_with('Z') || text.rfind(['+', '-']).is_some_and(|at| at > 10));
        whole.then(|| Timestamp::parse(text)).flatten().map(Stamp).ok_or(())
    }
}

/// Tells browsers how far the clock is ahead, in milliseconds, so that they say "an hour ago" by it.
pub(crate) fn told(router: Router, app: &App) -> Router {
    if app.clock().jumps().is_none() {
        return router;
    }
    router.layer(map_response_with_state(app.clone(), async |State(app): State<App>, mut response: Response| {
        let ahead = app.now().millis() - Clock::System.now().millis();
        if let Ok(value) = HeaderValue::from_str(&format!("ahead;dur={ahead}")) {
            response.headers_mut().append("server-timing", value);
        }
        response
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Written {
        _folder: tempfile::TempDir,
        path: PathBuf,
    }

    impl Written {
        fn new() -> Written {
            let folder = tempfile::tempdir().unwrap();
            Written { path: folder.path().join("clock"), _folder: folder }
        }

        /// Writes the file as if so many seconds after now.
        fn write(&self, text: &str, after: u64) {
            fs::write(&self.path, text).unwrap();
            let file = fs::File::options().write(true).open(&self.path).unwrap();
            file.set_modified(real() + Duration::from_secs(after)).unwrap();
        }
    }

    fn real() -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(Clock::System.now().millis() as u64)
    }

    fn in_days(days: u64) -> Timestamp {
        Clock::System.now() + Duration::from_secs(days * 86_400)
    }

    #[test]
    fn the_clock_follows_the_file_and_goes_on_from_there() {
        let file = Written::new();
        let (first, second) = (in_days(1), in_days(3));
        file.write(&first.to_string(), 0);
        let mut rehearsal = Rehearsal::begin(&file.path).unwrap();
        let clock = rehearsal.clock();
        assert!(clock.now() >= first && clock.now() < first + Duration::from_secs(60));
        assert_eq!(rehearsal.look(), Look::Same);
        file.write(&format!("{second}\n"), 2);
        assert!(matches!(rehearsal.look(), Look::Moved(_)));
        assert!(clock.now() >= second - Duration::from_secs(2) && clock.now() < second + Duration::from_secs(60));
    }

    #[test]
    fn a_node_that_starts_later_comes_to_the_same_time() {
        let file = Written::new();
        file.write(&in_days(2).to_string(), 0);
        let (one, other) = (Rehearsal::begin(&file.path).unwrap(), Rehearsal::begin(&file.path).unwrap());
        let ahead = |rehearsal: &Rehearsal| *rehearsal.clock().jumps().unwrap().borrow();
        assert_eq!(ahead(&one), ahead(&other));
    }

    #[test]
    fn time_never_goes_back() {
        let file = Written::new();
        file.write(&in_days(5).to_string(), 0);
        let mut rehearsal = Rehearsal::begin(&file.path).unwrap();
        let before = rehearsal.clock().now();
        file.write(&in_days(4).to_string(), 1);
        assert_eq!(rehearsal.look(), Look::Back);
        assert!(rehearsal.clock().now() >= before);
        file.write("2001-01-01T00:00:00Z", 0);
        assert!(Rehearsal::begin(&file.path).is_err_and(|why| why.contains("has passed")));
    }

    #[test]
    fn an_unreadable_file_keeps_the_clock_and_is_told_once() {
        let file = Written::new();
        assert!(Rehearsal::begin(&file.path).is_err_and(|why| why.contains("cannot be read")));
        file.write(&in_days(1).to_string(), 0);
        let mut rehearsal = Rehearsal::begin(&file.path).unwrap();
        let before = rehearsal.clock().now();
        for (text, after) in [("tomorrow", 1), ("2031-01-01", 2)] {
            file.write(text, after);
            assert!(matches!(rehearsal.look(), Look::Unread(_)), "{text}");
            assert_eq!(rehearsal.look(), Look::Same);
        }
        fs::remove_file(&file.path).unwrap();
        assert!(matches!(rehearsal.look(), Look::Unread(_)));
        assert_eq!(rehearsal.look(), Look::Same);
        assert!(rehearsal.clock().now() >= before && rehearsal.clock().now() < in_days(2));
        file.write(&in_days(3).to_string(), 3);
        assert!(matches!(rehearsal.look(), Look::Moved(_)));
    }
}
