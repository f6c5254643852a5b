// @ts-check
/** The view of ties: person by person, the half-matrix beside it, and who is left a stranger. */

import { h } from "../dom.js";
import { t } from "../words.js";
import { knowers } from "./network_knows.js";
import { makeMatrix } from "./network_matrix.js";
import { makeRows } from "./network_rows.js";
import { makeStrangers } from "./network_strangers.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * @param {Kit} kit
 * @param {{add: () => void}} acts
 * @returns {{element: HTMLElement, update: () => void, opened: () => void}}
 */
export function makeTies(kit, { add }) {
  const { state } = kit;
  const rows = makeRows(kit, { next: () => step(1) });
  const matrix = makeMatrix(kit, { turnTo: (id) => turn(id) });
  const strangers = makeStrangers(kit);
  const heading = h("h2", { class: "nm-question-title", tabindex: -1 }, t("Who knows whom?"));
  const back = h("button", { type: "button", class: "mw-button", onclick: () => step(-1) }, t("Back"));
  const next = h("button", { type: "button", class: "mw-button mw-primary", onclick: () => step(1) });
  const end = h("div", { class: "nm-rows-end" }, back, next);
  const few = h("div", { class: "nm-nobody" }, h("p", {}, t("Ties join two people. Put two people on your list first.")), h("button", { type: "button", class: "mw-button mw-primary", onclick: add }, t("Add people")));
  const done = h("p", { class: "nm-rows-done" }, t("Every pair has been asked about. Below, you can go back to anybody."));
  const again = h("label", { class: "mw-field nm-again" }, h("span", { class: "mw-label" }, t("Go to one person")));
  const menu = h("select", { class: "mw-input", onchange: () => turn(menu.value) });
  again.append(menu);
  const sure = h("section", { class: "nm-sure", "aria-label": t("Who knows nobody else") }, strangers.element);
  const asking = h("div", { class: "nm-ties-ask" }, heading, done, rows.element, end, sure, again);
  const element = h("div", { class: "nm-ties" }, few, asking, matrix.element);

  /** @param {1 | -1} way */
  function step(way) {
    if (way === 1) rows.next();
    else rows.back();
    remember();
    update();
    if (rows.open()) rows.focus(false);
    else heading.focus({ preventScroll: true });
    (element.closest(".mw-page") ?? element).scrollIntoView({ block: "start" });
  }

  /** @param {string} id */
  function turn(id) {
    if (!state.person(id)) return;
    rows.turnTo(id);
    remember();
    update();
    rows.focus(true);
  }

  /** Whose row it is stays chosen when one goes on to another view. */
  function remember() {
    const who = rows.who();
    if (who) state.selected = who;
  }

  function update() {
    const people = knowers(state.people, state.categories.arena);
    const enough = people.length > 1;
    few.hidden = enough;
    asking.hidden = !enough;
    rows.update();
    matrix.update(rows.who());
    strangers.update();
    const open = rows.open();
    done.hidden = open;
    sure.hidden = open;
    next.hidden = !open;
    next.textContent = rows.nextWords();
    back.setAttribute("aria-disabled", String(!rows.canGoBack()));
    const who = rows.who();
    const look = JSON.stringify([who, people.map(({ id, label }) => [id, label])]);
    if (menu.dataset.look !== look) {
      menu.dataset.look = look;
      menu.replaceChildren(...[h("option", { value: "" }, "–"), ...people.map(({ id, label }) => h("option", { value: id }, label))]);
      menu.value = who ?? "";
    }
  }

  return {
    element,
    update,
    opened() {
      const chosen = state.person(state.selected);
      if (chosen && !chosen.vacant) rows.turnTo(chosen.id);
      update();
      heading.focus({ preventScroll: true });
    },
  };
}
