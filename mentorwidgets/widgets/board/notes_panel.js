// @ts-check
/**
 * What the room shares, what waits for later, and the notes: one press puts the one into the
 * other. The whole can be kept as a file at any moment.
 */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { download } from "../download.js";
import { lineItem } from "../meeting/line_list.js";
import { t, tn } from "../words.js";

/**
 * @typedef {{id: string, text: string, more: boolean, name: string, noted: boolean}} Line
 * @typedef {{id: string, text: string, name: string, noted: boolean}} Parked
 * @typedef {{id: string, kind: "text" | "line" | "parked", text: string, name: string}} Note
 * @typedef {{room: Line[], parked: Parked[], notes: Note[], noteTaker: string}} Told
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge}} given
 * @returns {import("./panels.js").Panel}
 */
export function notesPanel({ bridge }) {
  /** @type {Told | null} */
  let told = null;
  /** @type {string} the note whose words are being changed */
  let changing = "";

  const fault = h("p", { class: "mw-fault", role: "alert" });
  const shared = part(t("Shared with the room"), t("What somebody shares with everybody stands here, with their name, until they take it back."));
  const lot = part(t("Parking lot"), t("What does not fit into this hour waits here. Everybody can put something there."));
  const notes = part(t("Notes"), "");
  const keep = keepButtons(bridge, fault);
  const element = h(
    "div",
    { class: "mw-record" },
    fault,
    h(
      "div",
      { class: "mw-record-columns" },
      h("div", { class: "mw-record-room" }, shared.element, lot.element, entry(t("Something for later"), t("Park it"), 300, (text) => steer("park_here", { id: randomId(), text }))),
      h("div", { class: "mw-record-notes" }, notes.element, entry(t("A note"), t("Write it down"), 2000, (text) => steer("note", { id: randomId(), text })), keep),
    ),
  );

  /**
   * @param {string} kind
   * @param {Record<string, any>} body
   * @returns {Promise<boolean>}
   */
  async function steer(kind, body) {
    try {
      await bridge.ask("steer", { kind, body });
      fault.textContent = "";
      return true;
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
      return false;
    }
  }

  /**
   * @param {{line?: string, parked?: string}} about
   * @param {{text: string, noted: boolean}} what
   */
  function noteButton(about, { text, noted }) {
    if (noted) return h("span", { class: "mw-say-noted" }, t("In the notes"));
    return button(t("Into the notes"), t("Into the notes: {text}", { text: text.slice(0, 80) }), `note-${about.line ?? about.parked}`, async () => {
      if (await steer("note", { id: randomId(), ...about })) announce(t("It is in the notes."));
    }, "");
  }

  function draw() {
    if (!told) return;
    const { room, parked, notes: noted } = told;
    shared.show(room.map((line) => lineItem(bridge, line, { extra: [noteButton({ line: line.id }, line)] })));
    lot.show(parked.map((each) => lineItem(bridge, each, { extra: [noteButton({ parked: each.id }, each), button(t("Clear"), t("Clear: {text}", { text: each.text }), `clear-${each.id}`, () => steer("unpark", { id: each.id }))] })));
    notes.hint(told.noteTaker ? t("You and {name}, who takes the notes, see them. They go into the file that is kept.", { name: told.noteTaker }) : t("Only you see them here. They go into the file that is kept."));
    notes.show(noted.map((note) => (note.id === changing ? changeItem(note) : noteItem(note))));
    panel.badge?.(room.length + parked.length ? String(room.length + parked.length) : "");
  }

  /** @param {Note} note */
  function noteItem(note) {
    return lineItem(bridge, note, {
      about: note.kind === "parked" ? t("from the parking lot") : "",
      extra: [
        note.kind === "text" ? button(t("Change"), t("Change: {text}", { text: note.text.slice(0, 80) }), `change-${note.id}`, () => { changing = note.id; draw(); }) : null,
        button(t("Cross out"), t("Cross out: {text}", { text: note.text.slice(0, 80) }), `drop-${note.id}`, () => steer("drop_note", { id: note.id })),
      ],
    });
  }

  /** @param {Note} note */
  function changeItem(note) {
    const area = h("textarea", { class: "mw-input", rows: 2, maxlength: 2000, "data-key": `area-${note.id}`, "aria-label": t("The note") });
    area.value = note.text;
    const done = () => {
      changing = "";
      draw();
    };
    window.setTimeout(() => area.focus());
    return h(
      "li",
      { class: "mw-say-line" },
      area,
      h(
        "div",
        { class: "mw-say-acts" },
        button(t("Keep it"), "", `keep-${note.id}`, async () => {
          if (area.value.trim() && (await steer("note", { id: note.id, text: area.value.trim() }))) done();
        }),
        button(t("Leave it"), "", `leave-${note.id}`, done),
      ),
    );
  }

  /** @type {import("./panels.js").Panel} */
  const panel = { id: "notes", label: t("Notes"), element };
  bridge.on("lines", (/** @type {Told} */ now) => {
    const before = told;
    told = now;
    const more = before ? now.room.length + now.parked.length - before.room.length - before.parked.length : 0;
    if (more > 0) announce(tn("{n} line was shared with the room", "{n} lines were shared with the room", more));
    draw();
  });
  draw();
  return panel;
}

/**
 * @param {string} title
 * @param {string} empty what is said while there is nothing
 */
function part(title, empty) {
  const list = h("ul", { class: "mw-say-lines", role: "list" });
  const hint = h("p", { class: "mw-record-hint" }, empty);
  return {
    element: h("section", { "aria-label": title }, h("h3", {}, title), hint, list),
    /** @param {string} text */
    hint: (text) => show(hint, text),
    /** @param {HTMLElement[]} items */
    show: (items) => {
      if (empty) hint.hidden = items.length > 0;
      keepingFocus(list, () => show(list, items));
    },
  };
}

/**
 * A field with its button.
 * @param {string} label
 * @param {string} verb
 * @param {number} longest
 * @param {(text: string) => Promise<boolean>} add
 */
function entry(label, verb, longest, add) {
  const id = `entry-${randomId().slice(0, 8)}`;
  const field = h("input", { class: "mw-input", id, maxlength: longest, autocomplete: "off", enterkeyhint: "done" });
  return h(
    "form",
    {
      class: "mw-record-entry",
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        const text = field.value.trim();
        if (text && (await add(text))) field.value = "";
        field.focus();
      },
    },
    h("label", { class: "mw-label", for: id }, label),
    h("div", { class: "mw-record-row" }, field, h("button", { class: "mw-button", type: "submit" }, verb)),
  );
}

/**
 * @param {import("../bridge.js").Bridge} bridge
 * @param {HTMLElement} fault
 */
function keepButtons(bridge, fault) {
  const said = h("p", { class: "mw-record-hint", role: "status" });
  /** @param {string} format */
  const keep = async (format) => {
    said.textContent = t("Making the file…");
    try {
      const file = await bridge.ask("keep_record", { format });
      download(file);
      fault.textContent = "";
      said.textContent = t("{name} is in your downloads.", { name: file.name });
    } catch (error) {
      said.textContent = "";
      fault.textContent = /** @type {Error} */ (error).message;
    }
  };
  return h(
    "section",
    { class: "mw-record-keep", "aria-label": t("Keep it as a file") },
    h("h3", {}, t("Keep it as a file")),
    h("p", { class: "mw-record-hint" }, t("Notes, what the room shared and was shown, the parking lot, and how the hour ran. Anything taken back by then is not in it; nothing that was never shown is.")),
    h("div", { class: "mw-record-row" }, [["pdf", t("PDF")], ["docx", t("Word")], ["csv", t("Table (CSV)")]].map(([format, label]) => h("button", { class: "mw-button", type: "button", onclick: () => void keep(format) }, label))),
    said,
  );
}

/**
 * @param {string} label
 * @param {string} spoken
 * @param {string} key
 * @param {() => any} press
 * @param {string} [look]
 */
function button(label, spoken, key, press, look = "mw-quiet") {
  return h("button", { class: `mw-button ${look}`, type: "button", "data-key": key, "aria-label": spoken || null, onclick: press }, label);
}
