/* Words as the search knows them: `checks/site/search/words.py` reads them the same way when the index is made.

   The global `handbookWords` has what the jump-to box (find.js) and the search page (search.js) share. */
globalThis.handbookWords = (() => {
  "use strict";

  /* A number with its commas and its point, or a word with the apostrophes in it. */
  const WORD =
    /[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[\p{L}\p{N}\u0300-\u036f]+(?:['’][\p{L}\p{N}\u0300-\u036f]+)*/gu;
  const LETTERS = { "’": "'", ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };
  const ROMAN = [[10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]];
  const LARGEST_ROMAN = 39;

  /** The words of a text: each as written, folded, and where it starts and ends. */
  function wordsOf(text) {
    return Array.from(text.matchAll(WORD), (match) => ({
      folded: fold(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  /** A word without case and accents, a number without commas; “й” stays a letter, “ё” becomes “е”. */
  function fold(word) {
    if (/^[0-9]/.test(word)) return word.replaceAll(",", "").toLowerCase();
    return word
      .toLowerCase()
      .normalize("NFD")
      .replace(/и\u0306|[\u0300-\u036f]/g, (mark) => (mark.length > 1 ? "й" : ""))
      .normalize("NFC")
      .replace(/[’ßæœøłđı]/g, (letter) => LETTERS[letter]);
  }

  function roman(number) {
    let written = "";
    for (const [value, digits] of ROMAN) {
      for (; number >= value; number -= value) written += digits;
    }
    return written;
  }

  const arabicOf = new Map();
  for (let number = 1; number <= LARGEST_ROMAN; number += 1) arabicOf.set(roman(number), String(number));

  /** The other way to write a folded numeral, “ii” for “2” and “2” for “ii”; null for any other word. */
  function otherNumeral(folded) {
    if (arabicOf.has(folded)) return arabicOf.get(folded);
    return /^[1-9][0-9]?$/.test(folded) && Number(folded) <= LARGEST_ROMAN ? roman(Number(folded)) : null;
  }

  /** A name as it is compared: its folded words, Roman numerals after the first word in Arabic digits. */
  function keyOf(name) {
    const words = wordsOf(name).map((word) => word.folded);
    return words.map((word, at) => (at > 0 && arabicOf.get(word)) || word).join(" ");
  }

  /** Whether two words differ by one letter at most: another, one more, one less, or two changed about. */
  function almostSame(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let head = 0;
    while (head < one.length && one[head] === other[head]) head += 1;
    const tail = (text, skipped) => text.slice(head + skipped);
    return (
      tail(one, 1) === tail(other, 1) ||
      tail(one, 1) === tail(other, 0) ||
      tail(one, 0) === tail(other, 1) ||
      (one[head] === other[head + 1] && one[head + 1] === other[head] && tail(one, 2) === tail(other, 2))
    );
  }

  /** The language of a name where it is not the page's: names in Cyrillic letters are taken for Russian. */
  const languageOf = (name) => (/[а-яё]/i.test(name) ? "ru" : "");

  return { wordsOf, fold, otherNumeral, keyOf, almostSame, languageOf };
})();
