// Ctrl/Cmd-K: pages at once, names as they are typed; Enter looks for the words.
const dialog = document.getElementById("palette");
const box = document.getElementById("palette-words");
const list = document.getElementById("palette-list");
const pages = [...list.children];
let asked = 0;

function open() {
  dialog.showModal();
  box.value = "";
  show(pages);
}

function show(options) {
  list.replaceChildren(...options);
  choose(0);
}

function choose(index) {
  const options = [...list.children];
  const at = Math.min(Math.max(index, 0), options.length - 1);
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
  if (options[at]) {
    box.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

const chosen = () => [...list.children].findIndex((one) => one.getAttribute("aria-selected") === "true");

function option(id, to, words, note) {
  const made = document.createElement("li");
  made.role = "option";
  made.id = id;
  made.dataset.to = to;
  made.textContent = words;
  if (note) {
    const beside = document.createElement("span");
    beside.className = "source";
    beside.textContent = ` ${note}`;
    made.append(beside);
  }
  return made;
}

async function typed() {
  const words = box.value.trim();
  const low = words.toLocaleLowerCase();
  const fitting = pages.filter((page) => page.textContent.toLocaleLowerCase().includes(low));
  show(fitting);
  if (words.length < 2) return;
  const turn = ++asked;
  const body = new URLSearchParams({ words, token: document.body.dataset.token });
  const answer = await fetch(`/names${document.body.dataset.at}`, { method: "POST", body });
  if (turn !== asked || !answer.ok) return;
  const names = (await answer.json()).names;
  const at = document.body.dataset.at;
  show([
    ...fitting,
    ...names.map((one, place) => option(`palette-n${place}`, `/dossier/${encodeURIComponent(one.id)}${at}`, one.name, one.kind)),
  ]);
}

document.getElementById("open-palette").addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open();
  }
});
box.addEventListener("input", typed);
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") choose(chosen() + 1);
  else if (event.key === "ArrowUp") choose(chosen() - 1);
  else if (event.key === "Enter" && list.children[chosen()]) location.assign(list.children[chosen()].dataset.to);
  else return;
  event.preventDefault();
});
list.addEventListener("click", (event) => {
  const to = event.target.closest("[role=option]")?.dataset.to;
  if (to) location.assign(to);
});
