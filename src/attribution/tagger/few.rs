//! Observations of few values, such as how far the last cue is: there is no need to hash them in use.
//!
//! The keys of all their values are looked up when the weights are made ready, so that in use the values themselves say
//! where the weights are. Training hashes them as all others, and both find the same.

use super::here::{FIRST_CLASS, LAST_CLASS, UNKNOWN, bucket};
use super::table::{key, mix};
use super::template::Template;

/// The first and the last of the values that a number of an observation may have.
type Range = (u32, u32);

const CLASS: Range = (FIRST_CLASS, LAST_CLASS);
/// A distance in classes.
const DISTANCE: Range = (0, bucket(UNKNOWN));
/// The cue class of a unit, and of one that need not be there.
const CUE: Range = (0, 7);
const CUE_NEAR: Range = (0, UNKNOWN);
const FLAG: Range = (0, 1);
/// What there are four of, or what is counted up to three.
const FOUR: Range = (0, 3);

/// The observations of few values, with the ranges of these. Their products are so small that the places of all are a
/// number of sixteen bits.
const TEMPLATES: [(Template, &[Range]); 26] = [
    (Template::ClassQuotation, &[CLASS, FOUR]),
    (Template::CueSides, &[FOUR, FLAG, FOUR]),
    (Template::CueSidesClass, &[FOUR, CLASS, FOUR]),
    (Template::SinceCue, &[DISTANCE]),
    (Template::SinceCueThat, &[FLAG, DISTANCE]),
    (Template::CueCommas, &[FOUR, CUE, FLAG, DISTANCE]),
    (Template::CueFinite, &[FOUR, CLASS]),
    (Template::UntilCue, &[DISTANCE]),
    (Template::CueCommasAfter, &[FOUR, DISTANCE, DISTANCE]),
    (Template::CueFiniteAfter, &[FOUR, CLASS]),
    (Template::WeakCueAfter, &[DISTANCE, CUE]),
    (Template::BetweenQuotations, &[DISTANCE, DISTANCE]),
    (Template::QuotationOffset, &[DISTANCE, FLAG]),
    (Template::VerbNumber, &[FOUR, FLAG, CUE, CUE]),
    (Template::ClauseFinite, &[FOUR, CLASS, FOUR]),
    (Template::Always, &[FLAG]),
    (Template::Class, &[CLASS]),
    (Template::ClassBefore, &[CLASS]),
    (Template::ClassAfter, &[CLASS]),
    (Template::ClassTwoBefore, &[CLASS]),
    (Template::ClassTwoAfter, &[CLASS]),
    (Template::Cue, &[CUE_NEAR]),
    (Template::CueBefore, &[CUE_NEAR]),
    (Template::CueAfter, &[CUE_NEAR]),
    (Template::CueTwoBefore, &[CUE_NEAR]),
    (Template::CueTwoAfter, &[CUE_NEAR]),
];

/// More places than there are, a power of two.
pub(super) const PLACES: usize = 1 << 15;

const _: () = assert!(first_place(TEMPLATES.len()) <= PLACES as u32);

/// Number of values in a range.
const fn size((first, last): Range) -> u32 {
    last - first + 1
}

/// Number of places before those of the template at an index.
const fn first_place(index: usize) -> u32 {
    let (mut place, mut before) = (0, 0);
    while before < index {
        let (mut all, mut number) = (1, 0);
        while number < TEMPLATES[before].1.len() {
            all *= size(TEMPLATES[before].1[number]);
            number += 1;
        }
        place += all;
        before += 1;
    }
    place
}

/// The index of a template; it has to be one of these.
pub(super) const fn index_of(template: Template) -> usize {
    let mut index = 0;
    while TEMPLATES[index].0 as u32 != template as u32 {
        index += 1;
    }
    index
}

/// Where the weights are of such values of the template at an index.
#[inline]
pub(super) fn place_of<const INDEX: usize, const N: usize>(values: [u32; N]) -> u16 {
    const { assert!(TEMPLATES[INDEX].1.len() == N) };
    let ranges = TEMPLATES[INDEX].1;
    let mut place = 0;
    for (value, range) in values.into_iter().zip(ranges) {
        place = place * size(*range) + value.wrapping_sub(range.0);
    }
    (place + const { first_place(INDEX) }) as u16
}

/// The value of an observation with these numbers.
#[inline]
pub(super) fn value_of(values: &[u32]) -> u32 {
    match values {
        [one] => *one,
        several => several.iter().fold(0, |joined, &value| mix(joined, value)),
    }
}

/// Tells of each place which key the observation has whose weights stand there.
pub(super) fn each_key(tell: &mut dyn FnMut(usize, u32)) {
    let mut place = 0;
    for (template, ranges) in TEMPLATES {
        let mut values: Vec<u32> = ranges.iter().map(|range| range.0).collect();
        loop {
            tell(place, key(mix(mix(0, template as u32 + 1), value_of(&values))));
            place += 1;
            // The last number counts fastest.
            let Some(next) = (0..ranges.len()).rev().find(|&number| values[number] < ranges[number].1) else { break };
            values[next] += 1;
            for number in next + 1..ranges.len() {
                values[number] = ranges[number].0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST_CLASS, Template, each_key, index_of, place_of, value_of};
    use crate::attribution::tagger::table::{key, mix};

    #[test]
    fn values_stand_where_their_keys_were_looked_up() {
        let mut keys = Vec::new();
        each_key(&mut |place, key| {
            assert_eq!(place, keys.len());
            keys.push(key);
        });
        let of = |template: Template, values: &[u32]| key(mix(mix(0, template as u32 + 1), value_of(values)));
        for class in [FIRST_CLASS, FIRST_CLASS + 7] {
            for sides in 0..4 {
                let place = place_of::<{ index_of(Template::CueSidesClass) }, 3>([sides, class, 2]);
                assert_eq!(keys[usize::from(place)], of(Template::CueSidesClass, &[sides, class, 2]));
            }
            let place = place_of::<{ index_of(Template::ClassTwoAfter) }, 1>([class]);
            assert_eq!(keys[usize::from(place)], of(Template::ClassTwoAfter, &[class]));
        }
    }
}
