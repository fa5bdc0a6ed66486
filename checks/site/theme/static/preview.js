/* Previews: what is known of a value, a claim or an entry, where a reader points at it.

   Shown on hover, on keyboard focus and, for values and claims, on a first tap (a second one follows the link). As WCAG
   1.4.13 asks, a preview is dismissed by Escape, may itself be pointed at, and stays until pointer or focus leave.
   What it says comes from the small script of the entry or seed concerned (checks/site/previews.py). */
(() => {
  "use strict";
  const SHOW_AFTER = 250;
  const HIDE_AFTER = 300;
  const MARGIN = 8;
  const root = document.documentElement;
  const site = new URL(root.dataset.content_root, location.href);
  const glossary = new URL(root.dataset.glossary, site);

  /* ---------- what is known */
  const known = new Map();
  const loading = new Map();
  window.handbookPreviews = (name, previews) => known.set(name, previews);

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = new URL(`_previews/${name}.js`, site);
        script.onload = script.onerror = () => done(known.get(name) ?? {});
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  /* ---------- what a link leads to: the script that knows it, and its address there */
  function subject(link) {
    const fact = link.matches(".fact") && link.querySelector("[data-fact]");
    if (fact) return { file: `entry-${fact.dataset.fact.split(".")[0]}`, address: fact.dataset.fact };
    const claim = link.querySelector(".verdict") && link.closest("[data-claim]");
    if (claim) return { file: `seed-${claim.dataset.claim.split(":")[0]}`, address: claim.dataset.claim };
    const page = link.pathname.startsWith(glossary.pathname) && link.pathname !== location.pathname;
    const id = page && link.pathname.slice(glossary.pathname.length).replace(/\.html$/, "");
    return id && id !== "index" && link.closest("article") ? { file: `entry-${id}`, address: id } : null;
  }

  const linkAt = (target) => target instanceof Element && target.closest("main a[href]");

  /* ---------- the box */
  const box = document.createElement("div");
  box.className = "preview";
  box.id = "preview";
  box.hidden = true;
  box.setAttribute("role", "tooltip");
  box.dataset.outside = "preview";
  let owner = null;
  let timer = 0;

  function line(words, className) {
    const made = document.createElement("p");
    made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  async function show(link, hint) {
    const { file, address } = subject(link);
    const preview = (await load(file))[address];
    if (!preview || (owner && owner !== link && owner.contains(document.activeElement) && !link.matches(":hover, :focus"))) return;
    hide();
    box.replaceChildren(line(preview.head), line(preview.value, "value"));
    if (preview.lead) box.append(line(preview.lead, "lead"));
    for (const words of preview.lines ?? []) box.append(line(words));
    if (hint) box.append(line(hint, "hint"));
    if (!box.isConnected) document.querySelector("main").append(box);
    owner = link;
    owner.setAttribute("aria-describedby", box.id);
    box.hidden = false;
    place(link);
  }

  function place(link) {
    const at = link.getClientRects()[0];
    const left = Math.min(at.left, root.clientWidth - box.offsetWidth - MARGIN);
    const fits = at.bottom + box.offsetHeight + MARGIN < innerHeight || at.top < box.offsetHeight + MARGIN;
    box.style.left = `${Math.max(MARGIN, left) + scrollX}px`;
    box.style.top = `${(fits ? at.bottom + 4 : at.top - box.offsetHeight - 4) + scrollY}px`;
  }

  function hide() {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    box.hidden = true;
  }

  function soon(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  /* ---------- pointing */
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = linkAt(event.target);
    if (box.contains(event.target) || (link && link === owner)) clearTimeout(timer);
    else if (link && subject(link)) soon(() => link.matches(":hover") && show(link), SHOW_AFTER);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse") return;
    if (box.contains(event.relatedTarget) || !(linkAt(event.target) || box.contains(event.target))) return;
    soon(() => !owner?.matches(":focus-visible") && hide(), HIDE_AFTER);
  });

  /* ---------- the keyboard */
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (link && link.matches(":focus-visible") && subject(link)) show(link);
    else if (owner && link !== owner) hide();
  });
  document.addEventListener("focusout", (event) => event.target === owner && !box.matches(":hover") && hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  /* ---------- touch: the first tap shows, the second follows */
  let touched = false;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && owner && linkAt(event.target) !== owner && !box.contains(event.target)) hide();
  }, true);
  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (!touched || !link || link === owner || !link.matches(".fact, [data-claim] a")) return;
    event.preventDefault();
    show(link, "Tap again for the record.");
  });
  addEventListener("resize", hide);
})();
