// The evidence panel: the page of a claim, shown at the right. Without script its link opens the page.
const panel = document.getElementById("panel");
const policy = window.trustedTypes?.createPolicy("panel", { createHTML: (words) => words });
let opener = null;

function close() {
  panel.hidden = true;
  panel.replaceChildren();
  opener?.focus();
}

async function open(address, from) {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  const made = htmlOf(await answer.text());
  const shown = made.querySelector("#evidence") ?? made.querySelector("main");
  const closing = document.createElement("button");
  closing.type = "button";
  closing.className = "close";
  closing.textContent = panel.dataset.close ?? "×";
  closing.setAttribute("aria-label", "×");
  closing.addEventListener("click", close);
  shown.querySelectorAll("h1").forEach((title) => {
    const lower = document.createElement("h2");
    lower.append(...title.childNodes);
    title.replaceWith(lower);
  });
  panel.replaceChildren(closing, document.importNode(shown, true));
  panel.hidden = false;
  opener = from;
  panel.focus();
  panel.querySelector("mark")?.scrollIntoView({ block: "center" });
}

/** Our own page, parsed as one: scripts in it do not run. */
function htmlOf(text) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-claim], .verdict a[href^='/evidence/']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link.href, link);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) close();
  const row = event.target.closest?.(".row[data-claim]");
  if (event.key !== " " || event.target !== row) return;
  event.preventDefault();
  open(`/evidence/${row.dataset.claim}${document.body.dataset.at}`, row);
});
