// What to do this week, each step with the buttons that settle it.
import { button, field, form, h, heading, words } from "../controls.js";

const AT_ONCE = 50; // So many more are drawn at a time.

export function week(page, data) {
  const list = h("div");
  const hours = form({ class: "nk-form nk-hours" }, (typed) => page.open({ name: "week", ...typed }), h("div", { class: "nk-row" }, field("hours", "Hours I have", { value: data.hours }),
    h("button", { class: "nk-button" }, "Show")));
  const step = (one) => h("li", {}, h("div", { class: "nk-line" }, h("span", { class: "nk-day" }, `${one.minutes} min`),
    h("div", {}, words(one.what), words(one.why, { class: "nk-note" })),
    h("div", { class: "nk-row nk-acts" }, page.acts(one.acts, one.what),
      one.contact && !page.alone ? button("Open", () => page.open({ name: "person", id: one.contact }), { "aria-label": `Open the person: ${one.what}` }) : null)));
  const steps = (title, some) => some.length ? [...(title ? [h("h3", {}, title)] : []), h("ol", { class: "nk-list" }, some.map(step))] : [];
  const more = (now) => h("div", { class: "nk-row" }, now.more ? button(`Show ${Math.min(now.more, AT_ONCE)} more`,
    () => page.open({ ...page.shown.view, later: now.later.length + AT_ONCE })) : null);
  const planned = h("details", { open: page.alone }, h("summary", {}, "Plan one thing"), form({}, (fields) => page.act({ do: "plan", ...fields }),
    h("div", { class: "nk-row" }, field("whom", "Whom (an alias will do)"), field("what", "What", { wide: true })),
    h("div", { class: "nk-row" }, field("due", "By when", { value: "in 3 days" }),
      field("again", "When to look again", { placeholder: "in 3 weeks, or nothing" }),
      h("button", { class: "nk-button nk-main" }, "Plan it"))));
  const title = heading("This week");
  const update = (now, done) => {
    list.replaceChildren(words(now.caption), ...steps("", now.steps), ...steps("Left for later", now.later), more(now),
      ...now.notes.map((note) => words(note)),
      h("details", {}, h("summary", {}, "Why these?"), words(now.rule)));
    if (done?.startsWith("Planned")) for (const name of ["whom", "what", "again"]) planned.querySelector(`[name=${name}]`).value = "";
    if (done) title.focus();
  };
  update(data);
  return { parts: [title, hours, list, planned], update };
}
