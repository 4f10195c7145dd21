// Shows the sentence of the point under the pointer or the focus. Without this the browser's own title does.
// A finger has no pointer that hovers: its first touch shows the sentence, its second opens the release.
"use strict";

const tip = document.querySelector("[data-tip]");
let touched = null;

function show(point) {
  const [told, sentence] = point.getAttribute("aria-label").split("\n");
  const head = document.createElement("strong");
  head.textContent = told;
  const quote = document.createElement("span");
  quote.textContent = sentence;
  tip.replaceChildren(head, quote);
  tip.hidden = false;
  const card = tip.parentElement.getBoundingClientRect();
  const mark = point.getBoundingClientRect();
  const middle = mark.left + mark.width / 2 - card.left;
  tip.style.left = `${Math.min(Math.max(middle - tip.offsetWidth / 2, 8), card.width - tip.offsetWidth - 8)}px`;
  const above = mark.top - card.top - tip.offsetHeight - 10;
  tip.style.top = `${above > 0 ? above : mark.bottom - card.top + 10}px`;
}

function hide() {
  tip.hidden = true;
}

for (const point of tip ? document.querySelectorAll("a.point") : []) {
  point.querySelector("title")?.remove();
  point.addEventListener("pointerenter", () => show(point));
  point.addEventListener("focus", () => show(point));
  point.addEventListener("pointerleave", hide);
  point.addEventListener("blur", hide);
  point.addEventListener("click", (event) => {
    if (event.pointerType !== "touch" || touched === point) return;
    event.preventDefault();
    touched = point;
    show(point);
  });
}
document.addEventListener("click", (event) => {
  if (!tip || event.target.closest("a.point")) return;
  touched = null;
  hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && tip) hide();
});
