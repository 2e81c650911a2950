//! Who is meant, sentence by sentence; all people and events are invented.

use crate::article::{ArticleInput, parse};
use crate::options::Options;

/// The speakers of a text's quotations, in order.
fn heard(text: &str) -> Vec<Option<String>> {
    let input =
        ArticleInput { name: "a.txt".to_owned(), text: format!("Harbour news\n\n{text}"), ..ArticleInput::default() };
    let article = parse(&input, &Options::default()).expect("a text");
    let reading = super::super::find(&article, &Options::default());
    let quotations = reading.attributions.iter().filter(|attribution| attribution.is_quotation());
    quotations.map(|quotation| quotation.speaker.map(|speaker| reading.speakers[speaker].name.clone())).collect()
}

fn check(text: &str, expected: &[Option<&str>]) {
    let found = heard(text);
    let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_is_shouted_into_a_speech_is_not_the_speakers() {
    check(
        "“There is a young man who has some problems,” Mayor Ada Holm said as the heckler yelled: “You stink!”",
        &[Some("Ada Holm"), None],
    );
    check(
        "When a farmer in the audience shouted, “Sit down,” Ada Holm said, “Come on up.”",
        &[Some("farmer"), Some("Ada Holm")],
    );
}

#[test]
fn a_crowd_does_not_go_on_speaking() {
    check(
        "“Do we go home?” Ada Holm asked.\n\n“No!” the crowd cried out.\n\n“Then who pays for the pier?”",
        &[Some("Ada Holm"), Some("crowd"), None],
    );
    check(
        "“I will be asleep all summer, and nobody wakes me.”\n— Ada Holm, baker\n\n\
         “I never say. It only helps the printers.”\n— Name withheld",
        &[Some("Ada Holm"), None],
    );
}

#[test]
fn a_word_that_opens_a_sentence_is_no_first_name() {
    check(
        "Despite Orne saying the pier had “held up well,” nobody came. “It held,” Orne said.",
        &[Some("Orne"), Some("Orne")],
    );
}

#[test]
fn the_point_of_junior() {
    check("The pier belongs to Tom Reef Jr. and his aunt. Reef Jr. replied, “It is ours.”", &[Some("Tom Reef Jr.")]);
}

#[test]
fn a_verb_ends_the_name_before_it() {
    check("President Ada Holm stood firm on Monday. “We will not sell the pier,” Holm said.", &[Some("Ada Holm")]);
}

#[test]
fn what_a_preposition_governs_is_not_the_subject() {
    check(
        "A note from Reef’s office about the closed ferry said that the pier was “safe as houses.”",
        &[Some("note from Reef’s office")],
    );
}

#[test]
fn a_bracket_belongs_to_the_name_before_it() {
    check(
        "Sen. Ada Holm praised the pier, and Sen. Tom Reef (R-Varra), said he would be “overjoyed” to see it.",
        &[Some("Tom Reef")],
    );
}

#[test]
fn named_so_by_nobody() {
    check("Officials have counted the boats, but some -- labelled “ghost ships” by now -- have come back.", &[]);
}

#[test]
fn the_accused_has_said_it() {
    check("Ada Holm accused Tom Reef of calling the ferry crew “a bunch of amateurs” last week.", &[Some("Tom Reef")]);
    check("Ada Holm slammed Tom Reef for refusing “to look at the books of the ferry.”", &[Some("Ada Holm")]);
}

#[test]
fn a_pronoun_is_none_of_those_named_behind_it() {
    check(
        "Mr. Reef met Mr. Orne on the pier on Monday. He called Mr. Orne “a false friend of the harbour.”",
        &[Some("Reef")],
    );
    check("Adam Holm praised Tom Reef, who he said “had never once been late.”", &[Some("Adam Holm")]);
}

#[test]
fn the_end_of_a_phrase_names_nobody() {
    check("The boat builder and radio host said the ferry was “an old tub that leaks.”", &[None]);
}

#[test]
fn a_description_between_commas_is_not_the_body() {
    check(
        "The plan was denounced by the Varra Weavers, a craft and trade group, which said it was “wrong for the town.”",
        &[Some("Varra Weavers")],
    );
}

#[test]
fn the_father_is_not_the_son() {
    check(
        "Tom Reef Jr. runs the ferry. Reef Jr. called it “a good boat.” Tom Reef, 80, said it was “a wreck.”",
        &[Some("Tom Reef Jr."), Some("Tom Reef")],
    );
}

#[test]
fn a_bare_surname_is_who_the_article_is_about() {
    check(
        "Tom Reef owns the ferry. Tom Reef bought it in May. His cousin Ola Reef works there. “We sail at six,” Reef said.",
        &[Some("Tom Reef")],
    );
    check("Tom Reef owns the ferry. Ola Reef works there. “We sail at six,” Reef said.", &[None]);
    check(
        "Mayor Tom Reef owns the ferry. Ola Reef works there. “We sail at six,” Mayor Reef said.",
        &[Some("Tom Reef")],
    );
}

#[test]
fn bodies_that_bare_nouns_take_up() {
    check(
        "The Varra Harbour Club had no part in the plan of the Norland Fishing Council. The club has called the council’s \
         members “a gang of amateurs.” Hours later, the Varra club asked it to withdraw its “false and mean” letter.",
        &[Some("Varra Harbour Club"), Some("Varra Harbour Club")],
    );
    check(
        "The Norland Coast Service said on Monday that the ferry was safe. The rules are new. “It floats,” the agency said.",
        &[Some("Norland Coast Service")],
    );
    check(
        "The U.S. Fish and Harbour Service counted the boats. The FHS called the number “part of a long trend.”",
        &[Some("U.S. Fish and Harbour Service")],
    );
}

#[test]
fn those_who_sent_a_letter_speak_in_it() {
    check(
        "A group of nearly 40 teachers and parents has sent Mayor Holm a letter about the ferry. “It leaks,” the \
         letter states. The writers say the boat is “older than the pier itself.”",
        &[Some("group of nearly 40 teachers and parents"), Some("group of nearly 40 teachers and parents")],
    );
    check("Members wrote a letter. “It leaks,” the letter states.", &[None]);
    check(
        "A group of nearly 40 teachers in Varra has sent a letter about the ferry. Then came a letter about the pier. “It \
         leaks,” the letter states.",
        &[None],
    );
}

#[test]
fn another_description_of_the_one_before() {
    check(
        "Ada Holm said the ferry was late. The former Varra mayor called the delay “a scandal for the town.”",
        &[Some("Ada Holm")],
    );
    check("Ada Holm lost her case on Monday. The federal judge called the delay “a scandal for the town.”", &[None]);
}

#[test]
fn party_and_state() {
    check(
        "Sen. Tom Reef, R-Ariz., and Sen. Ada Holm, D-Vt., met on the ferry. The Arizona Republican called it “an old \
         tub that leaks.” The Vermont senator called it “a fine old boat.”",
        &[Some("Tom Reef"), Some("Ada Holm")],
    );
}

#[test]
fn a_lost_space() {
    check(
        "The Varra Timesrecently reported that Holm had bought “more than six hundred boats.”",
        &[Some("Varra Times")],
    );
}

#[test]
fn somebody_of_whom_is_told_is_not_who_tells() {
    check("“He said, ‘I will not sail,’” Tom Reef told the court.", &[Some("Tom Reef"), None]);
}

#[test]
fn who_is_heard_goes_on() {
    check(
        "The captain, Brelo Rehn, 51, has not been suspended, according to Lucy Abara, an aide. “He’s helping us,” she said.",
        &[Some("Lucy Abara")],
    );
    check(
        "Brelo Rehn wants to know what Lucy Abara was told. “It begs many more questions,” he said.",
        &[Some("Brelo Rehn")],
    );
}

#[test]
fn ranks_titles_and_names() {
    check(
        "President Tom Reef spoke after Vice President Adam Holm. In a short speech, the new president said they would \
         “never be late again.”",
        &[Some("Tom Reef")],
    );
    check("Speaker John A. Holm left. “It was late,” Mr. Holm said.", &[Some("John A. Holm")]);
    check("It was Leigh Corman who sued the ferry. “It was late,” Corman said.", &[Some("Leigh Corman")]);
    check("“It was late,” said Ada Holm of the Varra Institute.", &[Some("Ada Holm")]);
    check("Secretary of State Holm left. “It was late,” Holm said.", &[Some("Holm")]);
    check("Ada Page sued the ferry. “It was late,” Ms. Page said.", &[Some("Ada Page")]);
    check("Ida Dukes sued the ferry. “It was late,” Dukes said.", &[Some("Ida Dukes")]);
}

#[test]
fn a_parenthesis_tells_of_others() {
    check("Tom Reef spoke to the town. Blaming Adam Holm, he said, was “too simple an answer.”", &[Some("Tom Reef")]);
}

#[test]
fn they_behind_a_body() {
    check(
        "The Varra Harbour Club sent out a call for boats. And they blasted “lazy people and their lazy papers.”",
        &[Some("Varra Harbour Club")],
    );
    check("The Varra Harbour Club fired ten workers. They blasted “lazy people and their lazy papers.”", &[None]);
}

#[test]
fn what_is_asked_for_nobody_has_said() {
    check("Tom Reef asked that Ada Holm agree to a “fair and open” sale.", &[Some("Tom Reef")]);
    check("Tom Reef said that Ms. Holm’s emails “are a scandal in themselves.”", &[Some("Tom Reef")]);
}

#[test]
fn a_name_that_ends_like_an_adverb_is_no_adverb() {
    check("Tam Donnelly came on Monday. “Boats matter,” Donnelly said.", &[Some("Tam Donnelly")]);
}

#[test]
fn a_trade_that_no_list_knows_stands_before_the_name() {
    check("“It is unanimous,” lampwright Ada Holm said of the vote.", &[Some("Ada Holm")]);
}

#[test]
fn quoted_words_in_an_attribution_do_not_part_a_quotation() {
    check(
        "“It is too early to tell,” said Ada Holm, who owns the “Reef Tank” in Varra. “Ask me in May, and I shall know.”",
        &[Some("Ada Holm"), Some("Ada Holm")],
    );
}

#[test]
fn what_never_closes_behind_an_attribution_goes_on() {
    check("“The pier is closed,” Ada Holm said. “Nobody has told us why.", &[Some("Ada Holm"), Some("Ada Holm")]);
}

#[test]
fn what_is_written_like_a_title_and_said_by_nobody_is_one() {
    check("Hundreds came in “Keep the Pier Alive” shirts.", &[]);
    check("“Pier sold to a stranger,” by Ada Holm: The pier is gone.", &[]);
}

/// The speakers of a text's reports, in order.
fn reported(text: &str) -> Vec<Option<String>> {
    let text = format!("Harbour news\n\n{text}");
    let input = ArticleInput { name: "a.txt".to_owned(), text, ..ArticleInput::default() };
    let article = parse(&input, &Options::default()).expect("a text");
    let reading = super::super::find(&article, &Options::default());
    let reports = reading.attributions.iter().filter(|attribution| attribution.kind == crate::Kind::Indirect);
    reports.map(|report| report.speaker.map(|speaker| reading.speakers[speaker].name.clone())).collect()
}

#[test]
fn the_name_behind_a_description_is_who_speaks() {
    let found = reported("The owner of the Inch ferry, Lena Holm, said that the pier would close in May.");
    assert_eq!(found, [Some("Lena Holm".to_owned())]);
    let found = reported("The owner of the ferry to Varra, Norland, said that the pier would close in May.");
    assert_ne!(found, [Some("Norland".to_owned())]);
}

#[test]
fn words_that_point_at_others_name_nobody() {
    assert_eq!(
        reported("Others said that the ferry should sail. Both countries said they would appeal."),
        [None, None]
    );
}

#[test]
fn a_namesake_with_junior_is_somebody_else() {
    check(
        "President Reef will sell the pier. A photograph showed his son, Tom Reef Jr., on the ferry. “It is mine,” \
         President Reef said. “It is ours,” Reef Jr. said.",
        &[Some("Reef"), Some("Tom Reef Jr.")],
    );
    check("The judge was Ada Holm Jr. of Varra. “I will rule on it,” Holm said.", &[Some("Ada Holm Jr.")]);
}

#[test]
fn a_sentence_or_half_of_one_is_no_name() {
    for phrase in ["while", "he arrived in the office", "the fund was closed and holm", "some members of the"] {
        assert!(super::source::is_no_phrase(phrase), "{phrase}");
    }
    for phrase in ["two of the officials who were there", "notice published in the register", "boaters"] {
        assert!(!super::source::is_no_phrase(phrase), "{phrase}");
    }
}

#[test]
fn a_place_before_a_title_is_nobody() {
    check(
        "South Alder, Ore., Mayor Tom Reef asked for the report. In an interview he pointed to the vote, saying, “I think \
         this is the way.”",
        &[Some("Tom Reef")],
    );
    check(
        "Earlier, Alder County (Ore.) Sheriff Tom Reef spoke for the plan.\n\nHe said, “The wall will stand.”",
        &[Some("Tom Reef")],
    );
    check(
        "After two mayors mocked the company, the mayor of Alder, DC, suggested it was selling “hate chicken.”",
        &[Some("mayor of Alder")],
    );
}

#[test]
fn names_with_particles_and_names_of_several_words() {
    check(
        "Kevin de Léon, the president of the council, and Faiz Orne spoke. Mr. Orne left.\n\nMr. de Léon said the others \
         had made a grave mistake striking “another bargain with the mayor.”\n\n“Once again, they gave in,” he said.",
        &[Some("Kevin de Léon"), Some("Kevin de Léon")],
    );
    check(
        "President Orne endorsed Debbie Wasserman Holm. Asked Wednesday about the matter, Wasserman Holm said she’s not \
         worried.\n\n“I’m going to stay as President Orne has asked me to do,” she said.",
        &[Some("Debbie Wasserman Holm")],
    );
}

#[test]
fn two_who_speak_together() {
    check(
        "On Friday, Mr. Holm and Mr. Reef released a statement repeating that they had “long been worried about the pier.”",
        &[Some("Mr. Holm and Mr. Reef")],
    );
    check(
        "“People deserve the truth,” tweeted former Harbour and Urban Development Secretary Tom Reef.",
        &[Some("former Harbour and Urban Development Secretary Tom Reef")],
    );
}

#[test]
fn a_role_of_another_state_or_of_somebody_named_later() {
    check(
        "George Orne, the former New York governor, spoke first. Chris Holm came next.\n\nSooner or later, the New Jersey \
         governor told reporters, “it starts to pay off.”",
        &[None],
    );
    check(
        "Then there was Oregon Sen. Tom Reef’s response. He accused Orne of “a pointless closing.”\n\nThe Democratic \
         senator also said “a fair talk” can go on.\n\nFellow Democratic Sen. Ada Holm of Ohio slammed Orne for refusing \
         “to talk at all.”",
        &[Some("Tom Reef"), Some("Tom Reef"), Some("Ada Holm")],
    );
}

#[test]
fn of_two_of_one_name_the_one_whom_the_sentence_before_is_about() {
    check(
        "Hillary Lund ran for mayor. Former president Bill Lund said his wife was able because “the town is in tough \
         shape.”\n\nLund said, “She was the best I ever met.”",
        &[Some("Bill Lund"), Some("Bill Lund")],
    );
    check(
        "Ghazala Khan spoke on Monday about her son, Humayun Khan.\n\n“All the world felt my pain,” Ms. Khan wrote. She \
         continued: “He has children.”",
        &[Some("Ghazala Khan"), Some("Ghazala Khan")],
    );
}

#[test]
fn who_was_met_and_who_is_quoted_as_saying() {
    check(
        "Council leader Tom Reef and speaker Ada Holm made their first visit since their meeting with Captain Desmond \
         Pyke, when he said he would be “proud” to close it.",
        &[Some("Desmond Pyke")],
    );
    check(
        "This argument that puzzled Judge Anthony Kenn also drew the ire of Judge Antonin Scal, who said he was whipsawed. \
         “If somebody tells you how, you have no choice,” he said.",
        &[Some("Antonin Scal")],
    );
}

#[test]
fn campaigns_called_after_somebody() {
    check(
        "Ingrid Orne fired back at Tom Reef on Monday.\n\nTo which the Orne campaign tweeted: “Delete your account.”",
        &[Some("Orne campaign")],
    );
    check(
        "Doug Jones is running. On Monday Jones’ campaign told reporters: “He needs to answer these serious charges.”",
        &[Some("Jones campaign")],
    );
}

#[test]
fn a_paper_that_somebody_speaks_against_is_not_his() {
    check(
        "Attorney General Tom Reef said on Thursday he “will fight” against the lawsuit.\n\n“The law does not permit \
         this,” the lawsuit says.",
        &[Some("Tom Reef"), None],
    );
}

#[test]
fn somebody_else_may_repeat_the_words() {
    check(
        "Mike Reef spoke about the wall. “How big is that wall?” Reef asked.\n\n“How big is that wall?” said the boy, \
         who was wearing a hat.",
        &[Some("Mike Reef"), None],
    );
}

#[test]
fn a_surname_that_lacks_a_letter() {
    check(
        "President Ada Trunk spoke on Monday. Trunk smiled.\n\nIn the face of a backlash, Tunk said on Friday that she \
         would wait.\n\n“Put the decision on hold,” she said.",
        &[Some("Ada Trunk")],
    );
}

#[test]
fn who_tells_what_others_think() {
    check("Mr. Holm said the committee believed that “a talk would best protect the pier.”", &[Some("Holm")]);
    check(
        "President Reef thinks that candidate Tom Orne “will step aside” if it is true, the Harbour Council said in a \
         statement Thursday.",
        &[Some("Harbour Council")],
    );
}

#[test]
fn whose_participle_it_is() {
    check("Orne and Reef will meet next week, Mr. Pyke said, adding, “They need to sit down.”", &[Some("Pyke")]);
    check(
        "Open Harbour, a research group, took aim at Reef, saying on Sunday after Orne’s announcement that the candidate \
         made “brazen claims on the pier.”",
        &[Some("Open Harbour")],
    );
    check(
        "It came after Mayor Orne publicly chided Reef on Friday, accusing the captain of having “wasted another week.”",
        &[Some("Orne")],
    );
}

#[test]
fn nouns_that_look_like_verbs_of_saying() {
    check(
        "Mayor Ingrid Orne said this week that the mounting calls to remove Reef were “absolutely ridiculous.”",
        &[Some("Ingrid Orne")],
    );
    check(
        "Councillor Ada Holm said the talks described by the mayor “represent an illegal deal.”",
        &[Some("Ada Holm")],
    );
}

#[test]
fn a_quotation_between_two_attributions() {
    check(
        "In 2009, under what Mr. Holm called “the prior model,” the Marsh Landing Club, a private pier, charged a fee.",
        &[Some("Holm")],
    );
    check(
        "In one letter, Ms. Page asks: Orne is “not ever going to be mayor, right? Right?!” Mr. Reef responds: “No. We’ll \
         stop it.”",
        &[Some("Page"), Some("Reef")],
    );
    check(
        "Her comments, said Tom Reef, the harbour press secretary, are “entirely in line with it.”",
        &[Some("Tom Reef")],
    );
}

#[test]
fn when_somebody_came() {
    check(
        "Tom Reef spoke first.\n\nWhen the letter was sent to Mr. Pyke, he dismissed it, saying “I would not use this.”",
        &[None],
    );
    check("Tom Reef spoke first.\n\nWhen Mr. Pyke came to the pier, he called it “a disgrace.”", &[Some("Pyke")]);
}

#[test]
fn a_message_and_a_view() {
    check(
        "A top council aide put the matter bluntly in an email to the Post: “There could not be a worse time to do this.”",
        &[Some("top council aide")],
    );
    check("To Rep. Zoe Lund, D-Calif., the bill “grabs power from the few and gives it to all.”", &[Some("Zoe Lund")]);
}

#[test]
fn an_owner_s_title_is_not_that_of_what_he_owns() {
    check(
        "Tom Reef was sworn in on Friday, and Mr. Reef’s Inaugural Address was short. The Inaugural Address said nothing of \
         the pier.\n\nMr. Reef went home.\n\nHe got started right away by ordering agencies to “ease the burden” of the act.",
        &[Some("Tom Reef")],
    );
}

#[test]
fn whose_charges_they_are() {
    check(
        "The council released the letters in response to charges from Captain Desmond Pyke that there was a “cover-up” of it.",
        &[Some("Desmond Pyke")],
    );
}

#[test]
fn what_no_office_is_means_whoever_spoke_just_before() {
    let before = "Mayoral hopeful Lena Holm stayed at home.\n\n“It needs paint,” Tom Reef said.\n\n";
    let one = &[Some("Tom Reef"), Some("Tom Reef")];
    check(
        &format!("{before}In a letter to what his aides call the guild, the mayoral hopeful called it “a ruin.”"),
        one,
    );
    check(&format!("{before}“It is a ruin,” the 43-year-old said."), one);
    check(&format!("{before}Lena Holm left, and the mayoral hopeful called it “a ruin.”"), &[Some("Tom Reef"), None]);
    check("Tom Reef spoke.\n\nThe mayor himself called it “a ruin.” Mayor Zoe Lund left.", &[Some("Zoe Lund")]);
}

#[test]
fn the_clause_that_a_quotation_stands_in() {
    check(
        "Despite warnings from the harbour council that the plan was “badly made,” sailors dismissed the worries.",
        &[Some("harbour council")],
    );
    check(
        "Critics say the plan may have broken the part of the harbour code that says: “Whoever lets a pier rot shall pay.”",
        &[None],
    );
    check(
        "Zoe Lund, the chief of staff, asked Tom Reef to look for “places of service,” the council said in a statement.",
        &[Some("council")],
    );
}

#[test]
fn a_colon_leads_to_what_follows_it() {
    check(
        "The council met in Varra.\n\nHarbourwire reports:\n\n“The pier will cost a million.”",
        &[Some("Harbourwire")],
    );
    check(
        "A song plays on and on. “The world tells Varra to wait. And I say wait for what?” Then an unseen announcer \
         concludes: “The world needs piers.”",
        &[None, Some("unseen announcer")],
    );
}

#[test]
fn a_name_behind_that_is_the_same_name() {
    let input = ArticleInput {
        name: "a.txt".to_owned(),
        text: "Harbour news\n\nThe board elected Ada Holm. The fact that Ms. Holm refuses to leave the pier worried the pilots."
            .to_owned(),
        ..ArticleInput::default()
    };
    let article = parse(&input, &Options::default()).expect("a text");
    let reading = super::super::find(&article, &Options::default());
    assert!(!reading.attributions.is_empty(), "a report is found");
    assert!(reading.speakers.iter().all(|speaker| speaker.name == "Ada Holm"), "{:?}", reading.speakers);
}

#[test]
fn what_somebody_did_is_no_name() {
    use super::source::is_no_phrase;
    for clause in
        ["a grand jury indicted the officers", "citing two harbour officials", "facing a backlash over the pier"]
    {
        assert!(is_no_phrase(clause), "{clause}");
    }
    for phrase in ["leading captains", "a poll released saturday", "building inspectors of varra"] {
        assert!(!is_no_phrase(phrase), "{phrase}");
    }
}

#[test]
fn the_end_of_a_phrase_is_nobody() {
    check("The mayors of Inch and Varra called the plan “brave and costly.”", &[None]);
    check("In a video in December announced “the end of the ferry.”", &[None]);
}

#[test]
fn what_says_where_a_place_is_says_nothing_else() {
    check("Captains in Varra, Ohio, called the plan “brave.”", &[Some("Captains in Varra")]);
    check("Officials in Varra, Ohio, called the plan “brave.”", &[Some("Officials in Varra")]);
    check("“It is brave,” said officials in Varra, Kestria, on Monday.", &[Some("officials in Varra")]);
    check("The mayor of Varra, North Kestria, called the plan “brave.”", &[Some("mayor of Varra")]);
    check("The mayor of Varra, Georgia, called the plan “brave.”", &[Some("mayor of Varra")]);
    check("The mayor of Varra, Georgia Holm, called the plan “brave.”", &[Some("Georgia Holm")]);
    check("At a school in New Varra, Kestria, a pilot said that it was “brave.”", &[Some("pilot")]);
    check("Tom Reef, in the city of Varra, Kestria, said it was “brave.”", &[Some("Tom Reef")]);
    check("Tom Reef was there. In Varra, Reef called the plan “brave.”", &[Some("Tom Reef")]);
}

#[test]
fn who_is_described_told_or_not_known_does_not_speak() {
    check(
        "Ada Holm, the top pilot of the harbour, said the letters, if real, are “one more example of what the captains do.”",
        &[Some("Ada Holm")],
    );
    check(
        "When Tom Reef asked what the ferry needs, someone shouted “a captain,” though Reef, a pilot, said it is “not that simple.”",
        &[None, Some("Tom Reef")],
    );
    assert_eq!(reported("Tom Reef was told that the ferry was sold twice."), [None]);
    assert_eq!(reported("Tom Reef was quoted as saying that the ferry was sold."), [Some("Tom Reef".to_owned())]);
    let client =
        "Ada Holm said on Monday that her client, a 21-year pilot, was fired on Friday, claiming that this was wrong.";
    assert!(!reported(client).contains(&Some("21-year pilot".to_owned())), "{:?}", reported(client));
    let company = "Asked for comment, a pilot for Varra Ferries, the company, denied that the pier was closed.";
    assert!(reported(company).contains(&Some("pilot for Varra Ferries".to_owned())), "{:?}", reported(company));
    let mail = "Tom Reef sent a letter to the harbour pilots saying that he would “clear up any doubt.”";
    assert!(!reported(mail).contains(&Some("harbour pilots".to_owned())), "{:?}", reported(mail));
    let year = "Tom Reef moved the ferry from Varra to Inch and last year announced that he would build a second pier.";
    assert!(!reported(year).contains(&Some("year".to_owned())), "{:?}", reported(year));
    assert_eq!(reported("Tom Reef first said that the ferry would sail."), [Some("Tom Reef".to_owned())]);
    let suit =
        "Ada Holm, the harbour master, said the lawsuit would fail. The lawsuit says the ferry has run aground twice.";
    assert!(!reported(suit).ends_with(&[Some("Ada Holm".to_owned())]), "{:?}", reported(suit));
}

#[test]
fn whoever_spoke_last_in_nobodys_sentence_goes_on() {
    check(
        "Members of the union stepped up their calls for Alan Brask and others to hold out, when Harbour Minister Olaf Hern, \
         R-Maine, suggested a pause.\n\n“When the strike ends, the talks will go on,” he said.",
        &[Some("Olaf Hern")],
    );
}

#[test]
fn whom_somebody_told_is_no_quotation() {
    check("“I hope he can,” Ada Holm told “Morning Tide.”", &[Some("Ada Holm")]);
    check("Tom Reef told “Ships & Men” on Monday, “It held.”", &[Some("Tom Reef")]);
}

#[test]
fn words_that_are_not_to_be_said_are_nobodys() {
    check("Ada Holm refused to say the words “pier collapse” in her speech.", &[]);
}

#[test]
fn only_is_no_part_of_a_name() {
    let found = reported("Only two members of the council said that they would come.");
    assert_eq!(found, [Some("two members of the council".to_owned())]);
}

#[test]
fn whoever_acts_for_somebody_is_somebody_else() {
    check(
        "“This is outrageous,” said Alan Brask, a pilot. Tom Reef’s attorney, meanwhile, blasted the board on Monday.\n\nHe \
         added, “The inquiry found nothing.”",
        &[Some("Alan Brask"), Some("Tom Reef’s attorney")],
    );
}

#[test]
fn whose_comment_it_was_that_somebody_dismissed() {
    check(
        "Olaf Hern also dismissed strategist David Orne’s comment on Sunday that the council is under a “reign of terror.”",
        &[Some("David Orne")],
    );
    check("Ada Holm said in Mr. Orne’s letter that it was “a disgrace.”", &[Some("Ada Holm")]);
    check("Ada Holm called Mr. Orne’s comments “a disgrace.”", &[Some("Ada Holm")]);
}

#[test]
fn a_time_an_adverb_and_what_is_his_are_nobody() {
    assert_eq!(reported("His comments echoed those that he made at rallies."), [None]);
    for phrase in ["meanwhile", "weeks before the vote", "don't"] {
        assert!(super::source::is_no_phrase(phrase), "{phrase}");
    }
}

#[test]
fn who_is_named_at_the_end_said_all_of_the_sentence() {
    check(
        "But the reasons for the delay were “unpersuasive” and had “far-reaching effects,” Inspector Ada Holm said.",
        &[Some("Ada Holm"), Some("Ada Holm")],
    );
}

#[test]
fn who_is_once_she_is_not_he_later() {
    check(
        "Council leader Effie Drummond and her deputy, Alistair Moon, clashed on Tuesday.\n\nThe leader said there was no \
         money. “Find it,” she said.\n\nHe replied that it was there. “It is where you put it,” he told her.",
        &[Some("Effie Drummond"), Some("Alistair Moon")],
    );
}

#[test]
fn who_hears_reads_or_passes_on_does_not_speak() {
    check(
        "Vale, 61, told the inquiry in Thornby that he had signed it, and blamed the clerk for “leading him up the path.”",
        &[Some("Vale")],
    );
    check(
        "The family of the climber issued the following statement through Tarn Rescue:\n\n“We are grateful to all who searched.”",
        &[None],
    );
    assert_eq!(
        reported("A spokeswoman for the restaurant, Chez Albin, said the bill had been settled in cash."),
        [Some("spokeswoman for the restaurant".to_owned())]
    );
    assert!(heard("By six o'clock Dunstan Road was shut, and police had closed the bridge.\n\n“Unbelievable. Just unbelievable.”").iter().all(Option::is_none));
}

#[test]
fn somebody_without_a_name_is_nobody_of_the_sentences_before() {
    check(
        "“It will not open,” Ada Holm said. Outside, one of the victims wept. “Nine years,” she said.",
        &[Some("Ada Holm"), None],
    );
    check(
        "“It will not open,” Ada Holm said. One of the owners, a retired teacher, wept. “Nine years,” she said.",
        &[Some("Ada Holm"), Some("retired teacher")],
    );
    check(
        "“It will not open,” Ada Holm said. She is one of the owners of the pier. “It is late,” she said.",
        &[Some("Ada Holm"), Some("Ada Holm")],
    );
    check(
        "“It will not open,” Ada Holm said. “One of the planks is rotten.” She said that it was “a trap for boats.”",
        &[Some("Ada Holm"), Some("Ada Holm"), Some("Ada Holm")],
    );
}

#[test]
fn who_opens_a_sentence_with_what_they_call_it_is_its_subject() {
    check("Calling the ferry “an old tub that leaks,” Ada Holm closed the pier.", &[Some("Ada Holm")]);
    check("Citing “a long pattern of neglect,” Ada Holm closed the pier.", &[None]);
}

#[test]
fn the_name_may_stand_behind_what_no_list_knows() {
    check(
        "“The water is deep,” said district collector P. K. Soman. “The boats are old,” said veteran stoker Ned Hale, who \
         has been there for years.",
        &[Some("P. K. Soman"), Some("Ned Hale")],
    );
    check("Prime Minister Zork Pallow said in a message that he was “deeply pained” by it.", &[Some("Zork Pallow")]);
    check("“We will wait until May,” said Omar al-Sayed.", &[Some("Omar al-Sayed")]);
    check(
        "“It is late,” former Ada Holm speechwriter Tom Reef wrote. He wrote that the pier “has never been safe to walk on.”",
        &[Some("Tom Reef"), Some("Tom Reef")],
    );
}

#[test]
fn a_book_is_no_he() {
    check(
        "Walter Pike joined the railway at fifteen. In his memoir, The Long Grade, he wrote that “a stoker is never warm.”",
        &[Some("Walter Pike")],
    );
}

#[test]
fn who_spoke_without_a_name_goes_on() {
    check(
        "The minister responsible, Per Lund, wants a report. A driver whose lorry was the last, and who was late, \
         said the deck “moved like a boat on the sea.” “I am never going back,” he added.",
        &[Some("driver"), Some("driver")],
    );
}

#[test]
fn a_quotation_before_somebody_elses_name_is_not_carried_on() {
    check(
        "“The boat was lost,” said Hamish Orr.\n\n“I shouted but nobody answered.” Jean Mackie, whose croft lies a mile \
         off, had been first to ring.",
        &[Some("Hamish Orr"), None],
    );
}

#[test]
fn what_one_calls_it_in_a_clause_is_not_the_main_subjects() {
    check(
        "When Julio Reis called my second book “a doorstop made of paper,” Clara Holm cried for a week.",
        &[Some("Julio Reis")],
    );
}

#[test]
fn what_a_sentence_behind_tells_is_no_attribution() {
    check("“As clear as day.” Prosecutor Gail Nunn objected.", &[None]);
    check(
        "According to Mayor Luc Aas, 3,000 people came. There is an old saying in the valley: “He who plants late eats \
         dust.”",
        &[None],
    );
    check(
        "“It was reckless,” the coroner, Ada Holm, said. His widow wept. “He told me he’d be home for tea,” she said.",
        &[Some("Ada Holm"), Some("His widow")],
    );
}

#[test]
fn what_is_said_of_one_may_be_anothers_words() {
    // "he" may be either.
    check(
        "Joseph Hunter, a baker, said he will not vote for Tom Reef. Also, Reef isn’t a sailor, he said. “He gets seasick \
         on the pier!”",
        &[None],
    );
    check(
        "Joseph Hunter, a baker, will not vote for it. Also, the pier isn’t safe, Hunter said. “It shakes in the wind!”",
        &[Some("Joseph Hunter")],
    );
}

#[test]
fn what_stands_near_is_no_speaker() {
    check("“He is innocent,” said lawyers representing Tom Reef.", &[Some("lawyers")]);
    check(
        "Tom Reef apologised. A driver was told to turn back. “It should not have happened,” he said.",
        &[Some("Tom Reef")],
    );
    check("Responding to claims that the pier was “asleep at the wheel of it,” Ada Holm closed it.", &[None]);
    check(
        "“It will not open,” Ada Holm said. Another problem is the rust. “Nine years,” she said.",
        &[Some("Ada Holm"), Some("Ada Holm")],
    );
}

#[test]
fn a_place_is_nobody() {
    check(
        "“It was my first winter here,” Tom Reef said at his desk in Salt Ferry.\n\nSalt Ferry was no accident, and it was \
         a summons. “Nobody slept,” he said.",
        &[Some("Tom Reef"), Some("Tom Reef")],
    );
    check("Tom Reef came late. Michigan only does what others do. “We asked first,” he said.", &[Some("Tom Reef")]);
}

#[test]
fn of_candidates_there_are_several() {
    check(
        "Tom Reef did not answer. Asked again, the candidate shrugged. “They sue,” he said.\n\nEver since, former \
         candidate Nils Brandt has kept bees.",
        &[Some("Tom Reef")],
    );
    check(
        "A former governor of Stannick disagreed.\n\nTom Reef defended it on the radio. “I know him,” the \
         governor said.",
        &[None],
    );
}
