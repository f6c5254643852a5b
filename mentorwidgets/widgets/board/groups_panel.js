// @ts-check
/** Pairs, trios and fours: drawn, looked at, shown to everybody, called back. */

import { announce, h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { namesInARow } from "../meeting/names.js";
import { groupCalls } from "./group_calls.js";
import { groupCards } from "./group_cards.js";
import { groupPrint } from "./group_print.js";
import { groupWishes } from "./group_wishes.js";

/**
 * @typedef {import("./group_cards.js").Seated} Seated
 * @typedef {import("./group_cards.js").Groups} Groups
 * @typedef {{block: string, title: string, soon: boolean, seed: number, size: number,
 *   groups: Groups, together: string[][], apart: string[][], aside: string[]}} Shown
 * @typedef {{seat: string, name: string, missing: string[], others: boolean}} Alone
 * @typedef {{next: {block: string, title: string, size: number} | null, people: Seated[],
 *   shown: Shown | null, last: Groups, alone: Alone[], moved: {name: string, left: string}[],
 *   message: string, back: number | null, ended: boolean}} Told
 * @typedef {{seed: number, size: number, block: string, groups: Groups, together: string[][],
 *   apart: string[][], aside: string[], repeats: string[], unmet: string[]}} Draft
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, root: HTMLElement, signal: AbortSignal,
 *   options: {title: string, group: string}}} given
 * @returns {import("./panels.js").Panel}
 */
export function groupsPanel({ bridge, root, signal, options }) {
  /** @type {Told | null} */
  let told = null;
  /** @type {Draft | null} a draw that only the board sees */
  let draft = null;
  /** Whether new groups are being made while others are shown. */
  let anew = false;
  /** Whether those who were together last stay so in larger groups: two pairs become four. */
  let kept = false;
  let size = 2;
  let sizedFor = "";

  const fault = h("p", { class: "mw-fault", role: "alert" });
  const paper = groupPrint({ root, signal });
  const wishes = groupWishes({ changed: () => void (draft && drawGroups(draft.seed)) });

  /**
   * @template T
   * @param {() => Promise<T>} does
   * @returns {Promise<T | null>}
   */
  const tried = async (does) => {
    try {
      const result = await does();
      fault.textContent = "";
      return result;
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
      return null;
    }
  };
  const steer = async (/** @type {string} */ kind, /** @type {Record<string, any>} */ body) =>
    (await tried(() => bridge.ask("steer", { kind, body }))) !== null;

  /** @param {number | null} seed null for a new one */
  const drawGroups = async (seed) => {
    const next = told?.next;
    if (!next) return;
    const { apart, aside, wanted } = wishes.value;
    const asked = { size, together: together(), apart, aside };
    const found = await tried(() => bridge.ask("groups_draw", { ...asked, seed, wanted }));
    if (!found) return;
    draft = { ...found, ...asked, block: next.block };
    draw();
    preview.querySelector("h3")?.focus({ preventScroll: true });
    preview.scrollIntoView({ block: "start" });
    announce(tn("{n} group is drawn. Only you see it yet.", "{n} groups are drawn. Only you see them yet.", found.groups.length));
  };

  const showEverybody = async () => {
    if (!draft) return;
    const { block, seed, size: asked, groups, together: joined, apart, aside } = draft;
    const done = await tried(() => bridge.ask("groups_show", { block, seed, size: asked, groups, together: joined, apart, aside }));
    if (done === null) return;
    draft = null;
    anew = false;
    draw();
    outHeading.focus();
    announce(t("Everybody sees the groups now."));
  };

  /** @param {Groups} groups changed by hand after they were shown */
  const change = (groups) => {
    if (!told?.shown) return;
    const { block, seed, size: asked, together: joined, apart, aside } = told.shown;
    void tried(() => bridge.ask("groups_show", { block, seed, size: asked, groups, together: joined, apart, aside })).then(draw);
  };

  // Making groups
  const sizes = [2, 3, 4].map((n) =>
    h("button", { class: "mw-button", type: "button", "data-size": n, onclick: () => choose(n) }, String(n)),
  );
  const choose = (/** @type {number} */ n) => {
    size = n;
    draw();
    if (draft) void drawGroups(draft.seed);
  };
  const sizeLabel = h("span", { id: `size-${randomId().slice(0, 8)}` }, t("In groups of"));
  const goesFor = h("p", { class: "mw-soft" });
  const keep = h("button", { class: "mw-button", type: "button", onclick: () => keepTogether() }, t("Keep the groups of before together"));
  const keepTogether = () => {
    kept = !kept;
    draw();
    if (draft) void drawGroups(draft.seed);
  };
  /** Whom a draw keeps together: as wished, and those of before when they are to become larger. */
  const together = () => [...wishes.value.together, ...(kept && !keep.hidden ? (told?.last ?? []).filter((group) => group.length > 1) : [])];
  const drawButton = h("button", { class: "mw-button mw-primary", type: "button", onclick: () => void drawGroups(null) }, t("Draw"));
  const never = h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => leave() }, t("Leave it as it is"));
  const leave = () => {
    draft = null;
    anew = false;
    draw();
    (told?.shown ? outHeading : drawButton).focus();
  };
  const making = h(
    "div",
    { class: "mw-group-making" },
    h("div", { class: "mw-group-row" }, sizeLabel, h("div", { class: "mw-group", role: "group", "aria-labelledby": sizeLabel.id }, sizes), goesFor),
    wishes.element,
    h("div", { class: "mw-group-row" }, drawButton, keep, never),
  );

  // Looking at a draw before it is shown
  const faults = h("ul", { class: "mw-group-faults" });
  const draftCards = groupCards({ change: (groups) => draft && (draft = { ...draft, groups }) });
  const draftSeed = h("span", { class: "mw-group-seed" });
  const preview = h(
    "section",
    { class: "mw-group-preview", "aria-label": t("A draw that only you see") },
    h("h3", { tabindex: "-1" }, t("Only you see this yet")),
    faults,
    draftCards.element,
    h(
      "div",
      { class: "mw-group-row" },
      h("button", { class: "mw-button mw-primary", type: "button", onclick: () => void showEverybody() }, t("Show everybody")),
      h("button", { class: "mw-button", type: "button", onclick: () => void drawGroups(null) }, t("Draw again")),
      draftSeed,
    ),
  );

  // The groups that are out
  const outHeading = h("h3", { tabindex: "-1" });
  const outSeed = h("span", { class: "mw-group-seed" });
  const notes = h("div", { class: "mw-group-notes", role: "status" });
  const outCards = groupCards({ change });
  const calls = groupCalls({ bridge, signal, steer });
  const printButton = h("button", { class: "mw-button", type: "button", onclick: () => print() }, t("Print the list"));
  const print = () => {
    if (!told?.shown) return;
    const names = new Map(told.people.map(({ seat, name }) => [seat, name]));
    const groups = told.shown.groups.map((group) => group.map((seat) => names.get(seat) ?? ""));
    paper.print({ title: options.group || options.title, block: told.shown.title, seed: told.shown.seed, groups });
  };
  const out = h(
    "section",
    { class: "mw-group-out", "aria-label": t("The groups") },
    outHeading,
    notes,
    outCards.element,
    calls.element,
    h(
      "div",
      { class: "mw-group-row" },
      h("button", { class: "mw-button", type: "button", onclick: () => drawAnew() }, t("New groups…")),
      printButton,
      h("button", { class: "mw-button", type: "button", onclick: () => void steer("ungroup", {}).then(() => drawButton.focus()) }, t("Everybody back together")),
      outSeed,
    ),
  );
  const drawAnew = () => {
    anew = true;
    draw();
    drawButton.focus();
  };

  const element = h("div", { class: "mw-groups" }, fault, making, preview, out);
  /** @type {import("./panels.js").Panel} */
  const panel = { id: "groups", label: t("Groups"), element };

  const draw = () => {
    if (!told) return;
    const { shown, people, next, alone, ended } = told;
    making.hidden = ended || (shown !== null && !anew);
    preview.hidden = ended || !draft;
    out.hidden = !shown || anew;
    for (const button of sizes) button.setAttribute("aria-pressed", String(Number(button.dataset.size) === size));
    goesFor.textContent = next ? t("for “{block}”", { block: next.title }) : "";
    drawButton.hidden = draft !== null;
    keep.setAttribute("aria-pressed", String(kept));
    keep.hidden = !told.last.length || told.last.every((group) => !group.length || group.length >= size);
    never.hidden = !draft && !anew;
    if (draft) {
      show(faults, [...draft.unmet, ...draft.repeats].map((words, at) => h("li", { "data-unmet": at < (draft?.unmet.length ?? 0) }, words)));
      faults.hidden = !draft.unmet.length && !draft.repeats.length;
      draftCards.show(draft.groups, people);
      draftSeed.textContent = t("Draw {seed}", { seed: draft.seed });
    }
    if (shown) {
      outHeading.textContent = shown.soon
        ? t("Everybody sees these groups, for “{block}”", { block: shown.title })
        : t("Everybody is in these groups");
      outSeed.textContent = t("Draw {seed}", { seed: shown.seed });
      outCards.show(shown.groups, people, ended);
      show(notes, alone.map(aloneNote), told.moved.map(movedNote));
      calls.show(told);
    }
    panel.badge?.(shown ? (alone.length ? t("{n} alone", { n: alone.length }) : String(shown.groups.filter((group) => group.length).length)) : "");
  };

  /** @param {Alone} given */
  const aloneNote = ({ seat, name, missing, others }) => {
    const known = missing.filter(Boolean);
    const sentence = known.length ? tn("{who} is alone: {missing} has left or is away.", "{who} is alone: {missing} have left or are away.", known.length) : t("{who} is alone.");
    return h(
      "p",
      { class: "mw-group-alone" },
      h("span", {}, woven(sentence, { who: [name], missing: known })),
      others
        ? h("button", { class: "mw-button", type: "button", onclick: () => void tried(() => bridge.ask("groups_join", { seat })) }, t("Join {name} to others", { name }))
        : null,
    );
  };

  bridge.on("groups", (/** @type {Told} */ given) => {
    const first = !told;
    told = given;
    if (first && given.shown) {
      const { apart, aside } = given.shown;
      wishes.set({ together: given.shown.together, apart, aside });
    }
    if (given.next && given.next.block !== sizedFor) {
      sizedFor = given.next.block;
      size = given.next.size;
    }
    if (draft) draft = withoutGone(draft, given.people);
    wishes.show(given.people);
    draw();
  });
  return panel;
}

/**
 * A draw without who has left since; none when somebody would be alone by that.
 * @param {Draft} draft
 * @param {Seated[]} people
 */
function withoutGone(draft, people) {
  const seats = new Set(people.map(({ seat }) => seat));
  const groups = draft.groups.map((group) => group.filter((seat) => seats.has(seat)));
  return groups.every((group) => group.length !== 1) ? { ...draft, groups } : null;
}

/** @param {{name: string, left: string}} given */
function movedNote({ name, left }) {
  return h("p", { class: "mw-soft" }, left ? woven(t("{who} has another group now: {left} has left."), { who: [name], left: [left] }) : woven(t("{who} has another group now."), { who: [name] }));
}

/**
 * A sentence with names in it, each standing by itself.
 * @param {string} sentence
 * @param {Record<string, string[]>} names
 */
function woven(sentence, names) {
  return sentence.split(/(\{\w+\})/).flatMap((piece) => {
    const found = names[piece.slice(1, -1)];
    return piece.startsWith("{") && found ? namesInARow(found) : [piece];
  });
}
