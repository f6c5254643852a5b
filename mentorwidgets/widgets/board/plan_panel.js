// @ts-check
/**
 * The plan of the meeting: every block with its minutes and its beginning, in an order that can
 * be changed, by hand or by keys, before the start and while it runs.
 */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t, tn } from "../words.js";
import { blockForm } from "./plan_form.js";
import { guideFiles } from "./guide_files.js";
import { keptAgendas } from "./plan_keep.js";
import { aheadRow, beginWords, fixedRow, stepper } from "./plan_row.js";
import { beginnings, placed } from "./plan_times.js";

/**
 * @typedef {import("./plan_times.js").PlanBlock} PlanBlock
 * @typedef {{number: number, theirs: boolean, slot: number, blocks: PlanBlock[],
 *   remarks: string[], undo: boolean, templates: import("./plan_keep.js").Template[]}} Plan
 */

/** Presses that follow each other this fast are one change, in milliseconds. */
const TOGETHER = 450;
/** How often the times of day are looked at again, in milliseconds. */
const LOOK = 10_000;

/**
 * @param {{bridge: import("../bridge.js").Bridge, signal: AbortSignal}} given
 * @returns {import("./panels.js").Panel}
 */
export function planPanel({ bridge, signal }) {
  /** @type {Plan | null} */
  let plan = null;
  /** @type {import("./plan_times.js").Clock | null} */
  let clock = null;
  let opened = "";
  let held = false;
  /** @type {Map<string, number>} minutes that were pressed and not yet sent, by block */
  const pressed = new Map();
  let sending = 0;
  /** @type {Map<string, HTMLElement>} */
  let times = new Map();
  let drawn = new AbortController();

  const total = h("p", { class: "mw-plan-total" });
  const advice = h("p", { class: "mw-plan-advice" });
  const theirs = h("p", { class: "mw-plan-theirs", role: "status" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const remarks = h("ul", { class: "mw-plan-remarks" });
  const slot = h("div", { class: "mw-plan-slot" });
  const list = h("ol", { class: "mw-plan-rows" });
  const out = h("div", { class: "mw-plan-out" });
  const place = h("div", { class: "mw-plan-form-place" });
  const kept = keptAgendas({ bridge });
  const undo = h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => plan?.undo && void change({ change: "undo" }, t("Undone")) }, t("Undo"));
  const add = h("button", { class: "mw-button", type: "button", onclick: () => openForm(null) }, t("Add a block"));

  const element = h(
    "div",
    { class: "mw-plan" },
    h("div", { class: "mw-plan-head" }, h("div", { class: "mw-plan-sum" }, total, advice), slot, undo),
    theirs,
    fault,
    list,
    out,
    remarks,
    add,
    place,
    guideFiles({ bridge }),
    kept.element,
  );

  /**
   * @param {Record<string, any>} args
   * @param {string} [words] what is said when it is done
   */
  const change = async (args, words = "") => {
    sendMinutes();
    try {
      await bridge.ask("plan_change", args);
      fault.textContent = "";
      if (words) announce(words);
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
      draw();
    }
  };
  const sendMinutes = () => {
    window.clearTimeout(sending);
    const waiting = [...pressed];
    pressed.clear();
    for (const [block, minutes] of waiting) {
      void change(block ? { change: "minutes", block, minutes } : { change: "slot", minutes });
    }
  };
  const press = (/** @type {string} */ block, /** @type {number} */ minutes) => {
    pressed.set(block, minutes);
    window.clearTimeout(sending);
    sending = window.setTimeout(sendMinutes, TOGETHER);
    sum();
  };
  const ahead = () => (plan?.blocks ?? []).filter(({ where }) => where === "ahead");

  /** @type {import("./plan_row.js").Hands} */
  const hands = {
    minutes: (block, minutes) => press(block.id, minutes),
    move(block, position) {
      const ids = ahead().map(({ id }) => id);
      const { before, order } = placed(ids, block.id, position);
      if (order.join() === ids.join()) return;
      const words = t("“{title}” is now {n} of {all}", { title: block.title, n: order.indexOf(block.id) + 1, all: order.length });
      void change({ change: "move", block: block.id, before }, words);
    },
    leave: (block) => void change({ change: "leave", block: block.id }, t("“{title}” is left out", { title: block.title })),
    open(block) {
      opened = opened === block.id ? "" : block.id;
      draw();
    },
    reword: (block) => openForm(block),
    hold(now) {
      held = now;
      // What came while a hand held a row is shown when it lets go.
      if (!held) draw();
    },
  };

  /** @param {PlanBlock | null} block */
  const openForm = (block) => {
    const close = () => {
      show(place);
      add.hidden = false;
      add.focus();
    };
    const form = blockForm({
      given: block,
      canBefore: clock?.phase === "waiting",
      close,
      save: async (wording) => {
        await bridge.ask("plan_change", block ? { change: "reword", block: block.id, ...wording } : { change: "add", ...wording });
        close();
        announce(block ? t("“{title}” is changed", { title: wording.title }) : t("“{title}” is added", { title: wording.title }));
      },
    });
    add.hidden = true;
    show(place, form.element);
    form.focus();
  };

  const minutesOf = (/** @type {PlanBlock} */ { id, minutes }) => pressed.get(id) ?? minutes;

  /** The total against what the room has. */
  const sum = () => {
    if (!plan) return;
    const planned = plan.blocks.filter(({ where }) => where !== "before" && where !== "out");
    const minutes = planned.reduce((all, block) => all + minutesOf(block), 0);
    const room = pressed.get("") ?? plan.slot;
    total.textContent = t("{n} of {all} minutes planned", { n: minutes, all: room });
    total.toggleAttribute("data-over", minutes > room);
    advice.textContent =
      minutes > room
        ? tn("{n} minute too many. Shorten a block, or leave one out.", "{n} minutes too many. Shorten a block, or leave one out.", minutes - room)
        : minutes < room
          ? tn("{n} minute to give away", "{n} minutes to give away", room - minutes)
          : "";
  };
  /** When each block begins: of the day, once the clock runs. */
  const tell = () => {
    if (!plan || !clock) return;
    const begins = beginnings(plan.blocks, clock, bridge.now());
    for (const [id, time] of times) {
      const words = beginWords(begins.get(id), clock.phase === "waiting");
      if (time.textContent !== words) time.textContent = words;
    }
  };

  const draw = () => {
    if (!plan || held) return;
    const { blocks, slot: room, templates, theirs: others } = plan;
    drawn.abort();
    drawn = new AbortController();
    const waiting = clock?.phase === "waiting";
    const coming = ahead();
    /** @type {{row: HTMLElement, time: HTMLElement}[]} */
    const made = coming.map((block, position) =>
      aheadRow({
        block,
        position,
        last: coming.length - 1,
        opened: opened === block.id,
        minutes: minutesOf(block),
        hands,
        rows: () => made.map(({ row }) => row),
        signal: drawn.signal,
      }),
    );
    times = new Map(coming.map(({ id }, index) => [id, made[index].time]));
    const fixed = ["before", "past", "now"].flatMap((where) => blocks.filter((block) => block.where === where));
    keepingFocus(element, () => {
      show(list, fixed.map((block) => fixedRow(block, { hands, canLeave: waiting })), made.map(({ row }) => row));
      show(out, leftOut(blocks.filter(({ where }) => where === "out"), change));
      show(slot, h("span", {}, t("The room has")), stepper({ key: "plan-slot", label: t("Minutes that the room has"), value: pressed.get("") ?? room, least: 5, most: 480, step: 5, set: (minutes) => press("", minutes) }));
    });
    show(remarks, plan.remarks.map((words) => h("li", {}, words)));
    remarks.hidden = !plan.remarks.length;
    undo.setAttribute("aria-disabled", String(!plan.undo));
    theirs.textContent = others ? t("Somebody else who leads has changed the plan. This is how it stands now.") : "";
    kept.show(templates);
    sum();
    tell();
  };

  // Whatever else is pressed on the page comes after the minutes that were.
  const elsewhere = (/** @type {MouseEvent} */ { target }) => {
    if (!(target instanceof Element && target.closest(".mw-plan-stepper"))) sendMinutes();
  };
  document.addEventListener("click", elsewhere, { capture: true, signal });
  bridge.on("plan", (/** @type {Plan} */ told) => {
    plan = told;
    draw();
  });
  bridge.on("meeting", (/** @type {import("./plan_times.js").Clock} */ told) => {
    clock = told;
    tell();
  });
  const looking = window.setInterval(tell, LOOK);
  signal.addEventListener("abort", () => {
    drawn.abort();
    window.clearInterval(looking);
    window.clearTimeout(sending);
  });
  return { id: "plan", label: t("Plan"), element };
}

/**
 * @param {PlanBlock[]} blocks
 * @param {(args: Record<string, any>, words: string) => Promise<void>} change
 */
function leftOut(blocks, change) {
  if (!blocks.length) return null;
  return [
    h("h3", {}, t("Left out")),
    h(
      "ul",
      {},
      blocks.map(({ id, title, minutes }) =>
        h(
          "li",
          {},
          h("span", {}, title, h("span", { class: "mw-soft" }, ` · ${minutes ? t("{n} min", { n: minutes }) : t("before we meet")}`)),
          h(
            "button",
            {
              class: "mw-button",
              type: "button",
              "data-key": `plan-${id}-back`,
              "aria-label": t("Bring back: {title}", { title }),
              onclick: () => void change({ change: "bring", block: id }, t("“{title}” is back", { title })),
            },
            t("Bring back"),
          ),
        ),
      ),
    ),
  ];
}
