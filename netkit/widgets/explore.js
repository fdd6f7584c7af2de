// An exploration: the guess first, then something to try, and the explanation last. The guess stays in this page.
import { button, choice, field, form, frame, h, heading, madeTable, words } from "./controls.js";

function render(context) {
  const { inner, tell, send } = frame(context, (reply) => tell(reply.error));
  const body = h("div", { class: "nk-body" });
  inner.append(body);

  function ask({ question, options }) {
    const open = h("div");
    const give = h("button", { class: "nk-button nk-main" }, "Give my guess");
    const answers = h("fieldset", { class: "nk-row nk-guess" }, h("legend", {}, question),
      options.map((text, place) => h("label", { class: "nk-tick" },
        h("input", { type: "radio", name: "guess", value: String(place) }), h("span", { dir: "auto" }, text))));
    const note = words("A guess costs nothing. It is not marked and not kept.", { class: "nk-note" });
    const guess = form({}, (fields) => {
      if (fields.guess === undefined) return tell("Choose one of the answers first.");
      tell("");
      return send({ do: "guess" }, (reply) => {
        answers.disabled = true;
        give.remove();
        note.textContent = `Your guess: ${options[Number(fields.guess)]}.`;
        open.replaceChildren(...explore(reply.controls));
        open.querySelector("h2")?.focus();
      });
    }, answers, note, h("div", { class: "nk-row" }, give));
    body.replaceChildren(guess, open);
  }

  function explore(controls) {
    const told = h("div");
    const end = button("Show the explanation", () => send({ do: "explain" }, explain), { hidden: true });
    const tried = () => { end.hidden = false; };
    const explain = ({ explanation, table }) => {
      const all = h("details", {}, h("summary", {}, "All that can be tried"), madeTable(table));
      told.replaceChildren(heading("Explanation"), ...explanation.map((text) => words(text)), all);
      end.remove();
      told.querySelector("h2").focus();
    };
    return [heading("Try it"), ...trial(controls, tried), h("div", { class: "nk-row" }, end), told];
  }

  function trial(controls, tried) {
    const rows = h("div");
    const came = h("p", { role: "status", dir: "auto" });
    const fields = controls.map(({ name, label, options, least, most, step }) => (options
      ? choice(name, label, options.map((one) => [one, one]), options[0])
      : field(name, `${label} (${least} to ${most})`, { type: "number", min: least, max: most, step, value: String(least) })));
    const entry = form({}, (values) => send({ do: "try", values }, (reply) => {
      came.textContent = reply.row;
      rows.replaceChildren(madeTable(reply.table));
      tried();
    }), h("div", { class: "nk-row" }, fields, h("button", { class: "nk-button nk-main" }, "Try")));
    return [entry, came, rows];
  }

  send({ do: "ask" }, ask);
}

export default { render };
