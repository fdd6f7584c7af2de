// Pairs of contacts who may be one person, each with the buttons that settle it.
import { button, h, heading, words } from "../controls.js";

export function pairs(page, data) {
  const list = h("ol", { class: "nk-list" });
  const count = words("", { role: "status" });
  const title = heading("On record twice?");
  const pair = ({ names, why, acts }) => h("li", {}, words(names), words(why, { class: "nk-note" }),
    h("div", { class: "nk-row" }, page.acts(acts, names)));
  const update = (now, done) => {
    count.textContent = now.count;
    list.replaceChildren(...now.pairs.map(pair));
    if (done) title.focus();
  };
  update(data);
  return { parts: [button("‹ People", () => page.open(page.listed), { class: "nk-link" }), title, count, list], update };
}
