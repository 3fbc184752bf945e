//! Who gets a question, by example and by simulation.

use super::choose::{Asked, Candidate, choose};
use madang_kernel::{Id, Timestamp};
use std::collections::HashSet;

fn agent(number: i64, cap: i64) -> Candidate {
    Candidate {
        agent: Id::new(number),
        since: Timestamp::from_millis(0),
        cap,
        open: 0,
        languages: Vec::new(),
        tags: Vec::new(),
        products: Vec::new(),
        given_at: Timestamp::default(),
        blind: HashSet::new(),
    }
}

fn asked(language: &str) -> Asked {
    Asked {
        space: Id::new(1),
        language: language.to_owned(),
        product: None,
        tags: Vec::new(),
        waits_since: Timestamp::from_millis(1000),
        given_back_by: None,
    }
}

fn speaking(one: Candidate, language: &str) -> Candidate {
    Candidate { languages: vec![language.to_owned()], ..one }
}

#[test]
fn the_language_is_a_must_as_soon_as_anybody_on_duty_speaks_it() {
    let mut team = vec![speaking(agent(1, 5), "ko"), speaking(agent(2, 5), "ja")];
    assert_eq!(choose(&asked("ja"), &team, true), Some(1));
    // Rather than to somebody who cannot answer, it waits for one who can.
    team[1].open = 5;
    assert_eq!(choose(&asked("ja"), &team, true), None);
    // Nobody speaks it: anybody.
    assert_eq!(choose(&asked("en"), &team, true), Some(0));
    // Who speaks it but does not see the space is no help.
    team[1] = Candidate { blind: HashSet::from([Id::new(1)]), ..speaking(agent(2, 5), "ja") };
    assert_eq!(choose(&asked("ja"), &team, true), Some(0));
}

#[test]
fn who_knows_about_it_is_preferred_while_there_is_room() {
    let mut team = vec![agent(1, 5), Candidate { tags: vec!["pump".into()], open: 4, ..agent(2, 5) }];
    let about = Asked { tags: vec!["pump".into()], ..asked("en") };
    assert_eq!(choose(&about, &team, true), Some(1));
    team[1].open = 5;
    assert_eq!(choose(&about, &team, true), Some(0));
    team[0].products = vec![Id::new(7)];
    team[1].open = 0;
    assert_eq!(choose(&Asked { product: Some(Id::new(7)), ..asked("en") }, &team, true), Some(0));
}

#[test]
fn who_gave_it_back_does_not_get_it_again_and_old_ones_only_if_wanted() {
    let team = vec![agent(1, 5)];
    assert_eq!(choose(&Asked { given_back_by: Some(Id::new(1)), ..asked("en") }, &team, true), None);
    let late = vec![Candidate { since: Timestamp::from_millis(2000), ..agent(1, 5) }];
    assert_eq!(choose(&asked("en"), &late, false), None);
    assert_eq!(choose(&asked("en"), &late, true), Some(0));
    assert_eq!(choose(&asked("en"), &[agent(1, 0)], true), None);
}

/// Numbers that look random and are the same every time (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % n
    }
}

/// Hands out so many questions; before each, every open one is settled with this chance in a thousand.
fn simulate(team: &mut [Candidate], count: u64, settled: u64, mut next: impl FnMut(&mut Dice) -> Asked) -> Vec<i64> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut given = vec![0; team.len()];
    for turn in 0..count {
        for one in team.iter_mut() {
            one.open -= (0..one.open).filter(|_| dice.below(1000) < settled).count() as i64;
        }
        let asked = next(&mut dice);
        if let Some(index) = choose(&asked, team, true) {
            given[index] += 1;
            team[index].open += 1;
            team[index].given_at = Timestamp::from_millis(turn as i64 + 1);
            assert!(team[index].open <= team[index].cap, "nobody is given more than the cap");
        }
    }
    given
}

#[test]
fn while_nothing_is_settled_loads_relative_to_caps_stay_within_one_question() {
    let caps = [3, 5, 8, 13, 40];
    let mut team: Vec<Candidate> = (0i64..).zip(caps).map(|(id, cap)| agent(id, cap)).collect();
    for _ in 0..caps.iter().sum::<i64>() {
        simulate(&mut team, 1, 0, |_| asked("en"));
        for one in &team {
            for other in &team {
                // One more question would put this one above the other: what was given fits the caps to one question.
                let ahead = (one.open - 1) as f64 / one.cap as f64;
                assert!(ahead <= other.open as f64 / other.cap as f64 + 1e-9, "{one:?} {other:?}");
            }
        }
    }
    assert!(team.iter().all(|one| one.open == one.cap));
    assert_eq!(simulate(&mut team, 10, 0, |_| asked("en")), [0; 5]);
}

#[test]
fn with_equal_caps_and_everything_settled_at_once_all_get_the_same_to_one_question() {
    let mut team: Vec<Candidate> = (0..7).map(|id| agent(id, 10)).collect();
    let given = simulate(&mut team, 5000, 1000, |_| asked("en"));
    let (least, most) = (given.iter().min().unwrap(), given.iter().max().unwrap());
    assert!(most - least <= 1, "{given:?}");
}

#[test]
fn over_thousands_of_questions_agents_who_are_alike_get_the_same_within_a_tenth() {
    // Six who speak Korean, four Japanese, two both; every third knows about pumps; caps of 10 and 20.
    let team = || -> Vec<Candidate> {
        (0..12)
            .map(|id| Candidate {
                languages: match id {
                    0..6 => vec!["ko".into()],
                    6..10 => vec!["ja".into()],
                    _ => vec!["ko".into(), "ja".into()],
                },
                tags: if id % 3 == 0 { vec!["pump".into()] } else { Vec::new() },
                ..agent(id, if id % 2 == 0 { 10 } else { 20 })
            })
            .collect()
    };
    let next = |dice: &mut Dice| Asked {
        tags: if dice.below(5) == 0 { vec!["pump".into()] } else { Vec::new() },
        ..asked(if dice.below(3) == 0 { "ja" } else { "ko" })
    };
    let mut here = team();
    let given = simulate(&mut here, 20_000, 10, next);
    assert!(given.iter().sum::<i64>() > 15_000, "{given:?}");
    // 1 and 5 are alike (Korean, no pumps, cap 20), so are 2 and 4 (cap 10).
    for (one, other) in [(1, 5), (2, 4)] {
        let (one, other) = (given[one] as f64, given[other] as f64);
        assert!((one - other).abs() / one.max(other) < 0.1, "{given:?}");
    }
    // Twice the cap, about twice the questions.
    let ratio = given[1] as f64 / given[2] as f64;
    assert!((1.5..=2.5).contains(&ratio), "{given:?}");
}
