// @ts-check
/**
 * What a page says above itself when something is in the way: no connection, a page that was
 * closed on the other side, words that could not be kept. Nothing typed goes away silently.
 */

import { announce, h, show } from "./dom.js";
import { t } from "./words.js";

/** @typedef {import("./bridge.js").Bridge} Bridge */

/** How long a break lasts before the page speaks of it, in milliseconds. */
const BANNER_AFTER = 1500;

/**
 * @param {Bridge} bridge
 * @param {HTMLElement} notices
 * @param {import("./shell.js").Keeping} keeping
 */
export function watchConnection(bridge, notices, keeping) {
  const banner = h("div", { class: "mw-banner", role: "status" });
  notices.append(banner);
  let waiting = 0;
  let closed = false;
  const close = (/** @type {(Node | null)[]} */ ...words) => {
    closed = true;
    window.clearTimeout(waiting);
    show(banner, ...words);
  };
  bridge.on("status", ({ status, trouble, kept }) => {
    if (closed) return;
    if (status !== "offline") {
      window.clearTimeout(waiting);
      waiting = 0;
      banner.replaceChildren();
    } else if (trouble) {
      show(banner, h("p", {}, trouble), tryNow(bridge));
    } else {
      waiting ||= window.setTimeout(() => {
        show(banner, h("p", {}, breakWords(bridge, kept, keeping.served)), tryNow(bridge));
      }, BANNER_AFTER);
    }
  });
  bridge.on("gone", () => {
    if (!keeping.served) {
      close(h("p", {}, t("The notebook's kernel has ended. What you did is kept: run the cell again to go on.")));
      return;
    }
    const unsent = bridge.outbox?.operations ?? [];
    const lost = bridge.outbox?.kept === false && unsent.length > 0;
    if (!lost && !isTyping() && !reloadedLately()) {
      window.location.reload();
      return;
    }
    close(
      h(
        "p",
        {},
        lost
          ? t("This page was closed on the other side, and this device keeps nothing. Copy these words before you open it again.")
          : t("This page was closed on the other side. What you did is kept on this device."),
      ),
      ...(lost ? unsent.map(({ op }) => quoted(op)) : []),
      h(
        "button",
        { class: "mw-button mw-primary", type: "button", onclick: () => window.location.reload() },
        t("Open it again"),
      ),
    );
  });
  // Somebody left this device in another of their pages: this one must not stay behind.
  bridge.on("left", () => window.location.reload());
}

/** @param {Bridge} bridge */
function tryNow(bridge) {
  return h("button", { class: "mw-button", type: "button", onclick: () => bridge.retry() }, t("Try now"));
}

/**
 * @param {Bridge} bridge
 * @param {boolean} kept
 * @param {boolean} served
 */
function breakWords(bridge, kept, served) {
  if (!bridge.outbox) return t("No connection yet. This page opens as soon as there is one.");
  if (!kept) {
    return t("No connection, and this device keeps nothing. Leave this page open until the connection is back.");
  }
  return served
    ? t("No connection. What you do is kept on this device and sent when the connection is back.")
    : t("No answer from the notebook's kernel. What you do is kept on this device; if the kernel was started anew, run the cell again.");
}

/**
 * A refused operation that no part of the screen has shown is shown here, with its words, so
 * that they can be copied.
 * @param {Bridge} bridge
 * @param {HTMLElement} notices
 */
export function watchRefusals(bridge, notices) {
  bridge.on("refused-unseen", (message) => {
    const notice = h(
      "div",
      { class: "mw-banner mw-refused", role: "alert" },
      h("p", {}, message.message),
      quoted(message.op),
      h("button", { class: "mw-button", type: "button", onclick: () => notice.remove() }, t("Close")),
    );
    notices.append(notice);
    announce(message.message);
  });
}

/**
 * Tell a trainer why an edit of the exercise does not show.
 * @param {string[]} faults one line each: file, place, what was expected
 * @param {HTMLElement} notices
 */
export function showFaults(faults, notices) {
  if (!faults.length) return;
  notices.append(
    h(
      "div",
      { class: "mw-banner mw-faults" },
      h("p", {}, t("This exercise was edited and cannot be read as it is now. You see its last good version.")),
      h("ul", {}, faults.map((fault) => h("li", {}, fault))),
    ),
  );
}

/**
 * Every word a person wrote in an operation.
 * @param {Record<string, any>} op
 */
function quoted(op) {
  const changes = op.changes ?? {};
  const written = [op.text, op.value, op.step, op.label, op.name, op.notes, changes.label, changes.role, changes.notes, changes.text, changes.step, ...Object.values(changes.attributes ?? {})];
  const words = written.filter((one) => typeof one === "string" && one);
  return words.length ? h("blockquote", {}, words.join("\n")) : null;
}

/** Whether someone is in the middle of a sentence: a page must not be taken from under it. */
function isTyping() {
  const active = document.activeElement;
  return active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
}

/** A page that has just opened itself again does not do so in a circle. */
function reloadedLately() {
  const key = "mentorwidgets/reloaded";
  try {
    const last = Number(window.sessionStorage.getItem(key) ?? 0);
    window.sessionStorage.setItem(key, String(Date.now()));
    return Date.now() - last < 30000;
  } catch {
    return true;
  }
}
