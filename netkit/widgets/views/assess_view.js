// To assess a network: who gives which help, how close and from where, who knows whom, and the map.
import { button, choice, field, form, h, heading, words } from "../controls.js";
import { liveMap } from "../live_map.js";

export function assess(page, data) {
  const refresh = (more = {}) => ({ name: "assess", of: page.shown.view.of, ...more });

  // By kind of help: the field of each question stays, so that typing is never interrupted.
  const question = ({ kind, question: text }) => {
    const chips = h("span", { class: "nk-row nk-chips" });
    const found = h("div", { class: "nk-row nk-found" });
    let who = null;
    let timer;
    const labelled = field("name", "Name or alias", { "data-key": `name-${kind}` });
    const name = labelled.querySelector("input");
    const clear = () => { name.value = ""; who = null; found.replaceChildren(); };
    const add = () => { if (name.value.trim()) page.act({ do: "name_for", kind, who, name: name.value }, refresh()); };
    name.addEventListener("input", () => {
      who = null;
      clearTimeout(timer);
      timer = setTimeout(() => page.look({ do: "complete", name: name.value }, (reply) => {
        if (reply.name !== name.value) return;
        found.replaceChildren(...reply.completions.map(([id, label]) => button(label, () => { name.value = label; who = id; add(); })));
      }), 80);
    });
    name.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { found.querySelector("button")?.focus(); event.preventDefault(); }
    });
    const element = h("fieldset", { class: "nk-question" }, h("legend", {}, text), chips,
      form({}, add, h("div", { class: "nk-row" }, labelled, h("button", { class: "nk-button" }, "Add"), found)));
    const update = (people) => {
      if (people.length !== chips.children.length) clear();
      chips.replaceChildren(...people.map((one) => button(`${one.name} ×`, () => page.act({ do: "unname_for", kind, id: one.id }, refresh()),
        { "aria-label": `Take ${one.name} out of: ${text}`, "data-key": `chip-${kind}-${one.id}`, dir: "auto" })));
    };
    return { kind, element, update };
  };
  const questions = data.questions.map(question);
  const gaps = words("", { "aria-live": "polite" });

  const people = h("div");
  const change = (id, changes) => page.act({ do: "edit", id, changes }, refresh());
  const row = (one, now) => {
    const cell = (label, control) => h("td", { "data-label": label }, control);
    const text = (name, label, value) => h("input", { value, "aria-label": `${label}: ${one.name}`, "data-key": `${name}-${one.id}`, dir: "auto",
      list: name === "circles" ? "nk-circles" : null, onchange: (event) => change(one.id, { [name]: event.target.value }) });
    const close = h("select", { "aria-label": `How close: ${one.name}`, "data-key": `close-${one.id}`,
      onchange: (event) => change(one.id, { closeness: event.target.value }) },
    [["", "not said"], ...now.closeness].map(([value, label]) => h("option", { value }, label)));
    close.value = one.closeness;
    return h("tr", {}, h("th", { scope: "row" }, text("name", "Name", one.name)), cell("How close", close),
      cell("From where", text("circles", "From where", one.circle)), h("td", { "data-label": "Help" }, one.help),
      h("td", {}, button("Archive", () => change(one.id, { archived: "yes" }), { "aria-label": `Archive ${one.name}`, "data-key": `archive-${one.id}` })));
  };

  const ties = h("div");
  const tied = (now) => {
    if (now.few) return [words(now.few)];
    const set = (other, closeness) => page.act({ do: "set_tie", id: now.of, other, closeness }, refresh({ of: now.of }));
    const other = (one) => {
      const box = h("input", { type: "checkbox", "data-key": `knows-${now.of}-${one.id}`, onchange: (event) => set(one.id, event.target.checked ? "3" : "") });
      box.checked = Boolean(one.closeness);
      const close = choice("closeness", "", data.closeness, one.closeness, { "aria-label": `How close ${now.name} and ${one.name} are`,
        "data-key": `tie-${now.of}-${one.id}`, onchange: (event) => set(one.id, event.target.value) });
      close.hidden = !one.closeness;
      return h("li", { class: "nk-row" }, h("label", { class: "nk-tick" }, box, h("span", { dir: "auto" }, one.name)), close);
    };
    const next = button(now.done ? "Next person" : "Done, next person", () => (now.done
      ? page.open(refresh({ of: now.next })) : page.act({ do: "gone_through", id: now.of }, refresh({ of: now.next }))),
    { class: "nk-button nk-main", "data-key": "next" });
    return [h("div", { class: "nk-row" }, choice("of", "Think of", now.people, now.of,
      { "data-key": "of", onchange: (event) => page.open(refresh({ of: event.target.value })) })),
    words(`Which of these does ${now.name} know? Tick them.`), h("ul", { class: "nk-list nk-others" }, now.others.map(other)),
    h("div", { class: "nk-row" }, next), words(now.said, { class: "nk-note", role: "status" })];
  };

  const map = h("div");
  let live = null;
  const update = (now) => {
    data.closeness = now.closeness;
    const key = document.activeElement?.dataset?.key;
    for (const [index, one] of questions.entries()) one.update(now.questions[index].people);
    gaps.textContent = now.gaps;
    const heads = ["Name", "How close", "From where", "Help", "Archive"].map((text) => h("th", { scope: "col" }, text));
    people.replaceChildren(h("datalist", { id: "nk-circles" }, now.circles.map((one) => h("option", { value: one }))),
      now.people.length ? h("table", { class: "nk-people nk-edit", "aria-label": "How close, and from where" }, h("thead", {}, h("tr", {}, heads)),
        h("tbody", {}, now.people.map((one) => row(one, now)))) : words("Nobody yet. Name a first person above."),
      words(now.rest, { class: "nk-note" }));
    ties.replaceChildren(...tied(now.ties));
    if (now.people.length) {
      if (live) live.update();
      else map.replaceChildren(live = liveMap(page));
    }
    numbers.replaceChildren(...now.numbers.map((text) => words(text)));
    if (key && !document.activeElement?.dataset?.key) (root.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? root.querySelector("h2")).focus();
  };
  const numbers = h("div");
  const root = h("div", {}, heading("Assess your network"), words(data.blanks),
    h("h3", {}, "1 · Who gives which help"), questions.map((one) => one.element), gaps,
    h("h3", {}, "2 · How close, and from where"), people, h("h3", {}, "3 · Who knows whom"), ties,
    h("h3", {}, "The map"), map, numbers);
  update(data);
  return { parts: [root], update };
}
