// @ts-check
/** Next steps: what, with whom, by when, done or not. In the order in which they are due. */

import { download } from "../download.js";
import { announce, h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { dayWords, today } from "../days.js";
import { keptText } from "./network_kept_text.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Action} Action */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_state.js").MapState} MapState */

/**
 * Everybody a step can be with: people and open places of both maps.
 * @param {MapState} state
 * @returns {Person[]}
 */
function everybody({ whole }) {
  const here = whole?.people ?? [];
  const wished = (whole?.wanted?.people ?? []).filter(({ id }) => !here.some((one) => one.id === id));
  return [...here, ...wished];
}

/**
 * A menu that is rebuilt only when what it offers has changed.
 * @param {HTMLSelectElement} menu
 * @param {{value: string, words: string}[]} choices
 * @param {string} [value] what is chosen; as before when not given
 */
function offer(menu, choices, value = menu.value) {
  const now = JSON.stringify(choices);
  if (menu.dataset.offers !== now) {
    menu.dataset.offers = now;
    show(menu, choices.map((each) => h("option", { value: each.value }, each.words)));
  }
  menu.value = choices.some((each) => each.value === value) ? value : "";
}

/** @param {MapState} state */
function peopleChoices(state) {
  return [{ value: "", words: t("nobody in particular") }, ...everybody(state).map(({ id, label, vacant }) => ({ value: id, words: vacant ? t("{label} (nobody yet)", { label }) : label }))];
}

/** @param {MapState} state */
function gapChoices(state) {
  return [{ value: "", words: t("no gap in particular") }, ...(state.whole?.gaps ?? []).map(({ id, text }) => ({ value: id, words: text }))];
}

/**
 * The first that is due first, those without a day after them, what is done last.
 * @param {Action[]} actions
 */
export function inOrder(actions) {
  return [...actions].sort((a, b) => Number(a.done) - Number(b.done) || (a.by ?? "9999").localeCompare(b.by ?? "9999"));
}

/**
 * @param {Kit} kit
 * @returns {{element: HTMLElement, update: () => void, begin: (about: {gap?: string, person?: string}) => void}}
 */
export function makeActions(kit) {
  const { state, bridge } = kit;
  const id = `step-${randomId().slice(0, 8)}`;
  const input = h("input", { class: "mw-input", id, maxlength: 400, autocomplete: "off", enterkeyhint: "done" });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  input.setAttribute("aria-describedby", fault.id);
  const who = h("select", { class: "mw-input", id: `${id}-who` });
  const gap = h("select", { class: "mw-input", id: `${id}-gap` });
  const by = h("input", { class: "mw-input", type: "date", id: `${id}-by` });
  const form = h(
    "form",
    {
      class: "nm-plan-form",
      novalidate: true,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const step = input.value.trim();
        fault.textContent = step ? (by.validity.badInput ? t("This day is not finished. Choose it again, or leave it empty.") : "") : t("What will you do? A few words, please.");
        if (fault.textContent) {
          (step ? by : input).focus();
          return;
        }
        state.submit({ type: "add_action", id: randomId(), step, ...(who.value ? { person: who.value } : {}), ...(gap.value ? { gap: gap.value } : {}), ...(by.value ? { by: by.value } : {}) });
        announce(t("Next step added: {step}", { step }));
        form.reset();
        input.focus();
      },
    },
    h("div", { class: "mw-field" }, h("label", { for: id }, t("What is the smallest next step?")), input, fault),
    h(
      "div",
      { class: "nm-plan-row" },
      h("div", { class: "mw-field" }, h("label", { for: who.id }, t("With whom")), who),
      h("div", { class: "mw-field" }, h("label", { for: by.id }, t("By when")), by),
    ),
    h("div", { class: "nm-plan-row" }, h("div", { class: "mw-field" }, h("label", { for: gap.id }, t("For which gap")), gap), h("button", { type: "submit", class: "mw-button" }, t("Add step"))),
  );
  const list = h("ul", { class: "nm-plan-list" });
  const calendar = h("button", { type: "button", class: "mw-button", onclick: keep }, t("Put the dates in my calendar…"));
  const calendarFault = h("p", { class: "mw-fault", role: "alert" });
  const calendarHint = h("p", { class: "mw-soft nm-small" });
  const calendarPart = h("div", { class: "nm-calendar" }, calendar, calendarHint, calendarFault);
  const element = h("section", { class: "nm-plan-part", "aria-label": t("Next steps") }, h("h2", {}, t("Next steps")), list, form, calendarPart);
  /** @type {Map<string, ReturnType<typeof actionRow>>} */
  const rows = new Map();

  async function keep() {
    calendarFault.textContent = "";
    try {
      const file = await bridge.ask("calendar", {});
      download(file);
      announce(t("{name} is in your downloads.", { name: file.name }));
    } catch (error) {
      calendarFault.textContent = /** @type {Error} */ (error).message;
    }
  }

  return {
    element,
    update() {
      const actions = inOrder(state.whole?.actions ?? []);
      for (const [key, row] of rows) {
        if (actions.some((action) => action.id === key)) continue;
        row.end();
        rows.delete(key);
      }
      for (const action of actions) {
        const row = rows.get(action.id) ?? actionRow(kit, action.id, () => input.focus());
        rows.set(action.id, row);
        row.update(action);
      }
      const wanted = actions.map((action) => /** @type {any} */ (rows.get(action.id)).element);
      if (wanted.length !== list.children.length || wanted.some((each, k) => list.children[k] !== each)) {
        const focused = document.activeElement;
        show(list, wanted);
        if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
      }
      offer(who, peopleChoices(state));
      offer(gap, gapChoices(state));
      const dated = actions.filter((action) => action.by).length;
      calendarPart.hidden = !dated;
      calendarHint.textContent = tn(
        "One file with {n} date, for any calendar. Whoever sees your calendar can read it.",
        "One file with {n} dates, for any calendar. Whoever sees your calendar can read them.",
        dated,
      );
    },
    begin(about) {
      offer(who, peopleChoices(state), about.person ?? "");
      offer(gap, gapChoices(state), about.gap ?? "");
      input.focus();
    },
  };
}

/**
 * @param {Kit} kit
 * @param {string} id
 * @param {() => void} gone the keyboard goes elsewhere
 */
function actionRow(kit, id, gone) {
  const { state, bridge } = kit;
  const action = () => state.whole?.actions.find((each) => each.id === id);
  const change = (/** @type {Record<string, any>} */ changes) => state.submit({ type: "edit_action", id, changes });
  const done = h("input", { type: "checkbox", onchange: () => change({ done: done.checked }) });
  const title = h("span", { class: "nm-plan-title" });
  const line = h("p", { class: "mw-soft nm-small" });
  const area = h("textarea", { class: "mw-input nm-plan-words", rows: 2, maxlength: 400, "aria-label": t("The step") });
  const words = keptText(kit, area, {
    read: () => action()?.step ?? "",
    write: (step, was) => state.submit({ type: "edit_action", id, changes: { step }, was }),
    needed: true,
    whole: true,
  });
  const who = h("select", { class: "mw-input", "aria-label": t("With whom"), onchange: () => change({ person: who.value || null }) });
  const gap = h("select", { class: "mw-input", "aria-label": t("For which gap"), onchange: () => change({ gap: gap.value || null }) });
  const by = h("input", { class: "mw-input", type: "date", "aria-label": t("By when") });
  by.addEventListener("change", () => {
    if (!by.validity.badInput) change({ by: by.value || null });
  });
  const drop = h("button", { type: "button", class: "nm-link", onclick: () => {
    state.submit({ type: "drop_action", id });
    announce(t("Taken off your list. Undo brings it back."));
    gone();
  } }, t("Take off"));
  const summary = h("summary", {}, t("Change"));
  const element = h(
    "li",
    { class: "mw-card nm-action" },
    h("label", { class: "nm-done" }, done, title),
    line,
    h("details", { class: "nm-change" }, summary, h("div", { class: "nm-plan-form" }, area, h("div", { class: "nm-plan-row" }, who, by), gap, h("div", { class: "nm-plan-acts" }, drop))),
  );
  return {
    element,
    end: words.end,
    /** @param {Action} now */
    update(now) {
      words.update();
      title.textContent = now.step;
      done.checked = now.done;
      element.classList.toggle("nm-is-done", now.done);
      const day = today(bridge.now());
      const person = everybody(state).find((one) => one.id === now.person);
      const towards = state.whole?.gaps.find((each) => each.id === now.gap);
      const parts = [
        person ? t("with {label}", { label: person.label }) : "",
        now.by ? dueWords(now, day) : "",
        towards ? t("for “{gap}”", { gap: towards.text }) : "",
      ].filter(Boolean);
      line.textContent = parts.join(" · ");
      summary.setAttribute("aria-label", t("Change: {step}", { step: now.step }));
      drop.setAttribute("aria-label", t("Take off: {step}", { step: now.step }));
      offer(who, peopleChoices(state), now.person ?? "");
      offer(gap, gapChoices(state), now.gap ?? "");
      if (by !== document.activeElement) by.value = now.by ?? "";
    },
  };
}

/**
 * @param {Action} action
 * @param {string} day the day it is
 */
function dueWords({ by, done }, day) {
  const words = dayWords(String(by), day);
  if (!done && by === day) return t("today");
  if (!done && String(by) < day) return t("was for {day}; still worth doing, or another day?", { day: words });
  return t("by {day}", { day: words });
}
