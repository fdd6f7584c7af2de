// A field for the name of a contact, completed as one types; the page sends what it completes.
import { button, field, h } from "./controls.js";

/** The field, its element `whom.parts`, the id that was chosen `whom.id`, and what takes a reply, `whom.complete`. */
export function whom(page, name, label, { fresh = "", then = () => {}, ...more } = {}) {
  let timer;
  const found = h("div", { class: "nk-row nk-found" });
  const isNew = h("span", { class: "nk-note", "aria-live": "polite", id: `nk-new-${name}` });
  const named = field(name, label, { "aria-describedby": isNew.id, ...more });
  const input = named.querySelector("input");
  const chosen = { id: null, input, parts: [named, found, isNew] };
  input.addEventListener("input", () => {
    chosen.id = null;
    clearTimeout(timer);
    timer = setTimeout(() => page.send({ do: "complete", name: input.value }), 80);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { found.querySelector("button")?.focus(); event.preventDefault(); }
  });
  chosen.complete = (reply) => {
    if (reply.name !== input.value || chosen.id) return;
    isNew.textContent = reply.new ? fresh : "";
    found.replaceChildren(...reply.completions.map(([id, text]) => button(text, () => {
      chosen.id = id;
      input.value = text;
      found.replaceChildren();
      isNew.textContent = "";
      then();
    })));
  };
  return chosen;
}
