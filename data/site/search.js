// SPDX-License-Identifier: Apache-2.0
// Search over all pages: zbPages of index.js holds [path, title, group, text] of each.
"use strict";
(() => {
  const MOST = 200, AROUND = 40;
  const normal = text => text.normalize("NFKC").toLowerCase();
  const words = normal(new URLSearchParams(location.search).get("q") || "").split(/\s+/).filter(word => word);
  const count = document.getElementById("count"), results = document.getElementById("results");
  const input = document.querySelector("input[name=q]");
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (!words.length) {
    count.textContent = `写几个字，在 ${zbPages.length} 个页面里找；几个词用空格隔开，就要都有。`;
    input.focus();
    return;
  }
  const found = [];
  for (const [path, title, group, text] of zbPages) {
    const head = normal(title), body = normal(text);
    if (!words.every(word => head.includes(word) || body.includes(word))) continue;
    found.push({path, title, group, text, rank: words.filter(word => head.includes(word)).length});
  }
  found.sort((one, other) => other.rank - one.rank);
  count.textContent = found.length ? `找到 ${found.length} 个页面` + (found.length > MOST ? `，列出前 ${MOST} 个；再加一个词可以缩小。` : "。")
    : "没有找到。换一个词，或少写几个字。";

  // Letter by letter, so that a place in one is the same place in the other.
  const same = text => Array.from(text, letter => normal(letter).length === letter.length ? normal(letter) : letter).join("");
  // The words stand out as they are, not as markup.
  const marked = (into, text) => {
    let rest = text;
    while (rest) {
      const low = same(rest);
      const at = Math.min(...words.map(word => low.indexOf(word)).filter(place => place >= 0));
      if (at === Infinity) break;
      const word = words.filter(one => low.startsWith(one, at)).sort((one, other) => other.length - one.length)[0];
      into.append(rest.slice(0, at));
      const mark = document.createElement("mark");
      mark.textContent = rest.slice(at, at + word.length);
      into.append(mark);
      rest = rest.slice(at + word.length);
    }
    into.append(rest);
  };
  const excerpt = text => {
    const low = same(text);
    const places = words.map(word => low.indexOf(word)).filter(place => place >= 0);
    if (!places.length) return text.slice(0, 2 * AROUND);
    const from = Math.max(0, Math.min(...places) - AROUND);
    return (from ? "…" : "") + text.slice(from, from + 4 * AROUND) + (from + 4 * AROUND < text.length ? "…" : "");
  };
  for (const page of found.slice(0, MOST)) {
    const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("p");
    link.href = page.path;
    marked(link, page.title);
    item.append(link);
    if (page.group) item.append(`（${page.group}）`);
    marked(about, excerpt(page.text));
    item.append(about);
    results.append(item);
  }
})();
