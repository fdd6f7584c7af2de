// The list of people, searched and filtered as one types.
import { button, choice, field, form, h, heading, words } from "../controls.js";

export function people(page, data, first) {
  let timer;
  const list = h("div");
  const ask = (more = {}) => page.open({ name: "people", ...Object.fromEntries(new FormData(filters)), ...more });
  const filters = form({ role: "search", oninput: () => { clearTimeout(timer); timer = setTimeout(ask, 120); } }, () => ask(),
    h("div", { class: "nk-row" },
      field("words", "Search", { wide: true, type: "search", value: first.words ?? "", "data-first": true, placeholder: "a name, or a word you wrote" }),
      choice("circle", "Circle", []),
      choice("which", "Show", [["", "everyone"], ["due", "those who are due"], ["archived", "archived"]], first.which)));
  const cell = (label, text, more = {}) => h("td", { "data-label": label, dir: "auto", ...more }, text);
  const { circle } = filters.elements;
  const update = ({ rows, start, total, size, count, circles }) => {
    page.listed = page.shown.view.name === "people" ? page.shown.view : first;
    circle.replaceChildren(...[["", "all"], ...circles].map(([key, text]) => h("option", { value: key }, text)));
    circle.value = page.listed.circle ?? "";
    const turn = (label, to, can) => can && button(label, () => ask({ start: to }));
    const pages = [turn("Previous", start - size, start > 0), turn("Next", start + size, start + size < total)].filter(Boolean);
    const lines = rows.map((row) => h("tr", {},
      h("th", { scope: "row" }, button(row.name, () => page.open({ name: "person", id: row.id }), { class: "nk-link", dir: "auto" })),
      cell("Circle", row.circle), cell("Helps with", row.help), cell("Last contact", row.last),
      cell("Next due", row.late ? `${row.due}, due` : row.due)));
    const head = h("tr", {}, ["Name", "Circle", "Helps with", "Last contact", "Next due"].map((text) => h("th", { scope: "col" }, text)));
    const none = page.listed.words || page.listed.circle || page.listed.which ? "Nobody fits this." : "Nobody yet. Log a first talk.";
    list.replaceChildren(words(total ? count : none, { class: "nk-note", role: "status" }),
      ...(total ? [h("table", { class: "nk-people", "aria-label": "People" }, h("thead", {}, head), h("tbody", {}, lines))] : []),
      h("div", { class: "nk-row" }, pages, button("Is somebody here twice?", () => page.open({ name: "pairs" }))));
  };
  update(data);
  return { parts: [heading("People"), filters, list], update };
}
