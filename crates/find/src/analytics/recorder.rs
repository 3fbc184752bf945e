//! Searches of the last seconds, counted in the memory of this node until they are written.

use super::{Place, SLOW, mask::Masked};
use madang_i18n::Lang;
use madang_kernel::Timestamp;
use std::{
    collections::{HashMap, HashSet, hash_map::RandomState},
    hash::{BuildHasher, Hash},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The same query of the same person within this time is the same search: a reload, a way back.
const SAME: Duration = Duration::from_secs(30 * 60);
/// Another query so soon after the last one is the last one put another way.
const SOON: Duration = Duration::from_secs(10 * 60);
/// Different queries that are counted by themselves between two writings, and in a day on this node. Beyond that only
/// the totals grow, so that a program that searches for nonsense fills neither the memory nor the database.
const MOST_WAITING: usize = 5_000;
const MOST_A_DAY: usize = 50_000;
/// Searches that are remembered as just seen.
const MOST_SEEN: usize = 50_000;
/// Bounds of the times that are told apart, in milliseconds.
const BOUNDS: [i64; 13] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 30_000];

/// Counts searches. A service of the application.
pub struct Recorder {
    days: u16,
    /// Makes who searched unrecognisable, differently in every process; it is never written.
    hasher: RandomState,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    batch: Batch,
    seen: HashMap<u64, Seen>,
    /// The day, and the queries counted on it.
    counted: (i64, HashSet<u64>),
}

#[derive(Clone, Copy)]
struct Seen {
    at: Timestamp,
    clicked: bool,
}

/// What waits to be written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch {
    pub(crate) queries: HashMap<Row, Tally>,
    /// By day, language, earlier and later key.
    pub(crate) rewordings: HashMap<(i64, Lang, String, String), Reworded>,
    /// By day, place, language and bound.
    pub(crate) times: HashMap<(i64, Place, Lang, i64), Times>,
}

/// Which row of the day a search is counted in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) day: i64,
    pub(crate) place: Place,
    pub(crate) language: Lang,
    /// Empty for all that were too many to be counted by themselves.
    pub(crate) key: String,
}

/// What is added to a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) typed: String,
    pub(crate) searches: i64,
    pub(crate) empty: i64,
    pub(crate) clicked: i64,
    pub(crate) reworded: i64,
    pub(crate) slow: i64,
    pub(crate) slowest: i64,
    pub(crate) results: i64,
    /// The sum of the places in the list that were clicked, from 1.
    pub(crate) ranks: i64,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Reworded {
    pub(crate) typed: String,
    pub(crate) times: i64,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Times {
    pub(crate) searches: i64,
    pub(crate) millis: i64,
}

/// Somebody's query at a place; `person` is what [`Recorder::print`] made of them.
pub(crate) struct Asked<'a> {
    pub(crate) person: Option<u64>,
    pub(crate) at: Timestamp,
    pub(crate) place: Place,
    pub(crate) language: Lang,
    pub(crate) query: &'a Masked,
}

impl Asked<'_> {
    fn row(&self) -> Row {
        let day = super::day(self.at);
        Row { day, place: self.place, language: self.language, key: self.query.key.clone() }
    }
}

impl Default for Recorder {
    fn default() -> Recorder {
        Recorder::keeping(super::USUAL_DAYS)
    }
}

impl Recorder {
    /// Keeps queries for so many days; with 0 nothing is counted.
    pub fn keeping(days: u16) -> Recorder {
        Recorder { days, hasher: RandomState::new(), memory: Mutex::default() }
    }

    /// Days for which queries are kept.
    pub(crate) fn days(&self) -> u16 {
        self.days
    }

    /// A number for somebody that means nothing outside this process.
    pub(crate) fn print(&self, person: impl Hash) -> u64 {
        self.hasher.hash_one(person)
    }

    /// Counts a search, unless the same person has just made it. `earlier` is the query of the page it was made on.
    pub(crate) fn searched(&self, asked: &Asked<'_>, total: usize, took: Duration, earlier: Option<&Masked>) {
        if self.days == 0 || earlier.is_some_and(|earlier| earlier.key == asked.query.key) {
            return;
        }
        let mut memory = self.memory();
        if self.is_repeated(&mut memory, asked) {
            return;
        }
        let millis = i64::try_from(took.as_millis()).unwrap_or(i64::MAX);
        let tally = memory.tally(&self.hasher, asked.row(), &asked.query.typed);
        tally.searches += 1;
        tally.empty += i64::from(total == 0);
        tally.slow += i64::from(took >= SLOW);
        tally.slowest = tally.slowest.max(millis);
        tally.results += i64::try_from(total).unwrap_or(i64::MAX);
        let within = BOUNDS.into_iter().find(|bound| millis <= *bound).unwrap_or(BOUNDS[BOUNDS.len() - 1]);
        let key = (super::day(asked.at), asked.place, asked.language, within);
        let times = memory.batch.times.entry(key).or_default();
        times.searches += 1;
        times.millis += millis;
        if let Some(earlier) = earlier {
            self.reworded(&mut memory, asked, earlier);
        }
    }

    fn is_repeated(&self, memory: &mut Memory, asked: &Asked<'_>) -> bool {
        let Some(person) = asked.person else { return false };
        let print = self.print((person, &asked.query.key));
        if memory.seen.get(&print).is_some_and(|seen| asked.at - SAME < seen.at) {
            return true;
        }
        memory.saw(print, asked.at);
        false
    }

    /// The page said what was searched before. When that was, this node knows unless another one answered it.
    fn reworded(&self, memory: &mut Memory, asked: &Asked<'_>, earlier: &Masked) {
        let seen = asked.person.and_then(|person| memory.seen.get(&self.print((person, &earlier.key))));
        if seen.is_some_and(|seen| asked.at - SOON > seen.at) {
            return;
        }
        let row = Row { key: earlier.key.clone(), ..asked.row() };
        memory.tally(&self.hasher, row, &earlier.typed).reworded += 1;
        let key = (super::day(asked.at), asked.language, earlier.key.clone(), asked.query.key.clone());
        let many = memory.batch.rewordings.len() >= MOST_WAITING;
        if many && !memory.batch.rewordings.contains_key(&key) {
            return;
        }
        let reworded = memory.batch.rewordings.entry(key).or_default();
        reworded.typed.clone_from(&asked.query.typed);
        reworded.times += 1;
    }

    /// Counts the first click on a result. Where choosing is all that is known of a search, as with suggestions, the
    /// search is counted with it.
    pub(crate) fn clicked(&self, asked: &Asked<'_>, rank: i64) {
        if self.days == 0 {
            return;
        }
        let mut memory = self.memory();
        let chosen = matches!(asked.place, Place::Suggestions | Place::Ask);
        if let Some(person) = asked.person
            && !chosen
        {
            let print = self.print((person, &asked.query.key));
            if memory.seen.get(&print).is_some_and(|seen| seen.clicked) {
                return;
            }
            memory.saw(print, asked.at).clicked = true;
        }
        let tally = memory.tally(&self.hasher, asked.row(), &asked.query.typed);
        tally.clicked += 1;
        tally.ranks += rank;
        if chosen {
            tally.searches += 1;
            tally.results += 1;
        }
    }

    /// What waits, to be written.
    pub(crate) fn take(&self, now: Timestamp) -> Batch {
        let mut memory = self.memory();
        memory.seen.retain(|_, seen| now - SAME < seen.at);
        std::mem::take(&mut memory.batch)
    }

    /// Takes back what could not be written.
    pub(crate) fn give_back(&self, batch: Batch) {
        let mut memory = self.memory();
        for (row, tally) in batch.queries {
            memory.tally(&self.hasher, row, &tally.typed).add(&tally);
        }
        for (key, reworded) in batch.rewordings {
            memory.batch.rewordings.entry(key).or_insert(Reworded { times: 0, ..reworded.clone() }).times +=
                reworded.times;
        }
        for (key, times) in batch.times {
            let kept = memory.batch.times.entry(key).or_default();
            kept.searches += times.searches;
            kept.millis += times.millis;
        }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory {
    /// Remembers a search, and forgets the others when they are too many.
    fn saw(&mut self, print: u64, at: Timestamp) -> &mut Seen {
        if self.seen.len() >= MOST_SEEN {
            self.seen.clear();
        }
        self.seen.entry(print).insert_entry(Seen { at, clicked: false }).into_mut()
    }

    /// The tally of a row, or of all the rest when there are too many.
    fn tally(&mut self, hasher: &RandomState, row: Row, typed: &str) -> &mut Tally {
        if self.counted.0 != row.day {
            self.counted = (row.day, HashSet::new());
        }
        let print = hasher.hash_one(&row);
        let known = self.counted.1.contains(&print);
        let room = self.batch.queries.len() < MOST_WAITING || self.batch.queries.contains_key(&row);
        if !room || (!known && self.counted.1.len() >= MOST_A_DAY) {
            return self.batch.queries.entry(Row { key: String::new(), ..row }).or_default();
        }
        self.counted.1.insert(print);
        let tally = self.batch.queries.entry(row).or_default();
        typed.clone_into(&mut tally.typed);
        tally
    }
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.searches += other.searches;
        self.empty += other.empty;
        self.clicked += other.clicked;
        self.reworded += other.reworded;
        self.slow += other.slow;
        self.slowest = self.slowest.max(other.slowest);
        self.results += other.results;
        self.ranks += other.ranks;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analytics::mask::mask;

    #[test]
    fn nonsense_without_end_fills_no_memory() {
        let recorder = Recorder::default();
        let at = Timestamp::from_millis(1_777_863_600_000);
        for n in 0..MOST_WAITING + 100 {
            let query = mask(&format!("nonsense {n}")).unwrap();
            let asked = Asked { person: None, at, place: Place::Page, language: Lang::En, query: &query };
            recorder.searched(&asked, 0, Duration::ZERO, None);
        }
        let batch = recorder.take(at);
        assert_eq!(batch.queries.len(), MOST_WAITING + 1);
        assert_eq!(batch.queries.values().map(|tally| tally.searches).sum::<i64>(), MOST_WAITING as i64 + 100);
    }

    #[test]
    fn what_could_not_be_written_is_counted_with_what_came_since() {
        let recorder = Recorder::default();
        let at = Timestamp::from_millis(1_777_863_600_000);
        let (first, second) = (mask("환불").unwrap(), mask("환급").unwrap());
        let count = |person| {
            let asked = |query| Asked { person: Some(person), at, place: Place::Page, language: Lang::Ko, query };
            recorder.searched(&asked(&first), 3, SLOW, None);
            recorder.searched(&asked(&second), 0, Duration::ZERO, Some(&first));
        };
        count(1);
        let batch = recorder.take(at);
        count(2);
        recorder.give_back(batch);
        let batch = recorder.take(at);
        let tally = batch.queries.iter().find(|(row, _)| row.key == "환불").unwrap().1;
        assert_eq!((tally.searches, tally.reworded, tally.slow, tally.slowest, tally.results), (2, 2, 2, 500, 6));
        assert_eq!(batch.rewordings.values().map(|reworded| reworded.times).sum::<i64>(), 2);
        assert_eq!(batch.times.values().map(|times| times.searches).sum::<i64>(), 4);
        assert!(recorder.take(at).queries.is_empty());
    }
}
