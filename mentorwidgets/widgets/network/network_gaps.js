// @ts-check
/** What a person says is missing, in their own words. */

import { announce, h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { keptText } from "./network_kept_text.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Gap} Gap */
/** @typedef {import("./network_state.js").MapState} MapState */

/**
 * What a gap is about, in words; "" when it is about nothing in particular, or that is gone.
 * @param {MapState} state
 * @param {string} about
 */
export function aboutWords(state, about) {
  const [what, id] = about.split(/:(.*)/s);
  const { whole } = state;
  if (what === "kind") return state.categories.kinds.find((kind) => kind.id === id)?.label ?? "";
  if (what === "person") return (whole?.people.find((one) => one.id === id) ?? whole?.wanted?.people.find((one) => one.id === id))?.label ?? "";
  if (what === "finding") return [...(whole?.findings ?? []), ...(whole?.wanted?.findings ?? [])].find((finding) => finding.id === id)?.title ?? t("what stood out");
  return "";
}

/**
 * Choices of what a gap is about: kinds of help, people, what stands out.
 * @param {MapState} state
 * @returns {{label: string, choices: [string, string][]}[]}
 */
function aboutChoices({ whole, categories }) {
  const people = [...(whole?.people ?? [])];
  for (const one of whole?.wanted?.people ?? []) if (!people.some(({ id }) => id === one.id)) people.push(one);
  return [
    { label: t("A kind of help"), choices: categories.kinds.map(({ id, label }) => [`kind:${id}`, label]) },
    { label: t("Somebody, or an open place"), choices: people.map(({ id, label }) => [`person:${id}`, label]) },
    { label: t("What stands out"), choices: (whole?.findings ?? []).map(({ id, title }) => [`finding:${id}`, title]) },
  ];
}

/**
 * @param {Kit} kit
 * @param {{step: (gap: Gap) => void}} acts `step`: a next step towards closing this gap
 * @returns {{element: HTMLElement, update: () => void, begin: (about: string) => void}}
 */
export function makeGaps(kit, { step }) {
  const { state } = kit;
  const id = `gap-${randomId().slice(0, 8)}`;
  const input = h("input", { class: "mw-input", id, maxlength: 400, autocomplete: "off", enterkeyhint: "done" });
  const about = h("select", { class: "mw-input", id: `${id}-about` });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  input.setAttribute("aria-describedby", fault.id);
  const form = h(
    "form",
    {
      class: "nm-plan-form",
      novalidate: true,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const text = input.value.trim();
        fault.textContent = text ? "" : t("A few words, please.");
        if (!text) {
          input.focus();
          return;
        }
        state.submit({ type: "mark_gap", id: randomId(), text, ...(about.value ? { about: about.value } : {}) });
        announce(t("Noted as a gap: {text}", { text }));
        input.value = "";
        about.value = "";
        input.focus();
      },
    },
    h("div", { class: "mw-field" }, h("label", { for: id }, t("What is missing? In your own words")), input, fault),
    h("div", { class: "nm-plan-row" }, h("div", { class: "mw-field" }, h("label", { for: about.id }, t("It is about")), about), h("button", { type: "submit", class: "mw-button" }, t("Add gap"))),
  );
  const list = h("ul", { class: "nm-plan-list" });
  const element = h("section", { class: "nm-plan-part", "aria-label": t("Gaps") }, h("h2", {}, t("Gaps")), list, form);
  /** @type {Map<string, ReturnType<typeof gapRow>>} */
  const rows = new Map();
  let offered = "";

  return {
    element,
    update() {
      const gaps = state.whole?.gaps ?? [];
      for (const [key, row] of rows) {
        if (gaps.some((gap) => gap.id === key)) continue;
        row.end();
        rows.delete(key);
      }
      for (const gap of gaps) {
        const row = rows.get(gap.id) ?? gapRow(kit, gap.id, step, () => input.focus());
        rows.set(gap.id, row);
        row.update(gap);
      }
      const wanted = gaps.map((gap) => /** @type {any} */ (rows.get(gap.id)).element);
      if (wanted.length !== list.children.length || wanted.some((each, k) => list.children[k] !== each)) show(list, wanted);
      const choices = aboutChoices(state).filter((group) => group.choices.length);
      const key = JSON.stringify(choices);
      if (key === offered) return;
      offered = key;
      const chosen = about.value;
      show(
        about,
        h("option", { value: "" }, t("nothing in particular")),
        choices.map((group) => h("optgroup", { label: group.label }, group.choices.map(([value, words]) => h("option", { value }, words)))),
      );
      about.value = chosen;
      if (about.selectedIndex < 0) about.value = "";
    },
    /** @param {string} on what the gap is about */
    begin(on) {
      about.value = on;
      input.focus();
    },
  };
}

/**
 * @param {Kit} kit
 * @param {string} id
 * @param {(gap: Gap) => void} step
 * @param {() => void} gone the keyboard goes elsewhere
 */
function gapRow(kit, id, step, gone) {
  const { state } = kit;
  const gap = () => state.whole?.gaps.find((each) => each.id === id);
  const area = h("textarea", { class: "mw-input nm-plan-words", rows: 1, maxlength: 400 });
  const words = keptText(kit, area, {
    read: () => gap()?.text ?? "",
    write: (text, was) => state.submit({ type: "edit_gap", id, changes: { text }, was }),
    needed: true,
    whole: true,
  });
  const about = h("p", { class: "mw-soft nm-small" });
  const shared = h("input", {
    type: "checkbox",
    onchange: () => state.submit({ type: "edit_gap", id, changes: { shared: shared.checked } }),
  });
  const told = h("span", { class: "mw-soft nm-small" });
  const stepButton = h("button", { type: "button", class: "nm-link", onclick: () => {
    const now = gap();
    if (now) step(now);
  } }, t("Next step…"));
  const dropButton = h("button", { type: "button", class: "nm-link", onclick: () => {
    state.submit({ type: "drop_gap", id });
    announce(t("Taken off your list. Undo brings it back."));
    gone();
  } }, t("Take off"));
  const element = h(
    "li",
    { class: "mw-card nm-gap" },
    area,
    about,
    h("label", { class: "nm-share" }, shared, h("span", {}, t("Share these words with the group"), h("br", {}), told)),
    h("div", { class: "nm-plan-acts" }, stepButton, dropButton),
  );
  return {
    element,
    end: words.end,
    /** @param {Gap} now */
    update(now) {
      words.update();
      area.setAttribute("aria-label", t("Gap: {text}", { text: now.text }));
      const name = aboutWords(state, now.about);
      about.textContent = name ? t("about: {what}", { what: name }) : "";
      shared.checked = now.shared;
      told.textContent = now.shared
        ? t("Whoever runs your meeting sees these words, without your name, once five people have shared one.")
        : t("Nobody else sees them.");
      stepButton.setAttribute("aria-label", t("Next step for: {text}", { text: now.text }));
      dropButton.setAttribute("aria-label", t("Take off the gap: {text}", { text: now.text }));
    },
  };
}
