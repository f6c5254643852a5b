// @ts-check
/**
 * Who knows whom, a row at a time: one person large, and each of the others to switch on.
 * Every pair is asked once; what a tie says already is not asked again.
 */

import { h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { figureIcon } from "./network_figure.js";
import { byArena, missingPairs, pairKey, progress, rowsOf } from "./network_knows.js";
import { tied } from "./network_ops.js";
import { placeIn } from "./network_place.js";
import { moveByKey } from "./network_row_keys.js";
import { joinAll, joinTo } from "./network_together.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_knows.js").Row} Row */

/**
 * @param {Kit} kit
 * @param {{next: () => void}} acts Enter means: on with it
 */
export function makeRows(kit, { next: onward }) {
  const { state } = kit;
  const place = placeIn(state.options.document);
  const asked = new Set(/** @type {string[]} */ (place.get().asked ?? []));
  /** @type {Row[]} the rows of this sitting, the last of them perhaps still open */
  let rows = [];
  let at = 0;
  let drawn = "";

  const count = h("p", { class: "mw-soft nm-rows-count" });
  const bar = h("progress", { class: "nm-rows-bar", "aria-label": t("Pairs that are answered") });
  const icon = h("span", {});
  const heading = h("h3", { class: "nm-rows-title", id: `row-${randomId().slice(0, 8)}`, tabindex: -1 });
  const groups = h("div", { class: "nm-rows-groups" });
  const before = h("span", {});
  const earlier = h("div", { class: "nm-knows-grid" });
  const said = h("details", { class: "nm-fold nm-rows-said" }, h("summary", {}, before), earlier);
  const row = h("div", { class: "nm-row", role: "group", "aria-labelledby": heading.id }, h("div", { class: "nm-row-who" }, icon, heading), groups, said);
  const element = h("div", { class: "nm-rows" }, row, h("div", { class: "nm-rows-progress" }, bar, count));
  /** @type {{other: string, box: HTMLInputElement, words: HTMLElement}[]} */
  let boxes = [];
  /** @type {(() => void)[]} */
  let refresh = [];

  row.addEventListener("keydown", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onward();
      if (current()) boxes[0]?.box.focus();
      return;
    }
    const to = moveByKey(event, boxes.map(({ box }) => box).filter((box) => box.offsetParent !== null));
    if (!to) return;
    event.preventDefault();
    to.focus();
  });

  const arenas = state.categories.arena;
  /** The row that is shown, or null when every pair is settled. */
  function current() {
    if (!state.view) return null;
    rows = rows.filter(({ id }) => state.person(id));
    at = Math.min(at, rows.length);
    if (at < rows.length) return rows[at];
    const [first] = rowsOf(state.view, arenas, asked);
    if (!first) return null;
    rows.push(first);
    return first;
  }

  /** @param {string} id */
  function toggle(id) {
    const now = current();
    const one = state.person(now?.id);
    const other = state.person(id);
    if (one && other) kit.commands.toggleTie(one, other);
  }

  /** @param {Person} other */
  function boxOf(other) {
    const words = h("span", {});
    const box = h("input", { type: "checkbox", class: "nm-chip-box", onchange: () => toggle(other.id) });
    boxes.push({ other: other.id, box, words });
    return h("label", { class: "nm-chip nm-choice nm-knows" }, box, words);
  }

  /**
   * @param {Person} person
   * @param {Row} shown
   */
  function draw(person, shown) {
    boxes = [];
    refresh = [];
    const all = state.people.filter(({ vacant, id }) => !vacant && id !== person.id);
    const others = shown.others.flatMap((id) => all.find((each) => each.id === id) ?? []);
    const sets = byArena(person, others, arenas);
    show(
      groups,
      sets.map(({ arena, label, people }) => {
        const ids = people.map(({ id }) => id);
        const named = sets.length > 1 || label;
        return h(
          "fieldset",
          { class: "nm-set" },
          h("legend", { class: named ? "mw-label" : "mw-hidden" }, label || (sets.length > 1 ? t("The others") : t("Everybody else"))),
          h("div", { class: "nm-knows-grid" }, people.map(boxOf)),
          actsOf(person, arena, ids),
        );
      }),
    );
    show(earlier, all.filter(({ id }) => !shown.others.includes(id)).map(boxOf));
    said.open = false;
  }

  /**
   * What answers many pairs at once, where there are many.
   * @param {Person} person
   * @param {string | null} arena
   * @param {string[]} ids
   */
  function actsOf(person, arena, ids) {
    const everybody = () => state.people.filter(({ id }) => ids.includes(id));
    const all = h("button", { type: "button", class: "nm-link", onclick: () => {
      const now = state.person(person.id);
      if (now) joinTo(state, now, everybody());
    } });
    const own = arena !== null && arena === person.arena;
    const here = () => state.people.filter((each) => each.arena === arena && !each.vacant);
    const circle = h("button", { type: "button", class: "nm-link", onclick: () => joinAll(state, here()) });
    const label = arenas.find(({ id }) => id === arena)?.label ?? "";
    refresh.push(() => {
      const { view } = state;
      const open = view ? everybody().filter((other) => !tied(view, person.id, other.id)).length : 0;
      all.hidden = ids.length < 3 || open < 2;
      all.textContent = tn("All {n} of them", "All {n} of them", ids.length);
      const missing = view && own ? missingPairs(view, here()).length : 0;
      circle.hidden = !own || missing < 2;
      circle.textContent = t("Everyone in “{arena}” knows each other", { arena: label });
    });
    return h("div", { class: "nm-row-all" }, circle, all);
  }

  function update() {
    const { view } = state;
    const now = current();
    const person = state.person(now?.id);
    row.hidden = !person;
    element.dataset.done = String(!person);
    if (!view) return;
    const { done, all } = progress(view, asked);
    bar.max = Math.max(all, 1);
    bar.value = done;
    count.textContent = all ? t("{done} of {all} pairs", { done, all }) : "";
    if (!now || !person) return;
    const look = JSON.stringify([now, state.people.filter(({ vacant }) => !vacant).map(({ id }) => id)]);
    if (look !== drawn) {
      drawn = look;
      draw(person, now);
    }
    const words = t("Who of these does {label} know?", { label: person.label });
    if (heading.textContent !== words) heading.textContent = words;
    show(icon, figureIcon(person, state.categories.kinds, 48));
    for (const { other, box, words: name } of boxes) {
      box.checked = tied(view, person.id, other);
      const label = state.person(other)?.label ?? "";
      if (name.textContent !== label) name.textContent = label;
    }
    const known = boxes.filter(({ other, box }) => !now.others.includes(other) && box.checked).map(({ words: name }) => name.textContent);
    said.hidden = !earlier.children.length;
    before.textContent = known.length ? t("Said before: {label} knows {names}", { label: person.label, names: known.join(", ") }) : t("Said before: nobody yet");
    for (const each of refresh) each();
  }

  function answered() {
    const now = current();
    if (!now) return;
    for (const other of now.others) asked.add(pairKey(now.id, other));
    place.set({ asked: [...asked] });
  }

  return {
    element,
    update,
    /** Whether there is somebody to be asked about. */
    open: () => Boolean(current()),
    /** Whose row it is. */
    who: () => current()?.id ?? null,
    /** What goes on to the next row. */
    nextWords: () => (boxes.some(({ other, box }) => box.checked && current()?.others.includes(other)) ? t("Next person") : t("None of these")),
    /** This row is answered; on to the next. @returns {boolean} whether there is one */
    next() {
      answered();
      at = Math.min(at + 1, rows.length);
      update();
      return Boolean(current());
    },
    /** @returns {boolean} whether there was a row before */
    back() {
      if (at === 0) return false;
      at -= 1;
      update();
      return true;
    },
    canGoBack: () => at > 0 && rows.length > 0,
    /**
     * Somebody's row out of turn: everybody they could know.
     * @param {string} id
     */
    turnTo(id) {
      if (current()?.id === id) return;
      const others = state.people.filter((each) => !each.vacant && each.id !== id).map((each) => each.id);
      // A row that was begun and not answered comes again in its turn.
      rows = [...rows.slice(0, at), { id, others }];
      at = rows.length - 1;
      update();
    },
    /** @param {boolean} byKeyboard */
    focus(byKeyboard) {
      if (byKeyboard && boxes.length) boxes[0].box.focus();
      else heading.focus({ preventScroll: true });
    },
  };
}
