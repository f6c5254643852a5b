// @ts-check
/** What whoever leads can do for one person: another name, the seat back, out of the meeting. */

import { announce, ask, h } from "../dom.js";
import { t } from "../words.js";

/**
 * @typedef {import("../bridge.js").Bridge} Bridge
 * @typedef {{seat: string, name: string}} Seat
 */

/**
 * @param {Bridge} bridge
 * @param {Element | undefined} root where the dialogs are put
 * @param {Seat} person
 * @param {string} [fault] why it did not work a moment ago
 * @param {string} [typed]
 */
export async function personMenu(bridge, root, person, fault = "", typed = person.name) {
  const { seat, name } = person;
  const field = h("input", { class: "mw-input", id: "mw-person-name", value: typed, maxlength: "40", autocomplete: "off", "aria-describedby": fault ? "mw-person-fault" : null, "aria-invalid": fault ? "true" : null });
  const choice = await ask({
    title: name,
    body: [
      h("div", { class: "mw-field" }, h("label", { for: field.id }, t("Name in this meeting")), field, fault ? h("p", { class: "mw-fault", id: "mw-person-fault", role: "alert" }, fault) : null),
      h("p", { class: "mw-soft" }, t("So that two of the same name can be told apart. Their own page tells them.")),
    ],
    buttons: [
      { value: "", label: t("Close") },
      { value: "remove", label: t("Take out…"), class: "mw-danger" },
      { value: "give", label: t("Give the seat back…") },
      { value: "rename", label: t("Change the name"), class: "mw-primary" },
    ],
    root,
  });
  if (choice === "give") await giveBack(bridge, root, person);
  if (choice === "remove") await takeOut(bridge, root, person);
  if (choice !== "rename" || field.value.trim() === name) return;
  try {
    await bridge.ask("rename", { seat, name: field.value });
    announce(t("The name is changed."));
  } catch (error) {
    await personMenu(bridge, root, person, /** @type {Error} */ (error).message, field.value);
  }
}

/**
 * @param {Bridge} bridge
 * @param {Element | undefined} root
 * @param {Seat} person
 */
async function takeOut(bridge, root, { seat, name }) {
  const sure = await ask({
    title: t("Take {name} out of the meeting?", { name }),
    body: [
      h("p", {}, t("Their page says so at once. What they wrote stays theirs: they can keep a copy and erase it. The seat is free.")),
      h("p", {}, t("Their browser does not come in again until you let it, under “Door and leading…”. Somebody who comes as another person is kept out by locking the door.")),
    ],
    buttons: [
      { value: "", label: t("Cancel") },
      { value: "remove", label: t("Take out"), class: "mw-danger" },
    ],
    root,
  });
  if (sure) await tried(bridge.ask("remove", { seat }), root, name);
}

/**
 * Somebody who lost their way in gets the seat back, by a link that is valid once.
 * @param {Bridge} bridge
 * @param {Element | undefined} root
 * @param {Seat} person
 */
async function giveBack(bridge, root, { seat, name }) {
  const sure = await ask({
    title: name,
    body: h(
      "p",
      {},
      t("Lost the way in? A new link gives the seat back: the name and the place in this meeting. What was written stays behind the old link, for nobody else to read."),
    ),
    buttons: [
      { value: "", label: t("Close") },
      { value: "give", label: t("Give the seat back"), class: "mw-primary" },
    ],
    root,
  });
  if (!sure) return;
  const link = await tried(bridge.ask("give_back", { seat }), root, name);
  if (link) await showLink(root, name, t("This opens the seat once. Nobody but {name} should see it.", { name }), t("Link to the seat"), link);
}

/**
 * A link for one person: shown once, as a QR code and to copy.
 * @param {Element | undefined} root
 * @param {string} title
 * @param {string} words who should have it
 * @param {string} label
 * @param {{url: string, qr: string}} link
 */
export async function showLink(root, title, words, label, { url, qr }) {
  const field = h("input", { class: "mw-input", readonly: true, value: url, "aria-label": label, onfocus: () => field.select() });
  await ask({
    title,
    body: [h("p", {}, words), h("img", { class: "mw-join-qr", src: qr, alt: t("{label} as a QR code", { label }) }), field],
    buttons: [{ value: "", label: t("Close") }],
    root,
  });
}

/**
 * What an answer brings; null when it was refused, and then the words for it are shown.
 * @param {Promise<any>} answer
 * @param {Element | undefined} root
 * @param {string} title
 */
export async function tried(answer, root, title) {
  try {
    return await answer;
  } catch (error) {
    await ask({ title, body: h("p", {}, /** @type {Error} */ (error).message), buttons: [{ value: "", label: t("Close") }], root });
    return null;
  }
}
