// The keyboard: / searches, j and k go through what a page lists, g and a letter opens a page. Pages are whole without.
"use strict";

const PAGES = { o: "/", c: "/changes", r: "/releases", m: "/metrics", f: "/figures", s: "/sources", a: "/subscriptions" };
const LISTED = "main article.change h1 a, main article.change h2 a, main article.change h3 a, main li > a.title, main td > a.title";
let going = false;

function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));
}

function step(by) {
  const places = [...document.querySelectorAll(LISTED)].filter((link) => link.checkVisibility());
  if (!places.length) return;
  const held = places.indexOf(document.activeElement);
  const next = held < 0 ? (by > 0 ? 0 : places.length - 1) : held + by;
  places[Math.min(Math.max(next, 0), places.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (going && event.key in PAGES) {
    event.preventDefault();
    location.assign(PAGES[event.key]);
  } else if (event.key === "/") {
    event.preventDefault();
    const box = document.querySelector("#q");
    box.focus();
    box.select();
  } else if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
  }
  going = event.key === "g";
});
