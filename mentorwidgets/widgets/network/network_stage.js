// @ts-check
/** The picture with its tray, its legend and the few buttons that belong to it. */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";
import { giveHands } from "./network_hands.js";
import { giveKeys } from "./network_keys.js";
import { giveLasso } from "./network_lasso.js";
import { makeLegend } from "./network_legend.js";
import { Picture } from "./network_picture.js";
import { makeTools } from "./network_tools.js";
import { makeTray } from "./network_tray.js";
import { giveZoom } from "./network_zoom.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * @param {Kit} kit
 * @param {{open: (id: string, byKeyboard: boolean) => void, about: (id: string) => void, add: () => void, questions: () => void}} acts
 *   `open`: somebody was chosen; `about`: their details were asked for
 */
export function makeStage(kit, { open, about, add, questions }) {
  const { state, commands, signal } = kit;
  const picture = new Picture(state);
  const tray = makeTray(state);
  const legend = makeLegend(state, picture);
  const addButton = h("button", { type: "button", class: "mw-button mw-primary", onclick: add }, t("Add people"));
  const tidyButton = h("button", { type: "button", class: "mw-button mw-quiet", onclick: () => commands.tidy(kit.root) }, t("Tidy up"));
  const chooseButton = h("button", { type: "button", class: "mw-button mw-quiet", onclick: () => chooseSeveral() }, t("Choose several"));
  const empty = h(
    "div",
    { class: "nm-empty-map" },
    h("p", { class: "nm-invitation" }, state.options.invitation),
    h("button", { type: "button", class: "mw-button mw-primary", onclick: questions }, t("Begin with a question")),
    h("button", { type: "button", class: "nm-link", onclick: add }, t("or just add somebody")),
  );
  const canvas = h("div", { class: "nm-canvas" }, picture.element);
  const bar = makeBar(kit, { about, connect: (id) => keys.beginConnect(/** @type {any} */ (state.person(id))) });
  const lasso = giveLasso({ state, picture, canvas, signal });
  const acts = h("div", { class: "nm-stage-acts" }, addButton, tidyButton, chooseButton);
  const element = h("div", { class: "nm-stage" });
  const zoom = giveZoom({ picture, canvas, stage: element, busy: lasso.drawing, signal });
  const tools = makeTools(kit, { picture, stage: () => element, zoom });
  show(
    element,
    h("p", { class: "nm-print-title" }, state.options.title),
    picture.help,
    tools.close,
    legend.element,
    acts,
    canvas,
    empty,
    tools.element,
    tray.element,
    bar.element,
  );
  giveHands({ state, commands, picture, stage: element, tray: tray.element, open: (id) => open(id, false), signal });
  const keys = giveKeys({ state, commands, picture, stage: element, open, focusTray: tray.focus, signal });

  // Who comes by keyboard reads what the keys do; a hand does not need it.
  const tellTray = () => tray.update(picture.element.querySelector(":focus-visible") ? (picture.help.textContent ?? "") : "");
  for (const name of ["focusin", "focusout"]) picture.element.addEventListener(name, () => queueMicrotask(tellTray), { signal });

  const measure = () => {
    // The legend stands in the corner that the circle leaves free, where there is one.
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const tight = element.clientWidth - element.clientHeight < 6 * rem || legend.element.children.length > 7;
    element.classList.toggle("nm-tight", tight);
    const frame = canvas.getBoundingClientRect();
    const corners = [...acts.children, ...legend.element.children, ...tools.element.children].map((each) => each.getBoundingClientRect());
    picture.resize(
      canvas.clientWidth,
      canvas.clientHeight,
      corners.filter(({ width }) => width > 0).map(({ left, top, width, height }) => ({ x: Math.round(left - frame.left), y: Math.round(top - frame.top), width: Math.round(width), height: Math.round(height) })),
    );
  };
  /** How many signs are explained, so that the corners are measured anew when there are more. */
  let signs = -1;

  function chooseSeveral() {
    if (state.mode?.kind === "choose") {
      state.enter(null);
      return;
    }
    state.selected = null;
    state.enter({ kind: "choose" });
    announce(t("Tap people to choose them, or draw a line around them."));
  }

  const watcher = new ResizeObserver(measure);
  watcher.observe(canvas);
  watcher.observe(element);
  signal.addEventListener("abort", () => watcher.disconnect());

  return {
    element,
    update() {
      empty.hidden = state.people.length > 0;
      const here = state.people.filter(({ on_map }) => on_map).length;
      tidyButton.hidden = here === 0;
      chooseButton.hidden = here < 2;
      chooseButton.setAttribute("aria-pressed", String(state.mode?.kind === "choose"));
      tools.element.hidden = here === 0;
      addButton.hidden = state.people.length === 0;
      canvas.classList.toggle("nm-choosing", state.mode?.kind === "choose");
      legend.update();
      tools.update();
      bar.update();
      const now = here === 0 ? 0 : legend.element.children.length + 1;
      if (now !== signs) {
        signs = now;
        measure();
      } else picture.update();
      tellTray();
    },
    connect: keys.beginConnect,
    leaveConnect: keys.leaveConnect,
    /** @param {string} id the keyboard goes to somebody, on the map or in the tray */
    focus(id) {
      if (state.person(id)?.on_map) keys.focus(id);
      else tray.focus(id);
    },
  };
}

/**
 * On a narrow page: what can be done with whoever is chosen, within reach of a thumb.
 * @param {Kit} kit
 * @param {{about: (id: string) => void, connect: (id: string) => void}} acts
 */
function makeBar({ state, commands }, { about, connect }) {
  const name = h("strong", { class: "nm-bar-name" });
  const buttons = h("div", { class: "nm-bar-acts" });
  const element = h("div", { class: "nm-bar", role: "group" }, name, buttons);
  let drawn = "";
  const button = (/** @type {string} */ words, /** @type {() => void} */ act, extra = "") =>
    h("button", { type: "button", class: `mw-button ${extra}`, onclick: act }, words);
  return {
    element,
    update() {
      const person = state.person(state.selected);
      element.hidden = !person;
      if (!person) {
        drawn = "";
        return;
      }
      const connecting = state.mode?.kind === "connect";
      const now = JSON.stringify([person.id, person.label, person.on_map, person.vacant, connecting]);
      if (now === drawn) return;
      drawn = now;
      name.textContent = person.label;
      element.setAttribute("aria-label", person.label);
      const { id } = person;
      show(
        buttons,
        connecting
          ? button(t("Done connecting"), () => state.enter(null), "mw-primary")
          : [
              button(t("About…"), () => about(id)),
              person.vacant ? null : button(t("Connect…"), () => connect(id)),
              person.on_map ? button(t("Take off"), () => {
                const now = state.person(id);
                if (now) commands.toTray(now);
              }) : null,
              button(t("Done"), () => state.select(null), "mw-quiet"),
            ],
      );
    },
  };
}
