// A button beside each field that is there to be copied; a link is copied whole.
for (const field of document.querySelectorAll("[data-copy]")) {
  if (field.hasAttribute("data-own")) field.value = new URL(field.value, location.origin).href;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = field.closest("[data-copy-word]").dataset.copyWord;
  const said = document.createElement("span");
  said.className = "source";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    said.textContent = " ✓";
  });
  field.closest("label").after(" ", button, said);
}
