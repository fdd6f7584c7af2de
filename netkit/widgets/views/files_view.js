// Files: choose or drop one, see what it would bring, keep it or leave it; exports, where the network lies, and its end.
import { button, choice, form, h, heading, words } from "../controls.js";

const base = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}").baseUrl;

/** What netkit takes from which file: the page of the book, where JupyterLab serves it. */
function rules() {
  const told = "What netkit takes from which file, and what it leaves";
  return base() ? h("p", {}, h("a", { href: `${base()}static/book/book/import.html`, target: "_blank", class: "nk-link" }, told)) : null;
}

/** A link to a file beside the notebook, where JupyterLab serves it. */
function download(page, file) {
  const served = base();
  if (!served || page.notebook == null) return file.split("/").pop();
  const path = [...page.notebook.split("/").slice(0, -1), ...file.split("/")].map((part) => (part === ".." ? part : encodeURIComponent(part)));
  const name = file.split("/").pop();
  const href = new URL(`${served}files/${path.join("/")}`, location.href).href;
  return h("a", { href, download: name, class: "nk-link", "aria-label": `Download ${name}` }, name);
}

const LARGEST = 64; // MB, as Python's readers have it

export function files(page, data) {
  const waiting = [];
  let current = null; // the file that is looked at, and how it is read
  const title = heading("Files");
  const preview = h("div", { "aria-live": "polite" });
  const pairs = h("div", { class: "nk-row" });
  const beside = h("div");
  const where = h("div");

  const next = () => {
    const file = waiting.shift();
    current = file ? { file, how: {} } : null;
    preview.replaceChildren();
    if (current) read();
    else title.focus();
  };
  const leave = () => { page.tell(`${current.file.name} was left. Nothing of it was kept.`); next(); };
  const refuse = (why) => preview.replaceChildren(words(`${current.file.name} ${why}`), button("Leave it", leave));
  const send = async (more, view) => {
    const { file, how } = current;
    if (file.size > LARGEST << 20) return refuse(`is larger than ${LARGEST} MB, which no list of contacts is.`);
    const content = await file.arrayBuffer().catch(() => null);
    if (!content) return refuse("cannot be read. If it is a folder, choose a file in it.");
    page.act({ ...more, file: file.name, ...how }, view, content);
  };
  const read = (how = current.how) => {
    Object.assign(current, { how, shown: false });
    preview.replaceChildren(words(`Reading ${current.file.name} …`), button("Leave it", leave));
    send({}, { name: "files", file: current.file.name, ...how });
  };
  const keep = (event) => {
    if (event.detail > 1) return; // the second click of two
    page.tell(`Importing ${current.file.name} …`);
    send({ do: "import_file" }, { name: "files", pairs: true });
  };
  const take = (some = page.dropped.splice(0)) => {
    waiting.push(...some);
    if (!current) next();
  };

  const chosen = h("input", { type: "file", multiple: true, onchange: () => { take([...chosen.files]); chosen.value = ""; } });
  const columns = (found) => form({}, (values) => {
    const meant = found.columns.map(([text], at) => [text, values[at]]).filter(([text]) => text);
    read({ ...current.how, columns: Object.fromEntries(meant) });
  }, h("div", { class: "nk-row" }, found.columns.map(([text, example, field], at) => text &&
    choice(at, example ? `${text}, such as ${example}` : text, [["", "leave out"], ...found.fields], field)).filter(Boolean)),
  h("button", { class: "nk-button" }, "Show it so"));
  const list = (name, lines) => [h("h4", {}, name), h("ul", { class: "nk-list", "aria-label": name }, lines.map((one) => h("li", { dir: "auto" }, one)))];
  const draw = (found) => preview.replaceChildren(...[
    h("h3", { tabindex: "-1" }, "What is in it"), ...found.words.map((line) => words(line)),
    found.good ? null : rules(),
    ...found.parts.flatMap(([name, lines]) => list(name, lines)),
    found.columns.length ? h("details", { open: true }, h("summary", {}, found.title), columns(found)) : null,
    h("div", { class: "nk-row" },
      found.good ? button("Import", keep, { class: "nk-button nk-main" }) : null,
      button("Leave it", leave),
      waiting.length ? h("span", { class: "nk-note" }, `${waiting.length} more waiting`) : null),
  ].filter(Boolean));

  const update = (now, done) => {
    pairs.replaceChildren(...(now.pairs && !now.pairs.startsWith("0 ") ? [
      words(`${now.pairs} of entries in your network may be one and the same person.`),
      button("See them", () => page.open({ name: "pairs" }))] : []));
    where.replaceChildren(...now.where.map((line) => words(line)));
    beside.replaceChildren(...(now.beside.length ? [words("These lie beside your network now, and may be about people. Delete what you do not need."),
      h("ul", { class: "nk-list" }, now.beside.map(([folder, some]) => h("li", { dir: "auto" }, `${folder} `, some.flatMap((file) => [download(page, file), " "]))))] : []));
    if (now.preview && current) {
      current.shown = true;
      draw(now.preview);
      preview.querySelector("h3").focus();
    } else if (page.shown.view.pairs && done) next();
    else if (current && !current.shown) read();
  };
  const exports = data.exports.map(([kind, purpose, holds]) => h("li", {}, h("div", { class: "nk-line nk-export" },
    h("div", {}, h("b", {}, purpose[0].toUpperCase() + purpose.slice(1)), words(holds, { class: "nk-note" })),
    button("Export", () => page.act({ do: "export", kind }, { name: "files" }), { "aria-label": `Export ${purpose}` }))));
  const parts = [title,
    h("h3", {}, "Bring people in"),
    words("A list from LinkedIn, Google, Outlook or Monica, an address book (.vcf), a table of your own (CSV or Excel), or a netkit archive. You see what is in it before anything is kept."),
    rules(),
    h("label", { class: "nk-drop" }, h("span", {}, "Choose a file, or drop it here"), chosen), preview, pairs,
    h("h3", {}, "Take it elsewhere"), words("Each goes into a new file beside your network."), h("ul", { class: "nk-list" }, exports), beside,
    h("h3", {}, "Where your data lies"), where,
    h("div", { class: "nk-row" }, button("Make a copy", () => page.act({ do: "copy" }, { name: "files" }))),
    h("h3", {}, "Forget everything"), words("All people and all that is on record, in the file and in the copies that netkit made. You are asked first."),
    h("div", { class: "nk-row" }, button("Forget everything …", () => page.act({ do: "forget_all" }, { name: "files" })))];
  update(data);
  return { parts: parts.filter(Boolean), update, take };
}
