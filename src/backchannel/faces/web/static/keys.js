// Keys of the desk: the list is keys.py. Single keys can be turned off (WCAG 2.1.4).
const GO = { t: "/today", r: "/read", f: "/find", d: "/dossier", i: "/issue", b: "/board", v: "/vault" };
const PAGES = { r: "/routes", b: "/briefs" };
const STORED = "backchannel.single-keys";
let waiting = null;

const at = () => document.body.dataset.at;
const on = () => localStorage.getItem(STORED) !== "off";
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
const rows = () => [...document.querySelectorAll("main .row")];
const current = () => document.activeElement?.closest(".row") ?? null;

/** Move to a row, and keep it in the address, so that "back" returns to it. */
function toRow(row) {
  if (!row) return;
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const now = all.indexOf(current());
  toRow(all[Math.min(Math.max(now + by, 0), all.length - 1)]);
}

/** Press the control that has the key: in the row at hand, else on the page. */
function press(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const found = current()?.querySelector(named) ?? document.querySelector(`main ${named}, .notice ${named}`);
  if (!found) return false;
  if (found.matches("input, textarea, select")) found.focus();
  else found.click();
  return true;
}

function single(event) {
  if (waiting) {
    waiting = null;
    if (GO[event.key]) return location.assign(GO[event.key] + at());
  }
  if (event.key === "g") return (waiting = setTimeout(() => (waiting = null), 1500));
  if (event.key === "j") return step(1);
  if (event.key === "k") return step(-1);
  if (event.key === "?") return document.getElementById("keys").showModal();
  if (press(event.key)) return true;
  if (event.key === "/") return location.assign("/find" + at());
  if (event.key === "n") return location.assign(`/today${at()}#text`);
  if (event.key === "p") return print();
  if (PAGES[event.key]) return location.assign(PAGES[event.key] + at());
  return false;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target) || event.target.closest("dialog")) return;
  const focusable = event.target.closest("a, button, summary, [role=option]");
  if (event.key === " " && (focusable || !current())) return;
  if (!on() || event.key.length !== 1) return;
  if (single(event) !== false) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("main .row[id]");
  if (row) history.replaceState(null, "", `#${row.id}`);
  const words = row?.dataset.words && document.getElementById(row.dataset.words);
  document.querySelectorAll("mark.now").forEach((mark) => mark.classList.remove("now"));
  if (words) {
    words.classList.add("now");
    words.scrollIntoView({ block: "center", inline: "nearest" });
  }
});

// After a failure the browser still has what was typed.
for (const back of document.querySelectorAll("[data-back]")) {
  back.hidden = false;
  back.addEventListener("click", () => history.back());
}

const box = document.getElementById("single-keys");
box.checked = on();
box.addEventListener("change", () => localStorage.setItem(STORED, box.checked ? "on" : "off"));

// The row of the address: where the reader was.
const wanted = location.hash === "" ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (wanted?.matches(".row, input, textarea")) toRow(wanted);
else if (location.hash) {
  // The row is gone (it was dealt with): the next one is at its place.
  const first = rows().find((row) => row.matches(".proposed")) ?? null;
  toRow(first);
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted && location.hash) toRow(document.getElementById(location.hash.slice(1)));
});
