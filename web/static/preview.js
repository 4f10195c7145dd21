// Shows, while a form is filled in, the mails that its choices would have caused. The button does the same without this.
"use strict";

const form = document.querySelector("[data-preview]");
const REST = 350;
let waiting = 0;
let asked = 0;

async function renew() {
  const turn = ++asked;
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("#preview");
    // An answer that was overtaken by a newer question, or is no preview, changes nothing.
    if (found && turn === asked) document.querySelector("#preview").replaceChildren(...found.childNodes);
  } catch {
    // The preview that is shown stays; subscribing says what is wrong.
  }
}

if (form) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(renew, REST);
  });
  renew();
}
