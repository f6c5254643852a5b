// @ts-check
/** A hundred by numbers: a row for each domain, typed or stepped; what is held stays. */

import { h, keepingFocus, randomId, s, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./allocation.js").Parts} Parts */
/** @typedef {{id: string, label: string, hint: string, colour: string}} Shown */

/**
 * @param {{side: string, held: Set<string>, set: (id: string, to: number) => void,
 *   step: (id: string, by: number) => void, hours: (id: string, hours: number | null) => void,
 *   turned: () => void, lang: string}} given `turned` is told when something is held or let go
 */
export function balanceRows({ side, held, set, step, hours, turned, lang }) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  const element = h("ul", { class: "bal-rows", role: "list" });

  /**
   * @typedef {{element: HTMLElement, input: HTMLInputElement, fault: HTMLElement, hold: HTMLElement,
   *   steps: HTMLElement[], unit: HTMLElement}} Row
   */

  /** @param {Shown} domain @returns {Row} */
  const make = ({ id, label, hint, colour }) => {
    const name = `bal-${randomId().slice(0, 8)}`;
    const fault = h("p", { class: "mw-fault bal-fault", id: `${name}-fault`, role: "alert" });
    const input = h("input", {
      class: "mw-input bal-input",
      id: name,
      type: "number",
      inputmode: "decimal",
      min: "0",
      "data-key": `${side}-${id}`,
      autocomplete: "off",
      "aria-describedby": hint ? `${name}-hint ${fault.id}` : fault.id,
    });
    input.addEventListener("change", () => typed(id, input, fault));
    const steps = [-1, 1].map((by) =>
      h(
        "button",
        {
          class: "mw-button bal-step",
          type: "button",
          "data-key": `${side}-${id}-${by}`,
          "aria-label": by < 0 ? t("{label}: less", { label }) : t("{label}: more", { label }),
          onclick: () => step(id, by),
        },
        h("span", { "aria-hidden": "true" }, by < 0 ? "−" : "+"),
      ),
    );
    const hold = h(
      "button",
      {
        class: "mw-button mw-quiet bal-hold",
        type: "button",
        "data-key": `${side}-${id}-hold`,
        "aria-label": t("Hold {label} as it is", { label }),
        title: t("Hold it: the others make room"),
        onclick: () => {
          if (!held.delete(id)) held.add(id);
          turned();
        },
      },
      lock(),
    );
    const unit = h("span", { class: "mw-soft bal-unit" });
    return {
      element: h(
        "li",
        { class: "bal-row" },
        h("span", { class: `bal-swatch ${colour}`, "aria-hidden": "true" }),
        h("span", { class: "bal-words" }, h("label", { for: name }, label), hint ? h("span", { class: "mw-soft w-small", id: `${name}-hint`, lang }, hint) : null),
        h("span", { class: "bal-tools" }, steps[0], input, steps[1], unit, hold),
        fault,
      ),
      input,
      fault,
      hold,
      steps,
      unit,
    };
  };

  let inHours = false;

  /**
   * @param {string} id
   * @param {HTMLInputElement} input
   * @param {HTMLElement} fault
   */
  function typed(id, input, fault) {
    const value = input.value === "" ? null : Number(input.value);
    fault.textContent = "";
    if (input.validity.badInput) fault.textContent = t("A number was expected here.");
    else if (inHours) {
      if (value !== null && (value < 0 || value > 168)) fault.textContent = t("From 0 to 168 hours, please.");
      else hours(id, value);
    } else if (value === null || value < 0 || value > 100 || value !== Math.round(value)) {
      fault.textContent = t("A whole number from 0 to 100, please.");
    } else set(id, value);
  }

  return {
    element,
    /**
     * @param {Shown[]} domains
     * @param {Parts | null} values what stands; null where nothing was said
     * @param {boolean} asHours whether `values` are minutes, to be shown as hours
     */
    receive(domains, values, asHours) {
      if (asHours !== inHours) for (const { fault } of rows.values()) fault.textContent = "";
      inHours = asHours;
      const order = JSON.stringify(domains);
      if (element.dataset.order !== order) {
        element.dataset.order = order;
        rows.clear();
        for (const domain of domains) rows.set(domain.id, make(domain));
        keepingFocus(element, () => show(element, [...rows.values()].map((row) => row.element)));
      }
      for (const { id } of domains) {
        const { input, fault, hold, steps, unit } = /** @type {Row} */ (rows.get(id));
        const shown = values ? String(asHours ? hoursOf(values[id]) : values[id]) : "";
        // What was typed wrongly stays to be mended, and what is being typed is not taken away.
        const busy = fault.textContent || (document.activeElement === input && input.value !== input.defaultValue);
        if (!busy && input.value !== shown) input.value = shown;
        if (!busy) input.defaultValue = shown;
        input.step = asHours ? "0.5" : "1";
        input.max = asHours ? "168" : "100";
        input.disabled = !asHours && held.has(id);
        for (const each of steps) each.toggleAttribute("disabled", input.disabled);
        unit.textContent = asHours ? t("h") : "";
        hold.hidden = asHours || !values;
        hold.setAttribute("aria-pressed", String(held.has(id)));
      }
    },
    /** What was typed stands now: what the field shows follows again. @param {string} id */
    settle(id) {
      const row = rows.get(id);
      if (row) row.input.defaultValue = row.input.value;
    },
  };
}

/** Minutes as hours, as people say them: to a quarter where that is exact enough. @param {number} minutes */
export function hoursOf(minutes) {
  return Math.round((minutes / 60) * 10) / 10;
}

function lock() {
  return s(
    "svg",
    { viewBox: "0 0 20 20", width: "20", height: "20", "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": "1.6" },
    s("rect", { x: "4", y: "9", width: "12", height: "8", rx: "2" }),
    s("path", { class: "bal-bow", d: "M6.5 9 V6.5 a3.5 3.5 0 0 1 7 0 V9" }),
  );
}
