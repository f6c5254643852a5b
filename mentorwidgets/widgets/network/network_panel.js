// @ts-check
/** Everything about one person, to read and to change: beside the map, or a sheet on a phone. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { choiceField, kindsField, knowsField, yesField } from "./network_fields.js";
import { sectorOf } from "./network_geometry.js";
import { figureIcon, starMark } from "./network_figure.js";
import { attributeField, closenessByField, foldAway, moreWords, roleField } from "./network_more_fields.js";
import { labelField, notesField } from "./network_text_fields.js";
import { aboutLine, knowsWords } from "./network_words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * @param {Kit} kit
 * @param {{close: () => void, connect: (id: string) => void, forgotten: () => void}} acts
 * @returns {{element: HTMLElement, update: () => void, focus: () => void}}
 */
export function makePanel(kit, { close, connect, forgotten }) {
  const { state, commands } = kit;
  const heading = h("h2", { id: `panel-${randomId().slice(0, 8)}`, tabindex: -1 });
  const about = h("p", { class: "mw-soft" });
  const icon = h("div", {});
  const star = state.options.star;
  const { attributes } = state.options;
  const knows = foldAway([knowsField(kit, { legend: " " }), yesField(kit, "knows_none", { label: [t("knows none of the others")] })], (each) => t("Knows: {names}", { names: knowsWords(state, each) }));
  const more = foldAway(
    [
      roleField(kit),
      ...attributes.map((attribute) => attributeField(kit, attribute)),
      yesField(kit, "vacant", { label: [t("Nobody yet: a place I would like to fill")] }),
    ],
    (each) => moreWords(each, attributes) || [t("Role"), ...attributes.map(({ label }) => label), t("a vacant place")].join(", "),
  );
  const fields = [
    labelField(kit),
    kindsField(kit),
    choiceField(kit, "closeness", { legend: t("How close") }),
    closenessByField(kit),
    choiceField(kit, "level", { legend: t("Level") }),
    choiceField(kit, "arena", { legend: t("From where") }),
    yesField(kit, "influential", { label: [starMark(), star.label], hint: star.meaning }),
    notesField(kit),
    knows,
    more,
  ];
  const person = () => state.person(state.selected);
  const connectButton = h("button", { type: "button", class: "mw-button", onclick: () => {
    const chosen = person();
    if (chosen) connect(chosen.id);
  } });
  const trayButton = h("button", { type: "button", class: "mw-button", onclick: () => {
    const chosen = person();
    if (!chosen) return;
    if (chosen.on_map) commands.toTray(chosen);
    else commands.putOnMap(chosen);
  } });
  const forgetButton = h("button", {
    type: "button",
    class: "mw-button mw-quiet mw-danger",
    onclick: async () => {
      const chosen = person();
      if (chosen && (await commands.forget(chosen, kit.root))) forgotten();
    },
  });
  const element = h(
    "section",
    { class: "nm-panel mw-card", "aria-labelledby": heading.id },
    h(
      "div",
      { class: "nm-panel-top" },
      icon,
      h("div", { class: "nm-panel-name" }, heading, about),
      h("button", { type: "button", class: "mw-button mw-quiet", onclick: close }, t("Close")),
    ),
    h("div", { class: "nm-panel-acts" }, connectButton, trayButton),
    fields.map((field) => field.element),
    h("div", { class: "nm-panel-end" }, forgetButton),
  );
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.stopPropagation();
      close();
    }
  });
  let drawn = "";

  function update() {
    const chosen = person();
    element.hidden = !chosen;
    if (!chosen) return;
    if (heading.textContent !== chosen.label) heading.textContent = chosen.label;
    about.textContent = aboutLine(chosen, state.categories);
    const look = JSON.stringify([chosen.id, chosen.initials, chosen.kinds, chosen.influential, chosen.vacant]);
    if (look !== drawn) {
      drawn = look;
      show(icon, figureIcon(chosen, state.categories.kinds, 52));
    }
    for (const field of fields) field.update(chosen);
    knows.element.hidden = chosen.vacant;
    const connecting = state.mode?.kind === "connect";
    connectButton.textContent = connecting ? t("Done connecting") : t("Connect…");
    connectButton.setAttribute("aria-pressed", String(connecting));
    connectButton.hidden = chosen.vacant;
    trayButton.textContent = chosen.on_map ? t("Take off the map") : t("Put on the map");
    const placeable = chosen.closeness !== null && sectorOf(chosen, state.view?.sectors ?? "level") !== null;
    trayButton.hidden = !chosen.on_map && !placeable;
    forgetButton.textContent = t("Forget {label}…", { label: chosen.label });
  }

  return { element, update, focus: () => heading.focus({ preventScroll: false }) };
}
