// @ts-check
/** The notes, on the page of whoever takes them: the same notes as on the board. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { lineItem } from "./line_list.js";
import { sendingWords } from "./sending.js";

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending}} given
 */
export function noteTaking({ bridge, sending }) {
  const list = h("ol", { class: "mw-say-lines", role: "list" });
  const id = `note-${randomId().slice(0, 8)}`;
  const field = h("textarea", { class: "mw-input mw-say-free", id, rows: 2, maxlength: 2000 });
  const fate = h("p", { class: "mw-soft", role: "status" });
  /** @type {(() => void) | null} */
  let stop = null;

  /**
   * @param {string} key
   * @param {Record<string, any>} args
   * @param {string} sent
   */
  function act(key, args, sent) {
    sending.act(key, "act", args);
    stop?.();
    stop = sending.watch(key, (state) => {
      const words = sendingWords(state, { sent, kept: sending.kept });
      if (fate.textContent !== words) fate.textContent = words;
    });
  }

  const form = h(
    "form",
    {
      class: "mw-say-park",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const text = field.value.trim();
        if (!text) return field.focus();
        const note = randomId();
        act(`note/${note}`, { kind: "note", body: { id: note, text } }, t("It is in the notes."));
        field.value = "";
        field.focus();
      },
    },
    h("div", { class: "mw-field" }, h("label", { for: id }, t("A note")), field),
    h("button", { class: "mw-button", type: "submit" }, t("Write it down")),
    fate,
  );
  const element = h(
    "section",
    { class: "mw-say-panel", id: "mw-say-notes", "aria-label": t("Notes") },
    h("p", { class: "mw-soft" }, t("You take the notes today. You and whoever leads see them here; they go into the file that is kept of this meeting.")),
    list,
    form,
  );

  return {
    element,
    /**
     * A button that puts something shared into the notes.
     * @param {{line?: string, parked?: string}} about
     * @param {{text: string, noted: boolean}} what
     */
    noteButton(about, { text, noted }) {
      if (noted) return h("span", { class: "mw-say-noted" }, t("In the notes"));
      const key = about.line ?? about.parked ?? "";
      return h(
        "button",
        {
          class: "mw-button",
          type: "button",
          "data-key": `note-${key}`,
          "aria-label": t("Into the notes: {text}", { text: text.slice(0, 80) }),
          onclick: () => {
            act(`note/${key}`, { kind: "note", body: { id: randomId(), ...about } }, t("It is in the notes."));
            announce(t("It is in the notes."));
          },
        },
        t("Into the notes"),
      );
    },
    /** @param {import("./lines_card.js").Lines} lines */
    show({ notes }) {
      keepingFocus(list, () =>
        show(
          list,
          (notes ?? []).map((note) =>
            lineItem(bridge, note, {
              extra: [
                h(
                  "button",
                  {
                    class: "mw-button mw-quiet",
                    type: "button",
                    "data-key": `drop-${note.id}`,
                    "aria-label": t("Cross out: {text}", { text: note.text.slice(0, 80) }),
                    onclick: () => {
                      act(`note/${note.id}`, { kind: "drop_note", body: { id: note.id } }, t("It is out of the notes."));
                      field.focus();
                    },
                  },
                  t("Cross out"),
                ),
              ],
            }),
          ),
        ),
      );
    },
  };
}
