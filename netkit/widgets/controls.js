// The controls that our pages share: elements, fields, buttons, the way to the kernel, and the kernel's end.

/** An element with attributes and children; `on…` attributes are listeners, `null` children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

export const button = (label, onclick, more = {}) =>
  h("button", { type: "button", class: "nk-button", onclick, ...more }, label);

export const words = (text, more = {}) => h("p", { dir: "auto", ...more }, text);

/** A heading, where the keyboard goes on after a change. */
export const heading = (text) => h("h2", { tabindex: "-1", dir: "auto" }, text);

/** A labelled text field; `wide` ones take what the row leaves. */
export function field(name, label, { value = "", wide = false, rows = 0, ...more } = {}) {
  const control = h(rows ? "textarea" : "input", { name, rows: rows || null, dir: "auto", autocomplete: "off", ...more });
  control.value = value;
  return h("label", { class: wide ? "nk-field nk-wide" : "nk-field" }, h("span", {}, label), control);
}

/** A labelled list of [value, label] pairs. */
export function choice(name, label, options, value = "", more = {}) {
  const select = h("select", { name, ...more }, options.map(([key, text]) => h("option", { value: key }, text)));
  select.value = value;
  return h("label", { class: "nk-field" }, h("span", {}, label), select);
}

/** A labelled box to tick. */
export const tick = (name, label, value, checked) =>
  h("label", { class: "nk-tick" }, h("input", { type: "checkbox", name, value, checked }), h("span", {}, label));

/** A form; `submit` gets its fields by name. */
export const form = (attributes, submit, ...children) =>
  h("form", { class: "nk-form", novalidate: true, ...attributes, onsubmit: (event) => {
    event.preventDefault();
    submit(Object.fromEntries(new FormData(event.target)), event.target);
  } }, ...children);

/** A table that Python made; on a phone its rows are blocks, each cell with its heading. */
export function madeTable(html) {
  const made = h("div");
  made.innerHTML = html;
  for (const table of made.querySelectorAll("table")) {
    table.classList.add("nk-people");
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent);
    for (const cell of table.querySelectorAll("tbody td")) cell.dataset.label = heads[cell.cellIndex];
  }
  return made;
}

const PIECE = 4 << 20; // Jupyter's server ends a connection over which a message of more than 10 MB comes.

/** Send messages to Python: a reply goes to `then`, or to `onReply`, unless a later message of its kind was sent since. */
export function channel(model, signal, onReply, onSilence) {
  const sent = new Map();
  const latest = {};
  let number = Math.floor(Math.random() * 2 ** 40); // The replies to another window with this notebook come here too.
  const kind = ({ message, then }) => (then ? `${message.do} ${message.what ?? ""}` : "view");
  const receive = (reply) => {
    const found = sent.get(reply.n);
    if (!found) return;
    if (reply.more) return found.more();
    clearTimeout(found.timer);
    sent.delete(reply.n);
    if (!signal.aborted && (reply.error || latest[kind(found)] === reply.n)) (reply.error ? onReply : found.then ?? onReply)(reply, found.message);
  };
  model.on("msg:custom", receive);
  signal.addEventListener("abort", () => model.off("msg:custom", receive));
  return async (message, then, content = null) => {
    number += 1;
    const n = number;
    const found = { message, then };
    latest[kind(found)] = n;
    sent.set(n, found);
    let from = 0;
    for (; content && from + PIECE < content.byteLength; from += PIECE) {
      await new Promise((taken) => {
        found.more = taken;
        model.send({ more: true, n }, undefined, [content.slice(from, from + PIECE)]);
      });
    }
    found.timer = setTimeout(onSilence, 10_000);
    model.send({ ...message, n }, undefined, content ? [content.slice(from)] : []);
  };
}

/** JupyterLab takes keys from a focused button, list or field for its own commands, and Ctrl+Z too: stop that inside `root`. */
export function keepKeys(root, signal) {
  addEventListener("keydown", (event) => {
    if (event.target instanceof Element && root.contains(event.target)) {
      const ours = !(event.ctrlKey || event.metaKey) || /^(enter|[zy])$/i.test(event.key);
      event.target.toggleAttribute("data-lm-suppress-shortcuts", ours);
      const { target } = event; // JupyterLab prevents that Enter sends a form.
      const composing = event.isComposing || event.keyCode === 229; // 229: in Safari Enter ends a composition first
      if (event.key === "Enter" && ours && !composing && target.matches("input:not([type=checkbox], [type=file])")) {
        event.preventDefault();
        target.form?.requestSubmit();
      }
    }
  }, { capture: true, signal });
  const alone = (event) => event.inputType.startsWith("history") && event.stopPropagation(); // JupyterLab prevents these.
  root.addEventListener("beforeinput", alone, { capture: true, signal });
}

const GONE = ["restarting", "autorestarting", "terminating", "dead"];

/** Call `onState` with "dead", once, when the kernel that has this page ends, and with "offline" or "live" before. */
export async function watchKernel({ model, signal }, onState) {
  const manager = model.widget_manager;
  const kernel = manager?.kernel;
  let dead = false;
  const say = (state) => {
    if (dead || signal.aborted) return;
    dead = state === "dead";
    onState(state);
  };
  const hook = (source, act) => {
    source?.connect(act);
    signal.addEventListener("abort", () => source?.disconnect(act));
  };
  hook(kernel?.statusChanged, (_, status) => GONE.includes(status) && say("dead"));
  hook(kernel?.disposed, () => say("dead"));
  hook(kernel?.connectionStatusChanged, (_, status) => say(status === "connected" ? "live" : "offline"));
  const real = await manager?.get_model?.(model.get("mid")).catch(() => null);
  model.on("comm_live_update", () => real?.comm_live || say("dead"));
  if ((real && !real.comm_live) || kernel === null) say("dead");
}

/** The frame of a page: what is said, words over a page whose kernel has gone, and the way to Python. */
export function frame(context, onReply, onSilence = () => {}) {
  const said = h("div", { class: "nk-said", role: "status" });
  const over = h("p", { class: "nk-over", role: "alert", hidden: true });
  const inner = h("div", { class: "nk-page" }, said);
  const root = h("div", { class: "nk-root" }, over, inner);
  context.el.append(root);
  keepKeys(root, context.signal);
  const tell = (text, more = []) => {
    said.replaceChildren(...(text ? [words(text)] : []), ...more);
    if (text) said.scrollIntoView({ block: "nearest" });
  };
  const send = channel(context.model, context.signal, onReply, () => {
    onSilence();
    tell("No answer yet. Is another cell still running? If this stays, run this cell again.");
  });
  watchKernel(context, (state) => {
    if (state === "dead") {
      inner.inert = true;
      root.classList.add("nk-dead");
    }
    over.textContent = state === "dead" ? "Run this cell again to use this page." : "JupyterLab has lost its kernel; wait a moment.";
    over.hidden = state === "live";
  });
  return { inner, said, tell, send };
}
