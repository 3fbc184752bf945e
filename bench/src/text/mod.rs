//! What the generated members write: sentences in three languages with gaps that chance fills, so that no two posts
//! are alike, related posts share words, and search has something to do.

mod en;
mod ja;
mod ko;

use crate::random::Random;

/// The sentences of one language. Gaps: `{feature}`, `{device}`, `{version}`, `{code}`, `{n}`.
pub(crate) struct Pool {
    /// `ko`, `ja` or `en`.
    pub(crate) code: &'static str,
    features: &'static [&'static str],
    devices: &'static [&'static str],
    titles: &'static [&'static str],
    context: &'static [&'static str],
    attempts: &'static [&'static str],
    asks: &'static [&'static str],
    causes: &'static [&'static str],
    steps: &'static [&'static str],
    hints: &'static [&'static str],
    closings: &'static [&'static str],
    comments: &'static [&'static str],
    family: &'static [&'static str],
    given: &'static [&'static str],
}

/// The languages.
pub(crate) const POOLS: [&Pool; 3] = [&ko::POOL, &ja::POOL, &en::POOL];

/// A language for a topic: four of ten are Korean, three Japanese, three English.
pub(crate) fn language(random: &mut Random) -> usize {
    [0, 0, 0, 0, 1, 1, 1, 2, 2, 2][random.below(10)]
}

/// What members search for, and what they have typed before a search is finished.
pub(crate) fn queries(random: &mut Random, count: usize) -> (Vec<String>, Vec<String>) {
    (0..count)
        .map(|_| {
            let subject = Subject::new(language(random), random);
            let query = subject.query(random);
            let typed: String = subject.title(random).chars().take(random.between(1, 12)).collect();
            (query, typed.trim().to_owned())
        })
        .unzip()
}

/// What a topic is about: its posts come back to it.
pub(crate) struct Subject {
    pool: &'static Pool,
    feature: &'static str,
    device: &'static str,
    version: String,
    code: String,
}

impl Subject {
    /// A subject in the language with this number in [`POOLS`].
    pub(crate) fn new(language: usize, random: &mut Random) -> Subject {
        let pool = POOLS[language];
        Subject {
            pool,
            feature: random.pick(pool.features),
            device: random.pick(pool.devices),
            version: format!("{}.{}", random.between(1, 9), random.below(20)),
            code: format!("NB-{}", random.between(1000, 9999)),
        }
    }

    /// A title.
    pub(crate) fn title(&self, random: &mut Random) -> String {
        self.fill(random.pick(self.pool.titles), random)
    }

    /// The text of an opening post, in Markdown.
    pub(crate) fn opening(&self, random: &mut Random) -> String {
        let mut text = self.paragraph(self.pool.context, 2, 4, random);
        if random.chance(50) {
            text.push_str("\n\n");
            text.push_str(&self.list("- ", self.pool.attempts, 2, 4, random));
        }
        if random.chance(30) {
            text.push_str("\n\n```text\n");
            text.push_str(&self.log(random));
            text.push_str("```");
        }
        if random.chance(50) {
            text.push_str("\n\n");
            text.push_str(&self.paragraph(self.pool.context, 1, 3, random));
        }
        text.push_str("\n\n");
        text.push_str(&self.fill(random.pick(self.pool.asks), random));
        text
    }

    /// The text of an answer, in Markdown.
    pub(crate) fn answer(&self, random: &mut Random) -> String {
        let mut text = self.paragraph(self.pool.causes, 1, 2, random);
        if random.chance(55) {
            text.push_str("\n\n");
            text.push_str(&self.list("1. ", self.pool.steps, 2, 5, random));
        }
        text.push_str("\n\n");
        text.push_str(&self.paragraph(self.pool.hints, 1, 2, random));
        if random.chance(20) {
            text.push_str("\n\n```toml\n[branch]\n");
            text.push_str(&format!("limit = {}\nretry = \"{}m\"\n```", random.between(10, 900), random.between(1, 30)));
        }
        if random.chance(40) {
            text.push_str("\n\n");
            text.push_str(random.pick(self.pool.closings));
        }
        text
    }

    /// The text of a comment.
    pub(crate) fn comment(&self, random: &mut Random) -> String {
        let most = if random.chance(25) { 2 } else { 1 };
        self.paragraph(self.pool.comments, 1, most, random)
    }

    /// The text of an article, in Markdown: what it is about, the steps, what to know, and what may go wrong.
    pub(crate) fn article(&self, random: &mut Random) -> String {
        let mut text = self.paragraph(self.pool.context, 2, 4, random);
        text.push_str("\n\n## 1\n\n");
        text.push_str(&self.list("1. ", self.pool.steps, 3, 6, random));
        text.push_str("\n\n> [!TIP]\n> ");
        text.push_str(&self.paragraph(self.pool.hints, 1, 2, random));
        text.push_str("\n\n## 2\n\n");
        text.push_str(&self.paragraph(self.pool.causes, 2, 4, random));
        if random.chance(30) {
            text.push_str("\n\n```text\n");
            text.push_str(&self.log(random));
            text.push_str("```");
        }
        text.push_str("\n\n## 3\n\n");
        text.push_str(&self.list("- ", self.pool.attempts, 2, 4, random));
        text.push_str("\n\n");
        text.push_str(&self.paragraph(self.pool.hints, 1, 3, random));
        text
    }

    /// What somebody would type who looks for this.
    pub(crate) fn query(&self, random: &mut Random) -> String {
        match random.below(5) {
            0 => self.feature.to_owned(),
            1 => self.code.clone(),
            2 => format!("{} {}", self.feature, self.version),
            3 => format!("{} {}", self.feature, self.device),
            _ => self.title(random),
        }
    }

    /// The subject as a tag.
    pub(crate) fn tag(&self) -> String {
        tag_of(self.feature)
    }

    fn paragraph(&self, sentences: &[&str], low: usize, high: usize, random: &mut Random) -> String {
        let space = if self.pool.code == "ja" { "" } else { " " };
        self.some(sentences, low, high, random).join(space)
    }

    fn list(&self, mark: &str, lines: &[&str], low: usize, high: usize, random: &mut Random) -> String {
        let lines: Vec<String> =
            self.some(lines, low, high, random).iter().map(|line| format!("{mark}{line}")).collect();
        lines.join("\n")
    }

    /// Different ones, in an order of chance.
    fn some(&self, from: &[&str], low: usize, high: usize, random: &mut Random) -> Vec<String> {
        let mut order: Vec<usize> = (0..from.len()).collect();
        random.shuffle(&mut order);
        let count = random.between(low, high).min(from.len());
        order[..count].iter().map(|at| self.fill(from[*at], random)).collect()
    }

    fn log(&self, random: &mut Random) -> String {
        let mut text = String::new();
        for _ in 0..random.between(2, 5) {
            let (hour, minute, second) = (random.below(24), random.below(60), random.below(60));
            let level = random.pick(&["info", "warn", "error"]);
            let worker = random.between(1, 64);
            text.push_str(&format!(
                "{hour:02}:{minute:02}:{second:02} {level} worker-{worker} {} #{:x}\n",
                self.code,
                random.next() >> 40
            ));
        }
        text
    }

    fn fill(&self, template: &str, random: &mut Random) -> String {
        let mut text = String::with_capacity(template.len() + 40);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            match gap {
                "feature" => text.push_str(self.feature),
                "device" => text.push_str(self.device),
                "version" => text.push_str(&self.version),
                "code" => text.push_str(&self.code),
                _ => text.push_str(&random.between(2, 90).to_string()),
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// The type of an article.
pub(crate) fn pick_kind(random: &mut Random) -> &'static str {
    random.pick(&["how_to", "how_to", "faq", "tutorial", "troubleshooting", "reference"])
}

/// A member's name in the language with this number.
pub(crate) fn name(language: usize, random: &mut Random) -> String {
    let pool = POOLS[language];
    let (family, given) = (random.pick(pool.family), random.pick(pool.given));
    match pool.code {
        "ko" => format!("{family}{given}"),
        "ja" => format!("{family} {given}"),
        _ => format!("{given} {family}"),
    }
}

/// Every tag: one for each subject, and `more` that are only names.
pub(crate) fn tags(more: usize) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in POOLS.iter().flat_map(|pool| pool.features).map(|feature| tag_of(feature)) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags.extend((1..=more).map(|number| format!("narubi-{number}")));
    tags
}

fn tag_of(feature: &str) -> String {
    feature.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_gap_stays_open_in_any_language() {
        for (language, pool) in POOLS.iter().enumerate() {
            let lists = [
                pool.titles,
                pool.context,
                pool.attempts,
                pool.asks,
                pool.causes,
                pool.steps,
                pool.hints,
                pool.closings,
                pool.comments,
            ];
            let mut random = Random::new(1);
            let subject = Subject::new(language, &mut random);
            for sentence in lists.into_iter().flatten() {
                let gaps = ["{feature}", "{device}", "{version}", "{code}", "{n}"];
                let left = gaps.iter().fold((*sentence).to_owned(), |text, gap| text.replace(gap, ""));
                assert!(!left.contains(['{', '}']), "{sentence}");
                assert!(!subject.fill(sentence, &mut random).contains(['{', '}']), "{sentence}");
            }
        }
    }

    #[test]
    fn posts_of_one_topic_differ_and_share_their_subject() {
        let mut random = Random::new(3);
        let subject = Subject::new(2, &mut random);
        let (one, two) = (subject.answer(&mut random), subject.answer(&mut random));
        assert_ne!(one, two);
        assert!(tags(0).contains(&subject.tag()));
    }
}
