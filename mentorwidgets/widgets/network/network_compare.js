// @ts-check
/** Any two of a person's maps beside each other: in a picture, in words, and in each measure. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { changeSentences, staysWords } from "./network_change_words.js";
import { makeComparePicture } from "./network_compare_picture.js";
import { makeDeltas } from "./network_deltas.js";
import { versionName } from "./network_versions.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * @param {Kit} kit
 * @param {{step: (person: string) => void, wanted: () => void}} acts `step`: plan one with
 *   somebody; `wanted`: go where a wanted map begins
 */
export function makeCompare(kit, { step, wanted }) {
  const { state, bridge } = kit;
  const id = `compare-${randomId().slice(0, 8)}`;
  const a = h("select", { class: "mw-input", id: `${id}-a`, onchange: () => choose() });
  const b = h("select", { class: "mw-input", id: `${id}-b`, onchange: () => choose() });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const picture = makeComparePicture(state);
  const words = h("ul", { class: "nm-changes" });
  const stays = h("p", { class: "nm-stays" });
  const deltas = makeDeltas({ before: t("Before"), after: t("After"), nothing: t("No measure reads differently.") });
  const choice = h(
    "div",
    { class: "nm-compare-choice" },
    h("div", { class: "mw-field" }, h("label", { for: a.id }, t("From")), a),
    h("div", { class: "mw-field" }, h("label", { for: b.id }, t("To")), b),
  );
  const result = h(
    "div",
    { class: "nm-compare-result" },
    picture.element,
    h(
      "div",
      { class: "nm-compare-words" },
      h("section", { "aria-labelledby": `${id}-words` }, h("h2", { id: `${id}-words` }, t("What is different")), stays, words),
      h("section", { "aria-labelledby": `${id}-measures` }, h("h2", { id: `${id}-measures` }, t("In numbers")), deltas.element),
    ),
  );
  const alone = h(
    "section",
    { class: "nm-wanted-beginning", "aria-label": t("Nothing to compare yet") },
    h("p", { class: "nm-invitation" }, t("There is only your map of now. Begin a wanted map, and you can see here what would have to change.")),
    h("button", { type: "button", class: "mw-button mw-primary", onclick: wanted }, t("Begin a wanted map")),
    h("p", { class: "mw-soft" }, t("Or keep a version of today in your plan, and come back when something has changed.")),
  );
  const element = h("section", { class: "nm-compare", "aria-label": t("Compare") }, alone, choice, fault, result);
  kit.signal.addEventListener("abort", picture.end);
  let from = "";
  let to = "";
  let offered = "";
  let asked = "";
  let number = 0;

  function choose() {
    from = a.value;
    to = b.value;
    update();
  }

  function choices() {
    const { whole } = state;
    const versions = [...(whole?.snapshots ?? [])].map((version) => ({ value: version.id, words: versionName(version) }));
    return [...versions, { value: "now", words: t("Now") }, ...(whole?.wanted ? [{ value: "wanted", words: t("Wanted") }] : [])];
  }

  function update() {
    const { whole } = state;
    if (!whole || !element.isConnected) return;
    const all = choices();
    const possible = all.length > 1;
    alone.hidden = possible;
    choice.hidden = !possible;
    result.hidden = !possible;
    if (!possible) return;
    const known = (/** @type {string} */ value) => all.some((each) => each.value === value);
    // A wanted map is what one compares with; else the last version with now.
    if (!known(from) || !known(to)) [from, to] = whole.wanted ? ["now", "wanted"] : [all[all.length - 2].value, "now"];
    const list = JSON.stringify([all, from, to]);
    if (list !== offered) {
      offered = list;
      for (const [menu, value] of /** @type {[HTMLSelectElement, string][]} */ ([[a, from], [b, to]])) {
        show(menu, all.map((each) => h("option", { value: each.value }, each.words)));
        menu.value = value;
      }
    }
    const maps = [from, to].map((which) => (which === "now" || which === "wanted" ? ((which === "now" ? whole : whole.wanted) ?? whole) : null));
    const question = JSON.stringify([from, to, maps.map((map) => map && [map.people, map.ties, map.sectors])]);
    if (question === asked || whole.unsure) return;
    asked = question;
    ask();
  }

  async function ask() {
    const mine = ++number;
    try {
      const answer = await bridge.ask("compare", { a: from, b: to });
      if (mine !== number) return;
      fault.textContent = "";
      picture.update(answer);
      stays.textContent = staysWords(answer.change);
      const towards = from === "now" && to === "wanted";
      show(words, changeSentences(answer.change, state.categories).map((said) => sentence(said, towards)));
      deltas.update(answer.change.measures);
    } catch (error) {
      if (mine !== number) return;
      asked = "";
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }

  /**
   * @param {{words: string, person: string}} said
   * @param {boolean} towards whether it is a wish, to which a next step leads
   */
  function sentence({ words: text, person }, towards) {
    return h(
      "li",
      {},
      h("span", {}, text),
      towards && person ? h("button", { type: "button", class: "nm-link", "aria-label": t("Next step for: {text}", { text }), onclick: () => step(person) }, t("Next step…")) : null,
    );
  }

  return {
    element,
    update,
    /**
     * @param {string} which a version's id
     * @param {string} other
     */
    between(which, other) {
      from = which;
      to = other;
      update();
    },
  };
}
