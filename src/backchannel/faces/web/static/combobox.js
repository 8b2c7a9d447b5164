// A box with a list under it (ARIA combobox): arrows choose, Enter takes, Escape closes.
const WAIT = 120;
let boxes = 0;

/** `ask(words)` gives options {label, note, …}; `take(option)` does what a chosen one means, and says whether to go on. */
export function combobox(box, list, ask, take) {
  const number = ++boxes;
  let found = [];
  let turn = 0;
  let waiting = null;
  let at = -1;

  function choose(index) {
    at = index;
    [...list.children].forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    const one = list.children[at];
    if (one) {
      box.setAttribute("aria-activedescendant", one.id);
      one.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function show(options) {
    found = options;
    list.replaceChildren(...options.map(made));
    list.hidden = options.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  function made(option, place) {
    const row = document.createElement("li");
    row.role = "option";
    row.id = `option-${number}-${place}`;
    const label = document.createElement("span");
    label.textContent = option.label;
    const note = document.createElement("span");
    note.className = "source";
    note.textContent = option.note;
    row.append(label, " ", note);
    return row;
  }

  async function typed() {
    const mine = ++turn;
    const options = await ask(box.value);
    if (mine === turn && document.activeElement === box) show(options);
  }

  function taken(option) {
    show([]);
    if (take(option)) typed();
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(typed, WAIT);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) show([]);
    else if (event.key === "ArrowDown" && list.hidden) typed();
    else if (event.key === "ArrowDown") choose(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp" && !list.hidden) choose(Math.max(at - 1, -1));
    else if (event.key === "Enter" && found[at]) taken(found[at]);
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => {
    turn++;
    clearTimeout(waiting);
    setTimeout(() => show([]), 150);
  });
  list.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("[role=option]");
    if (!row) return;
    event.preventDefault();
    taken(found[[...list.children].indexOf(row)]);
  });
}

/** What the desk gives for words that are sent to it. */
export async function asked(address, words) {
  const body = new URLSearchParams({ words, token: document.body.dataset.token });
  const answer = await fetch(`${address}${document.body.dataset.at}`, { method: "POST", body });
  return answer.ok ? answer.json() : {};
}
