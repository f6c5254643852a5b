// @ts-check
/** Versions: the map as it was on a day, under a name. */

import { announce, h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { momentWords } from "../days.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Snapshot} Snapshot */

/** @param {Snapshot} version */
export function versionName({ name, at }) {
  return name ? `${name} · ${momentWords(at)}` : momentWords(at);
}

/**
 * @param {Kit} kit
 * @param {{compare: (id: string) => void}} acts `compare`: this version with the map of now
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeVersions(kit, { compare }) {
  const { state } = kit;
  const id = `version-${randomId().slice(0, 8)}`;
  const input = h("input", { class: "mw-input", id, maxlength: 80, autocomplete: "off", enterkeyhint: "done" });
  const button = h("button", { type: "submit", class: "mw-button" }, t("Keep"));
  const form = h(
    "form",
    {
      class: "nm-plan-form",
      novalidate: true,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        if (!state.whole?.people.length) return;
        state.submit({ type: "take_snapshot", id: randomId(), name: input.value.trim() });
        announce(t("Kept as your map is now."));
        input.value = "";
      },
    },
    h("label", { class: "mw-label", for: id }, t("Keep your map as it is now, under a name if you like")),
    h("div", { class: "nm-plan-row" }, input, button),
  );
  const none = h("p", { class: "mw-soft" }, t("Keep one today. When you open this again, you can see what has changed."));
  const list = h("ul", { class: "nm-plan-list" });
  const element = h("section", { class: "nm-plan-part", "aria-label": t("Versions") }, h("h2", {}, t("Versions")), none, list, form);
  /** Taken off while this page was open: they can be put back. @type {Snapshot[]} */
  let dropped = [];
  let drawn = "";
  /** @type {string | null} the one whose name is being changed */
  let renaming = null;

  /** @param {Snapshot} version */
  function row(version) {
    if (renaming === version.id) return renameRow(version);
    const name = versionName(version);
    return h(
      "li",
      { class: "mw-card nm-version" },
      h("p", {}, h("strong", {}, version.name || momentWords(version.at)), h("span", { class: "mw-soft nm-small" }, version.name ? ` ${momentWords(version.at)}` : "", ", ", tn("{n} person", "{n} people", version.size))),
      h(
        "div",
        { class: "nm-plan-acts" },
        h("button", { type: "button", class: "nm-link", "aria-label": t("Compare {name} with now", { name }), onclick: () => compare(version.id) }, t("Compare with now")),
        h("button", { type: "button", class: "nm-link", "data-key": `rename-${version.id}`, "aria-label": t("Rename {name}", { name }), onclick: () => rename(version.id) }, t("Rename")),
        h("button", { type: "button", class: "nm-link", "aria-label": t("Take off {name}", { name }), onclick: () => drop(version) }, t("Take off")),
      ),
    );
  }

  /** @param {string | null} which */
  function rename(which) {
    const before = renaming;
    renaming = which;
    update();
    const next = which ? list.querySelector("input") : list.querySelector(`[data-key="rename-${before}"]`);
    if (next instanceof HTMLElement) next.focus();
  }

  /** @param {Snapshot} version */
  function renameRow(version) {
    const field = h("input", { class: "mw-input", maxlength: 80, "aria-label": t("Name of this version"), value: version.name });
    return h(
      "li",
      { class: "mw-card nm-version" },
      h(
        "form",
        {
          class: "nm-plan-row",
          onsubmit: (/** @type {Event} */ event) => {
            event.preventDefault();
            if (field.value.trim() !== version.name) state.submit({ type: "rename_snapshot", id: version.id, name: field.value.trim() });
            rename(null);
          },
          onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && rename(null),
        },
        field,
        h("button", { type: "submit", class: "mw-button" }, t("Rename")),
      ),
    );
  }

  /** @param {Snapshot} version */
  function drop(version) {
    dropped = [...dropped, version];
    state.submit({ type: "drop_snapshot", id: version.id });
    announce(t("{name} is no longer kept. You can put it back.", { name: versionName(version) }));
    const back = list.querySelector(`[data-key="back-${version.id}"]`);
    if (back instanceof HTMLElement) back.focus();
  }

  /** @param {Snapshot} version */
  function droppedRow(version) {
    return h(
      "li",
      { class: "nm-version nm-dropped" },
      h("p", { class: "mw-soft" }, t("{name} is no longer kept.", { name: versionName(version) })),
      h("button", { type: "button", class: "nm-link", "data-key": `back-${version.id}`, onclick: () => state.submit({ type: "restore_snapshot", id: version.id }) }, t("Put it back")),
    );
  }

  function update() {
    const versions = state.whole?.snapshots ?? [];
    dropped = dropped.filter(({ id: key }) => !versions.some((version) => version.id === key));
    button.setAttribute("aria-disabled", String(!state.whole?.people.length));
    none.hidden = versions.length > 0 || dropped.length > 0;
    const now = JSON.stringify([versions, dropped, renaming]);
    if (now === drawn) return;
    drawn = now;
    show(list, [...versions].reverse().map(row), dropped.map(droppedRow));
  }

  return { element, update };
}
