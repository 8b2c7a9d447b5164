// The list under the box of Find: operators, names and titles as they are typed. Enter looks for the words.
import { asked, combobox } from "./combobox.js";

const box = document.getElementById("words");

combobox(
  box,
  document.getElementById("completions"),
  async (words) => (await asked("/find/typed", words)).options ?? [],
  (option) => {
    if (option.to) return location.assign(option.to);
    box.value = option.words;
    return true;
  },
);
