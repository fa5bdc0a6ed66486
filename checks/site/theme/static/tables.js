/* Long lists: filters, whose state is kept in the address, and tables sorted by a press on a column's head.

   The page is whole without this script. checks/site/filters.py writes the controls, hidden, and gives every item a
   class for each of its values: `kind-treaty`, `party-russia`, `from-1961`. A list that is divided among pages is
   brought here part by part (checks/site/parts.py) once a reader filters it, or asks for a place that is on a part. */
(() => {
  "use strict";
  const fold = globalThis.handbookWords.fold;
  const folded = (text) => text.split(/\s+/).filter(Boolean).map(fold).join(" ");

  /* ---------------------------------------------------------------- sorting */

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const DIRECTIONS = ["", "ascending", "descending"]; /* in which the presses on a head go round */
  const nameOf = (words) => words.trim().toLowerCase().replace(/\s+/g, "-");
  let tables = [];

  /** Makes buttons of the heads by which a table can be sorted. */
  function sortable(table) {
    const body = table.tBodies[0];
    const original = Array.from(body.rows);
    const heads = Array.from(table.tHead.rows[0].cells);
    const columns = new Map();
    heads.forEach((head, at) => {
      const words = head.querySelector(".sort");
      if (!words) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...words.childNodes);
      words.replaceWith(button);
      const name = nameOf(button.textContent);
      columns.set(name, { head, at });
      button.addEventListener("click", () => {
        const now = DIRECTIONS.indexOf(head.getAttribute("aria-sort") ?? "");
        sortAll(name, DIRECTIONS[(now + 1) % DIRECTIONS.length]);
        remember(true);
      });
    });

    /** Sorts by a column, or puts the rows back in their own order. */
    function sort(name, direction) {
      for (const [other, { head }] of columns) {
        if (other === name && direction) head.setAttribute("aria-sort", direction);
        else head.removeAttribute("aria-sort");
      }
      const column = columns.get(name);
      const sign = direction === "descending" ? -1 : 1;
      const keys = new Map(original.map((row, at) => [row, column ? keyOf(row.cells[column.at]) : at]));
      const compare = (one, other) =>
        typeof keys.get(one) === "number" ? keys.get(one) - keys.get(other) : collator.compare(keys.get(one), keys.get(other));
      body.append(...(column && direction ? original.toSorted((one, other) => sign * compare(one, other)) : original));
    }
    return { columns, sort };
  }

  /** What a cell is sorted by: how many items its list has, its recorded value, or its words. */
  function keyOf(cell) {
    const items = cell.querySelectorAll("li").length;
    return items || cell.querySelector("time")?.dateTime || cell.querySelector("data")?.value || cell.textContent.trim();
  }

  let sorted = { name: "", direction: "" };

  function sortAll(name, direction) {
    const mayHave = (parts && !parts.are) || tables.some((table) => table.columns.has(name));
    sorted = direction && mayHave ? { name, direction } : { name: "", direction: "" };
    for (const table of tables) table.sort(sorted.name, sorted.direction);
  }

  /* ---------------------------------------------------------------- filtering */

  const form = document.querySelector("form.filters");
  const status = form?.querySelector('[role="status"]');
  const controls = form ? Array.from(form.elements).filter((control) => control.name) : [];
  let items = [];
  let sections = [];

  /** Takes in what the page now has. */
  function survey() {
    tables = Array.from(document.querySelectorAll("main table:has(th span.sort)"), sortable).concat(tables);
    items = Array.from(document.querySelectorAll("main .item"), (element) => ({
      element,
      words: folded(element.textContent),
      years: ["from", "to"].map((name) => Number(element.className.match(new RegExp(`\\b${name}-([0-9]+)`))?.[1])),
      held: Array.from(element.className.matchAll(/\bheld-(\S+)-([0-9]+)-([0-9]+)(?!\S)/g), ([, status, first, last]) => ({
        status,
        first: Number(first),
        last: Number(last),
      })),
    }));
    sections = Array.from(document.querySelectorAll("main section:has(.item)")).filter(
      (section) => !section.querySelector("section:has(.item)") && !section.contains(form),
    );
  }

  /** Whether an item was what is chosen in the year that is chosen; either may be left open. */
  const wasThen = ({ held }, _, { status, year }) =>
    held.some((was) => (!status || was.status === status) && (!year || (was.first <= year && year <= was.last)));

  const TESTS = {
    q: (item, value) => folded(value).split(" ").every((word) => item.words.includes(word)),
    from: (item, value) => item.years[1] >= Number(value),
    to: (item, value) => item.years[0] <= Number(value),
    status: wasThen,
    year: wasThen,
  };
  const isChosen = (item, name, value) => item.element.classList.contains(`${name}-${value}`);

  const written = (number) => Number(number).toLocaleString(document.documentElement.lang);
  const counted = (number) => `${written(number)} ${form.dataset.what}`;

  function filter() {
    if (!form) return;
    const chosen = controls.filter((control) => control.value.trim());
    const isWanted = chosen.length > 0 || sorted.name !== "";
    if (parts && isWanted && !parts.are) {
      status.textContent = `Looking through ${counted(form.dataset.total)} …`;
      parts.bring().then(restore);
      return;
    }
    const values = Object.fromEntries(chosen.map(({ name, value }) => [name, value.trim()]));
    parts?.show(isWanted);
    let left = 0;
    for (const item of items) {
      const stays = chosen.every(({ name, value }) =>
        TESTS[name] ? TESTS[name](item, value, values) : isChosen(item, name, value),
      );
      item.element.hidden = !stays;
      left += stays;
    }
    for (const section of sections) hide(section, !section.querySelector(".item:not([hidden])"));
    const total = counted(parts && !parts.are ? form.dataset.total : items.length);
    status.textContent = chosen.length ? `${written(left)} of ${total} (${chosen.map(described).join("; ")})` : total;
  }

  /** Hides a section, and what leads to it from the page's contents. */
  function hide(section, hidden) {
    section.hidden = hidden;
    for (const link of document.querySelectorAll(`.on-page a[href="#${CSS.escape(section.id)}"]`)) {
      link.closest("li").hidden = hidden;
    }
  }

  function described(control) {
    const label = control.labels[0].firstChild.textContent.trim();
    return `${label}: ${control.selectedOptions?.[0].textContent ?? control.value}`;
  }

  /* ---------------------------------------------------------------- parts on other pages */

  const parts = form?.dataset.parts ? partsOf(form.dataset.parts.split(" ")) : null;

  /** The parts of a list that is divided among pages: brought once, shown while a reader filters. */
  function partsOf(names) {
    const root = new URL(document.documentElement.dataset.content_root, location.href);
    const box = document.createElement("div");
    box.className = "parts-found";
    const contents = document.querySelector("main .toctree-wrapper");
    const came = new Map();
    const waiting = new Map();

    /** What each part's script calls: takes in its page, every link as seen from there. */
    globalThis.handbookPart = (name, address, html) => {
      const part = new DOMParser().parseFromString(html, "text/html");
      const page = new URL(address, root);
      for (const link of part.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), page).href;
      came.set(name, { page, part });
    };

    function load(name) {
      if (!waiting.has(name)) {
        const script = document.createElement("script");
        script.src = new URL(name, root).href;
        waiting.set(name, new Promise((done) => (script.onload = script.onerror = done)));
        document.head.append(script);
      }
      return waiting.get(name);
    }

    async function bring() {
      await Promise.all(names.map(load));
      if (made.are) return;
      for (const { part } of inOrder()) {
        for (const list of part.querySelectorAll(".generated:has(.item)")) {
          if (!list.parentElement.closest(".generated")) add(document.adoptNode(list));
        }
      }
      form.after(box);
      made.are = true;
      survey();
    }

    const inOrder = () => names.map((name) => came.get(name)).filter(Boolean);

    /** Adds a list: its rows to the one before where it goes on with that. */
    function add(list) {
      const last = box.lastElementChild;
      const goesOn = last && last.id === list.id && last.matches("table, section:has(table)") && last.tagName === list.tagName;
      if (goesOn) last.querySelector("tbody").append(...list.querySelectorAll("tbody > tr"));
      else box.append(list);
    }

    /** While a list is filtered its rows are shown, otherwise the contents that lead to the parts. */
    function show(filtering) {
      box.hidden = !filtering;
      if (contents) contents.hidden = filtering;
    }

    /** Leads on from an address that the list had before it was divided, `sources.html#source.key`, to its part. */
    async function follow(id) {
      if (!id || document.getElementById(id)) return;
      await Promise.all(names.map(load));
      const home = inOrder().find(({ part }) => part.getElementById(id));
      if (home) location.replace(new URL(`#${id}`, home.page));
    }

    const made = { are: false, bring, show, follow };
    return made;
  }

  /* ---------------------------------------------------------------- the address */

  function remember(newStep) {
    const address = new URL(location.href);
    address.search = "";
    for (const { name, value } of controls) if (value.trim()) address.searchParams.set(name, value.trim());
    if (sorted.name) address.searchParams.set("sort", (sorted.direction === "descending" ? "-" : "") + sorted.name);
    if (address.href !== location.href) history[newStep ? "pushState" : "replaceState"](null, "", address);
  }

  function restore() {
    const state = new URLSearchParams(location.search);
    for (const control of controls) {
      control.value = state.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    const sort = state.get("sort") ?? "";
    sortAll(sort.replace(/^-/, ""), sort.startsWith("-") ? "descending" : sort ? "ascending" : "");
    filter();
  }

  let typing = false;
  form?.addEventListener("input", (event) => {
    const isTyped = event.target.tagName === "INPUT";
    remember(!(isTyped && typing)); /* one step back for a choice, and one for all that is typed in a go */
    typing = isTyped;
    filter();
  });
  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const control of controls) control.value = "";
    sortAll("", "");
    remember(true);
    filter();
  });
  addEventListener("popstate", () => {
    typing = false;
    restore();
  });

  survey();
  if (form) form.hidden = false;
  if (form || tables.length) restore();
  const goTo = () => parts?.follow(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", goTo);
  goTo();
})();
