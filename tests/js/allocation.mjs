// @ts-check
/** Reads `[{what, …}, …]` and writes what the browser reckons; see tests/reflection/test_allocation.py. */
import { readFileSync } from "node:fs";
import { apportion, distance, exchange, reweigh } from "../../mentorwidgets/widgets/sections/allocation.js";

const cases = JSON.parse(readFileSync(0, "utf-8"));
const reckoned = cases.map((/** @type {any} */ { values, changed, other, to, held, total, second }) => ({
  apportioned: apportion(second, total),
  reweighed: reweigh(values, changed, to, new Set(held)),
  exchanged: exchange(values, changed, other, to - 50),
  distance: distance(values, apportion(second)),
}));
process.stdout.write(JSON.stringify(reckoned));
