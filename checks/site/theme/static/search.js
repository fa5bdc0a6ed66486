/* The search page: full-text search in the index that the build wrote (checks/site/search/fulltext.py says what its
   files hold): fulltext.js at once, the stems of a letter and the texts of results when a query asks for them, by
   scripts, so that it works from a folder. Ranked by exact title, other name, beginning of a name, heading, text; a word that nothing has
   is sought as the beginning of a word, then misspelt by a letter. The words and the group shown are kept in the
   address. */
(() => {
  "use strict";
  const { wordsOf, keyOf, otherNumeral, almostSame, languageOf } = globalThis.handbookWords;
  const root = new URL("..", document.currentScript.src);

  /* ---------------------------------------------------------------- words */

  const stemmers = globalThis.handbookStemmers;

  function stem(folded) {
    if (/[0-9]/.test(folded)) return folded;
    const stemmer = /[а-я]/.test(folded) ? stemmers.cyrillic : stemmers.own;
    return stemmer ? stemmer.stemWord(folded) : folded;
  }

  /* ---------------------------------------------------------------- the index */

  const K1 = 1.2; /* BM25: how soon a word's repetition stops to count */
  const B = 0.6; /* BM25: how much a long passage is held against it */
  const NAMES_WEIGHT = 3; /* a word in a name counts as much as this many in the text */
  const OTHER_NUMERAL = 0.9; /* what a hit weighs that is not the very word, but the same numeral, … */
  const BEGINNING = 0.5; /* … a word that begins so, … */
  const ALMOST = 0.4; /* … a word spelt almost so */
  const MOST_BEGINNINGS = 60;
  const BONUS = { title: 1000, name: 900, titleBegins: 500, nameBegins: 400, inTitle: 300, inNames: 200, inHeading: 100 };
  const NAMED = 200; /* from this bonus on, it is the page that is sought, and not a passage of it */

  /** Brings a script of the search, once: a promise of its having run, or failed. */
  const brought = new Map();
  function bring(name) {
    if (!brought.has(name)) {
      const script = document.createElement("script");
      script.src = new URL(`_search/${name}.js`, root);
      brought.set(name, new Promise((done) => (script.onload = script.onerror = done)));
      document.head.append(script);
    }
    return brought.get(name);
  }

  class Index {
    constructor(data) {
      this.data = data;
      this.stop = new Set(data.stop.split(" "));
      this.letters = new Map(data.letters.split(" ").map((code) => [String.fromCodePoint(parseInt(code, 16)), code]));
      this.stems = new Map(); /* by letter: the sorted stems */
      this.written = new Map(); /* by stem: its postings, as text */
      this.read = new Map(); /* by stem: its postings, read */
      this.texts = new Map(); /* by result: title, address, passages */
      this.results = data.results.map(([group, kind, lengths, title = "", address = "", names = [], places = {}], number) => ({
        number,
        group,
        kind: data.kinds[kind],
        title,
        address,
        names,
        lengths,
        headings: Object.values(places).map(([, heading]) => heading),
      }));
      /* Passages are numbered through all results; the first of each stands for its names. */
      this.places = this.results.flatMap((result) => result.lengths.map((length, at) => ({ result, at: at - 1, length })));
      this.meanLength = this.places.reduce((sum, place) => sum + place.length, 0) / (this.places.length || 1);
      globalThis.handbookStems = (code, stems, postings) => {
        const sorted = stems.split(" ");
        this.stems.set(String.fromCodePoint(parseInt(code, 16)), sorted);
        postings.split(",").forEach((written, at) => this.written.set(sorted[at], written));
      };
      globalThis.handbookTexts = (at, texts) => {
        texts.forEach(([title, address, passages], number) => {
          const found = passages.map(([text, anchor = "", heading = ""]) => ({ text, anchor, heading }));
          this.texts.set(data.texts[at] + number, { title, address, passages: found });
        });
      };
    }

    /** Brings the stems that begin with some letters. */
    bringLetters(letters) {
      return Promise.all(Array.from(letters, (letter) => this.letters.get(letter)).filter(Boolean).map((code) => bring(`stems-${code}`)));
    }

    /** Brings the titles and texts of results. */
    bringTexts(results) {
      const files = new Set(results.map(({ number }) => this.data.texts.findLastIndex((first) => first <= number)));
      return Promise.all(Array.from(files, (at) => bring(`texts-${at}`)));
    }

    /** Where a stem stands in the sorted list of its letter, or where it would. */
    position(sought) {
      const stems = this.stems.get(sought[0]) ?? [];
      let [low, high] = [0, stems.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (stems[middle] < sought) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /** The passages that hold a stem: pairs of number and how often. */
    postings(stemmed) {
      if (!this.read.has(stemmed)) {
        let number = 0;
        const pairs = this.written.get(stemmed).split(" ").map((part) => {
          const [distance, times = "1"] = part.split(".");
          number += parseInt(distance, 36);
          return [number, parseInt(times, 36)];
        });
        this.read.set(stemmed, pairs);
      }
      return this.read.get(stemmed);
    }

    /** The stems that a word of the query stands for, each with its weight; `how` says how they were found. */
    async variants(folded, mayBeUnfinished) {
      const found = new Map();
      const add = (stemmed, weight) => this.written.has(stemmed) && found.set(stemmed, Math.max(weight, found.get(stemmed) ?? 0));
      const numeral = otherNumeral(folded);
      await this.bringLetters(new Set([folded[0], stem(folded)[0], ...(numeral ? [numeral[0]] : [])]));
      add(stem(folded), 1);
      if (numeral) add(numeral, OTHER_NUMERAL);
      if (mayBeUnfinished && folded.length > 1) this.beginnings(folded).forEach((one) => add(one, BEGINNING));
      if (found.size) return { how: "exactly", found };
      if (folded.length > 2) this.beginnings(folded).forEach((one) => add(one, BEGINNING));
      if (found.size) return { how: "beginning", found };
      (await this.almost(folded)).forEach((one) => add(one, ALMOST));
      return { how: "almost", found };
    }

    beginnings(folded) {
      const stemmed = stem(folded);
      const start = folded.startsWith(stemmed) ? stemmed : folded;
      const stems = this.stems.get(start[0]) ?? [];
      const found = [];
      for (let at = this.position(start); stems[at]?.startsWith(start); at += 1) found.push(stems[at]);
      return found.slice(0, MOST_BEGINNINGS);
    }

    /** The stems that a misspelt word may mean: those but a letter away, be it the first, or else, since the slip may
        be in an ending that stems have not, the longest with which the word begins. */
    async almost(folded) {
      if (folded.length < 4 || /[0-9]/.test(folded)) return [];
      const sought = [folded, stem(folded)];
      const nearIn = (stems) =>
        stems.filter((other) => other.length > 2 && sought.some((word) => almostSame(word, other)));
      const near = nearIn(this.stems.get(folded[0]) ?? []);
      for (let length = folded.length - 1; !near.length && length > 4; length -= 1) {
        const shorter = folded.slice(0, length);
        if (this.written.has(shorter)) near.push(shorter);
      }
      if (near.length) return near;
      await this.bringLetters(this.letters.keys());
      return Array.from(this.stems.values()).flatMap(nearIn);
    }

    /** What answers a query: the results, best first, and how its words were found.

        Every word must be somewhere in a result, be it in different passages; where nothing has all of them, what has
        some answers, and `complete` is false. */
    async search(query, { unfinished = false } = {}) {
      const written = wordsOf(query);
      const telling = written.filter((word) => !this.stop.has(word.folded));
      const last = written.at(-1);
      const words = await Promise.all(
        telling.map(async (word) => ({
          spelt: query.slice(word.start, word.end),
          ...(await this.variants(word.folded, unfinished && word === last)),
        })),
      );
      const sought = words.filter((word) => word.found.size);
      const scored = this.scored(sought);
      const whole = scored.filter((hit) => hit.words === words.length);
      const key = keyOf(query);
      const hits = (whole.length ? whole : scored)
        .map((hit) => this.weighed(hit, key, sought))
        .sort((one, other) => other.score - one.score || one.result.number - other.result.number);
      return { hits, words, complete: whole.length > 0, stems: new Set(sought.flatMap((word) => [...word.found.keys()])) };
    }

    /** BM25 for every result that holds one of the words: per result the sum over words of its best passage. */
    scored(words) {
      const results = new Map();
      words.forEach(({ found }, word) => {
        for (const [stemmed, weight] of found) {
          const postings = this.postings(stemmed);
          const rarity = Math.log(1 + (this.places.length - postings.length + 0.5) / (postings.length + 0.5));
          for (const [number, times] of postings) {
            const { result, at: passage, length } = this.places[number];
            const saturated = (times * (K1 + 1)) / (times + K1 * (1 - B + (B * length) / this.meanLength));
            const score = weight * rarity * saturated * (passage < 0 ? NAMES_WEIGHT : 1);
            if (!results.has(result)) results.set(result, new Map());
            const passages = results.get(result);
            if (!passages.has(passage)) passages.set(passage, []);
            const scores = passages.get(passage);
            scores[word] = Math.max(scores[word] ?? 0, score);
          }
        }
      });
      return Array.from(results, ([result, passages]) => hitOf(result, passages, words.length));
    }

    /** A hit by the weight of its group, with what its names and headings add. Claims and sources have no names: their
        titles are sentences. */
    weighed(hit, key, words) {
      const [, weight, isNamed] = this.data.groups[hit.result.group];
      const bonus = isNamed ? this.bonus(hit, key, words) : 0;
      const passage = bonus >= NAMED ? 0 : hit.passage;
      return { ...hit, passage, score: (hit.score + bonus) * weight };
    }

    bonus({ result, inNames }, key, words) {
      const [title, ...names] = [result.title, ...result.names].map(keyOf);
      if (title === key) return BONUS.title;
      if (names.includes(key)) return BONUS.name;
      if (title.startsWith(`${key} `)) return BONUS.titleBegins;
      if (names.some((name) => name.startsWith(`${key} `))) return BONUS.nameBegins;
      if (inNames && this.holdsAll(result.title, words)) return BONUS.inTitle;
      if (inNames) return BONUS.inNames;
      return result.headings.some((heading) => this.holdsAll(heading, words)) ? BONUS.inHeading : 0;
    }

    holdsAll(text, words) {
      const stems = new Set(wordsOf(text).map((word) => stem(word.folded)));
      return words.length > 0 && words.every(({ found }) => [...found.keys()].some((one) => stems.has(one)));
    }
  }

  /** A result with how many words it holds, its score, its best passage but for the names (-1: only they hold any), and
      whether its names and years hold all. */
  function hitOf(result, passages, count) {
    const best = new Array(count).fill(0);
    let [passage, highest] = [-1, 0];
    for (const [at, scores] of passages) {
      const total = scores.reduce((sum, score) => sum + score, 0);
      if (at >= 0 && total > highest) [passage, highest] = [at, total];
      scores.forEach((score, word) => (best[word] = Math.max(best[word], score)));
    }
    const score = best.reduce((sum, one) => sum + one, 0) + highest / 2;
    const held = (scores) => scores.filter((one) => one > 0).length;
    return { result, passage, score, words: held(best), inNames: held(passages.get(-1) ?? []) === count };
  }

  /* ---------------------------------------------------------------- excerpts */

  const EXCERPT = 240; /* characters */

  /** The part of a text with the most of the words sought, as nodes, the words marked. */
  function excerpt(text, stems) {
    const marks = wordsOf(text).filter((word) => stems.has(stem(word.folded)));
    const [start, end] = bestWindow(text, marks);
    const nodes = [start > 0 ? "… " : ""];
    let at = start;
    for (const mark of marks.filter((word) => word.start >= start && word.end <= end)) {
      const marked = document.createElement("mark");
      marked.textContent = text.slice(mark.start, mark.end);
      nodes.push(text.slice(at, mark.start), marked);
      at = mark.end;
    }
    nodes.push(text.slice(at, end), end < text.length ? " …" : "");
    return nodes;
  }

  function bestWindow(text, marks) {
    if (text.length <= EXCERPT) return [0, text.length];
    let [first, most] = [0, 0];
    marks.forEach((mark) => {
      const within = marks.filter((other) => other.start >= mark.start && other.end <= mark.start + EXCERPT * 0.75);
      const different = new Set(within.map((word) => word.folded)).size;
      if (different > most) [first, most] = [mark.start, different];
    });
    const start = first < EXCERPT / 2 ? 0 : text.indexOf(" ", first - EXCERPT / 4) + 1;
    const end = text.lastIndexOf(" ", start + EXCERPT);
    return [start, start + EXCERPT >= text.length ? text.length : Math.max(end, first)];
  }

  /* ---------------------------------------------------------------- the page */

  const index = new Index(globalThis.handbookFullText);
  const form = document.getElementById("search");
  const input = document.getElementById("search-words");
  const groups = document.getElementById("search-groups");
  const count = document.getElementById("search-count");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const title = document.title;
  const AT_ONCE = 20;
  const MOST_NAMES = 2;
  const ALL = "all";

  const slug = (label) => label.toLowerCase().replaceAll(" ", "-");
  const slugs = [ALL, ...index.data.groups.map(([label]) => slug(label))];
  const labels = ["All", ...index.data.groups.map(([label]) => label)];

  const radios = slugs.map((value, at) => {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name: "in", value, checked: at === 0 });
    const words = document.createElement("span");
    label.append(radio, " ", words);
    groups.append(label);
    radio.addEventListener("change", () => remember(true));
    return { radio, words, label };
  });

  let shown = { hits: [], stems: new Set() };
  let visible = AT_ONCE;
  let latest = 0; /* which asking is the latest */

  /** Answers what stands in the box, unless something else stands there by the time the answer is known. */
  async function answer(unfinished) {
    const query = input.value.trim();
    const asked = (latest += 1);
    const found = await index.search(query, { unfinished });
    if (asked !== latest) return;
    const chosen = form.elements.in.value;
    radios.forEach(({ radio, words, label }, at) => {
      const number = at ? found.hits.filter((hit) => hit.result.group === at - 1).length : found.hits.length;
      words.textContent = `${labels[at]} (${number})`;
      label.hidden = !number && !radio.checked;
    });
    groups.hidden = !found.hits.length;
    const hits = chosen === ALL ? found.hits : found.hits.filter((hit) => slugs[hit.result.group + 1] === chosen);
    document.title = query ? `“${query}” – ${title}` : title;
    await draw({ ...found, hits, query }, AT_ONCE, asked);
  }

  /** How many results there are, and what must be said of how they were found. */
  function told({ hits, words, complete }) {
    if (!words.length) return "These words are on every page: add one that tells more.";
    const number = hits.length === 1 ? "1 result" : `${hits.length || "No"} results`;
    const quoted = (how) => words.filter(how).map((word) => `“${word.spelt}”`).join(" and ");
    const missing = quoted((word) => !word.found.size);
    const almost = quoted((word) => word.found.size && word.how === "almost");
    const said = [`${number}.`];
    if (missing && hits.length) said.push(`Nothing has ${missing}.`);
    else if (hits.length && !complete) said.push("No page has all the words; these have some.");
    if (almost) said.push(`Nothing has ${almost}; these have words spelt almost so.`);
    return said.join(" ");
  }

  async function draw(answered, number, asked = latest) {
    await index.bringTexts(answered.hits.slice(0, number).map(({ result }) => result));
    if (asked !== latest) return;
    [shown, visible] = [answered, number];
    count.textContent = shown.query ? told(shown) : "";
    list.replaceChildren(...shown.hits.slice(0, visible).map(drawn));
    list.dataset.answers = shown.query;
    more.hidden = shown.hits.length <= visible;
  }

  function drawn({ result, passage }) {
    const { title: name, address, passages } = index.texts.get(result.number);
    const item = document.createElement("li");
    const heading = document.createElement("h2");
    heading.append(link(address, name));
    const kind = document.createElement("p");
    kind.className = "search-kind";
    kind.append(result.kind);
    const telling = result.names.filter((name) => wordsOf(name).some(isSought));
    for (const alias of telling.slice(0, MOST_NAMES)) {
      const other = document.createElement("span");
      other.lang = languageOf(alias);
      other.append(...excerpt(alias, shown.stems));
      kind.append(" · ", other);
    }
    item.append(heading, kind);
    const { text, anchor, heading: section } = passages[Math.max(passage, 0)];
    if (text) {
      const words = document.createElement("p");
      if (anchor) words.append(link(`${address}#${anchor}`, section), ": ");
      words.append(...excerpt(text, shown.stems));
      item.append(words);
    }
    return item;
  }

  const isSought = (word) => shown.stems.has(stem(word.folded));

  function link(address, words) {
    const made = document.createElement("a");
    made.href = new URL(address, root);
    made.textContent = words;
    made.lang = languageOf(words);
    return made;
  }

  /* ---------------------------------------------------------------- the address */

  function remember(newStep, unfinished = false) {
    const address = new URL(location.href);
    address.search = "";
    const query = input.value.trim();
    if (query) address.searchParams.set("q", query);
    if (form.elements.in.value !== ALL) address.searchParams.set("in", form.elements.in.value);
    if (address.href !== location.href) history[newStep ? "pushState" : "replaceState"](null, "", address);
    answer(unfinished);
  }

  function restore() {
    const state = new URLSearchParams(location.search);
    input.value = state.get("q") ?? "";
    form.elements.in.value = slugs.includes(state.get("in")) ? state.get("in") : ALL;
    answer(false);
  }

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => remember(false, true), 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    remember(true);
  });
  more.querySelector("button").addEventListener("click", async () => {
    const next = visible;
    await draw(shown, visible + AT_ONCE);
    list.children[next]?.querySelector("a").focus();
  });
  addEventListener("popstate", restore);

  /* The switch of the key “/” (find.js obeys it). */
  const slash = document.getElementById("search-slash");
  const box = slash.querySelector("input");
  try {
    box.checked = localStorage.getItem("handbook-slash-key") !== "off";
    box.addEventListener("change", () => localStorage.setItem("handbook-slash-key", box.checked ? "on" : "off"));
    slash.hidden = false;
  } catch {
    /* no storage, no switch */
  }

  form.hidden = false;
  restore();
  if (!input.value) input.focus();
})();
