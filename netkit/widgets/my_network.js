// The page of your own network: it shows what Python sends, and sends what was typed and pressed.
import { button, frame, h } from "./controls.js";
import { assess } from "./views/assess_view.js";
import { files } from "./views/files_view.js";
import { log } from "./views/log_view.js";
import { pairs } from "./views/pairs_view.js";
import { people } from "./views/people_view.js";
import { person } from "./views/person_view.js";
import { plans } from "./views/plans_view.js";
import { week } from "./views/week_view.js";

const VIEWS = { log, people, person, pairs, week, plans, assess, files };
const OF_PEOPLE = ["person", "pairs"]; // Views under the tab People.
const TABS = { log: "Log", people: "People", week: "This week", plans: "What you planned", assess: "Assess", files: "Files" };

function render(context) {
  const body = h("div", { class: "nk-body" });
  const names = context.model.get("views");
  let step = null; // What the button Undo names and takes back.
  let undoing = false;
  let done = 0; // How many acts were answered; a view of before one is not shown again without new data.
  const kept = {}; // Views that can be shown again, with what was typed there.
  const tabs = names.map((name) =>
    button(TABS[name], () => page.open(kept[name]?.view ?? { name }), { class: "nk-tab", "data-tab": name }));
  const undo = button("", () => {
    if (!step || undoing) return;
    undoing = true;
    page.act({ do: "undo", step });
  }, { class: "nk-button nk-undo" });
  const { inner, said, tell, send } = frame(context, answered, () => { undoing = false; });
  said.before(h("div", { class: "nk-bar" },
    h("div", { class: "nk-tabs", role: "group", "aria-label": "My network", hidden: tabs.length < 2 }, tabs), undo));
  inner.append(body);

  // What a view may call; `shown` is the view on the screen, `listed` the list of people that was shown last.
  const page = {
    shown: { view: { name: "" } },
    listed: { name: "people" },
    alone: tabs.length < 2,
    dropped: [], // files that wait for the view Files
    notebook: context.model.widget_manager?.context?.path.replace(/^[^/]*:/, ""),
    // A long view says what was done where it was done.
    tell: (...said) => (page.shown.tell ?? tell)(...said),
    look: send,
    open: (view) => {
      const again = kept[view.name];
      if (again && again !== page.shown && (again.same || again.done === done)) show(view); // It need not wait for the kernel.
      send({ view });
    },
    act: (message, view = page.shown.view, content = null) => {
      delete kept[page.shown.view.name]; // Until the answer: what was sent must not stand there to be sent again.
      return send({ view, ...message }, null, content);
    },
    /** Buttons for pairs of a label and the message that it sends. */
    acts: (pairs, about) => pairs.map(([label, message]) =>
      button(label, () => page.act(message), { "aria-label": `${label}: ${about}` })),
  };

  const root = inner.parentElement;
  const over = (event) => {
    if (!names.includes("files") || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault(); // The browser would open the file in place of JupyterLab.
    root.classList.toggle("nk-dropping", event.type === "dragover" && !inner.inert);
    if (event.type !== "drop" || inner.inert) return;
    page.dropped.push(...event.dataTransfer.files);
    if (page.shown.take) page.shown.take();
    else page.open({ name: "files" });
  };
  root.addEventListener("dragover", over);
  root.addEventListener("drop", over);
  root.addEventListener("dragleave", (event) => root.contains(event.relatedTarget) || root.classList.remove("nk-dropping"));

  // What another page or a terminal has changed is shown when one comes back to this page.
  const look = () => page.shown.update && !inner.inert && send({ view: page.shown.view }, (reply) => {
    name(reply.undo);
    if (reply.view.name !== page.shown.view.name || JSON.stringify(reply.view) === page.shown.data) return;
    page.shown.data = JSON.stringify(reply.view);
    page.shown.update(reply.view);
  });
  const seen = new IntersectionObserver(([entry]) => entry.isIntersecting && look());
  seen.observe(root);
  context.signal.addEventListener("abort", () => seen.disconnect());
  addEventListener("focus", look, { signal: context.signal });

  function answered(reply, message) {
    undoing = false;
    keep();
    if (reply.error) return page.tell(reply.error);
    if (reply.question) return ask(reply, message);
    // While the next file is read, what the last one brought still stands there.
    if (message.do || !message.file) (message.do === "undo" ? tell : page.tell)(reply.said);
    name(reply.undo);
    if (message.do) done += 1;
    const data = JSON.stringify(reply.view);
    const view = reply.view.name === message.view.name ? message.view : { name: reply.view.name };
    if (view !== message.view) delete kept[view.name]; // Its filters are not those of these data.
    const isThere = page.shown.view === view && page.shown.data === data && !message.do;
    if (!isThere && page.shown.view.name === view.name && page.shown.view.id === view.id && page.shown.update) {
      page.shown.view = view;
      page.shown.update(reply.view, message.do === "undo" ? "" : reply.said); // What was typed there stays.
    } else if (!isThere) show(view, reply.view);
    Object.assign(page.shown, { data, done });
  }

  function name(last) {
    step = last;
    undo.textContent = step ? `Undo: ${step.what}` : "Nothing to undo";
    undo.setAttribute("aria-disabled", String(!step));
  }

  function keep() {
    if (page.shown.update) kept[page.shown.view.name] = page.shown;
  }

  function show(view, data) {
    const from = page.shown.view;
    const opened = from.name === view.name && from.id === view.id ? [...body.querySelectorAll("details")].map((one) => one.open) : [];
    const again = kept[view.name];
    page.shown = again ?? { view, same: data.same, ...VIEWS[view.name](page, data, view) };
    page.shown.view = view;
    keep();
    again?.tell?.();
    if (again && data) again.update(data);
    page.shown.take?.();
    body.replaceChildren(...page.shown.parts);
    body.querySelectorAll("details").forEach((one, at) => { one.open ||= Boolean(opened[at]); });
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.tab === (OF_PEOPLE.includes(view.name) ? "people" : view.name)));
    // Where a part was replaced, the keyboard goes on at its heading; at first the page takes no focus, and Undo keeps it.
    if (from.name && document.activeElement !== undo) (body.querySelector("[data-first]") ?? body.querySelector("h2"))?.focus();
  }

  function ask({ question, choices }, message) {
    const before = document.activeElement;
    const answers = choices.map(([label, more]) => button(label, () => page.act({ ...message, ...more })));
    const leave = button("Cancel", () => { page.tell(""); before?.focus?.(); });
    page.tell(question, [h("div", { class: "nk-row" }, answers, leave)]);
    answers[0]?.focus();
  }

  page.open({ name: names[0] });
}

export default { render };
