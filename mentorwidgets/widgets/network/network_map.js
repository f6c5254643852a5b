// @ts-check
/**
 * The developmental network map: one model seen as questions, as a picture and as a table.
 *
 * This module puts the parts together. What a hand does goes through {@link Commands} to the
 * bridge; what the bridge shows goes through {@link MapState} to every part.
 */

import { h, show } from "../dom.js";
import { pageHeader } from "../shell.js";
import { t } from "../words.js";
import { makeAddPanel } from "./network_add.js";
import { makeBeside } from "./network_beside.js";
import { bringTo } from "./network_bring.js";
import { Commands } from "./network_commands.js";
import { makeCompare } from "./network_compare.js";
import { makeFiles } from "./network_files.js";
import { makeInterview } from "./network_interview.js";
import { makePanel } from "./network_panel.js";
import { makePlan } from "./network_plan.js";
import { makeReading } from "./network_reading.js";
import { makeSharing } from "./network_share.js";
import { makeSeveral } from "./network_several.js";
import { makeStage } from "./network_stage.js";
import { MapState } from "./network_state.js";
import { makeList, makeTable } from "./network_table.js";
import { makeTies } from "./network_ties.js";
import { makeTop } from "./network_top.js";
import { giveUndoKeys } from "./network_undo_keys.js";
import { makeWantedBeginning, makeWantedLine, makeWhatIf } from "./network_wanted.js";

/** @typedef {import("./network_top.js").ViewName} ViewName */
/** @typedef {import("./network_top.js").Chosen} Chosen */
/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * @param {{root: HTMLElement, bridge: any, options: any, signal: AbortSignal}} context
 * @returns {import("../shell.js").Mounted}
 */
export function mount({ root, bridge, options, signal: pageSignal }) {
  const ending = new AbortController();
  pageSignal.addEventListener("abort", () => ending.abort());
  const signal = ending.signal;
  const state = new MapState({ bridge, options, signal });
  const commands = new Commands(state);
  const page = h("div", { class: "nm-page" });
  const kit = { state, commands, root: page, signal, bridge };
  const sharing = makeSharing({ ...kit, room: Boolean(options.room) }, { moved: () => place() });
  const narrow = { matches: isNarrow(root) };
  /** @type {ViewName} */
  let view = "map";
  /** @type {Chosen} */
  let chosen = "now";
  let began = false;
  /** What was arranged last: a wanted map begins or goes while one looks. */
  let drawn = "";
  let adding = false;

  const reading = makeReading(kit);
  const plan = makePlan(kit, {
    compare: (version) => {
      compare.between(version, "now");
      chooseMap("compare");
    },
  });
  const table = makeTable(kit);
  const list = makeList(kit, { open: about });
  const interview = makeInterview(kit, { seeMap: () => go("map"), seeList: () => go("table"), open: about });
  const ties = makeTies(kit, { add: beginAdding });
  const stage = makeStage(kit, { open: choose, about, add: beginAdding, questions: () => go("questions") });
  const panel = makePanel(kit, { close: leavePanel, connect, forgotten: leavePanel });
  const add = makeAddPanel(kit, { close: endAdding });
  const several = makeSeveral(kit, { left: (id) => stage.focus(id) });
  const files = makeFiles(kit);
  const whatIf = makeWhatIf(state);
  const beside = makeBeside([
    { id: "reading", words: t("Reading"), element: h("div", { class: "nm-beside-part" }, whatIf.element, reading.element) },
    { id: "plan", words: t("Plan"), element: plan.element },
  ]);
  const compare = makeCompare(kit, { step: planStep, wanted: () => chooseMap("wanted") });
  const beginning = makeWantedBeginning(kit);
  const line = makeWantedLine(kit);
  const top = makeTop({ commands, actions: [sharing.button, files.element], choose: chooseMap, show: go });

  const side = h("aside", { class: "nm-side", "aria-label": t("Beside the map") });
  const sheet = h("dialog", { class: "mw nm-sheet" });
  const desk = h("div", { class: "nm-desk" });
  const holder = h("div", { class: "nm-shared-holder" });
  sheet.addEventListener("close", () => {
    if (adding) endAdding();
    else if (state.selected && !state.mode) leavePanel();
  });
  const header = pageHeader({ eyebrow: options.eyebrow, title: options.title, controls: top.controls, actions: top.actions });
  page.append(header, line.element, sharing.strip, holder, desk, sheet);
  root.append(page);

  /** Whether what is chosen is shown in a sheet over the page rather than beside the map. */
  const overlaid = () => narrow.matches || view !== "map";
  /** In a sheet the details are shown when asked for: a tap on a phone's map only chooses. */
  let asked = false;

  function arrange() {
    const missing = chosen === "wanted" && !state.onWanted;
    // Beside a wide map reading and plan take turns; on a narrow page the plan is a view.
    beside.only(narrow.matches ? (view === "plan" ? "plan" : "reading") : null);
    const shown = chosen === "compare"
      ? [compare.element]
      : missing
      ? [beginning.element]
      : {
          questions: [interview.element],
          map: [stage.element, side],
          table: [narrow.matches ? list.element : table.element, beside.element],
          ties: [ties.element],
          plan: [beside.element],
        }[view];
    if (view === "map") show(side, sharing.beside, several.element, panel.element, add.element, beside.element);
    if ([...desk.children].some((child, k) => child !== shown[k]) || desk.children.length !== shown.length) show(desk, shown);
    page.dataset.view = chosen === "compare" ? "compare" : missing ? "beginning" : view;
    page.dataset.which = chosen;
    drawn = `${missing}`;
    place();
  }

  /** Put the person's details and the quick add where they belong. */
  function place() {
    const open = overlaid() && ((asked && state.selected !== null) || adding);
    panel.element.hidden = state.selected === null || adding;
    add.element.hidden = !adding;
    page.classList.toggle("nm-adding", adding);
    const home = overlaid() ? sheet : side;
    if (add.element.parentElement !== home) home.prepend(panel.element, add.element);
    // Somebody else's map stands beside one's own where there is room.
    const wide = page.dataset.view === "map" && !narrow.matches;
    const where = wide ? side : holder;
    if (sharing.beside.hidden) sharing.beside.remove();
    else if (sharing.beside.parentElement !== where) where.prepend(sharing.beside);
    if (open && !sheet.open) sheet.showModal();
    if (!open && sheet.open) sheet.close();
    const label = adding ? t("Add people") : (state.person(state.selected)?.label ?? "");
    sheet.setAttribute("aria-label", label);
  }

  function update() {
    if (!state.view) return;
    if (!began) {
      began = true;
      if (narrow.matches) view = state.people.length ? "table" : "questions";
      arrange();
    }
    if (`${chosen === "wanted" && !state.onWanted}` !== drawn) arrange();
    top.update({ chosen, view, state, narrow: narrow.matches });
    line.update();
    beginning.update();
    whatIf.update();
    compare.update();
    panel.update();
    reading.update();
    plan.update();
    several.update();
    if (view === "map") stage.update();
    if (view === "questions") interview.update();
    if (view === "table") (narrow.matches ? list : table).update();
    if (view === "ties") ties.update();
    place();
    page.dataset.revision = String(state.revision);
  }

  /** @param {ViewName} next */
  function go(next) {
    // A comparison is seen in one way only: another way leads back to a map.
    if (chosen === "compare") chosen = "now";
    if (next !== view || page.dataset.view === "compare") {
      view = next;
      adding = false;
      asked = false;
      // Whoever is chosen stays so: the next view shows the same person.
      state.mode = null;
      state.group.clear();
      arrange();
    }
    update();
    window.scrollTo({ top: 0 });
    if (next === "questions") interview.opened();
    if (next === "ties") ties.opened();
    if (next === "table") (narrow.matches ? list : table).opened();
  }

  /**
   * A step towards the map that is wanted, begun where it was seen to be needed.
   * @param {string} person
   */
  function planStep(person) {
    go(narrow.matches ? "plan" : "map");
    beside.open("plan");
    plan.planStep(person);
  }

  /** @param {Chosen} next */
  function chooseMap(next) {
    if (next === chosen) return;
    chosen = next;
    adding = false;
    asked = false;
    state.look(next === "wanted" ? "wanted" : "now");
    arrange();
    update();
    window.scrollTo({ top: 0 });
  }

  /**
   * Somebody was chosen on the map or in the tray.
   * @param {string} id
   * @param {boolean} byKeyboard
   */
  function choose(id, byKeyboard) {
    adding = false;
    asked = byKeyboard;
    state.select(id);
    if (byKeyboard) panel.focus();
  }

  /** @param {string} id */
  function about(id) {
    adding = false;
    asked = true;
    state.select(id);
    panel.focus();
  }

  function leavePanel() {
    const id = state.selected;
    const back = view === "map" ? null : desk.querySelector(`[data-key="line-${CSS.escape(id ?? "")}"]`);
    asked = false;
    state.select(null);
    if (view === "map" && id && state.person(id)) stage.focus(id);
    else if (back instanceof HTMLElement) back.focus();
  }

  /** @param {string} id */
  function connect(id) {
    if (state.mode?.kind === "connect") {
      stage.leaveConnect();
      return;
    }
    const person = state.person(id);
    if (!person) return;
    if (overlaid()) {
      asked = false;
      if (view !== "map") go("map");
      else place();
    }
    stage.connect(person);
    stage.focus(id);
  }

  function beginAdding() {
    adding = true;
    state.mode = null;
    state.select(null);
    add.focus();
  }

  function endAdding() {
    adding = false;
    update();
  }

  giveUndoKeys(page, commands, signal);
  const width = new ResizeObserver(() => {
    const now = isNarrow(root);
    // What stands above the picture, a meeting's bar and task too, when nothing is scrolled.
    const above = page.getBoundingClientRect().top + window.scrollY + header.offsetHeight + line.element.offsetHeight + sharing.strip.offsetHeight;
    page.style.setProperty("--header", `${above}px`);
    page.classList.toggle("nm-narrow", now);
    if (now === narrow.matches) return;
    narrow.matches = now;
    if (view === "plan" && !now) {
      view = "map";
      beside.open("plan");
    }
    if (began) {
      arrange();
      update();
    }
  });
  width.observe(page);
  width.observe(document.body);
  width.observe(line.element);
  width.observe(sharing.strip);
  signal.addEventListener("abort", () => width.disconnect());
  page.classList.toggle("nm-narrow", narrow.matches);
  state.watch(update);
  update();
  return {
    close: () => ending.abort(),
    bring: bringTo({ narrow, beside, reading: reading.element, go, now: () => chooseMap("now"), view: () => (chosen === "now" ? view : "") }),
  };
}

/**
 * Whether map and reading have no room beside each other. Counted in the size of the text, so
 * that large text makes a wide page narrow, which a media query would not see.
 * @param {HTMLElement} root
 */
function isNarrow(root) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return (root.clientWidth || window.innerWidth) < 60 * rem;
}
