// @ts-check
/** Questions to the room on the board: how many have answered, never what before it is shown. */

import { announce, ask as confirm, h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { answeredBar } from "../meeting/prompt_wall.js";
import { kindWords, roundWords } from "../meeting/prompt_words.js";
import { resultsView } from "../meeting/results.js";
import { askForm } from "./ask_form.js";

/**
 * @typedef {import("../meeting/prompt_wall.js").Prompt & {up: boolean, at: number, few: boolean,
 *   reading: (import("../meeting/results.js").Sentence & {hidden: boolean})[]}} Prompt
 * @typedef {{here: number, least: number, ready: import("./ask_form.js").Question | null,
 *   prompts: Prompt[]}} Told
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, opened: () => void}} given `opened` is that a
 *   question was asked, so that the board shows this panel
 */
export function promptsPanel({ bridge, opened }) {
  /** @type {Told} */
  let told = { here: 0, least: 5, ready: null, prompts: [] };
  let ended = false;
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const ready = h("section", { class: "mw-question-ready", "aria-label": t("Ready in this block") });
  const list = h("div", { class: "mw-questions" });
  const element = h("div", { class: "mw-questions-panel" }, fault, ready, list);
  const form = askForm({ bridge, asked: () => opened() });
  const tool = h("button", { type: "button", class: "mw-button", "aria-haspopup": "dialog", onclick: () => form.open() }, t("Ask the room…"));
  /** @type {import("./panels.js").Panel & {tool: HTMLElement, dialog: HTMLElement, end: () => void}} */
  const panel = {
    id: "question",
    label: t("Question"),
    element,
    tool,
    dialog: form.dialog,
    end: () => {
      ended = true;
      tool.hidden = true;
      draw();
    },
  };

  /** @param {() => Promise<unknown>} act */
  const trying = async (act) => {
    fault.textContent = "";
    try {
      await act();
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  };
  /**
   * @param {string} kind
   * @param {Record<string, any>} body
   */
  const steer = (kind, body) => trying(() => bridge.ask("steer", { kind, body }));
  /**
   * @param {Prompt} prompt
   * @param {boolean} reveal
   */
  const close = ({ id, round }, reveal) =>
    trying(async () => {
      await bridge.ask("prompt_close", { prompt: id, round });
      if (reveal) await bridge.ask("steer", { kind: "reveal", body: { prompt: id } });
    });

  /** @param {Prompt} prompt */
  const buttons = (prompt) => {
    const { id, standing, moderated, few, up } = prompt;
    const button = (/** @type {string} */ label, /** @type {() => unknown} */ press, extra = "") =>
      h("button", { type: "button", class: `mw-button ${extra}`, "data-key": `${id} ${label}`, onclick: () => void press() }, label);
    if (standing === "open") {
      return [
        !few ? button(moderated ? t("Close it") : t("Close and show"), () => close(prompt, !moderated), "mw-primary") : null,
        few || !moderated ? button(t("Close"), () => (few ? closeFew(prompt) : close(prompt, false))) : null,
      ];
    }
    return [
      (standing === "closed" || !up) && !few ? button(standing === "closed" ? t("Show the answers") : t("Put on the screens"), () => steer("reveal", { prompt: id }), "mw-primary") : null,
      standing === "shown" || few ? (ended ? null : button(prompt.number > 1 ? t("One more round") : t("Second round"), () => steer("again", { prompt: id }))) : null,
      up ? button(t("Take off the screens"), () => steer("put_away", { prompt: id })) : null,
      ended ? null : button(t("Begin anew…"), () => reset(prompt), "mw-quiet"),
    ];
  };

  /** @param {Prompt} prompt */
  const closeFew = async (prompt) => {
    const answer = await confirm({
      title: t("Close it now?"),
      body: h("p", {}, t("Without names the answers are shown from {least} on. Closed now, nothing of this round can be shown, to you neither.", { least: told.least })),
      buttons: [
        { value: "", label: t("Leave it open") },
        { value: "close", label: t("Close it"), class: "mw-primary" },
      ],
      root: element.closest(".mw") ?? undefined,
    });
    if (answer) await close(prompt, false);
  };
  /** @param {Prompt} prompt */
  const reset = async (prompt) => {
    const answer = await confirm({
      title: t("Begin this question anew?"),
      body: h("p", {}, t("Every answer to it is thrown away, on all screens and for good, and the room is asked again. Only this question: the others stay.")),
      buttons: [
        { value: "", label: t("Keep the answers") },
        { value: "reset", label: t("Throw them away"), class: "mw-primary" },
      ],
      root: element.closest(".mw") ?? undefined,
    });
    if (answer) await trying(() => bridge.ask("prompt_reset", { prompt: prompt.id }));
  };

  /** @param {Prompt} prompt */
  const reading = (prompt) => {
    const { reading: answers, standing, id, round } = prompt;
    if (!answers.length) return null;
    const toggle = (/** @type {Prompt["reading"][number]} */ each) =>
      h(
        "button",
        {
          type: "button",
          class: "mw-button",
          "data-key": `${id} ${each.id}`,
          "aria-pressed": String(each.hidden),
          onclick: () => void steer(each.hidden ? "show_answer" : "hide_answer", { prompt: id, round, answer: each.id }),
        },
        t("Keep off the screens"),
      );
    const inside = h(
      "ul",
      { class: "mw-reading" },
      answers.map((each) =>
        h("li", { "data-hidden": each.hidden || null }, h("p", { class: "mw-sentence-words", dir: "auto" }, each.text), h("div", { class: "mw-reading-acts" }, each.name ? h("bdi", { class: "mw-soft" }, each.name) : null, each.more ? whole(prompt, each.id) : null, toggle(each))),
      ),
    );
    // The board itself may be on the wall, so that reading is a step of its own.
    if (standing === "closed") return h("details", { class: "mw-reading-later", "data-key": `${id} first` }, h("summary", {}, t("Read them first, where the room does not see this screen")), inside);
    const hidden = answers.filter((each) => each.hidden).length;
    return h("details", { class: "mw-reading-later", "data-key": `${id} later` }, h("summary", {}, hidden ? t("Keep an answer off the screens ({n} kept off)", { n: hidden }) : t("Keep an answer off the screens")), inside);
  };
  /**
   * @param {Prompt} prompt
   * @param {string} answer
   */
  const whole = ({ id, round }, answer) => {
    const button = h("button", { type: "button", class: "mw-button", onclick: () => void trying(async () => {
      const { text } = await bridge.ask("prompt_whole", { prompt: id, round, answer });
      const words = button.closest("li")?.querySelector(".mw-sentence-words");
      if (words) words.textContent = text;
      button.remove();
    }) }, t("All of it"));
    return button;
  };

  /** @param {Prompt} prompt */
  const question = (prompt) => [
    h("p", { class: "mw-soft" }, about(prompt)),
    h("h3", { class: "mw-question-text" }, prompt.text),
    prompt.standing === "shown"
      ? resultsView(prompt, { nested: true, whole: async (round, answer) => (await bridge.ask("prompt_whole", { prompt: prompt.id, round, answer })).text })
      : answeredBar(prompt),
    prompt.few ? h("p", { class: "mw-soft" }, t("Without names the answers are shown from {least} on.", { least: told.least })) : null,
    h("div", { class: "mw-question-acts" }, buttons(prompt)),
    reading(prompt),
  ].flat();

  const draw = () => {
    const { ready: lies, prompts } = told;
    const open = new Set([...list.querySelectorAll("details[open]")].map((each) => /** @type {HTMLElement} */ (each).dataset.key));
    show(
      ready,
      lies && !ended
        ? [
            h("p", { class: "mw-soft" }, t("Ready in this block · {kind}", { kind: kindWords(lies.kind) })),
            h("h3", { class: "mw-question-text" }, lies.text),
            lies.nameless && told.here < told.least ? h("p", { class: "mw-soft" }, t("It is meant to be answered without names. With {here} here it is asked with names: in a group this small the others will know.", { here: told.here })) : null,
            h(
              "div",
              { class: "mw-question-acts" },
              h("button", { type: "button", class: "mw-button mw-primary", onclick: () => void askReady() }, t("Ask it")),
              h("button", { type: "button", class: "mw-button", onclick: () => form.open(lies) }, t("Change it first…")),
            ),
          ]
        : null,
    );
    ready.hidden = !lies || ended;
    const [first, ...earlier] = prompts;
    keepingFocus(list, () =>
      show(
        list,
        first ? h("article", { class: "mw-question" }, question(first)) : null,
        earlier.length ? h("p", { class: "mw-eyebrow" }, t("Asked before")) : null,
        earlier.map((each) => h("details", { class: "mw-question-before", "data-key": each.id, open: open.has(each.id) }, h("summary", {}, each.text), h("article", { class: "mw-question" }, question(each)))),
        !prompts.length && !lies ? h("p", { class: "mw-soft" }, t("Ask the room something: a line from each, a scale, a choice. You see how many have answered; what they answered is seen when you show it.")) : null,
      ),
    );
    for (const each of list.querySelectorAll("details")) if (open.has(each.dataset.key)) each.open = true;
    const running = prompts.find(({ standing }) => standing === "open");
    panel.badge?.(running ? `${running.answered}/${running.of}` : "");
  };
  const askReady = () =>
    trying(async () => {
      if (!told.ready) return;
      const nameless = told.ready.nameless && told.here >= told.least;
      await bridge.ask("prompt_ask", { id: readyId(told.ready.text), question: { ...told.ready, nameless } });
      opened();
    });

  bridge.on("prompts", (/** @type {Told} */ now) => {
    const before = told.prompts[0];
    told = now;
    const latest = now.prompts[0];
    if (latest && before?.id === latest.id && before.standing === "open" && latest.standing === "open" && latest.answered === latest.of && before.answered < latest.of) {
      announce(t("Everybody has answered."));
    }
    form.tell(now);
    draw();
  });
  draw();
  return panel;
}

/** @type {Map<string, string>} two presses on what lies ready ask once */
const readyIds = new Map();

/** @param {string} text */
function readyId(text) {
  const id = readyIds.get(text) ?? randomId();
  readyIds.set(text, id);
  return id;
}

/** @param {Prompt} prompt */
function about({ kind, nameless, moderated, number, standing }) {
  return [
    kindWords(kind),
    nameless ? t("without names") : t("with names"),
    moderated ? t("you read first") : "",
    number > 1 && standing !== "shown" ? roundWords(number) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
