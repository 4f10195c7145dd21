// Renews the marked part of a page when its content has changed, and only then. The page is whole without this.
"use strict";

const region = document.querySelector("[data-live]");
const state = document.querySelector("[data-live-state]");
const EVERY = 3000;
let tag = null;

function ids() {
  return new Set([...region.querySelectorAll(".change")].map((change) => change.id));
}

function renew(html) {
  const before = ids();
  const focused = document.activeElement;
  const address = region.contains(focused) ? focused.getAttribute("href") : null;
  region.innerHTML = html;
  for (const change of region.querySelectorAll(".change")) {
    change.classList.toggle("fresh", !before.has(change.id));
  }
  if (address !== null) {
    region.querySelector(`a[href="${CSS.escape(address)}"]`)?.focus({ preventScroll: true });
  }
}

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(region.dataset.live, { cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    const newest = answer.headers.get("ETag");
    if (tag !== null && newest !== tag) renew(html);
    tag = newest;
    state.hidden = true;
  } catch {
    state.textContent = "regwatch does not answer; trying again.";
    state.hidden = false;
  }
}

if (region) {
  look();
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
