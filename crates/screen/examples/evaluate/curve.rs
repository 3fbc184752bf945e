//! What a learner of one community does that has seen few decisions.

use crate::{Set, held, judge, newcomer};
use madang_screen::{Decision, Learner, Tokens};

/// Decisions of each kind.
const LEARNED: [usize; 4] = [20, 50, 100, 200];
/// About so many texts of a set are judged.
const JUDGED: usize = 1_500;

/// For every community and every kind of spam: what is held after some decisions of each kind.
pub(crate) fn measure(sets: &[Set]) {
    println!("| decisions of each kind | community | spam | honest texts held | spam held |");
    println!("|---:|---|---|---:|---:|");
    for number in LEARNED {
        for honest in sets.iter().filter(|set| !set.spam) {
            for spam in sets.iter().filter(|set| set.spam) {
                let mut learner = Learner::default();
                let skipped = [learn(&mut learner, honest, number), learn(&mut learner, spam, number)];
                let share = |set: &Set, skipped: &[usize]| {
                    let rest = (0..set.posts.len()).filter(|index| !skipped.contains(index));
                    let rest: Vec<_> =
                        rest.step_by((set.posts.len() / JUDGED).max(1)).map(|index| &set.posts[index]).collect();
                    held(&rest, |post| judge(post, &newcomer(post), Some(&learner)))
                };
                let (wrong, right) = (share(honest, &skipped[0]), share(spam, &skipped[1]));
                println!("| {number} | {} | {} | {wrong} | {right} |", honest.name, spam.name);
            }
        }
    }
}

/// Learns texts from all over a set; gives which.
fn learn(learner: &mut Learner, set: &Set, number: usize) -> Vec<usize> {
    let step = (set.posts.len() / number).max(1);
    let chosen: Vec<usize> = (0..set.posts.len()).step_by(step).take(number).collect();
    let decision = if set.spam { Decision::Spam } else { Decision::Honest };
    for index in &chosen {
        learner.learn(&Tokens::of(&set.posts[*index].title, &set.posts[*index].body), decision);
    }
    chosen
}
