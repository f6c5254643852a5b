// @ts-check
/** Reads `[{view, pending}, …]` and writes what the browser makes of each; see tests/reflection/test_browser_twin.py. */
import { readFileSync } from "node:fs";
import { countWords, fold } from "../../mentorwidgets/widgets/writer/fold.js";

const cases = JSON.parse(readFileSync(0, "utf-8"));
const folded = cases.map((/** @type {any} */ { view, pending }) => {
  const { fields, quotation, drafts, actions, steps, onPaper } = fold(view, pending, { now: "now" });
  return { fields, quotation, drafts, actions, steps, onPaper, words: countWords(fields.text.text) };
});
process.stdout.write(JSON.stringify(folded));
