// A talk and what came of it, typed in one form.
import { choice, field, form, h, heading, tick } from "../controls.js";
import { whom } from "../whom.js";

const DAY = { placeholder: "today, friday, 28.11.2026" };

export function log(page, data) {
  const gifts = [["", "nothing"], ...data.gifts.map((one) => [one, one])];
  const help = (name, label, about) => h("div", { class: "nk-row" }, choice(name, label, gifts), field(`${name}_about`, about, { wide: true }));
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
    h("details", {}, h("summary", {}, "More: help that was given, others who were there, how, how long"),
      help("got", "They gave you", "Their help was about"), help("gave", "You gave them", "Your help was about"),
      h("div", { class: "nk-row" }, field("also", "Also there, with commas between", { wide: true }),
        field("channel", "How", { placeholder: "call, letter, lunch" }), field("minutes", "How long", { placeholder: "20 min, 1h30" })),
      h("div", { class: "nk-row" }, tick("unanswered", "They did not answer", "yes", false),
        tick("looked_up", "I looked it up first, before I asked", "yes", false))),
    h("div", { class: "nk-row" }, h("button", { class: "nk-button nk-main" }, "Keep")));
  const update = (_, done) => {
    if (!done) return;
    const next = log(page, data);
    entry.replaceWith(next.parts[1]);
    Object.assign(page.shown, next);
    next.parts[1].elements.name.focus();
  };
  return { parts: [heading("Log a talk"), entry], update };
}
