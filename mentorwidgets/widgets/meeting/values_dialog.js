// @ts-check
/**
 * Showing values: which, to whom, and in one sentence what will happen, before it does. Nothing
 * is chosen beforehand, so nothing is shown by a slip; cards marked private are not here at all.
 */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { namesAsText } from "./names.js";

/**
 * @typedef {import("./my_values.js").Seat} Seat
 * @typedef {import("./my_values.js").Value} Value
 * @typedef {{people: Seat[], group: Seat[], offered: Value[], small: boolean, ended: boolean}} Room
 * @typedef {"" | "room" | "nameless" | "group" | "some"} Who
 */

/**
 * Open the dialog; what it gives back keeps it up to date while it is open.
 * @param {{root: HTMLElement, mine: ReturnType<import("./my_values.js").myValues>, room: Room,
 *   keeping: import("./prompt_truth.js").Keeping, closed: () => void}} given
 * @returns {(room: Room) => void}
 */
export function openValuesDialog({ root, mine, room: given, keeping, closed }) {
  let room = given;
  /** @type {Who} */
  let who = "";
  /** @type {Set<string>} */
  const what = new Set();
  /** @type {Set<string>} */
  const chosen = new Set();
  const id = `values-${randomId().slice(0, 8)}`;

  const title = h("h2", { id, tabindex: "-1" }, t("Show values"));
  const list = h("ul", { class: "mw-say-lines", role: "list" });
  const now = h("section", { class: "mw-values-now", "aria-label": t("What you show now") }, h("h3", {}, t("What you show now")), list);
  const whats = h("div", { class: "mw-values-choices" });
  const none = h("p", {}, t("There is nothing to show yet. Choose and rank your cards first; those you mark private are never offered here."));
  const whos = h("div", { class: "mw-say-choices" });
  const sentence = h("p", { class: "mw-say-sentence", "aria-live": "polite" });
  const button = h("button", { class: "mw-button mw-primary", type: "button", onclick: share }, t("Show them"));
  const form = h(
    "div",
    { class: "mw-say-form" },
    h("fieldset", { class: "mw-say-set" }, h("legend", {}, t("Which values?")), whats),
    h("fieldset", { class: "mw-say-set" }, h("legend", {}, t("Who will see them?")), whos),
    h("div", { class: "mw-say-do" }, sentence, button),
    h("p", { class: "mw-soft" }, t("Only the words on the cards are shown: not their order, not the rest of your cards. Cards you marked private are not offered.")),
  );
  const over = h("p", {}, t("The meeting has ended, so nothing more is shown. What you show can still be taken back."));
  const dialog = h(
    "dialog",
    { class: "mw mw-dialog mw-say mw-values", "aria-labelledby": id },
    h("header", { class: "mw-say-head" }, title, h("button", { class: "mw-button", type: "button", onclick: () => dialog.close() }, t("Close"))),
    now,
    over,
    none,
    form,
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  root.append(dialog);
  dialog.showModal();
  title.focus();
  draw();

  function draw() {
    over.hidden = !room.ended;
    none.hidden = room.ended || room.offered.length > 0;
    form.hidden = room.ended || !room.offered.length;
    drawNow();
    drawWhats();
    drawWhos();
  }

  function drawNow() {
    const all = mine.all;
    now.hidden = !all.length;
    keepingFocus(list, () => show(list, all.map(entryItem)));
  }

  /** @param {import("./my_values.js").Entry} entry */
  function entryItem({ share: id_, values, words, refused, leaving, back }) {
    const text = values.join(", ");
    const act = back
      ? h("button", { class: "mw-button", type: "button", "data-key": `back-${id_}`, disabled: room.ended, "aria-label": t("Put back: {text}", { text }), onclick: () => (mine.putBack(id_), draw()) }, t("Put it back"))
      : h("button", { class: "mw-button", type: "button", "data-key": `back-${id_}`, "aria-label": t("Take back: {text}", { text }), onclick: () => takeBack(id_) }, refused ? t("Put it away") : t("Take back"));
    return h("li", { class: "mw-say-line" }, h("div", { class: "mw-say-what" }, h("p", { class: "mw-say-words", dir: "auto" }, text), h("p", { class: "mw-say-about" }, words)), leaving ? null : h("div", { class: "mw-say-acts" }, act));
  }

  function drawWhats() {
    for (const each of [...what]) if (!room.offered.some(({ id: card }) => card === each)) what.delete(each);
    keepingFocus(whats, () => show(whats, room.offered.map(({ id: card, label }) => box({ key: `${id}-${card}`, checked: what.has(card), changed: (on) => { if (on) what.add(card); else what.delete(card); tell(); } }, h("span", { class: "mw-say-words", dir: "auto" }, label)))));
    tell();
  }

  function drawWhos() {
    for (const seat of [...chosen]) if (!room.people.some((each) => each.seat === seat)) chosen.delete(seat);
    if ((who === "group" && !room.group.length) || (who === "nameless" && room.small)) who = "";
    /** @param {Who} value @param {...(Node | string)} label */
    const each = (value, ...label) => radio({ name: `${id}-who`, value, checked: who === value, changed: () => { who = value; drawWhos(); } }, ...label);
    keepingFocus(whos, () =>
      show(
        whos,
        room.group.length ? each("group", t("Those you are with now: {names}", { names: namesAsText(room.group.map(({ name }) => name)) })) : null,
        each("room", t("Everybody in this meeting, with my name")),
        room.small ? h("p", { class: "mw-soft mw-values-few" }, t("Without names needs five people: in a group this small the others will know.")) : each("nameless", t("Everybody in this meeting, without my name")),
        each("some", t("People I choose, with my name")),
        who === "some" ? somePeople() : null,
      ),
    );
    tell();
  }

  function somePeople() {
    if (!room.people.length) return h("p", { class: "mw-soft" }, t("Nobody else has joined yet."));
    return h(
      "div",
      { class: "mw-say-people", role: "group", "aria-label": t("People you choose") },
      room.people.map(({ seat, name }) => box({ key: seat, checked: chosen.has(seat), changed: (on) => { if (on) chosen.add(seat); else chosen.delete(seat); tell(); } }, h("bdi", {}, name))),
    );
  }

  /** @returns {Value[]} */
  function values() {
    return room.offered.filter(({ id: card }) => what.has(card));
  }

  /** @returns {Seat[] | "room" | null} */
  function to() {
    if (who === "room" || who === "nameless") return "room";
    const seats = who === "group" ? room.group : who === "some" ? room.people.filter(({ seat }) => chosen.has(seat)) : [];
    return seats.length ? seats : null;
  }

  function tell() {
    const [picked, seen] = [values(), to()];
    const text = !picked.length ? t("Choose what to show.") : !seen ? t("Choose who will see it.") : willSee(picked, seen, { named: who !== "nameless", others: room.people.length, keeping });
    if (sentence.textContent !== text) sentence.textContent = text;
    button.setAttribute("aria-disabled", String(!picked.length || !seen));
  }

  function share() {
    const [picked, seen] = [values(), to()];
    if (!picked.length || !seen) return;
    mine.show(picked, seen, who !== "nameless");
    announce(seen === "room" ? (who === "nameless" ? t("Shown without your name, as soon as five have done so.") : t("Shown to everybody in this meeting.")) : t("Shown to {names}.", { names: namesAsText(seen.map(({ name }) => name)) }));
    who = "";
    what.clear();
    chosen.clear();
    draw();
    title.focus();
    now.scrollIntoView({ block: "start" });
  }

  /** @param {string} id_ */
  function takeBack(id_) {
    mine.takeBack(id_);
    announce(t("Taken back."));
    draw();
    title.focus();
  }

  return (next) => {
    room = next;
    draw();
  };
}

/**
 * Who will see what, where, and what taking back does: the whole of it, before it is done.
 * @param {Value[]} values
 * @param {Seat[] | "room"} to
 * @param {{named: boolean, others: number, keeping: import("./prompt_truth.js").Keeping}} given
 */
function willSee(values, to, { named, others, keeping }) {
  const what = values.map(({ label }) => label).join(", ");
  if (to !== "room") {
    return t("{names} will see on their pages, with your name: {what}. Nobody else here does. Taken back, it is gone from their pages.", { names: namesAsText(to.map(({ name }) => name)), what });
  }
  if (named) {
    return [
      t("With your name everybody will see: {what}.", { what }),
      tn("That is {n} other person now, whoever comes later, and whoever leads, on their pages, on the board and on the wall.", "That is {n} other people now, whoever comes later, and whoever leads, on their pages, on the board and on the wall.", others),
      t("It takes the place of what you showed everybody before. You can take it back at any time."),
    ].join(" ");
  }
  return [
    t("Everybody will see, mixed with those of others and without your name: {what}.", { what }),
    t("Nothing is seen before five have shown theirs so; from then on it stays as it is. You can take it back: then what was seen together with it goes from the screens too."),
    keeping.database ? t("Whoever runs the database of this workbook could find out whose is whose.") : t("Whoever runs the computer of this workbook could find out whose is whose."),
  ].join(" ");
}

/**
 * @param {{key: string, checked: boolean, changed: (on: boolean) => void}} given
 * @param {...Node} label
 */
function box({ key, checked, changed }, ...label) {
  return h("label", { class: "mw-say-choice" }, h("input", { type: "checkbox", "data-key": key, checked, onchange: (/** @type {any} */ { target }) => changed(target.checked) }), h("span", { class: "mw-say-label" }, label));
}

/**
 * @param {{name: string, value: string, checked: boolean, changed: () => void}} given
 * @param {...(Node | string)} label
 */
function radio({ name, value, checked, changed }, ...label) {
  return h("label", { class: "mw-say-choice" }, h("input", { type: "radio", name, value, "data-key": `${name}-${value}`, checked, onchange: changed }), h("span", { class: "mw-say-label" }, h("span", {}, label)));
}
