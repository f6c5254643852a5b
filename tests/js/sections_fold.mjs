// @ts-check
/** Reads `[{kind, view, ops}, …]` and writes what the browser makes of each; see tests/reflection/test_section_twins.py. */
import { readFileSync } from "node:fs";
import { SECTIONS } from "../../mentorwidgets/widgets/writer/sections.js";

const cases = JSON.parse(readFileSync(0, "utf-8"));
const folded = cases.map((/** @type {any} */ { kind, view, ops }) => {
  const fold = SECTIONS[kind].fold;
  if (!fold) throw new Error(`nothing folds ${kind}`);
  return ops.reduce((/** @type {any} */ seen, /** @type {any} */ op) => fold(seen, op, "2026-11-12T09:00:00+00:00"), view);
});
process.stdout.write(JSON.stringify(folded));
