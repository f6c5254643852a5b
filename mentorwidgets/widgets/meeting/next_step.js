// @ts-check
/**
 * The close of the hour: one next step with a day, into one's own plan. The room hears of it only
 * when one says so, as a line that can be taken back.
 */

import { announce, h, randomId, show } from "../dom.js";
import { dayWords, today } from "../days.js";
import { t } from "../words.js";

/** The screens on which one plans; see `agenda.py`. */
const PLANNING = new Set(["plan"]);

/**
 * @param {{bridge: import("../bridge.js").Bridge, document: string,
 *   mine: ReturnType<import("./my_lines.js").myLines>}} given `document` is the exercise's
 */
export function nextStepCard({ bridge, document, mine }) {
  const id = `next-${randomId().slice(0, 8)}`;
  const step = h("input", { class: "mw-input", id, maxlength: 400, autocomplete: "off", enterkeyhint: "done", "aria-describedby": `${id}-fault ${id}-who` });
  const by = h("input", { class: "mw-input", type: "date", id: `${id}-by` });
  const aloud = h("input", { type: "checkbox" });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  const done = h("p", { class: "mw-next-done", tabindex: "-1", hidden: true });
  const form = h(
    "form",
    { class: "mw-next-form", novalidate: true, onsubmit: put },
    h(
      "div",
      { class: "mw-next-fields" },
      h("div", { class: "mw-field" }, h("label", { for: id }, t("What will you do?")), step),
      h("div", { class: "mw-field" }, h("label", { for: `${id}-by` }, t("By when")), by),
    ),
    fault,
    h("label", { class: "mw-say-choice" }, aloud, h("span", { class: "mw-say-label" }, t("Say it to the room, too: everybody sees it with your name, and you can take it back"))),
    h("p", { class: "mw-soft", id: `${id}-who` }, t("It goes into your own plan, which nobody else sees.")),
    h("button", { class: "mw-button mw-primary", type: "submit" }, t("Put it into my plan")),
  );
  const again = h("button", { class: "mw-button", type: "button", hidden: true, onclick: () => open() }, t("One more"));
  const element = h("section", { class: "mw-next-card", "aria-labelledby": `${id}-title`, hidden: true }, h("h2", { id: `${id}-title` }, t("One next step")), done, again, form);

  function open() {
    form.hidden = false;
    done.hidden = again.hidden = true;
    step.focus();
  }

  /** @param {Event} event */
  function put(event) {
    event.preventDefault();
    const text = step.value.trim();
    const day = by.value;
    fault.textContent = !text ? t("What will you do? A few words, please.") : by.validity.badInput ? t("This day is not finished. Choose it again.") : !day ? t("Give it a day. A step without one is easily forgotten.") : "";
    if (fault.textContent) {
      (text ? by : step).focus();
      return;
    }
    const action = randomId();
    bridge.submit(document, { type: "add_action", id: action, step: text, by: day });
    const when = t("by {day}", { day: dayWords(day, today(bridge.now())) });
    if (aloud.checked) mine.say({ text: `${text} (${when})`, from: `step:${action}` }, "room");
    show(done, t("In your plan:"), " ", h("bdi", {}, text), `, ${when}. `, aloud.checked ? t("The room sees it, too. You can take it back under Share.") : t("Only you see it."));
    announce(done.textContent ?? "");
    step.value = by.value = "";
    aloud.checked = false;
    form.hidden = true;
    done.hidden = again.hidden = false;
    done.focus();
  }

  return {
    element,
    /**
     * @param {{phase: string, index: number}} meeting
     * @param {{screen?: string}[]} agenda
     */
    show({ phase, index }, agenda) {
      const on = phase === "running" || phase === "paused";
      const closing = index === agenda.length - 1 || PLANNING.has(agenda[index]?.screen ?? "");
      element.hidden = !(on && closing && agenda.length > 0);
    },
  };
}
