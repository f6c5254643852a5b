// @ts-check
/** What the picture shows, and how: sectors, outlines, names; large for a room, and on paper. */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_picture.js").Picture} Picture */

/**
 * @param {Kit} kit
 * @param {{picture: Picture, stage: () => HTMLElement, zoom: HTMLElement}} given
 */
export function makeTools({ state, commands, signal }, { picture, stage, zoom }) {
  const sectors = choice(t("Sectors"), [
    ["level", t("Level")],
    ["arena", t("Where from")],
    ["kind", t("Kind of help")],
  ], (by) => commands.setSectors(/** @type {import("./network_types.js").Sectors} */ (by)));
  const outlines = choice(t("Outlines"), [
    ["none", t("None")],
    ["know", t("Who know each other")],
    ["arena", t("Where from")],
    ["level", t("Level")],
  ], (by) => {
    picture.hulls.by = /** @type {import("./network_hulls.js").Outlines} */ (by);
    state.tell();
  });
  const names = h("input", { type: "checkbox", class: "nm-chip-box", checked: true });
  names.addEventListener("change", () => picture.element.classList.toggle("nm-nameless", !names.checked), { signal });
  const large = h("button", { type: "button", class: "mw-button", onclick: () => enlarge() }, t("Large, for a room"));
  const print = h("button", { type: "button", class: "mw-button", onclick: () => window.print() }, t("Print"));
  const more = h(
    "details",
    { class: "nm-look" },
    h("summary", { class: "mw-button" }, t("Picture")),
    h(
      "div",
      { class: "nm-look-sheet mw-card" },
      outlines.element,
      h("label", { class: "nm-chip" }, names, t("Names and initials")),
      large,
      print,
    ),
  );
  const close = h("button", { type: "button", class: "mw-button nm-leave-large", hidden: true, onclick: () => leave() }, t("Back to the page"));
  const element = h("div", { class: "nm-tools" }, h("div", { class: "nm-tools-show" }, sectors.element, more), zoom);

  /** @type {Element[]} what cannot be reached meanwhile */
  let hushed = [];

  function enlarge() {
    more.open = false;
    const place = stage();
    for (let at = place; at.parentElement && !at.classList.contains("nm-page"); at = /** @type {HTMLElement} */ (at.parentElement)) {
      for (const other of at.parentElement.children) {
        if (other === at || other.hasAttribute("inert") || other.tagName === "DIALOG") continue;
        other.setAttribute("inert", "");
        hushed.push(other);
      }
    }
    place.classList.add("nm-large");
    close.hidden = false;
    close.focus();
  }

  function leave() {
    stage().classList.remove("nm-large");
    for (const other of hushed) other.removeAttribute("inert");
    hushed = [];
    close.hidden = true;
    more.querySelector("summary")?.focus();
  }

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (!close.hidden) leave();
      else if (more.open) {
        more.open = false;
        more.querySelector("summary")?.focus();
      }
    },
    { signal },
  );
  document.addEventListener("pointerdown", (event) => {
    if (more.open && event.target instanceof Node && !more.contains(event.target)) more.open = false;
  }, { signal });
  // On paper the whole map is wanted, however near one was.
  window.addEventListener("beforeprint", () => picture.camera.fit(), { signal });

  return {
    element,
    close,
    update() {
      const by = state.view?.sectors ?? "level";
      if (sectors.select.value !== by) sectors.select.value = by;
    },
  };
}

/**
 * @param {string} label
 * @param {[string, string][]} options
 * @param {(value: string) => void} act
 */
function choice(label, options, act) {
  const id = `look-${randomId().slice(0, 8)}`;
  const select = h("select", { class: "mw-input", id, onchange: () => act(select.value) }, options.map(([value, words]) => h("option", { value }, words)));
  return { select, element: h("div", { class: "nm-look-choice" }, h("label", { for: id }, label), select) };
}
