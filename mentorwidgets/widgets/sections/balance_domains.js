// @ts-check
/** The parts of a life: renamed, left out, taken in again, and own ones added. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./balance_fold.js").Domain} Domain */

/**
 * @param {{send: (op: Record<string, any>) => void}} given
 */
export function balanceDomains({ send }) {
  const id = `bal-${randomId().slice(0, 8)}`;
  const list = h("ul", { class: "bal-names", role: "list" });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  const own = h("input", { class: "mw-input", id, maxlength: 60, autocomplete: "off", enterkeyhint: "done", "aria-describedby": fault.id });
  /** The id that the last added one was given, should it be refused. */
  let added = "";
  /** @type {Map<string, {input: HTMLInputElement, fault: HTMLElement}>} */
  const fields = new Map();

  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    const label = own.value.trim();
    fault.textContent = label ? "" : t("A name, please: a word or two.");
    if (!label) {
      own.focus();
      return;
    }
    added = randomId();
    send({ type: "name_domain", id: added, label });
    announce(t("{label} is among them now.", { label }));
    own.value = "";
    own.focus();
  };

  /** @param {Domain} domain */
  const row = ({ id: key, label, out }) => {
    const wrong = h("p", { class: "mw-fault", id: `${id}-${key}-fault`, role: "alert" });
    const input = h("input", { class: "mw-input", maxlength: 60, value: label, "data-key": `name-${key}`, autocomplete: "off", "aria-label": t("Name of {label}", { label }), "aria-describedby": wrong.id });
    input.addEventListener("change", () => {
      wrong.textContent = "";
      const now = input.value.trim();
      if (now && now !== label) send({ type: "name_domain", id: key, label: now, was: label });
      else input.value = label;
    });
    fields.set(key, { input, fault: wrong });
    const turn = h(
      "button",
      {
        class: "mw-button mw-quiet",
        type: "button",
        "data-key": `out-${key}`,
        "aria-label": out ? t("Take in again: {label}", { label }) : t("Leave out: {label}", { label }),
        onclick: () => send({ type: "leave_domain", id: key, out: !out }),
      },
      out ? t("Take in again") : t("Leave out"),
    );
    return h("li", { class: out ? "bal-is-out" : null }, out ? h("span", { class: "bal-out" }, label) : input, turn, wrong);
  };

  return {
    element: h(
      "details",
      { class: "w-folded bal-domains" },
      h("summary", {}, t("Rename these, leave some out, add your own")),
      list,
      h(
        "form",
        { class: "bal-add", novalidate: true, onsubmit: add },
        h("div", { class: "mw-field" }, h("label", { for: id }, t("Another part of your life")), own),
        h("button", { class: "mw-button", type: "submit" }, t("Add")),
      ),
      fault,
    ),
    /** @param {Domain[]} domains */
    receive(domains) {
      const order = JSON.stringify(domains);
      if (list.dataset.order === order) return;
      list.dataset.order = order;
      fields.clear();
      keepingFocus(list, () => show(list, domains.map(row)));
    },
    /**
     * What Python would not take, beside the field; false when it is not ours.
     * @param {Record<string, any>} op
     * @param {string} message
     */
    refused(op, message) {
      if (op.type !== "name_domain" && op.type !== "leave_domain") return false;
      const field = op.id === added ? { input: own, fault } : fields.get(op.id);
      (field?.fault ?? fault).textContent = message;
      if (field && op.type === "name_domain") field.input.value = op.label;
      return true;
    },
  };
}
