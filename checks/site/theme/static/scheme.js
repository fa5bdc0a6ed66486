/* Light or dark: as the reader's system has it, unless the reader chooses here. Loaded before anything is drawn, so
   that no page flashes in the other colours. Without script, or where nothing may be kept, the system decides. */
(() => {
  "use strict";
  const KEY = "handbook-scheme";
  const CHOICES = ["system", "light", "dark"];
  const root = document.documentElement;

  function kept() {
    try {
      const choice = localStorage.getItem(KEY);
      return CHOICES.includes(choice) ? choice : "system";
    } catch {
      return "system";
    }
  }

  function keep(choice) {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      /* The choice holds for this page. */
    }
  }

  function use(choice) {
    if (choice === "system") delete root.dataset.scheme;
    else root.dataset.scheme = choice;
  }

  function wire(button) {
    let choice = kept();
    const name = () => {
      button.setAttribute("aria-label", `Colours: ${choice === "system" ? "as your system" : choice}`);
      button.title = button.getAttribute("aria-label");
      button.dataset.choice = choice;
    };
    button.addEventListener("click", () => {
      choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
      use(choice);
      keep(choice);
      name();
    });
    name();
    button.hidden = false;
  }

  use(kept());
  addEventListener("storage", (event) => event.key === KEY && use(kept()));
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("button.scheme").forEach(wire));
})();
