// @ts-check
import assert from "node:assert/strict";
import test from "node:test";
import { byWord, ownList, unknownWords } from "../../mentorwidgets/widgets/sections/pitch_words.js";
import { clockFace, spokenPace } from "../../mentorwidgets/widgets/sections/speaking.js";

const GIVEN = { jargon: ["cohort", "in vitro", "state-of-the-art", "effect size"], abbreviations: true, own: {}, knows: [], known: {} };
const found = (text, given = {}) => unknownWords(text, { ...GIVEN, ...given }).map(({ start, end }) => text.slice(start, end));

test("words of the list are found whatever their case, their ending and the blanks inside", () => {
  assert.deepEqual(found("Cohorts in  vitro, and the cohort's Effect\nsize."), ["Cohorts", "in  vitro", "cohort's", "Effect\nsize"]);
});

test("a word inside another word is not that word", () => {
  assert.deepEqual(found("The cohorting of subcohort and invitro."), []);
});

test("a hyphen may be left out", () => {
  assert.deepEqual(found("A state of the art device, state‑of‑the‑art."), ["state of the art", "state‑of‑the‑art"]);
});

test("abbreviations are found, names are not", () => {
  assert.deepEqual(found("With fMRI and PCRs in Basel, Ana-Maria asked."), ["fMRI", "PCRs"]);
  assert.deepEqual(found("With fMRI", { abbreviations: false }), []);
});

test("a listener knows what the content says, and what the person says of them", () => {
  assert.deepEqual(found("A cohort with fMRI", { knows: ["Cohort"] }), ["fMRI"]);
  assert.deepEqual(found("A cohort with fMRI", { knows: ["Cohort"], known: { cohort: false, fmri: true } }), ["cohort"]);
});

test("the list is the person's: words come and go", () => {
  assert.deepEqual(found("A cohort of zebrafish with DNA", { own: { cohort: false, zebrafish: true, dna: false } }), ["zebrafish"]);
  assert.deepEqual([...ownList(["a b"], { "a b": false, "c": true })], ["c"]);
});

test("of two words at one place the longer is meant, and places never overlap", () => {
  const text = "effect size effects";
  const words = unknownWords(text, { ...GIVEN, jargon: ["effect", "effect size"] });
  assert.deepEqual(words.map(({ term }) => term), ["effect size", "effect"]);
  for (const [one, next] of words.slice(1).map((each, i) => [words[i], each])) assert.ok(one.end <= next.start);
});

test("signs of regular expressions in a word are only signs", () => {
  assert.deepEqual(found("We use C++ and (x).", { own: { "c++": true, "(x)": true } }), ["C++", "(x)"]);
});

test("words are told once, with how often they stand there", () => {
  const words = byWord(unknownWords("cohort fMRI cohorts", GIVEN));
  assert.deepEqual([...words].map(([word, places]) => [word, places.length]), [["cohort", 2], ["fmri", 1]]);
});

test("a pace that nobody speaks at is no pace", () => {
  assert.equal(spokenPace(140, 60), 140);
  assert.equal(spokenPace(140, 10), null);
  assert.equal(spokenPace(10, 60), null);
  assert.equal(clockFace(65.9), "1:05");
});
