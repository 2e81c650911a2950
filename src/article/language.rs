//! Which language a text is written in, as far as its commonest words tell.

use std::sync::LazyLock;

use crate::text::{Span, WordTable, Words};

/// How many words are looked at: a page is enough.
const WORDS_LOOKED_AT: usize = 2_000;

/// A language is named where at least this share of the words are its function words; in running text they are 25 to
/// 50 %.
const SHARE: f64 = 0.12;

/// With fewer words nothing is said against English: a headline has few function words.
const FEW_WORDS: usize = 12;

/// Function words that few other languages of the list have, by language.
const FUNCTION_WORDS: [(&str, &str); 7] = [
    (
        "en",
        "\
            the of and to a that was for on with he she is his her it by from at has had said an have be not who \
            they will would i you we this are were which but as their",
    ),
    (
        "de",
        "\
            der die das und ist nicht von mit den dem ein eine für auf sich auch wird zu im des sie er sei hat \
            bei nach",
    ),
    (
        "fr",
        "\
            le la les des et est une un dans que qui pour pas sur du par avec il elle au ce plus a été",
    ),
    ("es", "el la los las que y en un una del se por con para no su al lo como más ha fue es"),
    (
        "it",
        "\
            il la di che è un una per non con del della sono si i gli le nel ha anche più alla dal",
    ),
    ("pt", "o os as de que e do da em um uma para com não no na se por mais dos ao foi é"),
    (
        "nl",
        "\
            de het een van en is dat op niet zijn met voor aan er ook door maar bij hij wordt naar",
    ),
];

/// The words of all lists, one bit for each language.
static LANGUAGES: LazyLock<WordTable> = LazyLock::new(|| {
    WordTable::new(&std::array::from_fn::<_, { FUNCTION_WORDS.len() }, _>(|at| (1 << at, FUNCTION_WORDS[at].1)))
});

/// The language's BCP 47 tag; "und" where it cannot be told.
pub(crate) fn detect(words: &Words, stretches: impl Iterator<Item = Span>) -> &'static str {
    let languages = words.classes(&LANGUAGES);
    let is_latin =
        |form: u32| words.folded(form).starts_with(|c: char| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c));
    let mut counts = [0_usize; FUNCTION_WORDS.len()];
    let (mut total, mut latin) = (0_usize, 0_usize);
    for place in stretches.flat_map(|span| words.wholly_within(span)).take(WORDS_LOOKED_AT) {
        let form = words.forms[place];
        total += 1;
        let mut languages = languages[form as usize];
        // All words of the lists are.
        latin += usize::from(languages != 0 || is_latin(form));
        while languages != 0 {
            counts[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    if latin * 2 < total {
        return "und";
    }
    // English wins ties: it is what is read in full.
    let best = (1..counts.len()).fold(0, |best, next| if counts[next] > counts[best] { next } else { best });
    if counts[best] as f64 >= SHARE * total as f64 {
        FUNCTION_WORDS[best].0
    } else if total < FEW_WORDS {
        "en"
    } else {
        "und"
    }
}

#[cfg(test)]
mod tests {
    use super::detect;
    use crate::text::{Span, Words};

    #[test]
    fn tells_common_languages() {
        let language = |text: &str| detect(&Words::read(text), std::iter::once(Span::new(0, text.len())));
        assert_eq!(language("The mayor said that she would not take the offer of the company."), "en");
        assert_eq!(
            language(
                "Die Bürgermeisterin sagte, sie werde das Angebot der Firma nicht annehmen und auch nicht mit ihr reden."
            ),
            "de"
        );
        assert_eq!(language("La maire a dit que le bateau ne partira pas dans les jours qui viennent."), "fr");
        assert_eq!(language("قالت رئيسة البلدية إن العبارة لن تعود إلى الميناء قبل الصيف"), "und");
        assert_eq!(language("Ferry strikes pier"), "en");
    }
}
