// @ts-check
/** The map one would like to have: how it begins, and the line that says it is that one. */

import { announce, ask, h } from "../dom.js";
import { t } from "../words.js";
import { makeDeltas } from "./network_deltas.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * What is shown where there is no wanted map yet: one sentence, one action.
 * @param {Kit} kit
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeWantedBeginning({ state }) {
  const begin = h(
    "button",
    {
      type: "button",
      class: "mw-button mw-primary",
      onclick: () => {
        state.submit({ type: "begin_wanted" });
        announce(t("This is a copy of your map. Change it into the one you would like."));
      },
    },
    t("Begin with a copy of your map"),
  );
  const words = h("p", { class: "nm-invitation" });
  const element = h(
    "section",
    { class: "nm-wanted-beginning", "aria-label": t("The map you would like") },
    words,
    begin,
    h("p", { class: "mw-soft" }, t("Your map of now stays as it is. Change the copy as you like, and see what would become different.")),
  );
  return {
    element,
    update() {
      words.textContent = state.people.length
        ? t("In a year, who would you like to see here, and how close?")
        : t("Draw your map of now first. Then you can change a copy of it into the one you would like.");
      begin.hidden = !state.people.length;
    },
  };
}

/**
 * The line above a wanted map: that it is one, and how to let it go.
 * @param {Kit} kit
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeWantedLine(kit) {
  const { state } = kit;
  const drop = h(
    "button",
    {
      type: "button",
      class: "nm-link",
      onclick: async () => {
        const answer = await ask({
          title: t("Let the wanted map go?"),
          body: h("p", {}, t("Your map of now stays, and so do your gaps and next steps. You can still undo it.")),
          buttons: [
            { value: "keep", label: t("Keep it") },
            { value: "drop", label: t("Let it go"), class: "mw-danger" },
          ],
          root: kit.root,
        });
        if (answer !== "drop" || !state.whole?.wanted) return;
        state.submit({ type: "drop_wanted" });
        announce(t("The wanted map is gone. Your map of now is as it was."));
      },
    },
    t("Let it go…"),
  );
  const element = h(
    "div",
    { class: "nm-wanted-line" },
    h("p", {}, h("strong", {}, t("The map you would like")), h("span", { class: "nm-wanted-more" }, " · ", t("What you change here leaves your map of now as it is."))),
    drop,
  );
  return {
    element,
    update() {
      element.hidden = !state.onWanted;
    },
  };
}

/**
 * What would become different: each measure now and on the wanted map, beside it.
 * @param {import("./network_state.js").MapState} state
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeWhatIf(state) {
  const deltas = makeDeltas({
    before: t("Now"),
    after: t("Wanted"),
    nothing: t("Nothing reads differently yet. Add, move or take off somebody, and see here what follows."),
  });
  const element = h("section", { class: "nm-what-if", "aria-label": t("What would be different") }, h("h2", {}, t("What would be different")), deltas.element);
  return {
    element,
    update() {
      element.hidden = !state.onWanted;
      if (state.onWanted) deltas.update(state.whole?.what_if ?? []);
    },
  };
}
