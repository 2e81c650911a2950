//! Which articles share so much text that they may have one source.
//!
//! The rest is never called independent, nor anybody called a copier: who has it from whom is not known.

use super::model::Kin;
use super::passage::{Shared, Texts};
use crate::sorting;

/// Two articles are kin from this share of the shorter one's words outside quotations …
const SHARE: f64 = 0.1;
/// … and this many of them: a stock phrase or two makes nobody kin.
const WORDS: usize = 20;

/// Groups of articles that share text, the closest first.
///
/// An article goes with the one that it shares most with, if it shares enough with the first of that group, too:
/// nobody is in a group because a third resembles both.
pub(super) fn group(texts: &Texts, shared: &[Shared], articles: usize) -> Vec<Kin> {
    let sizes: Vec<usize> = (0..articles).map(|article| texts.words_of(article)).collect();
    let between: Vec<(usize, usize)> =
        shared.iter().map(|run| (texts.article(run.first), texts.article(run.second))).collect();
    let runs = sorting::groups(&between);
    let share = |earlier: usize, later: usize| -> f64 {
        let Ok(at) = runs.binary_search_by_key(&(earlier, later), |runs| between[runs[0]]) else { return 0.0 };
        let words = covered(runs[at].iter().map(|&run| (shared[run].second, shared[run].words)).collect());
        if words < WORDS { 0.0 } else { words as f64 / sizes[earlier].min(sizes[later]).max(1) as f64 }
    };
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (earlier, later) in runs.iter().map(|runs| between[runs[0]]) {
        let share = share(earlier, later);
        if share >= SHARE {
            pairs.push((share, earlier, later));
        }
    }
    sorting::sort_by(&mut pairs, |x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group_of: Vec<usize> = (0..articles).collect();
    let mut groups: Vec<Vec<usize>> = (0..articles).map(|article| vec![article]).collect();
    for (_, earlier, later) in pairs {
        let (to, from) = (group_of[earlier].min(group_of[later]), group_of[earlier].max(group_of[later]));
        let near = |&member: &usize| share(groups[to][0].min(member), groups[to][0].max(member)) >= SHARE;
        if to != from && groups[from].iter().all(near) {
            let mut moved = std::mem::take(&mut groups[from]);
            for &member in &moved {
                group_of[member] = to;
            }
            groups[to].append(&mut moved);
        }
    }
    let mut covered_in: Vec<Vec<(usize, usize)>> = vec![Vec::new(); articles];
    for (&(earlier, later), run) in between.iter().zip(shared) {
        if group_of[earlier] == group_of[later] {
            covered_in[earlier].push((run.first, run.words));
            covered_in[later].push((run.second, run.words));
        }
    }
    let mut found = Vec::new();
    for mut members in groups.into_iter().filter(|members| members.len() > 1) {
        sorting::sort(&mut members);
        let words: usize = members.iter().map(|&member| sizes[member]).sum();
        let shared: usize = members.iter().map(|&member| covered(std::mem::take(&mut covered_in[member]))).sum();
        found.push(Kin { articles: members, share: shared as f64 / words.max(1) as f64 });
    }
    found
}

/// How many words some runs, (start, words), cover together.
fn covered(mut runs: Vec<(usize, usize)>) -> usize {
    sorting::sort(&mut runs);
    let (mut covered, mut until) = (0, 0);
    for (start, words) in runs {
        let end = start + words;
        covered += end.saturating_sub(start.max(until));
        until = until.max(end);
    }
    covered
}
