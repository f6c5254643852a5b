// @ts-check
/**
 * Two maps in one picture: who came and who went, from where to where somebody moved, what help
 * and which ties are new. Each is told by its shape and its sign, and by a word in the legend.
 */

import { h, randomId, s, show } from "../dom.js";
import { t } from "../words.js";
import { figureParts, nameParts } from "./network_figure.js";
import { freePlace, sectorOf } from "./network_geometry.js";
import { framed, ground, quietEdge, toPixels, you } from "./network_ground.js";
import { placeLabels, textWidths } from "./network_labels.js";
import { kindSpan, onCircle, tie as tiePath } from "./network_shapes.js";
import { cellWords } from "./network_words.js";

/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Drawn} Drawn */
/** @typedef {import("./network_change_words.js").Change} Change */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {"stayed" | "added" | "gone"} Fate */
/** @typedef {{person: Person, fate: Fate, at: {x: number, y: number}, from: {x: number, y: number} | null, newKinds: string[]}} Shown */

const LONGEST = 18;

/**
 * Everybody on either map, where the later one has them; who went, where they were.
 * @param {{change: Change, before: Drawn, after: Drawn}} compared
 * @returns {Shown[]}
 */
export function everybody({ change, before, after }) {
  const moved = new Set(change.moved.map(({ person }) => person));
  const older = new Map(before.people.map((person) => [person.id, person]));
  const there = new Set(after.people.map(({ id }) => id));
  const fresh = new Map(change.new_kinds.map(({ person, kinds }) => [person, kinds]));
  const place = (/** @type {Person} */ { x, y }) => ({ x: Number(x), y: Number(y) });
  /** @type {Shown[]} */
  const all = [];
  for (const person of after.people) {
    if (!person.on_map) continue;
    const was = older.get(person.id);
    const added = !was || change.added.includes(person.id);
    const from = was?.on_map && moved.has(person.id) ? place(was) : null;
    const same = from && sectorOf(person, after.sectors) === sectorOf(/** @type {Person} */ (was), after.sectors) && person.closeness === was?.closeness;
    all.push({ person, fate: added ? "added" : "stayed", at: place(person), from: same ? null : from, newKinds: fresh.get(person.id) ?? [] });
  }
  for (const person of before.people) {
    if (!person.on_map || there.has(person.id)) continue;
    const taken = all.some(({ at }) => Math.hypot(at.x - Number(person.x), at.y - Number(person.y)) < 0.11);
    const cell = { closeness: person.closeness, sector: sectorOf(person, after.sectors) };
    const at = taken ? freePlace(after.geometry, cell, all.map(({ at: other }) => other)) : place(person);
    all.push({ person, fate: "gone", at, from: null, newKinds: [] });
  }
  return all;
}

/**
 * @param {import("./network_state.js").MapState} state
 */
export function makeComparePicture(state) {
  const name = `compare-${randomId().slice(0, 8)}`;
  const element = s("svg", { class: "nm-picture nm-compare-picture", role: "img", "aria-label": t("The two maps in one picture. The list beside it says the same in words.") });
  const frameBox = h("div", { class: "nm-compare-canvas" }, element);
  const legend = h("ul", { class: "nm-compare-legend", "aria-label": t("What the signs mean") });
  const measure = textWidths(element);
  /** @type {{change: Change, before: Drawn, after: Drawn} | null} */
  let compared = null;

  function draw() {
    const width = frameBox.clientWidth;
    const height = frameBox.clientHeight;
    if (!compared || !width || !height) return;
    const { after, before, change } = compared;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const short = (/** @type {string} */ id) => cellWords(state.categories, { closeness: "", sector: id }, state.view?.sectors ?? "level");
    const { frame, words, boxes } = framed({ width, height, geometry: after.geometry, rem, short, measure, taken: [], name });
    const all = everybody(compared);
    const point = (/** @type {Point} */ place) => toPixels(frame, place);
    const crowded = all.length > 16;
    const disc = after.geometry.disc ?? 0.027;
    const radius = Math.max((crowded ? 0.65 : 0.9) * rem, disc * (crowded ? 1 : 1.2) * frame.side);
    const size = 0.8125 * rem * frame.word;
    const edge = quietEdge(frame, after.geometry, all.map(({ at }) => point(at)));
    const kinds = state.categories.kinds;
    const quiet = crowded && frame.side < 28 * rem;

    const discs = all.map((each) => {
      const label = each.person.label.length > LONGEST ? `${each.person.label.slice(0, LONGEST - 1)}…` : each.person.label;
      const first = each.fate !== "stayed" || each.from !== null || each.newKinds.length > 0;
      return { id: each.person.id, ...point(each.at), radius: radius + 4, width: measure(label, size) + 10, height: size * 1.45, label, first };
    });
    const named = quiet ? discs.filter(({ first }) => first) : discs;
    const middle = { id: "", ...frame.centre, radius: Math.max(0.04 * frame.side, 1.1 * rem), width: 0, height: 0 };
    const trails = all.filter(({ from }) => from).map(({ from }) => ({ id: "", ...point(/** @type {Point} */ (from)), radius: radius * 0.6, width: 0, height: 0 }));
    const places = placeLabels(named, { x: 0, y: 0, width: frame.width, height: frame.height }, [middle, ...trails, ...discs.filter((each) => !named.includes(each))], boxes);

    const where = new Map(all.map((each) => [each.person.id, point(each.at)]));
    const fresh = new Set(change.ties_new.map((tie) => tie.join()));
    const lost = new Set(change.ties_gone.map((tie) => tie.join()));
    const ties = [...after.ties, ...before.ties.filter((tie) => lost.has(tie.join()))];
    const lines = ties.map((tie) => {
      const [a, b] = tie.map((id) => where.get(id));
      if (!a || !b) return null;
      const others = all.filter(({ person }) => !tie.includes(person.id)).map(({ at }) => point(at));
      const fate = lost.has(tie.join()) ? "gone" : fresh.has(tie.join()) ? "new" : "same";
      return s("path", { class: `nm-tie nm-tie-was-${fate}`, d: tiePath(a, b, frame.centre, { points: others, radius: radius + 5 }) });
    });

    show(
      element,
      s("defs", {}, arrowHead(name)),
      ground(frame, after.geometry, { name, edge }),
      words,
      lines,
      you(frame),
      all.map(({ from, at, person }) => (from ? trail(name, point(from), point(at), radius, person.label) : null)),
      all.map((each, k) => figure(each, discs[k], places.get(each.person.id))),
    );
    show(legend, legendEntries(all, change));

    /**
     * @param {Shown} each
     * @param {typeof discs[number]} shape
     * @param {{dx: number, dy: number} | undefined} label
     */
    function figure({ person, fate, newKinds }, shape, label) {
      return s(
        "g",
        { class: `nm-fate nm-fate-${fate}${person.vacant ? " nm-vacant" : ""}`, transform: `translate(${shape.x.toFixed(2)} ${shape.y.toFixed(2)})` },
        fate === "added" ? s("circle", { class: "nm-fate-ring", r: radius + 4 }) : null,
        fate === "gone" ? s("circle", { class: "nm-fate-ring", r: radius + 1 }) : null,
        figureParts(person, kinds, radius),
        newKinds.map((kind) => {
          const k = kinds.findIndex(({ id }) => id === kind);
          if (k < 0) return null;
          const { start, end } = kindSpan(k, kinds.length);
          const spot = onCircle({ x: 0, y: 0 }, radius + 1, (start + end) / 2);
          return sign("+", spot, Math.max(radius * 0.3, 6));
        }),
        fate === "stayed" ? null : sign(fate === "added" ? "+" : "−", { x: -radius * 0.82, y: -radius * 0.82 }, Math.max(radius * 0.38, 8)),
        label ? nameParts(shape, label, size, true) : null,
      );
    }
  }

  const watcher = new ResizeObserver(draw);
  watcher.observe(frameBox);
  return {
    element: h("div", { class: "nm-compare-stage" }, frameBox, legend),
    /** @param {{change: Change, before: Drawn, after: Drawn}} next */
    update(next) {
      compared = next;
      draw();
    },
    end: () => watcher.disconnect(),
  };
}

/**
 * A plus or a minus on a small disc of its own.
 * @param {"+" | "−"} which
 * @param {Point} at
 * @param {number} radius
 */
function sign(which, { x, y }, radius) {
  const arm = radius * 0.55;
  return s(
    "g",
    { class: `nm-sign nm-sign-${which === "+" ? "plus" : "minus"}`, transform: `translate(${x} ${y})` },
    s("circle", { r: radius }),
    s("path", { d: which === "+" ? `M${-arm} 0H${arm}M0 ${-arm}V${arm}` : `M${-arm} 0H${arm}` }),
  );
}

/** @param {string} name */
function arrowHead(name) {
  return s("marker", { id: `${name}-arrow`, viewBox: "0 0 10 10", refX: 8, refY: 5, markerWidth: 5, markerHeight: 5, orient: "auto-start-reverse" }, s("path", { class: "nm-arrow", d: "M0 0L10 5L0 10Z" }));
}

/**
 * From where somebody stood to where they stand.
 * @param {string} name
 * @param {Point} from
 * @param {Point} to
 * @param {number} radius of a disc
 * @param {string} label
 */
function trail(name, from, to, radius, label) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const end = { x: to.x - ((to.x - from.x) / length) * (radius + 6), y: to.y - ((to.y - from.y) / length) * (radius + 6) };
  const start = { x: from.x + ((to.x - from.x) / length) * radius * 0.5, y: from.y + ((to.y - from.y) / length) * radius * 0.5 };
  return s(
    "g",
    { class: "nm-trail", "data-trail": label },
    s("circle", { cx: from.x, cy: from.y, r: radius * 0.5 }),
    length > radius * 2 ? s("path", { d: `M${start.x} ${start.y}L${end.x} ${end.y}`, "marker-end": `url(#${name}-arrow)` }) : null,
  );
}

/**
 * @param {Shown[]} all
 * @param {Change} change
 */
function legendEntries(all, change) {
  const mark = (/** @type {any[]} */ ...parts) => s("svg", { class: "nm-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true" }, ...parts);
  const entry = (/** @type {Element} */ picture, /** @type {string} */ words) => h("li", {}, picture, words);
  const line = (/** @type {string} */ fate) => mark(s("path", { class: `nm-tie nm-tie-was-${fate}`, d: "M-11 5Q0 -11 11 5" }));
  return [
    all.some(({ fate }) => fate === "added") && entry(mark(sign("+", { x: 0, y: 0 }, 9)), t("new")),
    all.some(({ fate }) => fate === "gone") && entry(mark(s("g", { class: "nm-fate-gone" }, s("circle", { class: "nm-fate-ring", r: 10 })), sign("−", { x: 0, y: 0 }, 7)), t("no longer there")),
    all.some(({ from }) => from) && entry(mark(s("g", { class: "nm-trail" }, s("circle", { cx: -8, cy: 5, r: 3 }), s("path", { d: "M-5 3L8 -6" }), s("path", { class: "nm-arrow", d: "M11 -8L4 -7L8 -1Z" }))), t("moved, from the small ring")),
    all.some(({ newKinds }) => newKinds.length) && entry(mark(s("circle", { class: "nm-disc", r: 6 }), sign("+", { x: 7, y: -5 }, 4.5)), t("a new kind of help, where its arc is")),
    change.ties_new.length > 0 && entry(line("new"), t("know each other now")),
    change.ties_gone.length > 0 && entry(line("gone"), t("no longer know each other")),
    entry(mark(s("circle", { class: "nm-disc", r: 7 })), t("on both maps")),
  ];
}
