/**
 * Invented news for the benchmarks: events that twenty articles each report, about as real clusters do. An article has
 * forty sentences and 800 words: some of the event's twenty quotations, whole, cut or with a word changed, some of its
 * facts in more or less its own words, and sentences that nobody else has. The same numbers every time.
 */

/** Runs in Node and in a browser: it uses nothing from outside. */
export function news(count) {
  const ofEvent = 20;
  let state = 20261120;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const one = (list) => list[below(list.length)];
  const chance = (percent) => below(100) < percent;
  const small = "the of and to a in that for on with as by at from it was were had would not their this which after".split(" ");
  const verbs = "closed opened failed moved asked wrote found left lost paid sent took promised refused warned built".split(" ");
  const syllables = "bal cor den fal gor hal kel lan mar nor per rin sol tar ven wes".split(" ");
  const endings = ["er", "ing", "ed", "ment", "tion", "y", "al", "s", "", ""];
  const words = Array.from({ length: 6000 }, () => one(syllables) + (chance(60) ? one(syllables) : "") + one(endings));
  // Few words are frequent, most are rare.
  const word = () => words[Math.floor(words.length * Math.pow(below(1000) / 1000, 3))];
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const name = () => `${capital(one(syllables))}a ${capital(one(syllables) + one(syllables))}`;
  const clause = (length) => Array.from({ length }, (_, at) => (at % 7 === 3 ? one(verbs) : chance(45) ? one(small) : word()));
  const varied = (list, percent) => list.flatMap((item) => (chance(percent) ? (chance(40) ? [] : [word()]) : [item]));
  const sentence = (list) => `${capital(list.join(" "))}.`;
  const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
  const event = () => {
    const people = Array.from({ length: 6 }, name);
    return {
      people,
      quotations: Array.from({ length: 20 }, () => ({ who: one(people), words: clause(10 + below(30)) })),
      facts: Array.from({ length: 60 }, () => [...clause(8 + below(6)), ...(chance(30) ? [String(2 + below(400))] : []), ...clause(6)]),
    };
  };
  const quoted = ({ who, words }) => {
    const from = chance(20) ? below(5) : 0;
    const text = (chance(30) ? varied(words, 8) : words).slice(from, chance(20) ? 8 + below(20) : words.length).join(" ");
    const surname = chance(50) ? who : who.split(" ")[1];
    return one([
      () => `“${capital(text)},” ${surname} said.`,
      () => `“${capital(text)},” said ${surname} on ${one(days)}.`,
      () => `${surname} said: “${capital(text)}.”`,
      () => `${surname} said that ${text}.`,
    ])();
  };
  let current = event();
  return Array.from({ length: count }, (_, index) => {
    if (index % ofEvent === 0) current = event();
    const sentences = Array.from({ length: 40 }, (_, at) => {
      if (at % 5 === 2) return quoted(one(current.quotations));
      if (at % 3 === 0) return sentence(varied(one(current.facts), one([0, 10, 30, 50])));
      return sentence([...clause(9 + below(12)), ...(chance(20) ? ["on", one(days)] : []), ...clause(5)]);
    });
    const paragraphs = Array.from({ length: 20 }, (_, at) => sentences.slice(2 * at, 2 * at + 2).join(" "));
    return { name: `article ${index}.txt`, text: `${capital(clause(7).join(" "))}\n\n${paragraphs.join("\n\n")}` };
  });
}
