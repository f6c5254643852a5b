// @ts-check
/** One's seat: under which name, the agenda, the link for another device, and who can read what. */

import { announce, ask, h, show } from "../dom.js";
import { leaveThisDevice, whoCanRead } from "../shell.js";
import { t, tn } from "../words.js";
import { modeWords } from "./modes.js";

/**
 * @param {{bridge: import("../bridge.js").Bridge, about: import("./frame.js").About,
 *   signal: AbortSignal}} given
 */
export function seatPanel({ bridge, about, signal }) {
  const name = h("bdi", { class: "mw-seat-name" });
  const button = h(
    "button",
    {
      class: "mw-seat-button",
      type: "button",
      "aria-expanded": "false",
      "aria-controls": "mw-seat",
      onclick: () => open(button.getAttribute("aria-expanded") !== "true"),
    },
    h("span", { class: "mw-hidden" }, t("Your seat:")),
    " ",
    name,
    h("span", { class: "mw-seat-arrow", "aria-hidden": "true" }),
  );
  const who = h("p", {});
  const agenda = h("ol", { class: "mw-seat-agenda" });
  const panel = h(
    "div",
    { class: "mw-seat", id: "mw-seat", role: "group", "aria-label": t("Your seat"), hidden: true },
    h("section", {}, h("h2", {}, about.title), about.group ? h("p", {}, h("bdi", {}, about.group)) : null, who),
    about.video
      ? h(
          "p",
          {},
          h(
            "a",
            { class: "mw-button", href: about.video, target: "_blank", rel: "noopener noreferrer" },
            t("Go to the video call"),
          ),
        )
      : null,
    otherDevice(bridge),
    h("section", {}, h("h3", {}, t("Who can read this")), h("p", {}, whoCanRead()), h("p", {}, t("Whoever leads the meeting sees your name, and how many have finished a step. Never what you wrote."))),
    h("section", {}, h("h3", {}, t("The hour")), agenda),
    h(
      "section",
      {},
      h("h3", {}, t("Not your own device?")),
      h("p", {}, t("Leave it, and nothing of yours stays on it. To come back you need your own link.")),
      h("button", { class: "mw-button", type: "button", onclick: () => void leaveThisDevice(confirmLeave) }, t("Leave this device")),
    ),
  );

  /** @param {boolean} shown */
  const open = (shown) => {
    panel.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  const dismiss = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    open(false);
    button.focus();
  };
  panel.addEventListener("keydown", dismiss);
  button.addEventListener("keydown", dismiss);
  document.addEventListener(
    "pointerdown",
    ({ target }) => {
      const inside = target instanceof Node && (panel.contains(target) || button.contains(target));
      const dialog = target instanceof Element && target.closest("dialog");
      if (!inside && !dialog) open(false);
    },
    { signal },
  );

  return {
    button,
    panel,
    /** @param {import("./frame.js").Meeting} meeting */
    show({ name: mine, joined, phase, index }) {
      name.textContent = mine;
      show(
        who,
        t("You are here as"),
        " ",
        h("bdi", { class: "mw-seat-name" }, mine),
        ". ",
        tn("{n} person has joined.", "{n} people have joined.", joined),
      );
      show(
        agenda,
        about.agenda.map((block, at) => {
          const now = at === index && (phase === "running" || phase === "paused");
          return h(
            "li",
            { "aria-current": now ? "step" : null },
            block.title,
            h("span", { class: "mw-soft" }, ` · ${t("{n} min, {mode}", { n: block.minutes, mode: modeWords(block.mode) })}`),
          );
        }),
      );
    },
  };
}

/** @param {number} unsent */
async function confirmLeave(unsent) {
  const answer = await ask({
    title: t("Leave now?"),
    body: h(
      "p",
      {},
      tn(
        "{n} change has not been saved yet and would be lost.",
        "{n} changes have not been saved yet and would be lost.",
        unsent,
      ),
    ),
    buttons: [
      { value: "", label: t("Stay") },
      { value: "leave", label: t("Leave and lose it"), class: "mw-danger" },
    ],
  });
  return answer === "leave";
}

/** @param {import("../bridge.js").Bridge} bridge */
function otherDevice(bridge) {
  const place = h("div", { class: "mw-seat-link" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const button = h("button", { class: "mw-button", type: "button", onclick: () => void make() }, t("Go on on another device"));

  const make = async () => {
    try {
      const { url, qr } = await bridge.ask("link");
      fault.textContent = "";
      showLink(place, url, qr);
      announce(t("Your link is below."));
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  };
  return h(
    "section",
    {},
    h("h3", {}, t("Come back, or go on elsewhere")),
    h("p", {}, t("Your own link opens this page with your work on any device, also after the meeting.")),
    button,
    fault,
    place,
  );
}

/**
 * @param {HTMLElement} place
 * @param {string} url
 * @param {string} qr
 */
function showLink(place, url, qr) {
  const field = h("input", { class: "mw-input", readonly: true, value: url, "aria-label": t("Your own link"), onfocus: () => field.select() });
  const copied = h("span", { role: "status" });
  const copy = async () => {
    field.select();
    copied.textContent = (await copyText(field.value)) ? t("Copied") : t("Press Ctrl+C to copy it");
  };
  show(
    place,
    h("p", { class: "mw-seat-secret" }, t("Whoever has this link has your work. Keep it to yourself, like a key.")),
    h("div", { class: "mw-seat-copy" }, field, h("button", { class: "mw-button", type: "button", onclick: () => void copy() }, t("Copy"))),
    copied,
    h("img", { class: "mw-seat-qr", src: qr, alt: t("Your own link as a QR code: scan it with the other device") }),
  );
}

/**
 * Copy the selected text; pages that come over plain http have no clipboard of their own.
 * @param {string} text
 */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
