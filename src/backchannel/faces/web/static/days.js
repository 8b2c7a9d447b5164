// A slider beside a day: the same form, sent when it is let go. The day itself stays a plain field.
const DAY = 86_400_000;

for (const field of document.querySelectorAll("input[data-slide]")) {
  const first = Date.parse(field.dataset.first);
  const last = Date.parse(field.dataset.last);
  const slide = document.createElement("input");
  slide.type = "range";
  slide.className = "slide";
  slide.min = "0";
  slide.max = String(Math.round((last - first) / DAY));
  slide.setAttribute("aria-label", field.dataset.label);
  const at = Date.parse(field.value || field.dataset.last);
  slide.value = String(Math.round((at - first) / DAY));
  slide.setAttribute("aria-valuetext", field.value || field.dataset.last);
  slide.addEventListener("input", () => {
    field.value = new Date(first + Number(slide.value) * DAY).toISOString().slice(0, 10);
    slide.setAttribute("aria-valuetext", field.value);
  });
  slide.addEventListener("change", () => field.form.requestSubmit());
  field.closest("label").after(slide);
}
