// To assess a network: who gives which help, how close they are and from where, who knows whom, and the map.
import { button, choice, field, form, h, heading, tick, words } from "../controls.js";
import { liveMap } from "../live_map.js";
import { whom } from "../whom.js";

const USUAL = "3"; // The closeness of a new tie, until another is chosen.
let made = 0;

export function assess(page, data) {
  let people = new Map();
  let now = data;
  let back = null; // Where the keyboard goes on after the answer.
  let current = null; // Of whom it is asked whom they know.
  const id = `nk-assess-${(made += 1)}`;
  const status = () => h("div", { class: "nk-said", role: "status" });
  const places = [status(), status(), status()];
  let place = places[0];
  const act = (where, message, focus = null) => { [place, back] = [places[where], focus]; page.act(message); };
  // What is said stands in the step where something was done: the page is long.
  const tell = (text, more = []) => {
    for (const one of places) one.replaceChildren();
    if (text) place.replaceChildren(words(text), ...more);
    if (more.length) place.scrollIntoView({ block: "nearest" });
  };

  /** A form for one name; `choose(id, name, input)` gets whom one chose, or only the name. */
  function naming(label, choose, submit) {
    const named = whom(page, "name", label, { wide: true, fresh: "New in your network.", then: () => give() });
    const give = () => {
      const { id: who, input } = named;
      named.id = null;
      choose(who, input.value, input);
    };
    const [entry, ...more] = named.parts;
    return form({}, give, h("div", { class: "nk-row" }, entry, submit ? h("button", { class: "nk-button" }, submit) : null),
      h("div", { class: "nk-row nk-found" }, more));
  }

  // 1 · Who gives which help.

  const asked = data.questions.map(([kind, question]) => {
    const chips = h("ul", { class: "nk-row nk-chips", "aria-label": question });
    const entry = naming("Name or alias", (who, name, input) => act(0, { do: "name_for", kind, who, name }, input), "Add");
    const input = entry.querySelector("input");
    const show = () => chips.replaceChildren(...[...people.values()].filter((one) => one.kinds.includes(kind)).map((one) =>
      h("li", {}, h("span", { dir: "auto" }, one.name), button("×", () => act(0, { do: "unname_for", kind, id: one.id }, input),
        { class: "nk-off", "aria-label": `Take ${one.name} out of: ${question}`, title: `Take off ${one.name}` }))));
    return { part: h("fieldset", { class: "nk-question" }, h("legend", {}, question), chips, entry), show, input };
  });
  asked[0].input.dataset.first = "";
  const gaps = words("", { class: "nk-gaps" });

  // 2 · How close, and from where.

  const rows = new Map();
  const list = h("ul", { class: "nk-list" });
  const others = words("", { class: "nk-note" });
  const finder = naming("Somebody who is not listed", (who, name, input) => {
    if (!who) return;
    input.value = "";
    page.shown.view = { ...page.shown.view, also: [...(page.shown.view.also ?? []), who] };
    back = () => rows.get(who)?.name;
    page.open(page.shown.view);
  });
  const circles = h("datalist", { id: `${id}-circles` });

  function row(one) {
    const edit = (changes) => act(1, { do: "edit", id: one.id, changes });
    const on = (name, control) => {
      control.addEventListener("change", () => edit({ [name]: control.value }));
      return control;
    };
    const parts = [field("name", "Name", { wide: true }), choice("closeness", "How close", [["", "not said"], ...data.closeness]),
      field("circles", "From where", { wide: true, list: circles.id, placeholder: "studies, present job, choir …" })];
    const [name, closeness, from] = parts.map((part) => on(part.querySelector("[name]").name, part.querySelector("[name]")));
    const kinds = words("", { class: "nk-note" });
    const gone = button("Take out …", () => act(1, { do: "forget", id: one.id }, finder.querySelector("input")));
    const show = (next) => {
      for (const [control, value] of [[name, next.name], [closeness, next.closeness], [from, next.circles]])
        if (control !== document.activeElement || control === closeness) control.value = value;
      name.setAttribute("aria-label", `Name of ${next.name}`);
      closeness.setAttribute("aria-label", `How close ${next.name} is to you`);
      from.setAttribute("aria-label", `From where you know ${next.name}`);
      gone.setAttribute("aria-label", `Take out ${next.name} …`);
      kinds.textContent = next.kinds.join(", ") || "no kind of help named";
    };
    return { part: h("li", {}, h("div", { class: "nk-row nk-about" }, parts, gone, kinds)), show, name };
  }

  // 3 · Who knows whom.

  const pairs = new Map();
  const boxes = h("div");
  const progress = words("", { class: "nk-progress" });
  const think = choice("person", "Think of", []);
  const select = think.querySelector("select");
  const known = words("");
  const next = button("Next person", () => {
    const order = [...people.keys()];
    const after = [...order.slice(order.indexOf(current) + 1), ...order.slice(0, order.indexOf(current))];
    const through = current;
    current = after.find((one) => !people.get(one).done) ?? after[0];
    // When the answer comes, everybody may have been looked at.
    act(2, { do: "gone_through", id: through, others: order.filter((one) => one !== through) },
      () => boxes.querySelector("input") ?? next);
  });
  select.addEventListener("change", () => { current = select.value; showPairs(); });

  function pair(other) {
    const label = tick("knows", "", other.id, false);
    const [box, called] = [label.querySelector("input"), label.querySelector("span")];
    const part = h("div", { class: "nk-row nk-others" }, label);
    let how = null; // The list of how close they are, made when it is needed: most do not know each other.
    const send = () => act(2, { do: "set_tie", id: current, other: other.id, closeness: box.checked ? how.value : "" });
    const turn = () => {
      if (box.checked && !how) {
        part.append(choice("tie", "", data.closeness, USUAL, { onchange: send }));
        how = part.querySelector("select");
      }
      if (!how) return;
      how.parentElement.hidden = !box.checked;
      how.setAttribute("aria-label", `How close ${people.get(current).name} and ${called.textContent} are`);
    };
    box.addEventListener("change", () => { turn(); send(); });
    const show = (named, tie) => {
      called.textContent = named;
      box.checked = Boolean(tie);
      turn();
      if (how) how.value = tie ?? USUAL;
    };
    return { part, show };
  }

  function showPairs() {
    const order = [...people.values()];
    if (!people.has(current)) current = (order.find((one) => !one.done) ?? order[0])?.id ?? null;
    think.hidden = next.hidden = known.hidden = order.length < 2;
    select.replaceChildren(...order.map((one) => h("option", { value: one.id }, one.done ? `${one.name} ✓` : one.name)));
    select.value = current;
    const ties = new Map(now.ties.flatMap(([a, b, closeness]) => a === current ? [[b, closeness]] : b === current ? [[a, closeness]] : []));
    const here = order.length < 2 ? [] : order.filter((one) => one.id !== current);
    if (current) known.textContent = `Whom of these does ${people.get(current).name} know? Tick them, then go on; unticked means “not, as far as I know”.`;
    patch(boxes, pairs, here, pair, (one, line) => line.show(one.name, ties.get(one.id)));
    progress.textContent = now.progress;
  }

  /** Keep the lines of those who are still there, so that what has the focus keeps it. */
  function patch(parent, lines, here, make, show) {
    const ids = new Set(here.map((one) => one.id));
    for (const [key, line] of lines) if (!ids.has(key)) { line.part.remove(); lines.delete(key); }
    here.forEach((one, index) => {
      if (!lines.has(one.id)) lines.set(one.id, make(one));
      const line = lines.get(one.id);
      if (parent.children[index] !== line.part) parent.insertBefore(line.part, parent.children[index] ?? null);
      show(one, line);
    });
  }

  // The map and the numbers.

  const map = liveMap(page);
  const numbers = h("div");

  function update(found, said) {
    now = found;
    people = new Map(found.people.map((one) => [one.id, one]));
    for (const one of asked) one.show();
    gaps.textContent = found.gaps;
    others.textContent = found.others;
    finder.hidden = !found.others;
    circles.replaceChildren(...found.circles.map((value) => h("option", { value })));
    patch(list, rows, found.people, row, (one, line) => line.show(one));
    showPairs();
    numbers.replaceChildren(...found.numbers.map((text) => words(text)));
    if (said !== undefined || back) {
      const to = typeof back === "function" ? back() : back;
      if (to?.form && to.closest(".nk-question")) to.value = "";
      to?.focus();
      back = null;
    }
  }
  update(data);
  const changed = (found, said) => { update(found, said); map.update(); };
  return {
    parts: [heading("Assess your network"), words(data.introduction),
      h("section", {}, h("h3", {}, "1 · Who gives which help"), places[0], asked.map((one) => one.part), gaps),
      h("section", {}, h("h3", {}, "2 · How close, and from where"), places[1], circles, list, others, finder),
      h("section", {}, h("h3", {}, "3 · Who knows whom"), places[2], h("div", { class: "nk-row" }, think), known, boxes,
        h("div", { class: "nk-row" }, next), progress),
      h("section", {}, h("h3", {}, "The map"), map, numbers)],
    update: changed,
    tell,
  };
}
