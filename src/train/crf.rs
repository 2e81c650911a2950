//! Learns the weights of a linear-chain conditional random field.
//!
//! Stochastic dual averaging with one step size for each weight (`AdaGrad`) and an L1 penalty: most weights end as exact
//! zeros, so that the file is small. One thread, a fixed order, no randomness but a seed: the same data give the same
//! weights, bit for bit.
#![allow(clippy::needless_range_loop, reason = "labels index several matrices at once, as the formulas do")]

use crate::attribution::tagger::label::{LABELS, LANES, Row, may_follow};

/// A labelled sequence: the indices of each token's features, and its label.
#[derive(Clone, Debug, Default)]
pub(super) struct Example {
    /// Features of all tokens, one behind the other.
    pub(super) features: Vec<u32>,
    /// Where each token's features end.
    pub(super) ends: Vec<u32>,
    /// The labels.
    pub(super) labels: Vec<u8>,
    /// How much the sequence counts.
    pub(super) weight: f32,
}

impl Example {
    fn features_of(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.ends[token - 1] };
        &self.features[start as usize..self.ends[token] as usize]
    }
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    /// Passes over the data.
    pub(super) epochs: usize,
    /// Step size.
    pub(super) rate: f32,
    /// Penalty on each weight, per sequence.
    pub(super) penalty: f32,
    /// Share of the features that each step leaves out.
    pub(super) dropout: f32,
}

impl Default for Settings {
    /// What did best on an eighth of the articles, held out of training.
    fn default() -> Self {
        Self { epochs: 18, rate: 0.1, penalty: 2e-4, dropout: 0.2 }
    }
}

/// Learned weights.
#[derive(Clone, Debug)]
pub(super) struct Learned {
    /// By feature and label.
    pub(super) weights: Vec<Row<f32>>,
    /// By label and next label.
    pub(super) transitions: Row<Row<f32>>,
}

/// Added to the root of the squared gradients, so that the first steps stay bounded.
const DAMPING: f32 = 1e-2;

/// Gradients smaller than this are left out: they cost time and change nothing.
const NEGLIGIBLE: f32 = 1e-3;

/// Learns from examples with features numbered below `features`.
pub(super) fn learn(examples: &[Example], features: usize, settings: Settings, log: &mut dyn FnMut(&str)) -> Learned {
    let mut state = State::new(features, settings);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(777);
    let mut lattice = Lattice::default();
    let mut average = Average::new(features);
    let mut thinned = Example::default();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for &index in &order {
            state.time += 1.0;
            thin(&examples[index], settings.dropout, &mut random, &mut thinned);
            loss += lattice.infer(&state, &thinned);
            state.descend(&lattice, &thinned);
        }
        log(&format!("epoch {}: loss {:.4} a sequence", epoch + 1, loss / examples.len().max(1) as f64));
        state.settle();
        if epoch + AVERAGED >= settings.epochs {
            average.add(&state);
        }
    }
    let mut learned = average.finish();
    for weight in learned.weights.as_flattened_mut() {
        // In use nothing is left out.
        *weight *= 1.0 - settings.dropout;
    }
    learned
}

/// So many of the last passes are averaged: each ends somewhere around the best weights, their mean is nearer to them.
const AVERAGED: usize = 9;

/// The mean of weights at different times.
struct Average {
    learned: Learned,
    count: f32,
}

impl Average {
    fn new(features: usize) -> Self {
        let learned = Learned { weights: vec![[0.0; LANES]; features], transitions: [[0.0; LANES]; LANES] };
        Self { learned, count: 0.0 }
    }

    fn add(&mut self, state: &State) {
        self.count += 1.0;
        let sums = self.learned.weights.iter_mut().chain(&mut self.learned.transitions);
        for (sum, row) in sums.zip(state.rows.iter().chain(&state.transitions)) {
            for (sum, weight) in sum.iter_mut().zip(&row.weights) {
                *sum += weight;
            }
        }
    }

    fn finish(mut self) -> Learned {
        let count = self.count.max(1.0);
        for value in self.learned.weights.iter_mut().chain(&mut self.learned.transitions).flatten() {
            *value /= count;
        }
        self.learned
    }
}

/// Copies an example without a share of its features, so that none is relied on alone.
fn thin(example: &Example, dropout: f32, random: &mut Random, thinned: &mut Example) {
    thinned.labels.clone_from(&example.labels);
    thinned.weight = example.weight;
    thinned.features.clear();
    thinned.ends.clear();
    let least = (dropout * RANDOM_STEPS as f32) as usize;
    for token in 0..example.labels.len() {
        let kept = example.features_of(token).iter().filter(|_| random.below(RANDOM_STEPS) >= least);
        thinned.features.extend(kept);
        thinned.ends.push(thinned.features.len() as u32);
    }
}

/// Shares are drawn in steps of one in so many.
const RANDOM_STEPS: usize = 1 << 16;

/// A pseudo-random sequence: the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % bound
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }
}

/// A row of weights with what dual averaging needs to know: sums of gradients and of their squares.
#[derive(Clone, Copy, Debug, Default)]
struct Learning {
    weights: Row<f32>,
    sums: Row<f32>,
    squares: Row<f32>,
}

impl Learning {
    fn update(&mut self, lane: usize, gradient: f32, time: f32, rate: f32, penalty: f32) {
        self.sums[lane] += gradient;
        self.squares[lane] += gradient * gradient;
        self.settle(lane, time, rate, penalty);
    }

    fn settle(&mut self, lane: usize, time: f32, rate: f32, penalty: f32) {
        let excess = self.sums[lane].abs() - penalty * time;
        self.weights[lane] = if excess > 0.0 {
            -self.sums[lane].signum() * excess * rate / (DAMPING + self.squares[lane].sqrt())
        } else {
            0.0
        };
    }
}

struct State {
    rows: Vec<Learning>,
    transitions: Row<Learning>,
    allowed: Row<Row<bool>>,
    time: f32,
    settings: Settings,
}

impl State {
    fn new(features: usize, settings: Settings) -> Self {
        let mut allowed = [[false; LANES]; LANES];
        for (previous, row) in allowed.iter_mut().enumerate().take(LABELS) {
            for (label, allowed) in row.iter_mut().enumerate().take(LABELS) {
                *allowed = may_follow(Some(previous as u8), label as u8);
            }
        }
        Self {
            rows: vec![Learning::default(); features],
            transitions: [Learning::default(); LANES],
            allowed,
            time: 0.0,
            settings,
        }
    }

    fn score(&self, features: &[u32]) -> Row<f32> {
        let mut sum = [0.0; LANES];
        for &feature in features {
            let weights = &self.rows[feature as usize].weights;
            for lane in 0..LANES {
                sum[lane] += weights[lane];
            }
        }
        sum
    }

    /// One step against the gradient of one example.
    fn descend(&mut self, lattice: &Lattice, example: &Example) {
        let Settings { rate, penalty, .. } = self.settings;
        let time = self.time;
        for token in 0..example.labels.len() {
            let truth = usize::from(example.labels[token]);
            let mut gradient = lattice.tokens[token];
            gradient[truth] -= 1.0;
            let lanes: Vec<usize> = (0..LABELS).filter(|&lane| gradient[lane].abs() > NEGLIGIBLE).collect();
            // Most tokens are surely part of nothing.
            for &feature in example.features_of(token).iter().filter(|_| !lanes.is_empty()) {
                let row = &mut self.rows[feature as usize];
                for &lane in &lanes {
                    row.update(lane, gradient[lane] * example.weight, time, rate, penalty);
                }
            }
            if token == 0 {
                continue;
            }
            let before = usize::from(example.labels[token - 1]);
            for previous in 0..LABELS {
                for label in 0..LABELS {
                    let truth = f32::from(u8::from(previous == before && label == truth));
                    let gradient = lattice.pairs[token][previous][label] - truth;
                    if gradient.abs() > NEGLIGIBLE {
                        self.transitions[previous].update(label, gradient * example.weight, time, rate, 0.0);
                    }
                }
            }
        }
    }

    /// Brings all weights up to date: the penalty has gone on growing since each was last touched.
    fn settle(&mut self) {
        let Settings { rate, penalty, .. } = self.settings;
        for row in &mut self.rows {
            for lane in 0..LABELS {
                row.settle(lane, self.time, rate, penalty);
            }
        }
    }
}

/// Probabilities of one sequence under the current weights.
#[derive(Default)]
struct Lattice {
    /// Of each token's labels.
    tokens: Vec<Row<f32>>,
    /// Of each token's label and the one before it.
    pairs: Vec<Row<Row<f32>>>,
    emissions: Vec<Row<f32>>,
    forward: Vec<Row<f32>>,
    scales: Vec<f32>,
}

impl Lattice {
    /// Works out all probabilities; returns the example's negative log likelihood.
    fn infer(&mut self, state: &State, example: &Example) -> f64 {
        let length = example.labels.len();
        let mut transitions = [[0.0f32; LANES]; LANES];
        for previous in 0..LABELS {
            for label in 0..LABELS {
                if state.allowed[previous][label] {
                    transitions[previous][label] = libm::expf(state.transitions[previous].weights[label]);
                }
            }
        }
        for buffer in [&mut self.emissions, &mut self.forward, &mut self.tokens] {
            buffer.clear();
            buffer.resize(length, [0.0; LANES]);
        }
        self.pairs.resize(length, [[0.0; LANES]; LANES]);
        self.scales.clear();
        let mut loss = 0.0f64;
        for token in 0..length {
            let scores = state.score(example.features_of(token));
            let best = scores[..LABELS].iter().copied().fold(f32::MIN, f32::max);
            for label in 0..LABELS {
                self.emissions[token][label] = libm::expf(scores[label] - best);
            }
            let truth = usize::from(example.labels[token]);
            loss -= f64::from(scores[truth] - best);
            let mut reached = [0.0f32; LANES];
            if token == 0 {
                for (label, value) in reached.iter_mut().enumerate().take(LABELS) {
                    *value = f32::from(u8::from(may_follow(None, label as u8)));
                }
            } else {
                let before = usize::from(example.labels[token - 1]);
                loss -= f64::from(state.transitions[before].weights[truth]);
                for previous in 0..LABELS {
                    let weight = self.forward[token - 1][previous];
                    for label in 0..LANES {
                        reached[label] += weight * transitions[previous][label];
                    }
                }
            }
            let mut sum = 0.0;
            for label in 0..LABELS {
                reached[label] *= self.emissions[token][label];
                sum += reached[label];
            }
            for value in &mut reached {
                *value /= sum;
            }
            loss += libm::log(f64::from(sum));
            self.forward[token] = reached;
            self.scales.push(sum);
        }
        self.backward(&transitions);
        loss
    }

    fn backward(&mut self, transitions: &Row<Row<f32>>) {
        let mut backward = [1.0f32; LANES];
        for token in (0..self.scales.len()).rev() {
            for label in 0..LABELS {
                self.tokens[token][label] = self.forward[token][label] * backward[label];
            }
            if token == 0 {
                break;
            }
            let mut arriving = [0.0f32; LANES];
            for label in 0..LABELS {
                arriving[label] = self.emissions[token][label] * backward[label] / self.scales[token];
            }
            let mut next = [0.0f32; LANES];
            for previous in 0..LABELS {
                let reached = self.forward[token - 1][previous];
                for label in 0..LANES {
                    let value = transitions[previous][label] * arriving[label];
                    self.pairs[token][previous][label] = reached * value;
                    next[previous] += value;
                }
            }
            backward = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Example, Settings, learn};

    /// Tokens with one feature each: feature 1 begins a source before its cue, feature 2 is a cue.
    fn examples() -> Vec<Example> {
        let one = Example { features: vec![1, 2, 0, 0], ends: vec![1, 2, 3, 4], labels: vec![1, 6, 0, 0], weight: 1.0 };
        vec![one; 20]
    }

    #[test]
    fn learns_the_same_each_time() {
        let settings = Settings { epochs: 5, rate: 0.2, penalty: 1e-4, dropout: 0.1 };
        let first = learn(&examples(), 3, settings, &mut |_| {});
        let second = learn(&examples(), 3, settings, &mut |_| {});
        assert_eq!(first.weights, second.weights);
        assert!(first.weights[1][1] > first.weights[1][0] && first.weights[2][6] > first.weights[2][0]);
    }

    #[test]
    fn a_heavy_penalty_leaves_nothing() {
        let settings = Settings { epochs: 2, rate: 0.2, penalty: 10.0, dropout: 0.0 };
        let learned = learn(&examples(), 3, settings, &mut |_| {});
        assert!(learned.weights.iter().flatten().all(|&weight| weight == 0.0));
    }
}
