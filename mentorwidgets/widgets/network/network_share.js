// @ts-check
/**
 * Sharing: to whom this map is shown, and what others show, on lines that stay above the map;
 * beside the map, the one that is looked at.
 */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t } from "../words.js";
import { openShareAlone } from "./network_share_alone.js";
import { openShareForm } from "./network_share_form.js";
import { mineLine, whatWords } from "./network_share_lines.js";
import { makeSharedPicture } from "./network_share_picture.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_share_picture.js").SharedView} SharedView */
/** @typedef {import("./network_share_lines.js").Sharing} Sharing */
/** @typedef {import("./network_share_lines.js").Shown} Shown */

/** How often a page says that it still looks, in milliseconds. */
const BEAT = 20_000;

/**
 * @param {Kit & {room: boolean}} kit
 * @param {{moved: () => void}} acts `moved`: the looked-at map came, went, or takes another size
 */
export function makeSharing(kit, { moved }) {
  const { bridge, signal } = kit;
  /** @type {Sharing | null} */
  let sharing = null;
  /** @type {{share: string, picture: ReturnType<typeof makeSharedPicture>} | null} */
  let looking = null;
  /** @type {((now: Sharing) => void) | null} */
  let form = null;
  let drawn = "";

  // A meeting has its own way to share; what it offers of the map opens here.
  document.addEventListener("mw-share-map", () => openDialog(), { signal });
  document.addEventListener("mw-look-at-map", (/** @type {any} */ { detail }) => {
    const shown = sharing?.shown.find(({ share }) => share === detail);
    if (shown) void look(shown);
  }, { signal });
  const count = h("span", { class: "nm-share-count" });
  const button = h("button", { type: "button", class: "mw-button", "aria-haspopup": "dialog", onclick: () => openDialog() }, t("Share"), count);
  const lines = h("ul", { class: "nm-share-lines" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const strip = h("section", { class: "nm-share-strip", "aria-label": t("Shared maps"), hidden: true }, lines, fault);
  const beside = h("section", { class: "nm-shared", hidden: true });

  function openDialog() {
    if (!kit.room) void openShareAlone(kit);
    else if (sharing) form = openShareForm(kit, sharing, { closed: () => (form = null) });
  }

  /**
   * @param {string} what
   * @param {Record<string, any>} args
   */
  async function act(what, args) {
    fault.textContent = "";
    try {
      return await bridge.ask(what, args);
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
      strip.hidden = false;
      return null;
    }
  }

  /** @param {Shown} shown */
  async function look({ share, name }) {
    const seen = await act("share_look", { share });
    if (!seen) return;
    const picture = makeSharedPicture(kit.state.categories, { name, whose: t("The map of {name}. The list below says the same in words.", { name }) });
    looking = { share, picture };
    draw(true);
    picture.show(seen.view);
    moved();
    beside.querySelector("h2")?.focus();
    beside.scrollIntoView({ block: "nearest" });
  }

  function lookAway() {
    if (!looking) return;
    const { share } = looking;
    looking = null;
    void act("share_look_away", { share });
    draw(true);
    moved();
    /** @type {HTMLElement | null} */ (lines.querySelector(`[data-key="look-${share}"]`))?.focus();
  }

  /** @param {boolean} [anew] whatever was drawn */
  function draw(anew = false) {
    if (!sharing) return;
    const now = bridge.now();
    const { mine, shown } = sharing;
    const next = JSON.stringify([
      mine.map((each) => [each.share, each.to.map(({ name, until }) => [name, until > now])]),
      shown.map((each) => [each.share, each.name, each.until > now]),
      looking?.share,
    ]);
    if (next === drawn && !anew) return;
    drawn = next;
    strip.hidden = !mine.length && !shown.length && !fault.textContent;
    count.textContent = mine.length ? `· ${mine.length}` : "";
    button.setAttribute("aria-label", mine.length ? t("Share: shown to {names} now", { names: mine.flatMap(({ to }) => to.map(({ name }) => name)).join(", ") }) : t("Share"));
    keepingFocus(lines, () => show(lines, mine.map((each) => mineLine(each, now, act)), shown.map((each) => shownLine(each, now))));
    const seen = shown.find(({ share }) => share === looking?.share);
    beside.hidden = !seen;
    if (seen && looking) {
      keepingFocus(beside, () => show(beside, head(seen, now), /** @type {NonNullable<typeof looking>} */ (looking).picture.element));
      beside.setAttribute("aria-label", t("The map of {name}", { name: seen.name }));
    }
  }

  /**
   * @param {Shown} shown
   * @param {number} now
   */
  function shownLine(shown, now) {
    const open = looking?.share === shown.share;
    return h(
      "li",
      { class: "nm-share-line" },
      h("span", { class: "nm-share-words" }, h("bdi", {}, t("{name} shows you their map", { name: shown.name })), h("span", { class: "mw-soft" }, " · ", whatWords(shown), shown.live && shown.until <= now ? ` · ${t("{name} is away", { name: shown.name })}` : "")),
      open ? null : h("button", { type: "button", class: "mw-button mw-primary", "data-key": `look-${shown.share}`, "aria-label": t("Look at the map of {name}", { name: shown.name }), onclick: () => void look(shown) }, t("Look at it")),
      h("button", { type: "button", class: "mw-button mw-quiet", "data-key": `end-${shown.share}`, "aria-label": t("End it: you no longer see the map of {name}", { name: shown.name }), onclick: () => void act("share_end", { share: shown.share }) }, t("End it")),
    );
  }

  /**
   * @param {Shown} shown
   * @param {number} now
   */
  function head(shown, now) {
    const { name } = shown;
    return h(
      "header",
      { class: "nm-shared-head" },
      h("h2", { tabindex: "-1", "data-key": "shared-title" }, h("bdi", {}, t("The map of {name}", { name }))),
      h("p", { class: "mw-soft" }, whatWords(shown), " · ", t("{name} sees that you are looking.", { name }), shown.live ? ` ${shown.until > now ? t("{name} is here.", { name }) : t("{name} is away.", { name })}` : ""),
      h("button", { type: "button", class: "mw-button", "data-key": "shared-close", onclick: lookAway }, t("Close")),
    );
  }

  const stop = [
    bridge.on("sharing", (/** @type {Sharing} */ told) => {
      const before = sharing;
      sharing = told;
      if (looking && !told.shown.some(({ share }) => share === looking?.share)) {
        const gone = before?.shown.find(({ share }) => share === looking?.share);
        looking = null;
        announce(t("The map of {name} is not shown to you any more.", { name: gone?.name ?? "" }));
        moved();
      }
      for (const { share, name } of told.shown) {
        if (before && !before.shown.some((each) => each.share === share)) announce(t("{name} shows you their map.", { name }));
      }
      const wasHidden = strip.hidden;
      draw(true);
      if (strip.hidden !== wasHidden) moved();
      form?.(told);
    }),
    bridge.on("shared", (/** @type {{share: string, view: SharedView | null}} */ { share, view }) => {
      if (view && share === looking?.share) looking.picture.show(view);
    }),
    // A new connection knows nothing of what was looked at.
    bridge.on("welcome", () => {
      const shown = sharing?.shown.find(({ share }) => share === looking?.share);
      if (shown) void bridge.ask("share_look", { share: shown.share }).catch(() => {});
    }),
  ];
  const beat = window.setInterval(() => {
    if (looking) void bridge.ask("share_look", { share: looking.share }).catch(() => {});
  }, BEAT);
  const tick = window.setInterval(() => draw(), 3000);
  signal.addEventListener("abort", () => {
    stop.forEach((each) => each());
    window.clearInterval(beat);
    window.clearInterval(tick);
  });
  return { button, strip, beside };
}
