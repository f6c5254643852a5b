// @ts-check
/** Who leads, who keeps time, who takes notes: said in the head of the board, shared out there. */

import { announce, h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { namesInARow } from "../meeting/names.js";

/**
 * @typedef {{facilitator: string | null, timekeeper: string | null, note_taker: string | null}} Shared seats
 * @typedef {{people: {seat: string, name: string}[], shared: Shared, ended: boolean}} Told
 * @typedef {keyof Shared} Duty
 */

/** @type {Duty[]} */
const DUTIES = ["facilitator", "timekeeper", "note_taker"];

/** @param {{bridge: import("../bridge.js").Bridge}} given */
export function dutiesHead({ bridge }) {
  /** @type {Told} */
  let told = { people: [], shared: { facilitator: null, timekeeper: null, note_taker: null }, ended: false };
  const words = h("span", {});
  const button = h("button", { class: "mw-duties-button", type: "button", "aria-haspopup": "dialog", onclick: () => void open() }, words);
  const element = h("p", { class: "mw-duties-head" }, button);

  const name = (/** @type {string | null} */ seat) => told.people.find((person) => person.seat === seat)?.name ?? "";

  const open = async () => {
    const chosen = await dutiesDialog({ bridge, told, root: element.closest(".mw") ?? document.body });
    if (chosen) announce(t("Everybody who has a duty sees it on their page."));
  };

  bridge.on("duties", (/** @type {Told} */ given) => {
    told = given;
    const { facilitator, timekeeper, note_taker } = told.shared;
    const parts = [
      name(facilitator) ? line(t("{name} leads"), name(facilitator)) : [t("you lead")],
      name(timekeeper) ? line(t("{name} keeps time"), name(timekeeper)) : null,
      name(note_taker) ? line(t("{name} takes notes"), name(note_taker)) : null,
    ].filter((part) => part !== null);
    const shared = parts.length > 1 || name(facilitator);
    show(words, shared ? parts.flatMap((part, at) => (at ? [", ", ...part] : part)) : t("Share out the duties…"));
    // A duty can be given to somebody as soon as there is somebody.
    element.hidden = !told.people.length || (told.ended && !shared);
    button.disabled = told.ended;
  });
  element.hidden = true;
  return { element };
}

/**
 * @param {string} sentence
 * @param {string} name
 */
function line(sentence, name) {
  const [before, after] = sentence.split("{name}");
  return [before, ...namesInARow([name]), after];
}

/**
 * Choose who has which duty; true when it was told to everybody.
 * @param {{bridge: import("../bridge.js").Bridge, told: Told, root: Element}} given
 * @returns {Promise<boolean>}
 */
function dutiesDialog({ bridge, told, root }) {
  return new Promise((resolve) => {
    const heading = h("h2", { id: `duties-${randomId().slice(0, 8)}` }, t("Duties for the hour"));
    const fault = h("p", { class: "mw-fault", role: "alert" });
    const labels = { facilitator: t("Leads"), timekeeper: t("Keeps time"), note_taker: t("Takes notes") };
    const selects = /** @type {Record<Duty, HTMLSelectElement>} */ ({});
    const fields = DUTIES.map((duty) => {
      const id = `${duty}-${randomId().slice(0, 8)}`;
      const nobody = duty === "facilitator" ? t("You, who have the board") : t("Nobody");
      selects[duty] = h(
        "select",
        { class: "mw-input", id, onchange: () => (chosen = true) },
        h("option", { value: "" }, nobody),
        told.people.map(({ seat, name }) => h("option", { value: seat }, name)),
      );
      return h("div", { class: "mw-field" }, h("label", { for: id }, labels[duty]), selects[duty]);
    });
    const fill = (/** @type {Shared} */ shared) => {
      for (const duty of DUTIES) selects[duty].value = shared[duty] ?? "";
    };
    fill(told.shared);

    /** Whether somebody was chosen by hand since a proposal was asked for: then it comes too late. */
    let chosen = false;
    const propose = async () => {
      chosen = false;
      try {
        const proposed = await bridge.ask("duties_propose");
        if (chosen) return;
        fill(proposed);
        fault.textContent = "";
        announce(t("Proposed. You can change it."));
      } catch (error) {
        fault.textContent = /** @type {Error} */ (error).message;
      }
    };
    const share = async () => {
      const body = Object.fromEntries(DUTIES.map((duty) => [duty, selects[duty].value || null]));
      try {
        await bridge.ask("steer", { kind: "duties", body });
        dialog.close("shared");
      } catch (error) {
        fault.textContent = /** @type {Error} */ (error).message;
      }
    };
    const dialog = h(
      "dialog",
      { class: "mw mw-dialog mw-duties-dialog", "aria-labelledby": heading.id },
      heading,
      h(
        "div",
        { class: "mw-dialog-body" },
        h("p", { class: "mw-soft" }, t("Each sees it on their own page, with a sentence of what it asks for. Leading is a name here: only who has a facilitator link can steer.")),
        fields,
        h("button", { class: "mw-button", type: "button", onclick: () => void propose() }, t("Propose, going on from last time")),
        fault,
      ),
      h(
        "div",
        { class: "mw-dialog-buttons" },
        h("button", { class: "mw-button", type: "button", onclick: () => dialog.close("") }, t("Leave it as it is")),
        h("button", { class: "mw-button mw-primary", type: "button", onclick: () => void share() }, t("Share them out")),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "shared");
    });
    root.append(dialog);
    dialog.showModal();
  });
}
