// @ts-check
/** The list of groups on paper, for a door or a table. */

import { h, show } from "../dom.js";
import { t } from "../words.js";

/** @param {{root: HTMLElement, signal: AbortSignal}} given */
export function groupPrint({ root, signal }) {
  const sheet = h("section", { class: "mw-groups-sheet", hidden: true });
  root.append(sheet);
  window.addEventListener("afterprint", () => (sheet.hidden = true), { signal });
  return {
    /** @param {{title: string, block: string, seed: number, groups: string[][]}} given names, group by group */
    print({ title, block, seed, groups }) {
      show(
        sheet,
        h("h1", {}, title),
        block ? h("p", {}, block) : null,
        h("ol", {}, groups.map((names, index) => names.length > 0 && h("li", { value: index + 1 }, names.map((name, at) => [at ? " · " : "", h("bdi", {}, name)]).flat()))),
        h("p", { class: "mw-soft" }, t("Draw {seed}", { seed })),
      );
      sheet.hidden = false;
      window.print();
    },
  };
}
