/* The panel “Cite”: a button to copy each reference, and the address of the figure that the page was opened at. */
(() => {
  "use strict";
  const panel = document.getElementById("cite");
  if (!panel) return;

  /* ---------- copying */
  async function copy(words) {
    const rich = words.innerHTML;
    const plain = words.textContent;
    try {
      await navigator.clipboard.write([new ClipboardItem({
        "text/html": new Blob([rich], { type: "text/html" }),
        "text/plain": new Blob([plain], { type: "text/plain" }),
      })]);
    } catch {
      /* Where a page may not write rich text (an old browser, no https), the words are selected and copied. */
      getSelection().selectAllChildren(words);
      return document.execCommand("copy");
    }
    return true;
  }

  /* Says what was copied to those who hear the page. */
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  panel.append(said);

  for (const words of panel.querySelectorAll(".cite-text")) {
    const label = words.parentElement.previousElementSibling.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${label}`);
    button.addEventListener("click", async () => {
      button.textContent = (await copy(words)) ? "Copied" : "Selected";
      said.textContent = `${button.textContent}: ${label}`;
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    words.after(button);
  }

  /* ---------- the figure chosen */
  const place = panel.querySelector(".cite-place");
  const chosen = panel.querySelectorAll(".cite-figure");
  if (!chosen.length) return;

  function showFigure() {
    const id = location.hash.slice(1);
    const known = id.includes(".") && document.getElementById(id);
    chosen.forEach((part) => (part.hidden = !known));
    if (!known) return;
    const link = panel.querySelector(".cite-figure .cite-text");
    link.href = `#${id}`;
    link.textContent = `${place.textContent}#${id}`;
  }
  addEventListener("hashchange", showFigure);
  /* The cells of a series have no room for a sign: a click on one chooses it. */
  document.getElementById("main").addEventListener("click", (event) => {
    const cell = event.target.closest("table.series [data-fact][id]");
    if (cell) location.hash = cell.id;
  });
  showFigure();
})();
