/* The box in the bar of every page: as one types a name, it lists the pages to jump to.

   A combobox with a list, as the ARIA Authoring Practices have it. The names are loaded when the box is first used.
   Without this script the box is a plain form that leads to the search page. */
(() => {
  "use strict";
  const input = document.getElementById("find");
  if (!input) return;
  const { wordsOf, keyOf, almostSame, languageOf } = globalThis.handbookWords;
  const root = new URL("..", document.currentScript.src);
  const form = input.form;
  const MOST = 8;
  const SWITCH = "handbook-slash-key";

  /* ---------------------------------------------------------------- the names */

  let loading = null;

  /** The places to jump to, loaded once: each with its names, the keys to compare them by, and its years. */
  function places() {
    loading ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = new URL("_static/names.js", root);
      script.addEventListener("load", () => resolve(prepared(globalThis.handbookNames)));
      document.head.append(script);
    });
    return loading;
  }

  function prepared(data) {
    const all = data.places.map(([title, address, kind, names = [], years = [], within = ""]) => ({
      title,
      address,
      kind: within ? `in ${within}` : data.kinds[kind],
      names: [title, ...names],
      keys: [title, ...names].map(keyOf),
      years: years.map(String),
      isSection: within !== "",
    }));
    return { all, chronology: data.chronology };
  }

  /* ---------------------------------------------------------------- matching */

  const hasWords = (key, words) => {
    const there = key.split(" ");
    return words.every((word) => there.some((candidate) => candidate.startsWith(word)));
  };

  /** How well a place answers, the lower the better, and by which of its names; null where it does not. */
  function match(place, key) {
    const words = key.split(" ");
    const tests = [(name) => name === key, (name) => name.startsWith(key), (name) => hasWords(name, words)];
    for (const [step, test] of tests.entries()) {
      const at = place.keys.findIndex(test);
      if (at >= 0) return { rank: 2 * step + (at > 0) + (place.isSection ? 6 : 0), name: place.names[at] };
    }
    const others = words.filter((word) => !place.years.includes(word));
    return hasWords(place.keys.join(" "), others) ? { rank: 12, name: place.title } : null;
  }

  /** The same where a word may be misspelt by a letter. */
  function matchAlmost(place, key) {
    const near = (word) => (candidate) =>
      word.length > 3 && (almostSame(word, candidate) || almostSame(word, candidate.slice(0, word.length)));
    const at = place.keys.findIndex((name) =>
      key.split(" ").every((word) => name.split(" ").some((candidate) => candidate === word || near(word)(candidate))),
    );
    return at < 0 ? null : { rank: at > 0 ? 1 : 0, name: place.names[at] };
  }

  function ranked(all, key, how) {
    const found = all.flatMap((place) => {
      const hit = how(place, key);
      return hit ? [{ ...place, ...hit }] : [];
    });
    const order = (one, other) =>
      one.rank - other.rank || one.name.length - other.name.length || one.title.localeCompare(other.title);
    return found.sort(order).slice(0, MOST);
  }

  /** What the list shows for the words typed: the places, and the chronology for a year. */
  function suggestions({ all, chronology }, typed) {
    const key = keyOf(typed);
    if (!key) return [];
    let found = ranked(all, key, match);
    if (!found.length) found = ranked(all, key, matchAlmost);
    if (chronology && /^[0-9]{4}$/.test(key) && found.length) {
      const address = `${chronology}?from=${key}&to=${key}`;
      found = [{ title: `All events of ${key}`, name: "", address, kind: "Chronology" }, ...found].slice(0, MOST);
    }
    return found;
  }

  /* ---------------------------------------------------------------- the list */

  const list = document.createElement("div");
  list.id = "find-list";
  list.className = "find-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Pages to jump to");
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  input.setAttribute("aria-expanded", "false");

  let active = -1;

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(at) {
    active = at;
    Array.from(list.children).forEach((option, index) => option.setAttribute("aria-selected", index === at));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function element(tag, className, text, lang = "") {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  }

  function option(address, number, parts) {
    const link = document.createElement("a");
    link.href = new URL(address, root);
    link.id = `find-option-${number}`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    parts.forEach((part, at) => link.append(at ? " " : "", part));
    return link;
  }

  function show(found, typed) {
    const options = found.map(({ title, address, kind, name }, number) => {
      const parts = [element("span", "find-title", title, languageOf(title)), element("span", "find-kind", kind)];
      if (name && name !== title) parts.splice(1, 0, element("span", "find-name", name, languageOf(name)));
      return option(address, number, parts);
    });
    const everywhere = `search.html?q=${encodeURIComponent(typed)}`;
    options.push(option(everywhere, options.length, [element("span", "find-all", `Search all pages for “${typed}”`)]));
    list.replaceChildren(...options);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate(-1);
    const count = found.length === 1 ? "1 page" : `${found.length || "No"} pages`;
    status.textContent = `${count} to jump to; Enter searches all pages.`;
  }

  async function suggest() {
    const found = await places();
    const typed = input.value.trim();
    if (typed && wordsOf(typed).length && document.activeElement === input) show(suggestions(found, typed), typed);
    else close();
  }

  /* ---------------------------------------------------------------- keys and pointer */

  const count = () => list.children.length;
  const keys = {
    ArrowDown: () => (list.hidden ? suggest() : activate((active + 1) % count())),
    ArrowUp: () => (list.hidden ? suggest() : activate((active > 0 ? active : count()) - 1)),
    Enter: () => list.children[active].click(),
    Escape: () => (list.hidden ? (input.value = "") : close()),
  };

  input.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" && (list.hidden || active < 0)) return;
    event.preventDefault();
    act();
  });
  input.addEventListener("focus", places);
  input.addEventListener("input", suggest);
  input.addEventListener("blur", () => close());
  list.addEventListener("pointerdown", (event) => event.preventDefault());

  /* The key “/” goes to the box, unless the reader has switched that off on the search page. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || isSwitchedOff()) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  function isSwitchedOff() {
    try {
      return localStorage.getItem(SWITCH) === "off";
    } catch {
      return false; /* no storage: the key works */
    }
  }
})();
