// @ts-check
/** What can be done with several people at once: each act is one operation, undone at once. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Category} Category */

/**
 * @param {Kit} kit
 * @param {{left: (id: string) => void}} acts `left`: the first of those who are no longer chosen
 */
export function makeSeveral({ state, commands }, { left }) {
  const heading = h("h2");
  const names = h("p", { class: "mw-soft" });
  const acts = h("div", { class: "nm-several-acts" });
  const element = h("section", { class: "nm-several mw-card" }, heading, names, acts);
  let drawn = "";

  const button = (/** @type {string} */ words, /** @type {() => void} */ act, extra = "") =>
    h("button", { type: "button", class: `mw-button ${extra}`, onclick: act }, words);

  /**
   * @param {string} label
   * @param {Category[]} offered
   * @param {(id: string) => void} act
   */
  const choices = (label, offered, act) =>
    h(
      "div",
      { class: "nm-set", role: "group", "aria-label": label },
      h("span", { class: "mw-label" }, label),
      h("div", { class: "nm-chips" }, offered.map(({ id, label: words }) => button(words, () => act(id)))),
    );

  function done() {
    const [first] = state.group.people;
    state.mode = null;
    state.group.clear();
    if (first) left(first.id);
  }

  function build() {
    const { closeness, level, arena, kinds } = state.categories;
    const people = () => state.group.people;
    show(
      acts,
      h(
        "div",
        { class: "nm-chips" },
        button(t("They all know each other"), () => commands.connectAll(people())),
        button(t("Give a star"), () => commands.changeAll(people(), { influential: true })),
        button(t("Take off the map"), () => commands.allToTray(people())),
        button(t("Done"), done, "mw-primary"),
      ),
      choices(t("How close are they?"), closeness, (id) => commands.changeAll(people(), { closeness: id })),
      choices(t("Level"), level, (id) => commands.changeAll(people(), { level: id })),
      choices(t("Where from"), arena, (id) => commands.changeAll(people(), { arena: id })),
      choices(t("A kind of help they give"), kinds, (id) => commands.giveAll(people(), id)),
    );
  }
  build();

  return {
    element,
    update() {
      const people = state.group.people;
      const now = JSON.stringify(people.map(({ id, label }) => [id, label]));
      element.hidden = people.length === 0;
      if (now === drawn) return;
      drawn = now;
      heading.textContent = tn("{n} person chosen", "{n} people chosen", people.length);
      names.textContent = people.map(({ label }) => label).join(", ");
    },
  };
}
