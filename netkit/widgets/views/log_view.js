// A talk and what came of it, typed in one form.
import { button, field, form, h, heading } from "../controls.js";

const DAY = { placeholder: "today, friday, 28.11.2026" };

export function log(page) {
  let who = null;
  let timer;
  const found = h("div", { class: "nk-row nk-found" });
  const isNew = h("span", { class: "nk-note", "aria-live": "polite" });
  const named = field("name", "With whom", { "data-first": true, "aria-describedby": "nk-new" });
  const name = named.querySelector("input");
  isNew.id = "nk-new";
  const choose = (id, label) => { who = id; name.value = label; found.replaceChildren(); isNew.textContent = ""; };
  name.addEventListener("input", () => {
    who = null;
    clearTimeout(timer);
    timer = setTimeout(() => page.send({ do: "complete", name: name.value }), 80);
  });
  name.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { found.querySelector("button")?.focus(); event.preventDefault(); }
  });
  const entry = form({}, (fields) => page.act({ do: "log", who, ...fields }),
    h("div", { class: "nk-row" }, named, found, isNew),
    h("div", { class: "nk-row" }, field("on", "When", { value: "today", ...DAY }),
      field("about", "What about", { wide: true })),
    h("div", { class: "nk-row" },
      field("promise", "You promised", { wide: true, placeholder: "leave empty if nothing" }),
      field("due", "By when", { value: "in a week" })),
    h("div", { class: "nk-row" },
      field("call", "They told you to call", { wide: true }), field("ask", "You asked for", { wide: true })),
    h("div", { class: "nk-row" }, h("button", { class: "nk-button nk-main" }, "Keep")));
  const update = (_, done) => {
    if (!done) return;
    const next = log(page);
    entry.replaceWith(next.parts[1]);
    Object.assign(page.shown, next);
    next.parts[1].elements.name.focus();
  };
  const complete = (reply) => {
    if (reply.name !== name.value || who) return;
    isNew.textContent = reply.new ? "New in your network." : "";
    found.replaceChildren(...reply.completions.map(([id, label]) =>
      button(label, () => { choose(id, label); entry.elements.about.focus(); })));
  };
  return { parts: [heading("Log a talk"), entry], update, complete };
}
