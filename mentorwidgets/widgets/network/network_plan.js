// @ts-check
/** What follows from a map: gaps, next steps, questions to think with, versions. */

import { h } from "../dom.js";
import { makeActions } from "./network_actions.js";
import { makeGaps } from "./network_gaps.js";
import { makePrompts } from "./network_prompts.js";
import { makeSteps } from "./network_steps.js";
import { makeVersions } from "./network_versions.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * @param {Kit} kit
 * @param {{compare: (version: string) => void}} acts
 */
export function makePlan(kit, { compare }) {
  const actions = makeActions(kit);
  const gaps = makeGaps(kit, { step: (gap) => actions.begin({ gap: gap.id, person: gap.about.startsWith("person:") ? gap.about.slice(7) : "" }) });
  const parts = [gaps, actions, makePrompts(kit), makeVersions(kit, { compare }), makeSteps(kit.state)];
  return {
    element: h("div", { class: "nm-plan" }, parts.map(({ element }) => element)),
    update() {
      for (const part of parts) part.update();
    },
    /** @param {string} about say that something is missing: `finding:<rule>`, `kind:<id>`, `person:<id>` */
    markGap: gaps.begin,
    /** @param {string} person take a step with somebody */
    planStep: (person) => actions.begin({ person }),
  };
}
