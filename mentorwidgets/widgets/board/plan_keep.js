// @ts-check
/** Agendas that are kept for other meetings: start from one, save this one, drop one. */

import { announce, ask, h, show } from "../dom.js";
import { t } from "../words.js";

/**
 * @typedef {{id: string, title: string, minutes: number}} Template
 * @param {{bridge: import("../bridge.js").Bridge}} given
 */
export function keptAgendas({ bridge }) {
  const list = h("ul", { class: "mw-plan-kept" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const name = h("input", { class: "mw-input", id: "plan-keep-name", maxlength: 80, autocomplete: "off" });
  const element = h(
    "details",
    { class: "mw-plan-keep" },
    h("summary", {}, t("Agendas of your own")),
    list,
    h(
      "form",
      {
        class: "mw-plan-keep-form",
        onsubmit: (/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          void save();
        },
      },
      h("div", { class: "mw-field" }, h("label", { for: name.id }, t("Save this plan as")), name),
      h("button", { class: "mw-button", type: "submit" }, t("Save")),
    ),
    h("p", { class: "mw-soft" }, t("Whoever leads a meeting of this exercise here can start from it.")),
    fault,
  );

  /**
   * @param {string} what
   * @param {Record<string, any>} args
   */
  const attempt = async (what, args) => {
    fault.textContent = "";
    try {
      return await bridge.ask(what, args);
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
      return null;
    }
  };
  const save = async () => {
    const title = name.value.trim();
    const done = await attempt("plan_save", { title });
    if (!done) return;
    name.value = "";
    announce(done.replaced ? t("“{title}” is saved anew.", { title }) : t("“{title}” is saved.", { title }));
  };
  const use = async (/** @type {string} */ id, /** @type {string} */ title) => {
    if (await attempt("plan_use", { template: id })) announce(t("The plan is now “{title}”. You can undo it.", { title }));
  };
  const drop = async (/** @type {Template} */ { id, title }) => {
    const answer = await ask({
      title: t("Drop “{title}”?", { title }),
      body: h("p", {}, t("It goes for everybody who leads here. Meetings that were planned with it stay as they are.")),
      buttons: [
        { value: "", label: t("Keep it") },
        { value: "drop", label: t("Drop it"), class: "mw-danger" },
      ],
      root: element.closest(".mw") ?? undefined,
    });
    if (answer === "drop" && (await attempt("plan_drop", { template: id }))) announce(t("“{title}” is dropped.", { title }));
  };

  /**
   * @param {string} title
   * @param {string} length
   * @param {() => void} start
   * @param {(() => void) | null} end
   */
  const entry = (title, length, start, end) =>
    h(
      "li",
      {},
      h("span", { class: "mw-plan-kept-title" }, h("bdi", {}, title), length ? h("span", { class: "mw-soft" }, ` · ${length}`) : null),
      h("button", { class: "mw-button", type: "button", "aria-label": t("Start from “{title}”", { title }), onclick: start }, t("Start from it")),
      end ? h("button", { class: "mw-button mw-quiet", type: "button", "aria-label": t("Drop “{title}”", { title }), onclick: end }, t("Drop")) : null,
    );

  return {
    element,
    /** @param {Template[]} templates */
    show(templates) {
      const own = t("The agenda this meeting was opened with");
      show(list, entry(own, "", () => void use("", own), null), templates.map((each) =>
        entry(each.title, t("{n} min", { n: each.minutes }), () => void use(each.id, each.title), () => void drop(each)),
      ));
    },
  };
}
