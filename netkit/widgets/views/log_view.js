// A talk and what came of it, typed in one form.
import { field, form, h, heading } from "../controls.js";
import { whom } from "../whom.js";

const DAY = { placeholder: "today, friday, 28.11.2026" };

export function log(page) {
  const name = whom(page, "name", "With whom",
    { "data-first": true, fresh: "New in your network.", then: () => entry.elements.about.focus() });
  const entry = form({}, (fields) => page.act({ do: "log", who: name.id, ...fields }),
    h("div", { class: "nk-row" }, name.parts),
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
  return { parts: [heading("Log a talk"), entry], update, complete: name.complete };
}
