// One person: what is known of them, and their timeline.
import { button, choice, field, form, h, heading, tick, words } from "../controls.js";
import { whom } from "../whom.js";

const HELP = { information: "information", referral: "whom to call", feedback: "feedback", support: "support" };

export function person(page, data) {
  const { id, title, fields: now } = data;
  const change = (changes, more = {}) => page.act({ do: "edit", id, changes, ...more });
  const differing = (values, before) => Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== before[key]));
  const save = (values, element) => {
    const roles = [...element.querySelectorAll("[name=roles]:checked")].map((box) => box.value);
    delete values.roles;
    const changes = differing(values, now);
    if (roles.join() !== now.roles.join()) changes.roles = roles;
    if (Object.keys(changes).length) change(changes);
    else page.tell("Nothing was changed.");
  };
  const about = form({}, save,
    h("div", { class: "nk-row" }, field("name", "Name", { value: now.name, wide: true }),
      field("circles", "Circles, with commas between", { value: now.circles, wide: true })),
    h("div", { class: "nk-row" }, choice("closeness", "How close", [["", "not said"], ...data.closeness], now.closeness),
      field("cadence", "In touch how often", { value: now.cadence, placeholder: "every 3 months" })),
    h("fieldset", { class: "nk-row" }, h("legend", {}, "Helps you with"),
      data.roles.map((role) => tick("roles", HELP[role], role, now.roles.includes(role)))),
    field("notes", "Notes", { value: now.notes, rows: 2 }),
    h("div", { class: "nk-row" }, h("button", { class: "nk-button nk-main" }, "Save"),
      button(data.archived ? "Bring back" : "Archive", () => change({ archived: data.archived ? "no" : "yes" })),
      button("Forget …", () => page.act({ do: "forget", id }, { name: "people" }))));
  const line = (event) => {
    const before = Object.fromEntries(event.fields.map(([name, , value]) => [name, value]));
    const edit = form({ hidden: true }, (values) => page.act({ do: "edit", id: event.id, changes: differing(values, before) }),
      h("div", { class: "nk-row" }, event.fields.map(([name, label, value]) => field(name, label, { value, wide: !/^(.*_on|on|since|until)$/.test(name) }))),
      h("button", { class: "nk-button nk-main" }, "Save the line"));
    const toggle = button("Correct", () => {
      edit.hidden = !edit.hidden;
      toggle.setAttribute("aria-expanded", String(!edit.hidden));
      if (!edit.hidden) edit.querySelector("input").focus();
    }, { "aria-label": `Correct: ${event.words}`, "aria-expanded": "false" });
    const remove = button("Delete …", () => page.act({ do: "delete", id: event.id, ends: event.ends, words: event.words }),
      { "aria-label": `Delete: ${event.words}` });
    return h("li", {}, h("div", { class: "nk-line" }, h("span", { class: "nk-day" }, event.day), words(event.words),
      h("div", { class: "nk-row nk-acts" }, page.acts(event.acts, event.words), event.fields.length ? toggle : null, remove)), edit);
  };
  const adding = h("div");
  const fill = (what) => {
    let other = null;
    const [, , fields] = data.add.find(([key]) => key === what);
    adding.replaceChildren(form({}, (values) => page.act({ do: "add", id, what, who: other?.id, ...values }),
      h("div", { class: "nk-row" }, fields.flatMap(([name, label, value]) => {
        if (name === "whom") return (other = whom(page, "whom", label)).parts;
        return Array.isArray(value) ? choice(name, label, value, value[0][0])
          : field(name, label, { value, wide: !["on", "due", "since", "until"].includes(name) });
      })), h("button", { class: "nk-button nk-main" }, "Add")));
  };
  page.adding ??= data.add[0][0]; // What was added last is likely to be added again.
  const kinds = choice("what", "Add", data.add.map(([what, label]) => [what, label]), page.adding,
    { onchange: (event) => fill((page.adding = event.target.value)) });
  fill(page.adding);
  const other = whom(page, "whom", "Same person as");
  const same = form({}, (values) => page.act({ do: "same", id, who: other.id, ...values }),
    h("div", { class: "nk-row" }, other.parts, h("button", { class: "nk-button" }, "Make them one …")));
  return {
    parts: [button("‹ People", () => page.open(page.listed), { class: "nk-link" }), heading(data.archived ? `${title} (archived)` : title),
      h("details", {}, h("summary", {}, "Name, circles, closeness, notes …"), about, same),
      h("details", {}, h("summary", {}, "Add a talk, a promise, help, a tie …"), h("div", { class: "nk-row" }, kinds), adding),
      h("h3", {}, "What happened"), data.events.length ? h("ol", { class: "nk-list" }, data.events.map(line)) : words("Nothing is on record yet.")],
  };
}
