// Boxes for a name: who is so named, as it is typed.
import { asked, combobox } from "./combobox.js";

for (const box of document.querySelectorAll("input[data-names]")) {
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `${box.id}-names`;
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", box.labels[0].textContent);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.after(list);
  combobox(
    box,
    list,
    async (words) => {
      if (words.trim().length < 2) return [];
      const names = (await asked("/names", words)).names ?? [];
      return names.map((one) => ({ label: one.name, note: one.kind }));
    },
    (option) => {
      box.value = option.label;
      return false;
    },
  );
}
