// @ts-check
/** "This is a gap": only the person says so, in words that are theirs to change. */

import { announce, h, randomId } from "../dom.js";
import { t } from "../words.js";
import { keptText } from "./network_kept_text.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Finding} Finding */

/**
 * @param {Kit} kit
 * @param {string} id of the rule
 */
export function gapPart(kit, id) {
  const { state } = kit;
  const about = `finding:${id}`;
  const marked = () => state.whole?.gaps.find((gap) => gap.about === about);
  const kept = keptGap(kit, marked);
  const name = `gap-${randomId().slice(0, 8)}`;
  const input = h("textarea", { class: "mw-input nm-finding-gap-words", id: name, rows: 2, maxlength: 400, "aria-describedby": `${name}-fault` });
  const fault = h("p", { class: "mw-fault", id: `${name}-fault`, role: "alert" });
  const form = h(
    "form",
    { class: "nm-finding-gap", novalidate: true, hidden: true },
    h("div", { class: "mw-field" }, h("label", { for: name }, t("What is missing? In your own words")), input, fault),
    h(
      "div",
      { class: "nm-finding-acts" },
      h("button", { type: "submit", class: "mw-button" }, t("Keep as a gap")),
      h("button", { type: "button", class: "mw-button mw-quiet", onclick: () => close() }, t("Not now")),
    ),
  );
  const button = h("button", { type: "button", class: "nm-link", "aria-expanded": "false", onclick: () => (open ? close() : begin()) }, t("Mark as a gap"));
  let open = false;
  let proposed = "";

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    fault.textContent = text ? "" : t("A few words, please.");
    if (!text) {
      input.focus();
      return;
    }
    open = false;
    state.submit({ type: "mark_gap", id: randomId(), text, about });
    announce(t("Noted as a gap: {text}", { text }));
    refresh();
    kept.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  kept.drop.addEventListener("click", () => {
    const gap = marked();
    if (!gap) return;
    state.submit({ type: "drop_gap", id: gap.id });
    announce(t("Taken off your list. Undo brings it back."));
    refresh();
    button.focus();
  });

  function begin() {
    open = true;
    input.value = proposed;
    fault.textContent = "";
    refresh();
    input.focus();
    input.select();
  }

  function close() {
    open = false;
    refresh();
    button.focus();
  }

  function refresh() {
    const gap = marked();
    kept.update();
    form.hidden = !open || Boolean(gap);
    button.hidden = Boolean(gap);
    button.setAttribute("aria-expanded", String(open));
  }

  return {
    element: h("div", { class: "nm-finding-gaps" }, form, kept.element),
    button,
    /** @param {Finding} finding */
    update({ title }) {
      proposed = title;
      button.setAttribute("aria-label", t("Mark as a gap: {title}", { title }));
      refresh();
    },
  };
}

/**
 * The gap that came of a finding: its words can be changed where they stand.
 * @param {Kit} kit
 * @param {() => import("./network_types.js").Gap | undefined} marked
 */
function keptGap(kit, marked) {
  const name = `gap-${randomId().slice(0, 8)}`;
  const area = h("textarea", { class: "mw-input nm-finding-gap-words", id: name, rows: 2, maxlength: 400 });
  const drop = h("button", { type: "button", class: "nm-link" }, t("Take off the list"));
  const element = h("div", { class: "nm-finding-gap nm-is-gap", hidden: true }, h("div", { class: "mw-field" }, h("label", { for: name }, t("On your list of gaps")), area), drop);
  const words = keptText(kit, area, {
    read: () => marked()?.text ?? "",
    write: (text, was) => {
      const gap = marked();
      return gap && kit.state.submit({ type: "edit_gap", id: gap.id, changes: { text }, was });
    },
    needed: true,
    whole: true,
  });
  return {
    element,
    drop,
    focus: () => area.focus(),
    update() {
      const gap = marked();
      // What was typed over a gap that is gone has nowhere to go.
      if (!gap) area.value = "";
      words.update();
      element.hidden = !gap;
    },
  };
}
