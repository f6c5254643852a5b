// @ts-check
/**
 * Groups as cards of names. A name that is pressed is picked: then another name changes places
 * with it, and a group takes it in. All of it works by touch and by keyboard alike.
 */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t } from "../words.js";
import { namesAsText } from "../meeting/names.js";

/**
 * @typedef {string[][]} Groups seats, group by group
 * @typedef {{seat: string, name: string, away: boolean}} Seated
 */

/** @param {{change: (groups: Groups) => void}} given `change` takes groups that were changed by hand */
export function groupCards({ change }) {
  const list = h("ol", { class: "mw-group-cards" });
  const hint = h("p", { class: "mw-soft mw-group-hint" });
  const element = h("div", { class: "mw-group-hands" }, list, hint);
  /** @type {Groups} */
  let groups = [];
  /** @type {Map<string, Seated>} */
  let people = new Map();
  let picked = "";
  let fixed = false;

  const name = (/** @type {string} */ seat) => people.get(seat)?.name ?? "";
  const groupOf = (/** @type {string} */ seat) => groups.findIndex((group) => group.includes(seat));

  const press = (/** @type {string} */ seat) => {
    if (!picked) {
      picked = seat;
      announce(t("{name} is picked.", { name: name(seat) }));
      draw();
    } else if (picked === seat || groupOf(picked) === groupOf(seat)) {
      picked = picked === seat ? "" : seat;
      draw();
    } else {
      swap(picked, seat);
    }
  };

  /**
   * @param {string} one
   * @param {string} other
   */
  const swap = (one, other) => {
    const trade = (/** @type {string} */ seat) => (seat === one ? other : seat === other ? one : seat);
    put(groups.map((group) => group.map(trade)), t("{one} and {other} have changed places.", { one: name(one), other: name(other) }));
  };

  /** @param {number} index */
  const move = (index) => {
    const seat = picked;
    const next = groups.map((group, at) => (at === index ? [...group, seat] : group.filter((each) => each !== seat)));
    put(next, t("{name} is in group {n} now.", { name: name(seat), n: index + 1 }));
  };

  /**
   * @param {Groups} next
   * @param {string} words
   */
  const put = (next, words) => {
    picked = "";
    groups = next;
    draw();
    announce(words);
    change(next);
  };

  const draw = () => {
    if (picked && groupOf(picked) < 0) picked = "";
    const from = picked ? groupOf(picked) : -1;
    // Nobody is left alone: out of two, one can only change places.
    const mayMove = picked && groups[from].length !== 2;
    keepingFocus(list, () =>
      show(
        list,
        // A group that everybody has left keeps its number.
        groups.map((group, index) =>
          group.length > 0 &&
          h(
            "li",
            { class: "mw-group-card" },
            h("span", { class: "mw-group-number" }, h("span", { class: "mw-hidden" }, t("Group"), " "), String(index + 1)),
            h("span", { class: "mw-group-names" }, group.map((seat) => chip(seat, index !== from))),
            mayMove && index !== from
              ? h("button", { class: "mw-button mw-group-here", type: "button", "data-key": `to-${index}`, onclick: () => move(index) }, t("Move here"))
              : null,
          ),
        ),
      ),
    );
    hint.textContent = fixed
      ? ""
      : picked
        ? hintWords(name(picked), Boolean(mayMove))
        : t("Press a name to give somebody another place.");
  };

  /**
   * @param {string} seat
   * @param {boolean} elsewhere than who is picked
   */
  const chip = (seat, elsewhere) => {
    const away = people.get(seat)?.away ? h("span", { class: "mw-soft" }, t("away")) : null;
    const inside = [h("bdi", {}, name(seat)), away];
    if (fixed) return h("span", { class: "mw-group-name" }, inside);
    const label = picked && elsewhere ? t("Change places with {name}", { name: namesAsText([name(seat)]) }) : null;
    return h(
      "button",
      { class: "mw-group-name", type: "button", "aria-pressed": String(seat === picked), "aria-label": label, "data-key": seat, onclick: () => press(seat) },
      inside,
    );
  };

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !picked) return;
    event.stopPropagation();
    picked = "";
    draw();
  });

  return {
    element,
    /**
     * @param {Groups} given
     * @param {Seated[]} seated
     * @param {boolean} [asTheyAre] nothing can be changed any more
     */
    show(given, seated, asTheyAre = false) {
      groups = given;
      people = new Map(seated.map((person) => [person.seat, person]));
      fixed = asTheyAre;
      draw();
    },
  };
}

/**
 * @param {string} name
 * @param {boolean} mayMove
 */
function hintWords(name, mayMove) {
  return mayMove
    ? t("{name} is picked. Press another name to change places, or move {name} to a group.", { name })
    : t("{name} is picked. Press another name to change places.", { name });
}
