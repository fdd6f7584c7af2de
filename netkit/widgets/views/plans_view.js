// What you planned last, each plan with what became of it or the buttons that settle it.
import { h, heading, words } from "../controls.js";

export function plans(page, data) {
  const list = h("ul", { class: "nk-list" });
  const title = heading("What you planned");
  const update = (now, done) => {
    list.replaceChildren(...now.plans.map((one) => h("li", {}, h("div", { class: "nk-line" },
      h("span", { class: "nk-day" }, one.day), h("div", {}, words(one.what), words(one.why, { class: "nk-note" })),
      h("div", { class: "nk-row nk-acts" }, page.acts(one.acts, one.what))))));
    if (done) title.focus();
  };
  update(data);
  return { parts: [title, list], update };
}
