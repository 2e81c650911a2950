//! The words themselves. General knowledge of English, nothing learned from a corpus.
//!
//! Each list is one string: an array of words would cost eight bytes of addresses for each.

/// Verbs that report words with or without marks; base forms.
pub(crate) const FIRM: &str = "\
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assure believe boast caution \
    claim clarify comment complain concede conclude confess confide confirm contend continue counter declare demand \
    deny disclose emphasise emphasize exclaim explain hint hope imply inform inquire insist joke lament maintain \
    mention note object observe opine point predict proclaim promise propose protest quip quote recall reckon \
    recount reiterate relate remark remind repeat reply report respond retort reveal say speculate state stipulate \
    stress suggest tell testify think tweet underline underscore urge vow warn wonder write";

/// Verbs that report words only together with marks, or with an object that is named so; base forms.
pub(crate) const LOOSE: &str = "\
    accept accuse advocate apologise apologize appeal applaud attack attribute bash beg bemoan blame blast blog boo \
    brand call celebrate chant characterise characterize charge chide cite commend compare condemn congratulate \
    consider credit criticise criticize cry decline decry deem defend denigrate denounce deplore deride describe \
    determine direct disagree disavow dismiss disparage dub echo email encourage endorse envision estimate exhort \
    express fault fear feel forecast foresee gush hail heckle honor implore instruct interject invite invoke judge \
    label lambast lash laud lecture liken marvel mock murmur muse mutter nickname oppose order plead pledge portray \
    post praise preach question rail rant rap rave read rebuke recommend refer refuse regard reject repudiate \
    request retweet ridicule rip salute scoff scold scream shout sigh signal sing slam snap summarise summarize \
    swear taunt tease term text thank threaten tout trash trumpet view voice volunteer welcome whisper wish yell";

/// Nouns for what was said: "his statement that", "the tweet"; singular.
pub(crate) const SPEECH_NOUNS: &str = "\
    accusation admission advice allegation announcement answer appeal argument assertion assessment assurance claim \
    comment complaint concern confession contention declaration demand denial description e-mail email explanation \
    insistence interview letter memo message motto note opinion phrase pledge post prediction promise question quote \
    reaction reference remark reply report response sentiment slogan speech statement suggestion testimony text \
    threat tweet view vow warning word";

/// What people are or do; singular.
pub(crate) const ROLES: &str = "\
    activist actor actress administrator admiral adviser advisor advocate agent aide ally ambassador analyst anchor \
    archbishop artist assemblyman assistant associate astronaut astronomer athlete attorney aunt author backer \
    ballerina banker baroness bassist batsman biologist bishop blogger bodyguard bookkeeper boss botanist \
    boy broadcaster broker brother businessman bystander campaigner candidate captain cardinal chair chairman \
    chairwoman champion chancellor chef chemist chief child choreographer citizen clerk client climatologist \
    co-author co-chair co-founder coach colleague colonel columnist comedian commander commentator commissioner \
    commuter composer conductor congressman congresswoman conservative constable consultant contender contractor \
    coordinator coroner correspondent councillor councilman councilor councilwoman counsel counselor cousin coxswain \
    creator critic curator customer cyclist daughter dean defendant delegate democrat deputy designer detective \
    developer diplomat director doctor donor driver drummer duchess duke ecologist economist editor emperor employee \
    engineer entrepreneur envoy epidemiologist executive expert farmer father ferryman filmmaker financier \
    firefighter fisherman forecaster founder friend fundraiser general geologist ghostwriter girl goalkeeper \
    governor graduate granddaughter grandfather grandmother grandson guard guest guitarist head headmaster \
    headteacher historian homeowner hopeful host husband imam incumbent inspector instructor investigator investor \
    islander jockey journalist judge juror justice king lady landlord landowner lawmaker lawyer leader lecturer \
    liberal lieutenant linguist lobbyist lord magistrate man manager marshal mathematician mayor mediator member \
    meteorologist midfielder midwife minister moderator mogul mother motorist musician negotiator neighbor neighbour \
    nephew neuroscientist niece nominee novelist nun nurse observer officer official onlooker operator opponent \
    organiser organizer owner painter paramedic parent participant partner passenger passer-by pastor patient \
    pediatrician pensioner performer person philosopher photographer physician physicist pianist pilot player \
    playwright poet politician pollster pope premier presenter president priest prince princess principal producer \
    professor programmer prosecutor protester protestor provost psychologist publisher pundit quarterback queen \
    rabbi ranger reader receptionist recruiter rector referee regulator rep reporter representative republican \
    researcher resident retiree reverend rival sailor scholar scientist sculptor secretary seismologist sen senator \
    sergeant shareholder sheriff shopkeeper shopper singer sister skier skipper sociologist soldier solicitor son \
    source speaker specialist speechwriter spokesman spokesperson spokeswoman sprinter staffer star statistician \
    stepdaughter stepfather stepmother stepson strategist striker student superintendent supervisor supporter \
    surgeon survivor swimmer teacher teammate technician tenant therapist trader trainer treasurer trustee tutor \
    uncle undersecretary user veteran vicar victim viewer villager violinist virologist visitor volunteer voter \
    warden widow widower wife winger winner witness woman worker writer youth zoologist";

/// Bodies that speak as one; singular.
pub(crate) const BODIES: &str = "\
    administration agency alliance army association authority bank board brigade bureau cabinet campaign center \
    centre chamber charity church city club coalition college commission committee community company conference \
    congress consortium corporation council court defense delegation department diocese district embassy federation \
    firm force foundation fund government group guard hospital house industry inquiry institute institution jury \
    league line manufacturer ministry movement museum nation navy network office operator organisation organization \
    outlet panel parliament party regulator school senate service society supplier task team town tribunal trust \
    union university utility watchdog";

/// Papers that say something; singular.
pub(crate) const DOCUMENTS: &str = "\
    account ad advertisement affidavit agreement amendment article bill blog book brief bulletin cable caption charter complaint \
    constitution contract court declaration directive document draft e-mail editorial email essay filing guidance \
    indictment invitation law lawsuit leaflet letter manifesto manual measure memo memorandum message note notice \
    opinion order page paper passage petition placard plan platform poll post poster press proposal record release \
    report resolution review ruling sign statement statute study suit summary survey text transcript treaty tweet \
    verdict version video warrant website";

/// Words before a name that are no part of it, beyond the roles: forms of address and ranks, without points.
pub(crate) const ADDRESS: &str = "\
    adm brig capt cllr cmdr col cpl dame deputy det dr esq ex former fr gen gov hon insp judge justice lady lord lt \
    madam maj miss mr mrs ms mx pc pres prof rep reps rev sen sens sgt sir supt then vice";

/// Adjectives that stand between an article and what somebody is; endings do the rest, see `frame`.
pub(crate) const DESCRIBING: &str = "\
    acting assistant associate chief current deputy elder elected far-right fellow female first foreign former great \
    head hired incoming independent junior key late lead leading left-wing local long-serving longtime male new old \
    onetime other outgoing outspoken own prime prominent recent retired right-wing ruling second senior several \
    south state then third top two-time unidentified unnamed vice visiting west white young younger";

/// What may stand between a subject and its verb.
pub(crate) const BETWEEN: &str = "\
    afternoon again ago already also always am are as back been being can could did didn't do does earlier even \
    evening ever first further had has have he'd herself himself in instead is itself just last late later long may \
    might month morning much must n't never next night not now often on once only quickly rather recently should \
    soon still themselves then this today too twice was week were will would year yesterday yet";

/// Forms of "to be" and "to have" and modals, with which a finite clause may begin.
pub(crate) const HELPERS: &str = "\
    am are aren't can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't have \
    haven't he'd he'll he's i'd i'll i'm i've is isn't it'll it's let's may might must shall she'd she'll she's \
    should shouldn't that's there's they'd they'll they're they've was wasn't we'd we'll we're we've were weren't \
    what's who's will won't would wouldn't you'd you'll you're you've";

/// Common first names of women in the English-speaking world and beyond; none that men bear as well.
pub(crate) const FEMALE_NAMES: &str = "\
    abigail ada adriana agnes aisha alexandra alice alison alyssa amanda amber amelia amelie amina amy ana angela \
    angelica anita ann anna anne annette annie antonia april audrey barbara beatrice beatrix bernadette beth betty beverly \
    bonnie brenda bridget brigitte brittany camila candice carla carly carmen carol caroline carolyn cassandra \
    catherine cathy cecilia celia charlotte cheryl chloe christina christine cindy claire clara claudia colleen \
    constance cora cynthia dana daniela daphne deb deborah debra denise diana diane dianne dolores donna doris \
    dorothy edith eileen elaine eleanor elena elisabeth eliza elizabeth ella ellen ellie emily emma erica erika erin \
    ernestine estelle esther eva eve evelyn fatima fiona florence frances gabriela gail georgia gillian gina gloria \
    grace greta gwen gwendolyn hannah harriet hazel heather heidi helen helena henrietta hillary holly ida imogen \
    ingrid irene iris isabel isabella ivanka jacqueline jacquelyn jane janet janice janine jasmine jean jeanne \
    jeannette jenna jennifer jenny jeri jessica jill joan joanna josephine joyce juanita judith judy julia julie \
    juliet justine kamala karen kate katharine katherine kathleen kathryn kathy katie katrina kayla kellyanne kim \
    kimberly kirsten kristen kristin lara laura lauren leah leila lena lillian linda lisa lois lori lorraine louise \
    lucia lucy luisa lydia mabel madeleine madison maggie marcia marcy margaret margit margo maria marianne marie \
    marilyn marjorie marjory marsha martha mary matilda maureen maxine maya megan melania melanie melinda melissa \
    mercedes meredith mia michelle mildred mimi miriam molly mona monica myra nadia nancy naomi natalie natasha nell \
    nellie nicole nikki nina noelle nora norma olga olivia pam pamela patricia patty paula paulette peggy penelope \
    petra philippa phoebe phyllis polly priscilla priya rachel rebecca rebekah regina renee rhonda rita rosa rose \
    rosemary roxanne ruby ruth sabrina sadie sally samantha sandra sara sarah selina sharon sheila shelley sherri \
    shirley silvia simone sofia sonia sophia sophie stella stephanie susan susanna susannah suzanne sylvia tamara \
    tammy tamsin tanya tara teresa thelma theresa tiffany tina trisha trudy ursula valerie vanessa vera verna \
    veronica victoria virginia vivian wanda wendy wilma winifred yolanda yvette yvonne zara zoe";

/// Common first names of men, likewise.
pub(crate) const MALE_NAMES: &str = "\
    aaron abdul abraham adam adrian ahmed alan albert alec alejandro alexander alfonso alfred alfredo ali allen alvin \
    andre andrew andy anthony antonio archie armando arnold arthur barack barry bart basil ben benedict benjamin \
    bernard bernie bill billy bob bobby boris brad bradley brady brandon brendan brent bret brett brian bruce bryan \
    bryce byron caleb calvin carl carlos carlton cedric cesar chad charles charlie chester chris christian \
    christopher chuck clarence claude clayton clifford clint clive clyde cody colby colin conor conrad cory craig \
    curtis cyril cyrus dale damian damon dan daniel danny darrell darren darryl dave david dean declan denis dennis \
    derek desmond dexter dick diego dmitri dominic don donald doug douglas doyle duncan dwayne dwight dylan earl ed \
    eddie edgar edmund eduardo edward edwin elias elijah elliot elliott emil emmanuel enrique eric ernest ernie errol \
    ethan eugene everett felix fergus fernando floyd francis francisco frank franklin franz fred freddie frederick \
    gabriel gareth garrett garry gary gavin gene geoff geoffrey george gerald gilbert giles glen glenn gordon graham \
    greg gregory gus guy hank hans harold harry harvey hassan hector heinrich henry herbert herman howard hubert hugh \
    hugo humphrey ian ibrahim igor irving isaac ivan jack jacob jacques jake jamal james jared jarvis jason javier \
    jeb jeff jeffrey jeremy jerome jerrod jerrold jerry jesus jim jimmie jimmy joachim joaquin joe joel joey johan \
    john johnnie johnny jonathan jorge jose joseph josh joshua juan juergen julian julio justin karl keith kelvin ken \
    kenneth kevin kirk klaus kurt kyle lamar larry lars lawrence lee leo leon leonard lester levi lewis liam linus \
    lloyd lorenzo louis lucas luis luke lyle magnus malcolm manuel marc marcel marco marcos marcus mario mark martin \
    marty marvin mateo matt matthew maurice max melvin mervyn michael miguel mike milton mitch mitt mohamad mohamed \
    mohammad mohammed morris muhammad murray nathan ned neil newt nicholas nick nigel noah nolan norman olaf oliver \
    omar oscar otto owen pablo patrick paul pedro percy peter phil philip phillip pierre quentin rafael ralph ramon \
    randall randolph randy raul ray raymond reggie reginald rex ricardo richard rick ricky rob robbie robert roberto \
    rodney rodrigo roger roland ron ronald rory roscoe roy rudolph rudy rufus rupert russell ryan salvador samuel \
    santiago saul scott sean sebastian sergei sergio seth shane sid sidney simon stan stanley stefan steny stephen \
    steve steven stewart stuart sven tad tariq tate ted terrance terrence terry theo theodore thomas tim timothy toby \
    todd tom tommy tony travis trent trevor trey tristan tyler ulrich uwe vernon victor viktor vince vincent vincenzo \
    virgil vladimir wallace walter warren wayne wendell wesley wilbur will william willie winston wolfgang wyatt \
    xavier yuri yusuf zach zachary";

/// Usual abbreviations of American states, without points, each with the name.
pub(crate) const STATES: &str = "\
    ala alabama|ariz arizona|ark arkansas|calif california|colo colorado|conn connecticut|del delaware|fla florida|\
    ga georgia|ill illinois|ind indiana|kan kansas|ky kentucky|la louisiana|md maryland|mass massachusetts|\
    mich michigan|minn minnesota|miss mississippi|mo missouri|mont montana|neb nebraska|nev nevada|\
    nh new hampshire|nj new jersey|nm new mexico|ny new york|nc north carolina|nd north dakota|okla oklahoma|\
    ore oregon|pa pennsylvania|ri rhode island|sc south carolina|sd south dakota|tenn tennessee|tex texas|\
    vt vermont|va virginia|wash washington|wva west virginia|wis wisconsin|wyo wyoming";

/// Nouns that are plural without an s.
pub(crate) const GROUPS: &str = "\
    crowd people police parents locals media press staff crew public family clergy spokespeople many others some both";

/// Days and months: capitals that name nobody.
pub(crate) const CALENDAR: &str = "\
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
    september october november december jan feb mar apr aug sept oct nov dec christmas easter today tomorrow yesterday";

/// Personal pronouns that can be a subject.
pub(crate) const PRONOUNS: &str = "\
    he she they it i we you who";

/// Words that open a noun phrase.
pub(crate) const DETERMINERS: &str = "\
    the a an this that these those his her its their our my your some many several most all both one two three four \
    five six another other each every any no few dozens hundreds";

/// Small words inside names.
pub(crate) const PARTICLES: &str = "\
    of de da del della di du la le van von der den bin ibn al el y dos ter ten st";

/// Other nouns that are said to say something.
pub(crate) const OTHER_SPEAKERS: &str = "\
    figures data evidence rumours rumors accounts papers couple pair duo trio camp side";

/// What only women are called, beside all that ends in "woman".
pub(crate) const FEMALE_TITLES: &str = "\
    actress aunt baroness dame daughter duchess girl girlfriend granddaughter grandmother heiress hostess lady madam miss mother mrs \
    ms niece nun princess queen sister stepdaughter stepmother waitress widow wife woman";

/// What only men are called, beside roles that end in "man".
pub(crate) const MALE_TITLES: &str = "\
    boy boyfriend brother duke father grandfather grandson husband king lord man mr nephew pope prince sir son stepfather stepson uncle widower \
    monk archbishop cardinal";

/// Prepositions, those that are participles among them.
pub(crate) const PREPOSITIONS: &str = "\
    of in on at by for from with to about after before during against aboard amid among between into near over since \
    through under until upon within without despite following including like as than toward towards via across behind \
    outside inside alongside";

/// Words that open a clause which depends on the one behind the comma.
pub(crate) const SUBORDINATORS: &str = "\
    when after as while if because although though before since once until whenever asked";

/// Verbs by which somebody brings a paper into the world.
pub(crate) const AUTHORING: &str = "\
    adopted announced said approved backed drafted filed issued offered passed penned posted proposed published put \
    released sent signed submitted tweeted unveiled wrote written write sends";

/// Roles that are also common surnames: behind a first name they are the name.
pub(crate) const SURNAMES_TOO: &str = "\
    king prince bishop pope judge major marshal dean head page baker cook farmer fisher shepherd knight lord star duke \
    chancellor justice young priest parent chase sailor child major-general abbott carter clerk driver guest";

/// Irregular verbs in the past.
pub(crate) const PAST: &str = "\
    became began broke brought came gave got had held kept knew led left lost made met paid put ran sat saw sent set \
    stood took went won";
