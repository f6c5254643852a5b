// @ts-check
/** The room in the hands of whoever leads: the door, who leads too, until when. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { handsList } from "./hands.js";
import { showLink, tried } from "./person.js";

/**
 * @typedef {{seat: string, name: string}} Seat
 * @typedef {{locked: boolean, hands: import("./hands.js").Hand[], removed: Seat[], leaders: Seat[],
 *   boards: number, until: string}} Door
 */

/** @param {import("../bridge.js").Bridge} bridge */
export function roomDoor(bridge) {
  /** @type {Door | null} */
  let door = null;
  const hands = handsList(bridge);
  const lockButton = h("button", { class: "mw-button", type: "button", onclick: () => void lock(!door?.locked) });
  const notice = h("p", { class: "mw-door-locked", hidden: true }, t("The door is locked. Whoever is in stays in; nobody new comes in."));
  const body = h("div", { class: "mw-door-parts" });
  const dialog = h(
    "dialog",
    { class: "mw mw-dialog mw-door-dialog", "aria-labelledby": "mw-door-title" },
    h("h2", { id: "mw-door-title" }, t("The door, and who leads")),
    body,
    h("div", { class: "mw-dialog-buttons" }, h("button", { class: "mw-button", type: "button", onclick: () => dialog.close() }, t("Close"))),
  );
  const root = () => dialog.closest(".mw-board") ?? undefined;
  const button = h(
    "button",
    {
      class: "mw-button",
      type: "button",
      onclick: () => {
        draw();
        dialog.showModal();
      },
    },
    t("Door and leading…"),
  );

  /** @param {boolean} locked */
  const lock = (locked) => tried(bridge.ask("steer", { kind: "lock", body: { locked } }), root(), t("The door, and who leads"));

  const drawDoor = () => {
    show(lockButton, door?.locked ? t("Unlock the door") : t("Lock the door"));
    show(
      doorState,
      door?.locked
        ? t("The door is locked. Whoever is in stays in; nobody new comes in.")
        : t("The door is open: whoever has the code comes in."),
    );
  };
  const doorState = h("p", { role: "status" });

  /** Draw all of the dialog anew; what is being typed in it is not there yet or given up. */
  const draw = () => {
    if (!door) return;
    drawDoor();
    show(
      body,
      part(t("The door"), doorState, lockButton, takenOut(door.removed)),
      part(t("Leading together"), leading(door)),
      part(
        t("Taking part too"),
        h("p", {}, t("Whoever leads can take part as well: a seat of your own, beside the board, in this browser.")),
        h("a", { class: "mw-button", href: "join", target: "_blank", rel: "noopener" }, t("Take part too")),
      ),
      part(t("Until when"), h("p", {}, keptWords(door.until))),
    );
  };

  /** @param {Seat[]} removed */
  const takenOut = (removed) =>
    removed.length
      ? h(
          "ul",
          { class: "mw-door-list", "aria-label": t("Taken out") },
          removed.map(({ seat, name }) =>
            h(
              "li",
              {},
              h("span", {}, t("Taken out:"), " ", h("bdi", {}, name)),
              again(t("Let in again"), name, () => bridge.ask("admit", { seat })),
            ),
          ),
        )
      : null;

  /** @param {Door} now */
  const leading = ({ leaders, boards }) => {
    const name = h("input", { class: "mw-input", id: "mw-lead-name", maxlength: "40", autocomplete: "off" });
    const invite = async () => {
      const link = await tried(bridge.ask("lead_too", { name: name.value }), root(), t("Leading together"));
      if (!link) return;
      draw();
      await showLink(root(), name.value.trim(), t("This link opens this board, on any device and as often as needed. Whoever has it leads the meeting. It is not shown again."), t("Link to the board"), link);
    };
    return [
      h("p", {}, tn("{n} board is open.", "{n} boards are open.", boards)),
      leaders.length
        ? h(
            "ul",
            { class: "mw-door-list", "aria-label": t("Who leads too") },
            leaders.map(({ seat, name: who }) =>
              h("li", {}, h("bdi", {}, who), again(t("End this link"), who, () => bridge.ask("end_lead", { seat }))),
            ),
          )
        : null,
      h("div", { class: "mw-field" }, h("label", { for: name.id }, t("Who leads with you? A name or initials")), name),
      h("button", { class: "mw-button", type: "button", onclick: () => void invite() }, t("Make a link to the board")),
    ];
  };

  /**
   * @param {string} label
   * @param {string} whom
   * @param {() => Promise<any>} act
   */
  const again = (label, whom, act) =>
    h(
      "button",
      { class: "mw-button", type: "button", onclick: () => void tried(act(), root(), t("The door, and who leads")).then(draw) },
      label,
      h("span", { class: "mw-hidden" }, ` ${whom}`),
    );

  bridge.on("door", (/** @type {Door} */ told) => {
    door = told;
    hands.show(told.hands);
    notice.hidden = !told.locked;
    drawDoor();
  });
  // Another board has closed this one: the server says in words that it leads no more.
  bridge.on("removed", () => window.location.reload());

  return { hands: hands.element, notice, button, dialog };
}

/**
 * @param {string} title
 * @param {...import("../dom.js").Children} children
 */
function part(title, ...children) {
  return h("section", { class: "mw-door-part" }, h("h3", {}, title), ...children);
}

/** @param {string} day */
function keptWords(day) {
  return day
    ? t("Everything of this meeting is erased on {day}. Whoever hosts can choose another day.", { day })
    : t("This meeting is kept until whoever hosts erases it.");
}
