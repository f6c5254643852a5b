// @ts-check
/** Choosing who sees one's map, and what of it; said in one sentence before it is done. */

import { announce, h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { mineLine } from "./network_share_lines.js";
import { makeSharedPicture } from "./network_share_picture.js";

/** @typedef {import("./network_share_lines.js").Sharing} Sharing */

/**
 * Open the form; what it gives back keeps it up to date while it is open.
 * @param {import("./network_fields.js").Kit} kit
 * @param {Sharing} given
 * @param {{closed: () => void}} acts
 * @returns {(now: Sharing) => void}
 */
export function openShareForm(kit, given, { closed }) {
  const { bridge } = kit;
  let sharing = given;
  /** @type {Set<string>} */
  const chosen = new Set();
  let live = false;
  let labels = false;
  let stars = true;
  let asked = 0;

  const title = h("h2", { id: `share-${randomId().slice(0, 8)}` }, t("Share your map"));
  const now = h("ul", { class: "nm-share-lines" });
  const people = h("div", { class: "nm-share-people" });
  const sentence = h("p", { class: "nm-share-sentence", "aria-live": "polite" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const picture = makeSharedPicture(kit.state.categories, { name: t("You"), whose: t("What they will see. The list below says the same in words.") });
  const shareButton = h("button", { type: "button", class: "mw-button mw-primary", onclick: () => void share() }, t("Show it"));
  const group = h("div", { class: "nm-share-group" });
  const dialog = h(
    "dialog",
    { class: "mw mw-dialog nm-sharing", "aria-labelledby": title.id },
    h("header", { class: "nm-share-head" }, title, h("button", { type: "button", class: "mw-button", onclick: () => dialog.close() }, t("Close"))),
    now,
    h(
      "div",
      { class: "nm-share-form" },
      h(
        "div",
        { class: "nm-share-choices" },
        h("fieldset", { class: "nm-set" }, h("legend", { class: "mw-label" }, t("Who will see it?")), people),
        h(
          "fieldset",
          { class: "nm-set" },
          h("legend", { class: "mw-label" }, t("What will they see?")),
          pick("radio", "live", t("The map as it is now; it stays like that"), true, () => set({ live: false })),
          pick("radio", "live", t("The map live: one person follows what you do"), false, () => set({ live: true })),
        ),
        h(
          "fieldset",
          { class: "nm-set" },
          h("legend", { class: "mw-label" }, t("With which names?")),
          pick("radio", "labels", t("None: everybody is a tag such as K47"), true, () => set({ labels: false })),
          pick("radio", "labels", t("The names as you wrote them"), false, () => set({ labels: true })),
          pick("checkbox", "stars", t("Stars for influence, too"), true, (on) => set({ stars: on })),
        ),
        h("p", { class: "mw-soft" }, t("Notes, roles, gaps and plans are never shown.")),
      ),
      h("figure", { class: "nm-share-preview" }, h("figcaption", { class: "mw-label" }, t("What they will see")), picture.element),
    ),
    h("div", { class: "nm-share-do" }, sentence, fault, shareButton),
    group,
  );
  dialog.addEventListener("close", () => {
    stop();
    dialog.remove();
    closed();
  });
  kit.root.append(dialog);
  dialog.showModal();
  tell();
  // Now, and whenever the map changes while the form is open.
  const stop = bridge.watch(kit.state.options.document, () => void preview());

  /** @param {{live?: boolean, labels?: boolean, stars?: boolean}} change */
  function set(change) {
    ({ live, labels, stars } = { live, labels, stars, ...change });
    if (live && chosen.size > 1) chosen.clear();
    tell();
    if ("labels" in change || "stars" in change) void preview();
  }

  async function preview() {
    const turn = ++asked;
    try {
      const { view } = await bridge.ask("share_preview", { labels, stars });
      if (turn === asked) picture.show(view);
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }

  function tell() {
    for (const seat of [...chosen]) if (!sharing.people.some((each) => each.seat === seat)) chosen.delete(seat);
    show(now, sharing.mine.map((each) => mineLine(each, bridge.now(), act)));
    now.hidden = !sharing.mine.length;
    drawPeople();
    const names = sharing.people.filter(({ seat }) => chosen.has(seat)).map(({ name }) => name).join(", ");
    sentence.textContent = !sharing.people.length
      ? t("Nobody else has joined yet, so there is nobody to show it to.")
      : !names
        ? t("Choose at least one person. Nobody sees your map until you press the button.")
        : seenBy(names, { live, labels });
    shareButton.setAttribute("aria-disabled", String(!names));
    drawGroup();
  }

  function drawPeople() {
    const focus = /** @type {HTMLElement | null} */ (people.querySelector(":focus"))?.dataset.key;
    show(
      people,
      sharing.people.map(({ seat, name }) =>
        h(
          "label",
          { class: "nm-pick" },
          h("input", {
            type: live ? "radio" : "checkbox",
            name: "share-to",
            "data-key": seat,
            checked: chosen.has(seat),
            onchange: (/** @type {Event} */ event) => {
              const on = /** @type {HTMLInputElement} */ (event.target).checked;
              if (live) chosen.clear();
              if (on) chosen.add(seat);
              else chosen.delete(seat);
              tell();
            },
          }),
          h("bdi", {}, name),
        ),
      ),
    );
    if (focus) /** @type {HTMLElement | null} */ (people.querySelector(`[data-key="${CSS.escape(focus)}"]`))?.focus();
  }

  function drawGroup() {
    const { out, counted } = sharing;
    const had = group.contains(document.activeElement);
    show(
      group,
      h("h3", {}, t("The picture of the group")),
      h(
        "p",
        {},
        t("Whoever leads the meeting may count all maps together: how large they are, which kinds of help they have, from where and how close. Never a name, never your map, and no number behind which fewer than five people stand. A gap is read out only if you shared its words."),
      ),
      h("p", { role: "status" }, out ? t("You are left out.") : counted ? t("Your map is counted, as it was then. If you leave, it is not shown any more.") : t("You are not counted yet.")),
      h("button", { type: "button", class: "mw-button", onclick: () => void act("leave_out", { out: !out }) }, out ? t("Count me in again") : t("Leave me out")),
    );
    if (had) group.querySelector("button")?.focus();
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
      return null;
    }
  }

  async function share() {
    if (shareButton.getAttribute("aria-disabled") === "true") return;
    const names = sharing.people.filter(({ seat }) => chosen.has(seat)).map(({ name }) => name).join(", ");
    if (!(await act("share", { to: [...chosen], live, labels, stars }))) return;
    announce(t("Shown to {names}.", { names }));
    dialog.close();
  }

  return (next) => {
    sharing = next;
    tell();
  };
}

/**
 * The whole of what will happen, in a sentence.
 * @param {string} names
 * @param {{live: boolean, labels: boolean}} how
 */
function seenBy(names, { live, labels }) {
  const what = labels ? t("with the names you wrote") : t("with tags instead of names");
  return live
    ? t("{names} will see your map live, {what}, and nobody else will. You can take it back at any time.", { names, what })
    : t("{names} will see your map as it is now, {what}, and nobody else will. You can take it back at any time.", { names, what });
}

/**
 * @param {"radio" | "checkbox"} type
 * @param {string} name
 * @param {string} words
 * @param {boolean} checked
 * @param {(on: boolean) => void} changed
 */
function pick(type, name, words, checked, changed) {
  const input = h("input", { type, name: `share-${name}`, checked, onchange: () => changed(input.checked) });
  return h("label", { class: "nm-pick" }, input, words);
}
