// The list under the box of Find: operators, names and titles as they are typed. Enter looks for the words.
const box = document.getElementById("words");
const list = document.getElementById("completions");
const TYPED = 120;
let asked = 0;
let waiting = null;

const options = () => [...list.children];
const chosen = () => options().findIndex((one) => one.getAttribute("aria-selected") === "true");

function choose(index) {
  options().forEach((one, place) => one.setAttribute("aria-selected", String(place === index)));
  const one = options()[index];
  if (one) {
    box.setAttribute("aria-activedescendant", one.id);
    one.scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

function show(found) {
  list.replaceChildren(...found.map(made));
  list.hidden = found.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  choose(-1);
}

function made(one, place) {
  const option = document.createElement("li");
  option.role = "option";
  option.id = `completion-${place}`;
  option.dataset.to = one.to ?? "";
  option.dataset.words = one.words ?? "";
  const label = document.createElement("span");
  label.textContent = one.label;
  const note = document.createElement("span");
  note.className = "source";
  note.textContent = one.note;
  option.append(label, " ", note);
  return option;
}

async function typed() {
  const turn = ++asked;
  const body = new URLSearchParams({ words: box.value, token: document.body.dataset.token });
  const answer = await fetch(`/find/typed${document.body.dataset.at}`, { method: "POST", body });
  if (turn === asked && answer.ok && document.activeElement === box) show((await answer.json()).options);
}

function take(option) {
  if (option.dataset.to) return location.assign(option.dataset.to);
  box.value = option.dataset.words;
  box.focus();
  typed();
}

box.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(typed, TYPED);
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !list.hidden) show([]);
  else if (event.key === "ArrowDown" && list.hidden) typed();
  else if (event.key === "ArrowDown") choose(Math.min(chosen() + 1, options().length - 1));
  else if (event.key === "ArrowUp" && !list.hidden) choose(Math.max(chosen() - 1, -1));
  else if (event.key === "Enter" && chosen() >= 0) take(options()[chosen()]);
  else return;
  event.preventDefault();
});
box.addEventListener("blur", () => setTimeout(() => show([]), 150));
list.addEventListener("pointerdown", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  event.preventDefault();
  take(option);
});
