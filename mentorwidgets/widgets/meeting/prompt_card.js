// @ts-check
/**
 * What the room is asked now, on the page of somebody who is asked: the question, how one
 * answers, who will see it, what became of it, and in the end what the room has answered.
 */

import { announce, h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { itemPicker } from "./own_items.js";
import { answerInput } from "./prompt_inputs.js";
import { sentWords, truth } from "./prompt_truth.js";
import { roundWords } from "./prompt_words.js";
import { resultsView } from "./results.js";
import { sendingWords } from "./sending.js";

/**
 * @typedef {import("./results.js").Shown & import("./prompt_truth.js").Told & {quiet: string,
 *   standing: "open" | "closed" | "shown", round: number, answered: boolean,
 *   mine: import("./prompt_inputs.js").Value | null, passed: boolean, ended: boolean}} Prompt
 * @typedef {{slip: string, value: import("./prompt_inputs.js").Value | null}} Slip what only this
 *   browser knows of an answer without a name; the value of a pass is null
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending,
 *   keeping: import("./prompt_truth.js").Keeping, signal: AbortSignal,
 *   items: ReturnType<import("./own_items.js").ownItems>}} given
 */
export function promptCard({ bridge, sending, keeping, signal, items }) {
  /** @type {Prompt | null} */
  let prompt = null;
  /** What is drawn, so that nothing is drawn anew under somebody's hands. */
  let drawn = "";
  /** Whether an answer that is in is being changed. */
  let changing = false;
  /** The round that was folded away, once it was shown. */
  let folded = "";
  /** @type {import("./prompt_inputs.js").Input | null} */
  let input = null;
  let stop = () => {};

  const title = h("h2", { class: "mw-prompt-text", id: `prompt-${randomId().slice(0, 8)}` });
  const eyebrow = h("p", { class: "mw-prompt-eyebrow" });
  const body = h("div", { class: "mw-prompt-body" });
  // Who will see it: the main sentence before one sends, the rest below.
  const first = h("p", { class: "mw-prompt-who" });
  const more = h("div", { class: "mw-prompt-truth" });
  const status = h("p", { class: "mw-prompt-status", role: "status" });
  const element = h("section", { class: "mw-prompt-card", "aria-labelledby": title.id, hidden: true }, eyebrow, title, body, status);
  const call = callButton(element, () => (input?.first() ?? element.querySelector("button"))?.focus(), signal);

  const key = () => (prompt ? `answer/${prompt.id}/${prompt.round}` : "");
  const secretKey = () => (prompt ? `slip/${prompt.id}/${prompt.round}` : "");
  const secret = () => /** @type {Slip | null} */ (sending.secret(secretKey()));
  /** What Python will know once all that waits has arrived. */
  const answered = () => {
    const waiting = sending.waiting(key());
    return waiting ? waiting.what !== "prompt_take_back" : Boolean(prompt?.answered);
  };
  const mine = () => {
    const waiting = sending.waiting(key());
    if (waiting) return waiting.args.value ?? null;
    return prompt?.nameless ? (secret()?.value ?? null) : (prompt?.mine ?? null);
  };
  const hasPassed = (/** @type {Prompt} */ { nameless }) => mine() === null && !(nameless && !secret());
  const open = () => prompt?.standing === "open" && !prompt.ended;

  /**
   * @param {"prompt_answer" | "prompt_pass" | "prompt_take_back"} what
   * @param {import("./prompt_inputs.js").Value | null} value
   */
  const act = (what, value) => {
    if (!prompt) return;
    const { id, round, nameless } = prompt;
    let slip = "";
    if (nameless) {
      slip = secret()?.slip ?? randomId();
      if (what !== "prompt_take_back") sending.keepSecret(secretKey(), { slip, value });
    }
    changing = false;
    sending.act(key(), what, { prompt: id, round, slip, ...(value === null ? {} : { value }) });
    draw();
    element.focus({ preventScroll: true });
    // The card has become shorter: what became of the answer must be in sight.
    if (element.getBoundingClientRect().top < 0) element.scrollIntoView({ block: "start" });
  };
  const send = () => {
    const value = input?.value() ?? null;
    if (value === null) {
      status.textContent = t("Answer first, or pass.");
      input?.first()?.focus();
    } else act("prompt_answer", value);
  };

  const form = (/** @type {Prompt} */ asked) => {
    input = answerInput(asked, {
      labelledby: title.id,
      send,
      changed: () => {
        status.textContent = "";
        sending.keepDraft(key(), input?.value() ?? null);
      },
    });
    const before = sending.draft(key()) ?? mine();
    if (before !== null) input.put(before);
    const answer = input;
    return [
      input.element,
      asked.kind === "line" || asked.kind === "lines" ? itemPicker({ items, choose: (text) => takeWords(answer, asked.kind === "line" ? text.replace(/\s+/g, " ") : text) }).element : null,
      first,
      h(
        "div",
        { class: "mw-prompt-acts" },
        h("button", { type: "button", class: "mw-button mw-primary", onclick: send }, t("Send")),
        h("button", { type: "button", class: "mw-button", onclick: () => act("prompt_pass", null) }, t("Pass")),
        changing ? h("button", { type: "button", class: "mw-button mw-quiet", onclick: () => leave() }, t("Leave it as it was")) : null,
      ),
      h("p", { class: "mw-prompt-quiet" }, h("span", { class: "mw-task-label" }, t("Rather quietly?")), " ", asked.quiet, " ", asked.nameless ? t("A pass counts as an answer, and nobody sees who passed.") : t("A pass counts as an answer, and shows nothing of you.")),
      more,
    ];
  };
  /**
   * @param {import("./prompt_inputs.js").Input} answer
   * @param {string} text of one's own work, not sent before one sends it
   */
  const takeWords = (answer, text) => {
    answer.put(text);
    status.textContent = "";
    sending.keepDraft(key(), answer.value());
    answer.first()?.focus();
  };
  const leave = () => {
    changing = false;
    sending.keepDraft(key(), null);
    draw();
  };

  const backButton = (/** @type {Prompt} */ { standing }) =>
    h("button", { type: "button", class: "mw-button", onclick: () => act("prompt_take_back", null) }, standing === "shown" ? t("Take mine off the screens") : t("Take it back"));

  /** What is in, and what may still be done with it. */
  const sent = (/** @type {Prompt} */ asked) => {
    input = null;
    const value = mine();
    const elsewhere = asked.nameless && !secret();
    return [
      !elsewhere ? h("p", { class: "mw-prompt-mine", dir: "auto" }, value === null ? t("You have passed.") : mineWords(asked, value)) : null,
      elsewhere && open() ? h("p", {}, t("You have answered on another device. It can be changed there, where you wrote it.")) : null,
      h(
        "div",
        { class: "mw-prompt-acts" },
        open() && !elsewhere
          ? h("button", { type: "button", class: "mw-button", onclick: () => ((changing = true), draw(), input?.first()?.focus()) }, t("Change it"))
          : null,
        (open() && !elsewhere) || !asked.nameless ? backButton(asked) : null,
      ),
    ];
  };

  const results = (/** @type {Prompt} */ asked) => [
    resultsView(asked, { whole: async (round, answer) => (await bridge.ask("prompt_whole", { prompt: asked.id, round, answer })).text }),
    h(
      "div",
      { class: "mw-prompt-acts" },
      answered() && !asked.nameless ? backButton(asked) : null,
      h("button", { type: "button", class: "mw-button", onclick: () => ((folded = `${asked.id} ${asked.round}`), draw()) }, t("Fold this away")),
    ),
  ];

  /** What the card is now: it is drawn anew only when that changes, never under somebody's hands. */
  const shape = (/** @type {Prompt} */ asked) => {
    const about = [asked.id, asked.round];
    if (folded === about.join(" ") && asked.standing === "shown") return ["folded", ...about];
    if (asked.standing === "shown") return ["results", ...about, asked.rounds, answered()];
    if (isForm()) return ["form", ...about, changing];
    return [answered() ? "sent" : "over", ...about, open(), mine(), secret() === null];
  };

  function draw() {
    if (!prompt) return;
    const now = JSON.stringify(shape(prompt));
    if (now !== drawn) {
      drawn = now;
      input = null;
      show(body, parts(prompt, shape(prompt)[0]));
    }
    title.textContent = prompt.text;
    eyebrow.textContent = [t("The room is asked"), prompt.number > 1 ? roundWords(prompt.number) : "", prompt.nameless ? t("without names") : t("with names")].filter(Boolean).join(" · ");
    const [main, ...rest] = truth(prompt, keeping);
    first.textContent = main;
    show(more, rest.map((each) => h("p", {}, each)));
    const state = sending.state(key());
    status.dataset.how = state.how;
    status.textContent = statusWords(prompt, state);
    call.show(isForm() && !changing);
  }

  /**
   * @param {Prompt} asked
   * @param {unknown} what
   */
  const parts = (asked, what) => {
    if (what === "folded") return [h("button", { type: "button", class: "mw-button", onclick: () => ((folded = ""), draw()) }, t("Show the answers again"))];
    if (what === "results") return results(asked);
    if (what === "form") return form(asked);
    return what === "sent" ? sent(asked) : [];
  };
  const isForm = () => open() && (!answered() || changing);

  /**
   * @param {Prompt} asked
   * @param {import("./sending.js").State} state
   */
  const statusWords = (asked, state) => {
    if (["sending", "offline", "refused"].includes(state.how)) return sendingWords(state, { sent: "", kept: sending.kept });
    if (asked.standing === "shown" || isForm()) return "";
    if (!open()) {
      if (asked.ended) return t("This meeting has ended, so nothing more can be sent.");
      return answered() ? t("Closed · your answer is in") : t("Closed · no more answers are taken");
    }
    return answered() ? sentWords(asked, hasPassed(asked)) : "";
  };

  bridge.on("prompts", ({ prompt: told }) => {
    const before = prompt;
    prompt = told;
    if (before?.id !== told?.id || before?.round !== told?.round) {
      stop();
      changing = false;
      drawn = "";
      input = null;
      stop = told
        ? sending.watch(key(), ({ how }) => {
            if (how === "sent") sending.keepDraft(key(), null);
            draw();
          })
        : () => {};
      if (told && (before || !told.answered)) announce(t("The room is asked: {question}", { question: told.text }));
    } else if (told && before && before.standing !== told.standing) {
      announce(told.standing === "shown" ? t("The answers are shown.") : t("The question is closed."));
    }
    element.hidden = !told;
    if (told) draw();
    else call.show(false);
  });
  element.tabIndex = -1;
  return { element, call: call.element };
}

/**
 * One's own answer in words.
 * @param {Prompt} prompt
 * @param {import("./prompt_inputs.js").Value} value
 */
function mineWords({ kind, options }, value) {
  if (Array.isArray(value) && kind !== "plane") return value.map((option) => options[option]).join(kind === "ranking" ? " › " : ", ");
  if (Array.isArray(value)) return t("Your dot is placed.");
  return kind === "scale" ? t("Your answer: {value}", { value: Number(value) }) : String(value);
}

/**
 * Calls back to the question whoever has scrolled away from it.
 * @param {HTMLElement} card
 * @param {() => void} arrive
 * @param {AbortSignal} signal
 */
function callButton(card, arrive, signal) {
  let wanted = false;
  let seen = true;
  const element = h(
    "button",
    {
      type: "button",
      class: "mw-button mw-primary mw-prompt-call",
      hidden: true,
      onclick: () => {
        card.scrollIntoView({ block: "start" });
        arrive();
      },
    },
    t("The room is asked ↑"),
  );
  const tell = () => (element.hidden = !wanted || seen);
  const watcher = new IntersectionObserver(([entry]) => {
    seen = entry.isIntersecting;
    tell();
  });
  watcher.observe(card);
  signal.addEventListener("abort", () => watcher.disconnect());
  return {
    element,
    show: (/** @type {boolean} */ now) => {
      wanted = now;
      tell();
    },
  };
}
