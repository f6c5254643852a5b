// @ts-check
/** "Ask the room…": one calm form for a question of any kind. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { kindWords } from "../meeting/prompt_words.js";

/**
 * @typedef {import("../meeting/results.js").Shown["kind"]} Kind
 * @typedef {{kind: Kind, text: string, quiet: string, options: string[], low: string, high: string,
 *   points: number, across: string[] | null, upwards: string[] | null, several: boolean,
 *   nameless: boolean, moderated: boolean}} Question
 */

/** @type {Kind[]} */
const KINDS = ["line", "lines", "scale", "choice", "ranking", "plane"];

/**
 * @param {{bridge: import("../bridge.js").Bridge, asked: () => void}} given
 */
export function askForm({ bridge, asked }) {
  /** One question is asked once, also when its answer is lost and it is sent again. */
  let id = randomId();
  let here = 0;
  let least = 5;

  const title = h("h2", { id: `ask-${randomId().slice(0, 8)}` }, t("Ask the room"));
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const kinds = KINDS.map((kind) => h("input", { type: "radio", name: "ask-kind", value: kind, class: "mw-answer-box", onchange: () => fit() }));
  const text = line("textarea", { rows: 2, maxlength: 300 });
  const options = line("textarea", { rows: 4 });
  const several = box(t("More than one may be chosen"));
  const low = line("input", { maxlength: 80 });
  const high = line("input", { maxlength: 80 });
  const points = h("select", { class: "mw-input" }, [2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => h("option", { value: n }, String(n))));
  const [left, right, bottom, top] = [0, 0, 0, 0].map(() => line("input", { maxlength: 80 }));
  const nameless = box(t("Without names"));
  const why = h("p", { class: "mw-soft", id: `why-${randomId().slice(0, 8)}` });
  const moderated = box(t("I read the answers first, and may keep some off the screens"));
  const quiet = line("textarea", { rows: 2, maxlength: 300 });
  nameless.input.setAttribute("aria-describedby", why.id);

  const fields = {
    text: field(t("What do you ask?"), text),
    options: field(t("Options, one a line"), options),
    several: several.element,
    points: field(t("How many points"), points),
    low: field(t("What the lowest point means"), low),
    high: field(t("What the highest point means"), high),
    left: field(t("At the left end"), left),
    right: field(t("At the right end"), right),
    bottom: field(t("At the bottom"), bottom),
    top: field(t("At the top"), top),
    nameless: h("div", { class: "mw-ask-box" }, nameless.element, why),
    moderated: h("div", { class: "mw-ask-box" }, moderated.element, h("p", { class: "mw-soft" }, t("Their screens say so before they answer. You see the answers when the question is closed."))),
    quiet: field(t("How to take part without answering"), quiet),
  };
  /** @type {Record<Kind, (keyof fields)[]>} */
  const needed = {
    line: ["moderated"],
    lines: ["moderated"],
    scale: ["points", "low", "high"],
    choice: ["options", "several"],
    ranking: ["options"],
    plane: ["left", "right", "bottom", "top"],
  };
  const form = h(
    "form",
    { method: "dialog", novalidate: true, class: "mw-ask", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), void ask()) },
    title,
    h("fieldset", { class: "mw-ask-kinds" }, h("legend", { class: "mw-label" }, t("How do they answer?")), kinds.map((kind) => h("label", { class: "mw-answer-option" }, kind, kindWords(kind.value)))),
    Object.values(fields),
    fault,
    h("div", { class: "mw-dialog-buttons" }, h("button", { type: "button", class: "mw-button", onclick: () => dialog.close() }, t("Not now")), h("button", { type: "submit", class: "mw-button mw-primary" }, t("Ask it now"))),
  );
  const dialog = h("dialog", { class: "mw mw-dialog mw-ask-dialog", "aria-labelledby": title.id }, form);

  const kind = () => /** @type {Kind} */ (kinds.find((each) => each.checked)?.value ?? "line");
  /** Only what this kind needs is there. */
  const fit = () => {
    for (const [name, element] of Object.entries(fields)) {
      element.hidden = !["text", "quiet", "nameless"].includes(name) && !needed[kind()].includes(/** @type {any} */ (name));
    }
    const few = here < least;
    nameless.input.disabled = few;
    if (few) nameless.input.checked = false;
    why.textContent = few
      ? t("Not offered: {here} are here, and at least {least} must be. In a group this small the others will know.", { here, least })
      : t("Answers are mixed and kept without name, time or order. They are shown when at least {least} have answered.", { least });
  };

  const ask = async () => {
    fault.textContent = "";
    const lines = options.value.split("\n").map((each) => each.trim()).filter(Boolean);
    const question = {
      kind: kind(),
      text: text.value,
      quiet: quiet.value,
      options: lines,
      several: several.input.checked,
      points: Number(points.value),
      low: low.value,
      high: high.value,
      across: [left.value.trim(), right.value.trim()],
      upwards: [bottom.value.trim(), top.value.trim()],
      nameless: nameless.input.checked,
      moderated: moderated.input.checked && needed[kind()].includes("moderated"),
    };
    try {
      await bridge.ask("prompt_ask", { id, question });
      dialog.close();
      put(null);
      asked();
    } catch (error) {
      const { message, field: name } = /** @type {Error & {field?: string}} */ (error);
      fault.textContent = message;
      ({ text, quiet, options, low, across: left, upwards: bottom })[name ?? ""]?.focus();
    }
  };

  /** @param {Question | null} question what lies ready, or null for a blank form */
  const put = (question) => {
    id = randomId();
    for (const each of kinds) each.checked = each.value === (question?.kind ?? "line");
    text.value = question?.text ?? "";
    quiet.value = question?.quiet ?? t("Pass, and listen to what the others say.");
    options.value = (question?.options ?? []).join("\n");
    several.input.checked = question?.several ?? false;
    points.value = String(question?.points ?? 5);
    low.value = question?.low ?? "";
    high.value = question?.high ?? "";
    [left.value, right.value] = question?.across ?? ["", ""];
    [bottom.value, top.value] = question?.upwards ?? ["", ""];
    nameless.input.checked = question?.nameless ?? false;
    moderated.input.checked = question?.moderated ?? false;
    fault.textContent = "";
  };
  put(null);
  fit();

  return {
    dialog,
    /** @param {{here: number, least: number}} told */
    tell(told) {
      ({ here, least } = told);
      fit();
    },
    /** @param {Question | null} [question] what is asked, to be changed first; else what was begun */
    open(question = null) {
      if (question) put(question);
      fit();
      dialog.showModal();
      text.focus();
    },
  };
}

/**
 * @template {"input" | "textarea"} K
 * @param {K} tag
 * @param {Record<string, any>} more
 */
function line(tag, more) {
  return h(tag, { class: "mw-input", ...(tag === "input" ? { type: "text", autocomplete: "off" } : {}), ...more });
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 */
function field(label, control) {
  control.id ||= `f-${randomId().slice(0, 8)}`;
  return h("div", { class: "mw-field" }, h("label", { for: control.id }, label), control);
}

/** @param {string} label */
function box(label) {
  const input = h("input", { type: "checkbox", class: "mw-answer-box" });
  const element = h("label", { class: "mw-ask-check" });
  show(element, input, h("span", {}, label));
  return { input, element };
}
