// @ts-check
/**
 * Sharing word by word: what, with whom, and in one sentence what will happen, before it does.
 * Nothing is chosen beforehand, so nothing is shared by a slip.
 */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { lineItem } from "./line_list.js";
import { namesAsText } from "./names.js";

/**
 * @typedef {{seat: string, name: string}} Seat
 * @typedef {{people: Seat[], group: Seat[], ended: boolean}} Room
 */

/**
 * Open the dialog; what it gives back keeps it up to date while it is open.
 * @param {{bridge: import("../bridge.js").Bridge, root: HTMLElement, map: boolean,
 *   items: ReturnType<import("./own_items.js").ownItems>,
 *   mine: ReturnType<import("./my_lines.js").myLines>, room: Room, closed: () => void}} given
 * @returns {(room: Room) => void}
 */
export function openShareDialog({ bridge, root, map, items, mine, room: given, closed }) {
  let room = given;
  let what = "";
  /** @type {"" | "group" | "room" | "some"} */
  let who = "";
  /** @type {Set<string>} */
  const chosen = new Set();
  const id = `say-${randomId().slice(0, 8)}`;

  const title = h("h2", { id, tabindex: "-1" }, t("Share"));
  const list = h("ul", { class: "mw-say-lines", role: "list" });
  const count = h("span", { class: "mw-say-count" });
  const nowHead = h("summary", { "data-key": `${id}-now` }, t("What you share now"), " ", count);
  // More than one would stand between a person and what they came to do.
  const now = h("details", { class: "mw-say-now", open: mine.all.length < 2 }, nowHead, list);
  const whats = h("div", { class: "mw-say-choices" });
  const free = h("textarea", { class: "mw-input mw-say-free", rows: 2, maxlength: 2000, "aria-label": t("In your own words"), placeholder: t("In your own words"), oninput: () => tell() });
  const whos = h("div", { class: "mw-say-choices" });
  const sentence = h("p", { class: "mw-say-sentence", "aria-live": "polite" });
  const button = h("button", { class: "mw-button mw-primary", type: "button", onclick: share }, t("Share it"));
  const form = h(
    "div",
    { class: "mw-say-form" },
    h("p", { class: "mw-soft" }, t("One thing at a time, as you choose. Nothing else leaves your page, and what you change in your work afterwards does not change what you shared.")),
    h("fieldset", { class: "mw-say-set" }, h("legend", {}, t("What?")), whats, free),
    map ? h("p", {}, t("The map itself is shown in its own way."), " ", h("button", { class: "mw-button", type: "button", onclick: shareMap }, t("Share your map…"))) : null,
    h("fieldset", { class: "mw-say-set" }, h("legend", {}, t("Who will see it?")), whos),
    h("div", { class: "mw-say-do" }, sentence, button),
    h("p", { class: "mw-soft" }, t("Whatever you share here carries your name. Without a name you can only answer a question that is put to the room without names.")),
  );
  const over = h("p", {}, t("The meeting has ended, so nothing more is shared. What you shared can still be taken back."));
  const dialog = h(
    "dialog",
    { class: "mw mw-dialog mw-say", "aria-labelledby": id },
    h("header", { class: "mw-say-head" }, title, h("button", { class: "mw-button", type: "button", onclick: () => dialog.close() }, t("Close"))),
    now,
    over,
    form,
  );
  const stop = items.watch(() => drawWhats());
  dialog.addEventListener("close", () => {
    stop();
    dialog.remove();
    closed();
  });
  root.append(dialog);
  dialog.showModal();
  title.focus();
  draw();

  function draw() {
    form.hidden = room.ended;
    over.hidden = !room.ended;
    drawNow();
    drawWhats();
    drawWhos();
  }

  function drawNow() {
    const all = mine.all;
    now.hidden = !all.length;
    count.textContent = String(all.length);
    keepingFocus(list, () =>
      show(
        list,
        all.map((line) =>
          lineItem(bridge, line, {
            about: line.words,
            extra: [
              line.leaving
                ? null
                : h("button", { class: "mw-button", type: "button", "data-key": `take-${line.id}`, "aria-label": t("Take back: {text}", { text: line.text.slice(0, 80) }), onclick: () => takeBack(line.id) }, line.refused ? t("Put it away") : t("Take back")),
            ],
          }),
        ),
      ),
    );
  }

  function drawWhats() {
    const entries = [...items.all.map(({ from, label, text }) => ({ value: from, label, text })), { value: "free", label: t("Something else"), text: "" }];
    if (!entries.some(({ value }) => value === what)) what = "";
    keepingFocus(whats, () =>
      show(
        whats,
        entries.map(({ value, label, text }) =>
          choice({ name: `${id}-what`, value, checked: what === value, changed: () => { what = value; tell(); if (value === "free") free.focus(); } }, h("span", { class: text ? "mw-soft" : "" }, label), text ? h("span", { class: "mw-say-words mw-say-clamp", dir: "auto" }, text) : null),
        ),
      ),
    );
    tell();
  }

  function drawWhos() {
    for (const seat of [...chosen]) if (!room.people.some((each) => each.seat === seat)) chosen.delete(seat);
    if (who === "group" && !room.group.length) who = "";
    const pick = (/** @type {"group" | "room" | "some"} */ value) => () => {
      who = value;
      drawWhos();
    };
    keepingFocus(whos, () =>
      show(
        whos,
        room.group.length
          ? choice({ name: `${id}-who`, value: "group", checked: who === "group", changed: pick("group") }, h("span", {}, t("Those you are with now: {names}", { names: namesAsText(room.group.map(({ name }) => name)) })))
          : null,
        choice({ name: `${id}-who`, value: "room", checked: who === "room", changed: pick("room") }, h("span", {}, t("Everybody in this meeting"))),
        choice({ name: `${id}-who`, value: "some", checked: who === "some", changed: pick("some") }, h("span", {}, t("People you choose"))),
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
      room.people.map(({ seat, name }) =>
        h(
          "label",
          { class: "mw-say-choice" },
          h("input", { type: "checkbox", "data-key": seat, checked: chosen.has(seat), onchange: (/** @type {any} */ { target }) => { if (target.checked) chosen.add(seat); else chosen.delete(seat); tell(); } }),
          h("bdi", {}, name),
        ),
      ),
    );
  }

  /** @returns {{text: string, from: string} | null} */
  function words() {
    if (what === "free") return free.value.trim() ? { text: free.value.trim(), from: "free" } : null;
    const item = items.all.find(({ from }) => from === what);
    return item ? { text: item.text, from: item.from } : null;
  }

  /** @returns {Seat[] | "room" | null} */
  function to() {
    if (who === "room") return "room";
    const seats = who === "group" ? room.group : who === "some" ? room.people.filter(({ seat }) => chosen.has(seat)) : [];
    return seats.length ? seats : null;
  }

  function tell() {
    free.hidden = what !== "free";
    const [said, seen] = [words(), to()];
    const text = !said ? t("Choose what to share.") : !seen ? t("Choose who will see it.") : willSee(seen, room.people.length);
    if (sentence.textContent !== text) sentence.textContent = text;
    button.setAttribute("aria-disabled", String(!said || !seen));
  }

  function share() {
    const [said, seen] = [words(), to()];
    if (!said || !seen) return;
    mine.say(said, seen);
    announce(seen === "room" ? t("Shared with everybody in this meeting.") : t("Shared with {names}.", { names: namesAsText(seen.map(({ name }) => name)) }));
    what = who = "";
    free.value = "";
    chosen.clear();
    draw();
    now.open = true;
    nowHead.focus();
    now.scrollIntoView({ block: "start" });
  }

  /** @param {string} line */
  function takeBack(line) {
    mine.takeBack(line);
    announce(t("Taken back."));
    draw();
    (now.hidden ? title : nowHead).focus();
  }

  function shareMap() {
    dialog.close();
    document.dispatchEvent(new CustomEvent("mw-share-map"));
  }

  return (next) => {
    room = next;
    draw();
  };
}

/**
 * Who will see it, where, and what taking back does: the whole of it, before it is done.
 * @param {Seat[] | "room"} to
 * @param {number} others
 */
function willSee(to, others) {
  if (to !== "room") {
    return t("{names} will see it on their pages, with your name, and nobody else here. Taken back, it is gone from their pages.", { names: namesAsText(to.map(({ name }) => name)) });
  }
  const who = tn("Everybody will see it with your name: {n} other person now, whoever comes later, and whoever leads, on their pages, on the board and on the wall.", "Everybody will see it with your name: {n} other people now, whoever comes later, and whoever leads, on their pages, on the board and on the wall.", others);
  return `${who} ${t("It can go into the notes of the meeting. Taken back, it is gone from every screen and from the notes, but not from a file that somebody kept before.")}`;
}

/**
 * @param {{name: string, value: string, checked: boolean, changed: () => void}} given
 * @param {...(Node | null)} label
 */
function choice({ name, value, checked, changed }, ...label) {
  return h("label", { class: "mw-say-choice" }, h("input", { type: "radio", name, value, "data-key": `${name}-${value}`, checked, onchange: changed }), h("span", { class: "mw-say-label" }, label));
}
