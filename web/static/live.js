// Renews the marked part of a page when its content has changed, and only then. The page is whole without this.
"use strict";

const region = document.querySelector("[data-live]");
const state = document.querySelector("[data-live-state]");
const EVERY = 3000;
let shown = region?.innerHTML.trim();

function ids() {
  return new Set([...region.querySelectorAll(".change")].map((change) => change.id));
}

function renew(content) {
  const before = ids();
  const focused = document.activeElement;
  const address = region.contains(focused) ? focused.getAttribute("href") : null;
  region.replaceChildren(content);
  for (const change of region.querySelectorAll(".change")) {
    if (!before.has(change.id)) change.classList.add("fresh");
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
    const newest = document.createElement("template");
    newest.innerHTML = await answer.text();
    state.hidden = true;
    if (newest.innerHTML.trim() !== shown) {
      shown = newest.innerHTML.trim();
      renew(newest.content);
    }
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
