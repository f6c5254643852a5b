// @ts-check
/** One's seat: under which name, what one may do with one's work, who can read what, the hour. */

import { h, show } from "../dom.js";
import { yourWork } from "../home/yours.js";
import { whoCanRead } from "../shell.js";
import { t, tn } from "../words.js";
import { modeWords } from "./modes.js";
import { seatDoor } from "./seat_door.js";

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
  const door = seatDoor({ bridge });
  const who = h("p", {});
  const agenda = h("ol", { class: "mw-seat-agenda" });
  const panel = h(
    "div",
    { class: "mw-seat", id: "mw-seat", role: "group", "aria-label": t("Your seat"), hidden: true },
    h("section", {}, h("h2", {}, about.title), about.group ? h("p", {}, h("bdi", {}, about.group)) : null, who),
    door.help,
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
    h(
      "section",
      {},
      h("h3", {}, t("Your work")),
      h("p", {}, t("With a link of your own you come back to this page from any device, also after the meeting: press “Go on on another device”.")),
      yourWork({ bridge, room: true }),
      door.kept,
    ),
    h("section", {}, h("h3", {}, t("Who can read this")), h("p", {}, whoCanRead()), h("p", {}, t("Whoever leads the meeting sees your name, and how many have finished a step. Never what you wrote, unless you share it with everybody.")), about.map ? h("p", {}, t("They may count the maps of at least five people together, without names. Under Share you can leave yourself out.")) : null, door.name),
    h("section", {}, h("h3", {}, t("The hour")), agenda),
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
          const on = phase === "running" || phase === "paused";
          const now = on && at === index;
          // What is to do comes as the meeting goes; of what comes later one sees the titles.
          const open = phase === "ended" || (on && at <= index);
          return h(
            "li",
            { "aria-current": now ? "step" : null },
            block.title,
            h("span", { class: "mw-soft" }, ` · ${t("{n} min, {mode}", { n: block.minutes, mode: modeWords(block.mode) })}`),
            open && block.do ? h("p", { class: "mw-seat-do" }, block.do) : null,
          );
        }),
      );
    },
  };
}
