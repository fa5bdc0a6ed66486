// On the page of an entry's old id: go to the entry, and there to the fact that the address names.
"use strict";

const { target, old, now } = document.documentElement.dataset;
if (location.hash) {
  const anchor = location.hash.slice(1);
  const moved = anchor === old || anchor.startsWith(`${old}.`) ? now + anchor.slice(old.length) : anchor;
  location.replace(`${target}#${moved}`);
}
