// The page of your own network: it shows what Python sends, and sends what was typed and pressed.
import { button, channel, choice, field, form, h, keepKeys, tick, watchKernel, words } from "./controls.js";

const TABS = { log: "Log", people: "People", week: "This week" };
const HELP = { information: "information", referral: "whom to call", feedback: "feedback", support: "support" };
const DAY = { placeholder: "today, friday, 28.11.2026" };

function render({ model, el, signal }) {
  const said = h("div", { class: "nk-said", role: "status" });
  const body = h("div", { class: "nk-body" });
  const over = h("p", { class: "nk-over", role: "alert", hidden: true });
  const tabs = Object.entries(TABS).map(([name, label]) =>
    button(label, () => open({ name }), { class: "nk-tab", "data-tab": name }));
  const page = h("div", { class: "nk-page" },
    h("div", { class: "nk-tabs", role: "group", "aria-label": "My network" }, tabs), said, body);
  const root = h("div", { class: "nk-root" }, over, page);
  el.append(root);
  keepKeys(root, signal);

  const tell = (text, more = []) => {
    said.replaceChildren(...(text ? [words(text)] : []), ...more);
    if (text) said.scrollIntoView({ block: "nearest" });
  };
  const silent = () => tell("No answer yet. Is another cell still running? If this stays, run this cell again.");
  const send = channel(model, signal, answered, silent);
  watchKernel({ model, signal }, (state) => {
    if (state === "dead") {
      page.inert = true;
      root.classList.add("nk-dead");
    }
    over.textContent = state === "dead" ? "Run this cell again to use this page." : "JupyterLab has lost its kernel; wait a moment.";
    over.hidden = state === "live";
  });

  let shown = { view: { name: "" } };
  let listed = { name: "people" }; // the list that was shown last, to go back to
  const open = (view) => send({ view });
  const act = (message, view = shown.view) => send({ view, ...message });

  function answered(reply, message) {
    if (reply.completions) return shown.complete?.(reply);
    if (reply.error) return tell(reply.error);
    if (reply.question) return ask(reply, message);
    tell(reply.said);
    const { view } = message;
    if (shown.view.name === view.name && shown.view.id === view.id && shown.update) {
      shown.view = view;
      shown.update(reply.view, reply.said);
    } else show(view, reply.view);
  }

  function show(view, data) {
    const from = shown.view;
    shown = { view, ...VIEWS[view.name](data, view) };
    body.replaceChildren(...shown.parts);
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.tab === view.name));
    // Where a part was replaced, the keyboard goes on at its heading; at first the page takes no focus.
    if (from.name) (body.querySelector("[data-first]") ?? body.querySelector("h2"))?.focus();
  }

  function ask({ question, choices }, message) {
    const before = document.activeElement;
    const give = (more) => () => send({ ...message, ...more });
    const answers = choices.map(([label, more]) => button(label, give(more)));
    const leave = button("Cancel", () => { tell(""); before?.focus?.(); });
    tell(question, [h("div", { class: "nk-row" }, answers, leave)]);
    answers[0]?.focus();
  }

  const heading = (text) => h("h2", { tabindex: "-1", dir: "auto" }, text);
  const acts = (pairs, about) => pairs.map(([label, message]) =>
    button(label, () => act(message), { "aria-label": `${label}: ${about}` }));

  function log() {
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
      timer = setTimeout(() => send({ do: "complete", name: name.value }), 80);
    });
    name.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { found.querySelector("button")?.focus(); event.preventDefault(); }
    });
    const entry = form({}, (fields) => act({ do: "log", who, ...fields }),
      h("div", { class: "nk-row" }, named, found, isNew),
      h("div", { class: "nk-row" }, field("on", "When", { value: "today", ...DAY }),
        field("about", "What about", { wide: true })),
      h("div", { class: "nk-row" },
        field("promise", "You promised", { wide: true, placeholder: "leave empty if nothing" }),
        field("due", "By when", { value: "in a week" })),
      h("div", { class: "nk-row" },
        field("call", "They told you to call", { wide: true }), field("ask", "You asked for", { wide: true })),
      h("div", { class: "nk-row" }, h("button", { class: "nk-button nk-main" }, "Keep")));
    const update = () => {
      const next = log();
      entry.replaceWith(next.parts[1]);
      Object.assign(shown, next);
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

  function people(data, first) {
    let timer;
    const list = h("div");
    const ask = (more = {}) => open({ name: "people", ...Object.fromEntries(new FormData(filters)), ...more });
    const filters = form({ role: "search", oninput: () => { clearTimeout(timer); timer = setTimeout(ask, 120); } }, () => ask(),
      h("div", { class: "nk-row" },
        field("words", "Search", { wide: true, type: "search", value: first.words ?? "", "data-first": true, placeholder: "a name, or a word you wrote" }),
        choice("circle", "Circle", [["", "all"], ...data.circles.map((one) => [one, one])], first.circle),
        choice("which", "Show", [["", "everyone"], ["due", "those who are due"], ["archived", "archived"]], first.which)));
    const cell = (label, text, more = {}) => h("td", { "data-label": label, dir: "auto", ...more }, text);
    const update = ({ rows, start, total, size, count }) => {
      listed = shown.view.name === "people" ? shown.view : first;
      const turn = (label, to, can) => can && button(label, () => ask({ start: to }));
      const pages = [turn("Previous", start - size, start > 0), turn("Next", start + size, start + size < total)].filter(Boolean);
      const lines = rows.map((row) => h("tr", {},
        h("th", { scope: "row" }, button(row.name, () => open({ name: "person", id: row.id }), { class: "nk-link", dir: "auto" })),
        cell("Circle", row.circle), cell("Helps with", row.help), cell("Last contact", row.last),
        cell("Next due", row.late ? `${row.due}, due` : row.due)));
      const head = h("tr", {}, ["Name", "Circle", "Helps with", "Last contact", "Next due"].map((text) => h("th", { scope: "col" }, text)));
      const none = listed.words || listed.circle || listed.which ? "Nobody fits this." : "Nobody yet. Log a first talk.";
      list.replaceChildren(words(total ? count : none, { class: "nk-note", role: "status" }),
        ...(total ? [h("table", { class: "nk-people", "aria-label": "People" }, h("thead", {}, head), h("tbody", {}, lines))] : []),
        h("div", { class: "nk-row" }, pages));
    };
    update(data);
    return { parts: [heading("People"), filters, list], update };
  }

  function person(data) {
    const { id, title, fields: now } = data;
    const change = (changes, more = {}) => act({ do: "edit", id, changes, ...more });
    const differing = (values, before) => Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== before[key]));
    const save = (values, element) => {
      const roles = [...element.querySelectorAll("[name=roles]:checked")].map((box) => box.value);
      delete values.roles;
      const changes = differing(values, now);
      if (roles.join() !== now.roles.join()) changes.roles = roles;
      if (Object.keys(changes).length) change(changes);
      else tell("Nothing was changed.");
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
        button("Forget …", () => act({ do: "forget", id }, { name: "people" }))));
    const line = (event) => {
      const before = Object.fromEntries(event.fields.map(([name, , value]) => [name, value]));
      const edit = form({ hidden: true }, (values) => act({ do: "edit", id: event.id, changes: differing(values, before) }),
        h("div", { class: "nk-row" }, event.fields.map(([name, label, value]) => field(name, label, { value, wide: !/^(.*_on|on|since|until)$/.test(name) }))),
        h("button", { class: "nk-button nk-main" }, "Save the line"));
      const toggle = button("Correct", () => {
        edit.hidden = !edit.hidden;
        toggle.setAttribute("aria-expanded", String(!edit.hidden));
        if (!edit.hidden) edit.querySelector("input").focus();
      }, { "aria-label": `Correct: ${event.words}`, "aria-expanded": "false" });
      const remove = button("Delete …", () => act({ do: "delete", id: event.id, ends: event.ends, words: event.words }),
        { "aria-label": `Delete: ${event.words}` });
      return h("li", {}, h("div", { class: "nk-line" }, h("span", { class: "nk-day" }, event.day), words(event.words),
        h("div", { class: "nk-row nk-acts" }, acts(event.acts, event.words), event.fields.length ? toggle : null, remove)), edit);
    };
    return {
      parts: [button("‹ People", () => open(listed), { class: "nk-link" }), heading(data.archived ? `${title} (archived)` : title),
        h("details", {}, h("summary", {}, "Name, circles, closeness, notes …"), about),
        h("h3", {}, "What happened"), data.events.length ? h("ol", { class: "nk-list" }, data.events.map(line)) : words("Nothing is on record yet.")],
    };
  }

  function week(data) {
    const list = h("div");
    const hours = form({ class: "nk-form nk-hours" }, ({ hours: text }) => {
      const number = Number(text.trim().replace(",", "."));
      if (number > 0) open({ name: "week", hours: number });
      else tell("Write the hours as a number above 0, such as 2 or 1.5.");
    }, h("div", { class: "nk-row" }, field("hours", "Hours I have", { value: String(data.hours), inputmode: "decimal" }),
      h("button", { class: "nk-button" }, "Show")));
    const step = (one) => h("li", {}, h("div", { class: "nk-line" }, h("span", { class: "nk-day" }, `${one.minutes} min`),
      h("div", {}, words(one.what), words(one.why, { class: "nk-note" })),
      h("div", { class: "nk-row nk-acts" }, acts(one.acts, one.what),
        button("Open", () => open({ name: "person", id: one.contact }), { "aria-label": `Open the person: ${one.what}` }))));
    const steps = (title, some) => some.length ? [...(title ? [h("h3", {}, title)] : []), h("ol", { class: "nk-list" }, some.map(step))] : [];
    const title = heading("This week");
    const update = (now, done) => {
      list.replaceChildren(words(now.caption), ...steps("", now.steps), ...steps("Left for later", now.later),
        ...now.notes.map((note) => words(note)),
        h("details", {}, h("summary", {}, "Why these?"), words(now.rule)));
      if (done) title.focus();
    };
    update(data);
    return { parts: [title, hours, list], update };
  }

  const VIEWS = { log, people, person, week };
  open({ name: "log" });
}

export default { render };
