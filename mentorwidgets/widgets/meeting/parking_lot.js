// @ts-check
/** What waits for later: everybody can put something there, and take back what is theirs. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { lineItem } from "./line_list.js";
import { sendingWords } from "./sending.js";

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending}} given
 */
export function parkingLot({ bridge, sending }) {
  const list = h("ul", { class: "mw-say-lines", role: "list" });
  const id = `park-${randomId().slice(0, 8)}`;
  const field = h("input", { class: "mw-input", id, maxlength: 300, autocomplete: "off", enterkeyhint: "send", "aria-describedby": `${id}-who` });
  const fate = h("p", { class: "mw-soft", role: "status" });
  /** @type {(() => void) | null} */
  let stop = null;
  const form = h(
    "form",
    {
      class: "mw-say-park",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const text = field.value.trim();
        if (!text) return field.focus();
        const parked = randomId();
        sending.act(`park/${parked}`, "park_thing", { id: parked, text });
        stop?.();
        stop = sending.watch(`park/${parked}`, (state) => {
          const words = sendingWords(state, { sent: t("It is in the parking lot."), kept: sending.kept });
          if (fate.textContent !== words) fate.textContent = words;
        });
        field.value = "";
        field.focus();
      },
    },
    h("div", { class: "mw-field" }, h("label", { for: id }, t("Something for later")), field, h("p", { class: "mw-soft", id: `${id}-who` }, t("Everybody will see it, with your name. It can go into the notes."))),
    h("button", { class: "mw-button", type: "submit" }, t("Put it there")),
    fate,
  );
  const none = h("p", { class: "mw-soft" }, t("What does not fit into this hour waits here."));
  const element = h("section", { class: "mw-say-panel", id: "mw-say-lot", "aria-label": t("Parking lot") }, none, list, form);

  return {
    element,
    /**
     * @param {import("./lines_card.js").Lines} lines
     * @param {ReturnType<import("./note_taking.js").noteTaking> | null} taking
     */
    show({ parked, ended }, taking) {
      form.hidden = ended;
      none.hidden = parked.length > 0;
      keepingFocus(list, () =>
        show(
          list,
          parked.map((each) =>
            lineItem(bridge, each, {
              extra: [
                taking ? taking.noteButton({ parked: each.id }, each) : null,
                each.mine
                  ? h(
                      "button",
                      {
                        class: "mw-button",
                        type: "button",
                        "data-key": `unpark-${each.id}`,
                        "aria-label": t("Take back: {text}", { text: each.text }),
                        onclick: () => {
                          sending.act(`park/${each.id}`, "take_parked_back", { id: each.id });
                          announce(t("Taken back."));
                          field.focus();
                        },
                      },
                      t("Take back"),
                    )
                  : null,
              ],
            }),
          ),
        ),
      );
    },
  };
}
