//! Words that news uses for one another: general knowledge of English, nothing learned from a corpus.
//!
//! One article has somebody resign, the next has him step down. Such a pair is weak evidence that two statements say
//! the same, not that two quotations do: there, every word counts as it is.

/// Groups, one on each line; words in their base form.
const GROUPS: &str = "\
resign quit depart
fire dismiss oust sack
kill die dead death slay fatal
arrest detain custody
criticize criticism condemn denounce blast rebuke slam decry
praise laud hail applaud
reject refuse decline rebuff
deny dispute refute disavow
approve pass adopt
ban prohibit bar outlaw
begin start launch
end halt stop cease
suspend pause
reverse overturn repeal undo lift
support back endorse embrace favor
buy purchase acquire
help aid assist
plan intend
meet meeting talks
speech lecture remarks comments
tweet twitter
video tape camera film footage
tv television broadcast network station
ad advertisement commercial
law legislation statute
lawmaker legislator congressman
lawyer attorney
professor faculty scholar
student pupil
doctor physician
company firm corporation
worker employee
money fund funding cash
poll survey
win victory
lose defeat loss
increase rise grow raise
decrease fall drop cut reduce
home residence
car vehicle
plane aircraft jet
ship vessel boat
gun weapon firearm
attack assault
injure wound hurt
child kid
country nation
overseas abroad
immigrant migrant
illegal undocumented
gay homosexual
troop soldier
mistake error
anger angry furious outrage fury
backlash outcry
visit trip travel
urge ask demand
reveal disclose
conceal hide
probe investigation inquiry
sue lawsuit suit
jail prison
wall barrier fence
destroy ruin
email mail
";

/// All words with the number of their group.
pub(super) fn all() -> impl Iterator<Item = (usize, &'static str)> {
    GROUPS.lines().enumerate().flat_map(|(group, line)| line.split(' ').map(move |word| (group, word)))
}
