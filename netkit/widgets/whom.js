// A field for the name of a contact, completed as one types.
import { button, field, h } from "./controls.js";

let made = 0;

/** The field, its elements `parts`, the id that was chosen `id`; `then` is called when somebody was chosen. */
export function whom(page, name, label, { fresh = "", then = () => {}, ...more } = {}) {
  let timer;
  const found = h("div", { class: "nk-row nk-found" });
  const isNew = h("span", { class: "nk-note", "aria-live": "polite", id: `nk-new-${(made += 1)}` });
  const named = field(name, label, { "aria-describedby": isNew.id, ...more });
  const input = named.querySelector("input");
  const chosen = { id: null, input, parts: [named, found, isNew] };
  const close = () => { clearTimeout(timer); found.replaceChildren(); isNew.textContent = ""; };
  const choose = (id, text) => () => { chosen.id = id; input.value = text; close(); then(); };
  const ask = () => page.look({ do: "complete", name: input.value }, (reply) => {
    if (reply.name !== input.value || chosen.id) return;
    isNew.textContent = reply.new ? fresh : "";
    found.replaceChildren(...reply.completions.map(([id, text]) => button(text, choose(id, text))));
  });
  input.addEventListener("input", () => { chosen.id = null; clearTimeout(timer); timer = setTimeout(ask, 80); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { found.querySelector("button")?.focus(); event.preventDefault(); }
    if (/^(Enter|Escape)$/.test(event.key)) close();
  });
  found.addEventListener("keydown", (event) => {
    const to = { ArrowDown: event.target.nextElementSibling, ArrowUp: event.target.previousElementSibling ?? input, Escape: input }[event.key];
    if (event.key === "Escape") close();
    if (to) { to.focus(); event.preventDefault(); }
  });
  return chosen;
}
