// @ts-check
/** Who is kept together and who apart, picked by name, and who is drawn at all. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { namesInARow } from "../meeting/names.js";

/**
 * @typedef {import("./group_cards.js").Seated} Seated
 * @typedef {{together: string[][], apart: string[][], aside: string[], wanted: string[]}} Wishes
 */

/** More wishes of a kind than this are said as a number. */
const MANY = 5;

/** @param {{changed: () => void}} given `changed` is called when a wish was */
export function groupWishes({ changed }) {
  /** @type {Wishes} */
  let wishes = { together: [], apart: [], aside: [], wanted: [] };
  /** @type {Seated[]} */
  let people = [];
  const list = h("ul", { class: "mw-wishes" });
  const who = h("p", { class: "mw-soft" });
  const button = (/** @type {string} */ label, /** @type {() => void} */ press) =>
    h("button", { class: "mw-button", type: "button", "aria-haspopup": "dialog", onclick: press }, label);
  const element = h(
    "div",
    { class: "mw-group-wishes" },
    h(
      "div",
      { class: "mw-group-row" },
      button(t("Keep together…"), () => void wish("together")),
      button(t("Keep apart…"), () => void wish("apart")),
      button(t("Who is drawn…"), () => void choose()),
    ),
    list,
    who,
  );

  const isDrawn = (/** @type {Seated} */ { seat, away }) => !wishes.aside.includes(seat) && (!away || wishes.wanted.includes(seat));

  /** @param {"together" | "apart"} kind */
  const wish = async (kind) => {
    const together = kind === "together";
    const picked = await pickNames({
      title: together ? t("Who stays together?") : t("Who is kept apart?"),
      note: together ? t("Two or more names, for one group.") : t("Two or more names, each in another group. Nobody but you sees this."),
      people,
      chosen: [],
      least: 2,
      root: element.closest(".mw") ?? document.body,
    });
    if (!picked) return;
    wishes = { ...wishes, [kind]: [...wishes[kind], picked] };
    draw();
    changed();
  };

  const choose = async () => {
    const picked = await pickNames({
      title: t("Who is drawn?"),
      note: t("Whoever is away is left out, unless you choose them. Whoever sits out stays out until you draw again."),
      people,
      chosen: people.filter(isDrawn).map(({ seat }) => seat),
      least: 2,
      root: element.closest(".mw") ?? document.body,
    });
    if (!picked) return;
    wishes = {
      ...wishes,
      aside: people.filter(({ seat, away }) => !away && !picked.includes(seat)).map(({ seat }) => seat),
      wanted: people.filter(({ seat, away }) => away && picked.includes(seat)).map(({ seat }) => seat),
    };
    draw();
    changed();
  };

  const draw = () => {
    const names = new Map(people.map(({ seat, name }) => [seat, name]));
    const line = (/** @type {"together" | "apart"} */ kind) =>
      wishes[kind].length > MANY ? [all(kind)] : wishes[kind].map((seats, index) =>
        h(
          "li",
          {},
          h("span", { class: "mw-soft" }, kind === "together" ? t("Together:") : t("Apart:")),
          " ",
          h("span", {}, namesInARow(seats.map((seat) => names.get(seat) ?? "").filter(Boolean))),
          h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => drop(kind, (at) => at !== index) }, t("Take back")),
        ),
      );
    show(list, line("together"), line("apart"));
    const out = people.filter((person) => !isDrawn(person));
    show(who, out.length ? [t("Not drawn:"), " ", ...namesInARow(out.map(({ name, away }) => (away ? t("{name} (away)", { name }) : name)))] : null);
  };

  /** @param {"together" | "apart"} kind of which there are too many to list */
  const all = (kind) =>
    h(
      "li",
      {},
      kind === "together"
        ? t("{n} groups are kept together", { n: wishes[kind].length })
        : t("{n} groups are kept apart", { n: wishes[kind].length }),
      h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => drop(kind, () => false) }, t("Take all back")),
    );

  /**
   * @param {"together" | "apart"} kind
   * @param {(at: number) => boolean} stays
   */
  const drop = (kind, stays) => {
    wishes = { ...wishes, [kind]: wishes[kind].filter((_, at) => stays(at)) };
    draw();
    /** @type {HTMLElement | null} */ (element.querySelector("button"))?.focus();
    changed();
  };

  return {
    element,
    get value() {
      return wishes;
    },
    /** @param {Partial<Wishes>} given */
    set(given) {
      wishes = { ...wishes, ...given };
      draw();
    },
    /** @param {Seated[]} seated */
    show(seated) {
      people = seated;
      draw();
    },
  };
}

/**
 * Pick names in a dialog; null when it was left.
 * @param {{title: string, note: string, people: Seated[], chosen: string[], least: number,
 *   root: Element}} given
 * @returns {Promise<string[] | null>}
 */
export function pickNames({ title, note, people, chosen, least, root }) {
  return new Promise((resolve) => {
    const heading = h("h2", { id: `pick-${randomId().slice(0, 8)}` }, title);
    const boxes = people.map(({ seat, name, away }) =>
      h(
        "label",
        { class: "mw-pick" },
        h("input", { type: "checkbox", value: seat, checked: chosen.includes(seat), onchange: () => count() }),
        h("bdi", {}, name),
        away ? h("span", { class: "mw-soft" }, t("away")) : null,
      ),
    );
    const inputs = boxes.map((box) => /** @type {HTMLInputElement} */ (box.querySelector("input")));
    const picked = () => inputs.filter((input) => input.checked).map((input) => input.value);
    const done = h("button", { class: "mw-button mw-primary", type: "button", onclick: () => dialog.close("done") }, t("Done"));
    const count = () => (done.disabled = picked().length < least);
    const dialog = h(
      "dialog",
      { class: "mw mw-dialog mw-pick-dialog", "aria-labelledby": heading.id },
      heading,
      h("p", { class: "mw-soft" }, note),
      h("div", { class: "mw-pick-list", role: "group", "aria-labelledby": heading.id }, boxes),
      h(
        "div",
        { class: "mw-dialog-buttons" },
        h("button", { class: "mw-button", type: "button", onclick: () => dialog.close("") }, t("Leave it as it is")),
        done,
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "done" ? picked() : null);
    });
    root.append(dialog);
    count();
    dialog.showModal();
  });
}
