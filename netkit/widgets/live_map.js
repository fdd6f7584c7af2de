// The live map: it shows who a person is to you, and what changes without them or with one more tie.
import { button, choice, field, h, madeTable, words } from "./controls.js";

const SVG = "http://www.w3.org/2000/svg";
const REACH = 16; // Pointing this near to a mark means it, in points of the drawing.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CHOOSE = "choose …";
let made = 0;

const s = (tag, attributes) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

/** The control; `update()` asks for its data again. Where `page.act` is there, a tie can be kept. */
export function liveMap(page) {
  let people = new Map();
  let marks = new Map();
  let ties = [];
  let few = true; // So few that each has a mark and stands in a list.
  let seen = null; // Whose words are shown.
  let chosen = null;
  let alone = []; // Who would stand alone without the chosen one.
  let picking = false;
  let timer;
  let tried = [];
  let heads = [];
  const id = `nk-map-${(made += 1)}`;
  const look = (message, then) => page.look({ do: "map", ...message }, then);

  const picture = h("img", { alt: "", hidden: true });
  const over = s("svg", { role: "group", "aria-label": "Map: arrow keys move, Enter chooses, Escape leaves", tabindex: "-1" });
  const drawing = h("div", { class: "nk-drawing" }, picture, over);
  const waits = words("Drawing the map …", { class: "nk-note" });
  const caption = words("", { class: "nk-note" });
  const table = h("details", { hidden: true });
  const finder = h("div", { class: "nk-row" });
  const who = h("div", { class: "nk-who" });
  const change = h("div", { "aria-live": "polite" });
  const rows = h("div");
  const element = h("div", { class: "nk-map", role: "group", "aria-label": "Map" },
    h("div", { class: "nk-map-row" }, h("div", {}, drawing, waits, caption), h("div", { class: "nk-side" }, finder, who, change)),
    rows, table);

  // Who is there.

  function listed(found) {
    people = new Map(found.people.map((one) => [one.id, one]));
    heads = found.headings;
    tried = [];
    rows.replaceChildren();
    few = !found.many;
    finder.replaceChildren(...picker("Person", [...people.values()], choose));
    const again = chosen?.id;
    const here = change.contains(document.activeElement);
    choose(null);
    if (again && few) choose(people.get(again) ?? null);
    else if (again) look({ what: "person", id: again }, choose);
    if (here) (marks.get(again)?.mark ?? finder.querySelector("select, input")).focus();
  }

  /** A list of these people, or where there are none a field that finds somebody by a part of the name. */
  function picker(label, list, pick, value = "") {
    const find = (one) => look({ what: "person", id: one }, (found) => { people.set(found.id, found); pick(found); });
    if (few) {
      const named = (one) => list.filter(({ name }) => name === one.name).length > 1 ? `${one.name} (${one.lines[0][1]})` : one.name;
      const sorted = list.map((one) => [one.id, named(one)]).sort((a, b) => a[1].localeCompare(b[1]));
      return [choice(`${id}-${label}`, label, [["", CHOOSE], ...sorted], value, {
        onchange: (event) => { if (event.target.value) pick(people.get(event.target.value)); } })];
    }
    const found = h("div", { class: "nk-row nk-found" });
    let typing;
    const complete = (name) => look({ what: "find", name }, (reply) =>
      found.replaceChildren(...reply.found.map(([one, called]) => button(called, () => { found.replaceChildren(); find(one); }))));
    return [field(`${id}-${label}`, label, { placeholder: "a part of the name", oninput: (event) => {
      clearTimeout(typing);
      typing = setTimeout(() => complete(event.target.value), 120);
    } }), found];
  }

  // The drawing, with a place for the keyboard and the pointer over each mark.

  function drawn(found) {
    const [width, height] = found.size;
    picture.src = URL.createObjectURL(new Blob([found.svg], { type: "image/svg+xml" }));
    picture.onload = () => URL.revokeObjectURL(picture.src);
    picture.alt = found.alt;
    picture.hidden = false;
    waits.hidden = true;
    caption.textContent = found.caption;
    over.setAttribute("viewBox", `0 0 ${width} ${height}`);
    ties = found.ties;
    const focused = document.activeElement?.dataset?.who;
    const named = found.marks.filter(([one]) => people.has(one));
    named.sort(([one], [other]) => people.get(one).name.localeCompare(people.get(other).name));
    marks = new Map(named.map(([one, x, y, size]) => {
      const mark = s("circle", { cx: x, cy: y, r: Math.max(size / 2 + 2, 6), role: "button", tabindex: "-1", "aria-label": people.get(one).say, "data-who": one });
      return [one, { x, y, size, mark }];
    }));
    over.replaceChildren(lines, ...[...marks.values()].map(({ mark }) => mark));
    over.toggleAttribute("hidden", !marks.size);
    table.hidden = !found.table;
    table.replaceChildren(h("summary", {}, "The same data as a table"), madeTable(found.table));
    stops();
    show(seen);
    if (focused) marks.get(focused)?.mark.focus();
  }

  const lines = s("g", { "aria-hidden": "true" });

  /** One mark takes the Tab key: the chosen one, or the first. */
  function stops(at = chosen?.id) {
    const stop = marks.get(at) ?? marks.values().next().value;
    for (const one of marks.values()) one.mark.setAttribute("tabindex", one === stop ? "0" : "-1");
  }

  /** Ink over the ties of one person, and a ring; the drawing itself stays. */
  function emphasise(one) {
    const near = one ? new Set(one.knows) : new Set();
    const drawnTies = one ? ties.filter((tie) => tie[0] === one.id || tie[1] === one.id) : [];
    const done = new Set(drawnTies.flatMap((tie) => [tie[0], tie[1]]));
    const here = marks.get(one?.id);
    const straight = here ? [...near].filter((other) => !done.has(other) && marks.has(other)).map((other) =>
      [[here.x, here.y], [marks.get(other).x, marks.get(other).y]]) : [];
    const paths = [...drawnTies.map((tie) => tie[2]), ...straight].map(([from, ...more]) =>
      s("path", { d: `M ${from} ${more.length > 1 ? "Q" : "L"} ${more.join(" ")}` }));
    lines.replaceChildren(...paths);
    for (const path of paths) { // Each ends at the rim of a mark, so that the number in it can be read.
      const [length, rim] = [path.getTotalLength(), (here?.size ?? 0) / 2 + 2];
      path.setAttribute("stroke-dasharray", `0 ${rim} ${Math.max(length - 2 * rim, 0)} ${length}`);
    }
    for (const [key, { mark }] of marks) {
      mark.setAttribute("aria-pressed", String(key === chosen?.id));
      mark.classList.toggle("nk-seen", key === one?.id);
      mark.classList.toggle("nk-chosen", key === chosen?.id);
      mark.classList.toggle("nk-alone", alone.includes(key));
    }
  }

  // What is said of a person, and what would change.

  function show(one) {
    seen = one ?? chosen;
    emphasise(seen);
    if (!seen) return who.replaceChildren(words(few && !people.size ? "Nobody is on the map yet." : few ? "Point at a person, or choose one." : "Find a person by a part of the name.", { class: "nk-note" }));
    who.replaceChildren(h("h3", { dir: "auto" }, seen.name), h("dl", {}, seen.lines.flatMap(([label, text]) =>
      [h("dt", {}, label), h("dd", { dir: "auto" }, text)])));
    return undefined;
  }

  function choose(one) {
    if (picking && chosen && one && one.id !== chosen.id) return oneMore(one);
    chosen = one;
    alone = [];
    pick(false);
    stops();
    show(one);
    change.replaceChildren();
    const select = finder.querySelector("select");
    if (select) select.value = one?.id ?? "";
    if (!one) return undefined;
    const said = h("div");
    const result = h("div");
    const strangers = [...people.values()].filter((other) => other.id !== one.id && !one.knows.includes(other.id));
    const onMap = button("Choose on the map", () => pick(!picking), { "aria-pressed": "false", "data-pick": true, hidden: !marks.size });
    change.replaceChildren(h("h3", {}, `Without ${one.name}`), said, h("h3", {}, "With one more tie"),
      strangers.length || !few
        ? h("div", { class: "nk-row" }, ...picker(`If ${one.name} also knew`, strangers, oneMore), onMap)
        : words(`${one.name} knows everybody here already.`), result);
    change.result = result;
    look({ what: "without", id: one.id }, (found) => {
      if (chosen?.id !== one.id) return;
      said.replaceChildren(...found.sentences.map((text) => words(text)));
      alone = found.alone;
      emphasise(seen);
    });
    return undefined;
  }

  function pick(on) {
    picking = on;
    drawing.classList.toggle("nk-picking", on);
    change.querySelector("[data-pick]")?.setAttribute("aria-pressed", String(on));
  }

  function oneMore(other) {
    const one = chosen;
    pick(false);
    look({ what: "one_more", id: one.id, other: other.id }, (found) => {
      if (chosen?.id !== one.id) return;
      const keep = page.act && button("They know each other", () => page.act({ do: "set_tie", id: one.id, other: other.id, closeness: "3" }));
      change.result.replaceChildren(words(`If ${one.name} and ${other.name} knew each other:`),
        ...found.sentences.map((text) => words(text)), ...(keep ? [h("div", { class: "nk-row" }, keep)] : []));
      tried = [found.row, ...tried.filter(([label]) => label !== found.row[0])];
      const cell = (text, index) => h(index ? "td" : "th", index ? { "data-label": heads[index] } : { scope: "row", dir: "auto" }, text);
      rows.replaceChildren(h("table", { class: "nk-people" }, h("caption", {}, "What you have tried; nothing of it is kept"),
        h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", {}, [found.now, ...tried].map((row) => h("tr", {}, row.map(cell))))));
    });
  }

  // Pointing, and the keys.

  function under(event) {
    const box = over.getBoundingClientRect();
    const scale = over.viewBox.baseVal.width / box.width;
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    let [found, least] = [null, Math.max(REACH, 22 * scale)];
    for (const [key, mark] of marks) {
      const far = Math.hypot(mark.x - x, mark.y - y);
      if (far < least) [found, least] = [key, far];
    }
    return people.get(found) ?? null;
  }

  function next(from, [dx, dy]) {
    const here = marks.get(from);
    let [found, least] = [null, Infinity];
    for (const [key, { x, y }] of marks) {
      const [along, aside] = [(x - here.x) * dx + (y - here.y) * dy, Math.abs((x - here.x) * dy + (y - here.y) * dx)];
      const far = along + 2 * aside;
      if (along > 0.5 && far < least) [found, least] = [key, far];
    }
    return found;
  }

  over.addEventListener("pointermove", (event) => { const one = under(event); if (one !== seen && one) show(one); });
  over.addEventListener("pointerleave", () => show(chosen));
  over.addEventListener("click", (event) => {
    const one = event.detail === 0 ? people.get(event.target.dataset?.who) : under(event);
    if (one) { choose(one); marks.get(one.id)?.mark.focus({ preventScroll: true }); }
  });
  over.addEventListener("focusin", (event) => {
    const one = people.get(event.target.dataset?.who);
    if (one) { stops(one.id); show(one); }
  });
  over.addEventListener("focusout", (event) => { if (!over.contains(event.relatedTarget)) show(chosen); });
  over.addEventListener("keydown", (event) => {
    const from = event.target.dataset?.who;
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    const order = [...marks.keys()];
    const to = ARROWS[event.key] ? next(from, ARROWS[event.key]) : event.key === "Home" ? order[0] : event.key === "End" ? order.at(-1) : null;
    if (to) marks.get(to).mark.focus();
    else if (event.key === "Enter" || event.key === " ") choose(people.get(from));
    else if (event.key === "Escape") picking ? pick(false) : (choose(null), finder.querySelector("select, input")?.focus());
    else if (!ARROWS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
  });

  element.update = () => {
    clearTimeout(timer);
    const soon = (act, wait) => { timer = setTimeout(act, wait); };
    soon(() => look({ what: "people" }, (found) => {
      listed(found);
      soon(() => look({ what: "draw", aside: true }, drawn), 300);
    }), people.size ? 300 : 0);
  };
  element.update();
  return element;
}
