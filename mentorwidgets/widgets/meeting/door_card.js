// @ts-check
/** What concerns one's own seat just now, above the exercise: missed, renamed, a hand. */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";

/**
 * @typedef {{hand: "" | "up" | "seen", shown: boolean, called: boolean,
 *   missed: {minute: number, before: string[]} | null, until: string}} Door
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, name: () => string}} given `name`: under which
 *   one sits now
 */
export function doorCard({ bridge, name }) {
  const element = h("section", { class: "mw-card mw-door-card", "aria-label": t("Your seat just now"), hidden: true });
  /** What was read and put away, until it is something else. @type {Set<string>} */
  const away = new Set();
  /** @type {Door | null} */
  let door = null;
  let told = "";

  const act = (/** @type {string} */ kind, /** @type {Record<string, any>} */ body) =>
    bridge.ask("act", { kind, body }).catch(() => undefined);

  const draw = () => {
    if (!door) return;
    const { hand, called, missed } = door;
    const lines = [
      hand ? handLine(hand, () => act("help", { wanted: false })) : null,
      called ? line("called", t("You are called {name} here now, so that you can be told apart. Whoever leads has changed it.", { name: name() }), () => act("called_seen", {})) : null,
      missed ? line(`missed ${missed.minute}`, missedWords(missed)) : null,
    ].filter((one) => one && !away.has(one.dataset.line ?? ""));
    element.hidden = !lines.length;
    show(element, lines);
    const words = lines.map((one) => one?.querySelector("p")?.textContent ?? "").join(" ");
    if (words && words !== told) announce(words);
    told = words;
  };

  /**
   * @param {string} id
   * @param {string} words
   * @param {() => unknown} [also]
   */
  const line = (id, words, also) =>
    h(
      "div",
      { class: "mw-door-line", "data-line": id },
      h("p", {}, words),
      h(
        "button",
        {
          class: "mw-button mw-quiet",
          type: "button",
          onclick: () => {
            away.add(id);
            also?.();
            draw();
          },
        },
        t("OK"),
      ),
    );

  bridge.on("door", (/** @type {Door} */ now) => {
    // It may happen again.
    if (!now.called) away.delete("called");
    door = now;
    draw();
  });
  return { element, renamed: draw };
}

/**
 * @param {"up" | "seen"} hand
 * @param {() => unknown} back
 */
function handLine(hand, back) {
  return h(
    "div",
    { class: "mw-door-line", "data-line": "hand" },
    h(
      "p",
      {},
      hand === "seen"
        ? t("Seen: whoever leads knows that you ask for help, and comes to you.")
        : t("You asked for help. Whoever leads sees your name, nobody else does."),
    ),
    h("button", { class: "mw-button", type: "button", onclick: back }, t("Take it back")),
  );
}

/** @param {{minute: number, before: string[]}} missed */
function missedWords({ minute, before }) {
  const blocks = before.join(", ");
  if (!minute) return t("Before you came: {blocks}.", { blocks });
  const came = t("You came at minute {n}.", { n: minute });
  return blocks ? `${came} ${t("Before: {blocks}.", { blocks })}` : came;
}
