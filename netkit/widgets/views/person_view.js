// One person: what is known of them, and their timeline.
import { button, choice, field, form, h, heading, tick, words } from "../controls.js";
import { whom } from "../whom.js";

const HELP = { information: "information", referral: "whom to call", feedback: "feedback", support: "support" };

export function person(page, data) {
  const { id, title, fields: now } = data;
  const change = (changes, more = {}) => page.act({ do: "edit", id, changes, ...more });
  /** Send the values that are not as they were before. */
  const save = (values, before, more) => {
    const changes = Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== before[key]));
    if (Object.keys(changes).length) change(changes, more);
    else page.tell("Nothing was changed.");
  };
  const control = ([name, label, value, options]) => options ? choice(name, label, options, value)
    : field(name, label, { value, wide: !/^(.*_on|on|due|due_on|since|until|minutes|.*_to)$/.test(name) });
  const values = (fields) => Object.fromEntries(fields.map(([name, , value]) => [name, value]));
  const about = form({}, ({ roles: _, ...typed }, element) => {
    const roles = [...element.querySelectorAll("[name=roles]:checked")].map((box) => box.value);
    save({ ...typed, roles: roles.join() === now.roles.join() ? now.roles : roles }, { ...now, ...values(data.more) });
  },
    h("div", { class: "nk-row" }, field("name", "Name", { value: now.name, wide: true }),
      field("circles", "Circles, with commas between", { value: now.circles, wide: true })),
    h("div", { class: "nk-row" }, choice("closeness", "How close", [["", "not said"], ...data.closeness], now.closeness),
      field("cadence", "In touch how often", { value: now.cadence, placeholder: "every 3 months" })),
    h("fieldset", { class: "nk-row" }, h("legend", {}, "Helps you with"),
      data.roles.map((role) => tick("roles", HELP[role], role, now.roles.includes(role)))),
    field("notes", "Notes", { value: now.notes, rows: 2 }),
    h("details", {}, h("summary", {}, "More: work, telephone, how you met …"), h("div", { class: "nk-row" }, data.more.map(control))),
    h("div", { class: "nk-row" }, h("button", { class: "nk-button nk-main" }, "Save"),
      button(data.archived ? "Bring back" : "Archive", () => change({ archived: data.archived ? "no" : "yes" })),
      button("Forget …", () => page.act({ do: "forget", id }, page.listed))));
  const line = (event) => {
    const edit = form({ hidden: true }, (typed) => save(typed, values(event.fields), { id: event.id, ends: event.ends }),
      h("div", { class: "nk-row" }, event.fields.map(control)),
      h("button", { class: "nk-button nk-main" }, "Save the line"));
    const toggle = button("Correct", () => {
      edit.hidden = !edit.hidden;
      toggle.setAttribute("aria-expanded", String(!edit.hidden));
      if (!edit.hidden) edit.querySelector("input, select").focus();
    }, { "aria-label": `Correct: ${event.words}`, "aria-expanded": "false" });
    const remove = button("Delete …", () => page.act({ do: "delete", id: event.id, ends: event.ends, words: event.words }),
      { "aria-label": `Delete: ${event.words}` });
    return h("li", {}, h("div", { class: "nk-line" }, h("span", { class: "nk-day" }, event.day), words(event.words),
      h("div", { class: "nk-row nk-acts" }, page.acts(event.acts, event.words), toggle, remove)), edit);
  };
  const adding = h("div");
  const fill = (what) => {
    let other = null;
    const [, , fields] = data.add.find(([key]) => key === what);
    adding.replaceChildren(form({}, (typed) => page.act({ do: "add", id, what, who: other?.id, ...typed }),
      h("div", { class: "nk-row" }, fields.flatMap((one) => one[0] === "whom" ? (other = whom(page, "whom", one[1])).parts : control(one))),
      h("button", { class: "nk-button nk-main" }, "Add")));
  };
  page.adding ??= data.add[0][0]; // What was added last is likely to be added again.
  const kinds = choice("what", "Add", data.add.map(([what, label]) => [what, label]), page.adding,
    { onchange: (event) => fill((page.adding = event.target.value)) });
  fill(page.adding);
  const other = whom(page, "whom", "Same person as");
  const same = form({}, (typed) => page.act({ do: "same", id, who: other.id, ...typed }),
    h("div", { class: "nk-row" }, other.parts, h("button", { class: "nk-button" }, "Make them one …")));
  return {
    parts: [button("‹ People", () => page.open(page.listed), { class: "nk-link" }), heading(data.archived ? `${title} (archived)` : title),
      h("dl", {}, data.known.flatMap(([label, text]) => [h("dt", {}, label), h("dd", { dir: "auto" }, text)])),
      h("details", {}, h("summary", {}, "Name, circles, closeness, notes …"), about, same),
      h("details", {}, h("summary", {}, "Add a talk, a promise, help, a tie …"), h("div", { class: "nk-row" }, kinds), adding),
      h("h3", {}, "What happened"), data.events.length ? h("ol", { class: "nk-list" }, data.events.map(line)) : words("Nothing is on record yet.")],
  };
}
