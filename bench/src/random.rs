//! Chance that is the same on every machine for the same seed.

/// A stream of chance (SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Another stream, told apart by `label`, whatever was drawn from this one.
    pub(crate) fn of(seed: u64, label: u64) -> Random {
        let mut first = Random(seed ^ label.wrapping_mul(0xd6e8_feb8_6659_fd93));
        Random(first.next())
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// From 0 up to, not including, 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True so many times in a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A waiting time: mostly short, sometimes very long; `mean` is its average.
    pub(crate) fn wait(&mut self, mean: f64) -> f64 {
        -(1.0 - self.unit()).ln() * mean
    }

    /// A new order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// Few are drawn often and many seldom: the n-th most popular with a weight of 1/nˢ. Who is popular is chance.
#[derive(Debug)]
pub(crate) struct Zipf {
    reached: Vec<f64>,
    order: Vec<u32>,
}

impl Zipf {
    /// Over `count` things, at least one, with the exponent `s`.
    pub(crate) fn new(count: usize, s: f64, random: &mut Random) -> Zipf {
        let mut sum = 0.0;
        let mut reached = Vec::with_capacity(count);
        for rank in 1..=count {
            sum += (rank as f64).powf(-s);
            reached.push(sum);
        }
        let mut order: Vec<u32> = (0..count as u32).collect();
        random.shuffle(&mut order);
        Zipf { reached, order }
    }

    /// One of them.
    pub(crate) fn draw(&self, random: &mut Random) -> usize {
        let point = random.unit() * self.reached.last().copied().unwrap_or(0.0);
        let rank = self.reached.partition_point(|reached| *reached <= point);
        self.order[rank.min(self.order.len() - 1)] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_chance() {
        let draw = |seed| (0..20).map(|_| Random::of(seed, 7).next()).collect::<Vec<_>>();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn few_are_drawn_often() {
        let mut random = Random::new(1);
        let zipf = Zipf::new(1000, 0.9, &mut random);
        let mut drawn = vec![0; 1000];
        for _ in 0..50_000 {
            drawn[zipf.draw(&mut random)] += 1;
        }
        drawn.sort_unstable();
        let top: i32 = drawn[900..].iter().sum();
        assert!(top > 25_000 && top < 45_000, "{top}");
    }
}
