// @ts-check
/**
 * What every page has: its root, the line that says what is saved and who can see it, the
 * banner for a broken connection, and the region that speaks to those who do not see.
 */

import { Bridge } from "./bridge.js";
import { deviceStorage } from "./outbox.js";
import { announce, h, liveRegion, show } from "./dom.js";
import { t, useWords } from "./words.js";

/** @typedef {{root: HTMLElement, bridge: Bridge, options: any, signal: AbortSignal}} Context */

/** @type {{mode: "alone" | "room", host: string}} */
let keeping = { mode: "alone", host: "" };
/** @type {Bridge | null} */
let bridge = null;

/**
 * Open a page: called by the loader with what anywidget gives and the screen's `mount`.
 * @param {{model: any, el: HTMLElement, signal: AbortSignal, mount: (context: Context) => any}} given
 */
export async function open({ model, el, signal, mount }) {
  const options = model.get("_options");
  keeping = options.keeping;
  useWords(model.get("_words"));
  const page = h("div", { class: "mw-screen" }, h("p", { class: "mw-opening" }, t("Opening…")));
  const notices = h("div", { class: "mw-notices" });
  const root = h("div", { class: "mw mw-page" }, notices, page, liveRegion());
  el.append(root);
  bridge = new Bridge({ model, signal });
  const opened = bridge;
  watchConnection(opened, notices);
  watchRefusals(opened, notices);
  await new Promise((resolve) => {
    const stop = opened.on("welcome", () => {
      stop();
      // The snapshots of the page's documents follow the welcome at once.
      resolve(undefined);
    });
  });
  page.replaceChildren();
  const context = { root: page, bridge: opened, options, signal };
  const tearDown = await mount(context);
  return () => {
    if (typeof tearDown === "function") tearDown();
    root.remove();
  };
}

/**
 * The title row of a screen, with the saved line always in the same place.
 * @param {{eyebrow?: string, title: string, controls?: Node[], actions?: Node[]}} given
 *   `controls` stand beside the title, `actions` at the end
 */
export function pageHeader({ eyebrow = "", title, controls = [], actions = [] }) {
  return h(
    "header",
    { class: "mw-header" },
    h(
      "div",
      { class: "mw-header-title" },
      eyebrow ? h("p", { class: "mw-eyebrow" }, eyebrow) : null,
      h("h1", {}, title),
    ),
    h("div", { class: "mw-header-controls" }, controls),
    h("div", { class: "mw-header-end" }, savedLine(), actions),
  );
}

/**
 * What is saved and where, in words; opened, it says who can read it.
 * @returns {HTMLElement}
 */
export function savedLine() {
  const words = h("span", { role: "status" });
  const line = h(
    "details",
    { class: "mw-saved" },
    h("summary", { class: "mw-saved-words" }, h("span", { class: "mw-dot", "aria-hidden": "true" }), words),
    h("p", { class: "mw-saved-truth mw-card" }, whoCanRead()),
  );
  const tell = () => {
    const now = bridge?.status ?? "opening";
    line.dataset.status = now;
    const text = savedWords(now);
    if (words.textContent !== text) words.textContent = text;
  };
  bridge?.on("status", tell);
  tell();
  return line;
}

/** @param {import("./bridge.js").Status} status */
function savedWords(status) {
  if (status === "opening") return t("Opening…");
  if (status === "saving") return t("Saving");
  if (status === "offline") {
    return bridge?.outbox?.kept === false
      ? t("Offline: keep this page open")
      : t("Offline: kept on this device");
  }
  return keeping.mode === "alone"
    ? t("Saved · only you see this")
    : t("Saved · the board never shows it");
}

/** The truth about who can read what is written here, in one sentence. */
export function whoCanRead() {
  if (keeping.mode === "alone") {
    return t("What you do here is kept on this computer. Whoever can open your files here could read it; nobody else.");
  }
  return keeping.host
    ? t(
        "What you do here is kept on the computer of whoever hosts this ({name}). They could read its files; the board never shows them.",
        { name: keeping.host },
      )
    : t("What you do here is kept on the computer of whoever hosts this. They could read its files; the board never shows them.");
}

/** How long a break lasts before the page speaks of it, in milliseconds. */
const BANNER_AFTER = 1500;

/**
 * @param {Bridge} opened
 * @param {HTMLElement} notices
 */
function watchConnection(opened, notices) {
  const banner = h("div", { class: "mw-banner", role: "status" });
  notices.append(banner);
  let waiting = 0;
  let gone = false;
  opened.on("status", ({ status, trouble, kept }) => {
    if (gone) return;
    if (status !== "offline") {
      window.clearTimeout(waiting);
      waiting = 0;
      banner.replaceChildren();
      return;
    }
    if (trouble) {
      show(banner, h("p", {}, trouble));
      return;
    }
    waiting ||= window.setTimeout(() => {
      show(
        banner,
        h(
          "p",
          {},
          kept
            ? t("No connection. What you do is kept on this device and sent when the connection is back.")
            : t("No connection, and this device keeps nothing. Leave this page open until the connection is back."),
        ),
        h("button", { class: "mw-button", type: "button", onclick: () => opened.retry() }, t("Try now")),
      );
    }, BANNER_AFTER);
  });
  opened.on("gone", () => {
    gone = true;
    window.clearTimeout(waiting);
    if (!isTyping() && !reloadedLately()) {
      window.location.reload();
      return;
    }
    show(
      banner,
      h("p", {}, t("This page was closed on the other side. What you did is kept on this device.")),
      h(
        "button",
        { class: "mw-button mw-primary", type: "button", onclick: () => window.location.reload() },
        t("Open it again"),
      ),
    );
  });
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

/**
 * A refused operation that no part of the screen has shown is shown here, with its words, so
 * that they can be copied: nothing typed goes away silently.
 * @param {Bridge} opened
 * @param {HTMLElement} notices
 */
function watchRefusals(opened, notices) {
  opened.on("refused-unseen", (message) => {
    const text = message.op.text ?? message.op.label ?? "";
    const notice = h(
      "div",
      { class: "mw-banner mw-refused", role: "alert" },
      h("p", {}, message.message),
      text ? h("blockquote", {}, String(text)) : null,
      h("button", { class: "mw-button", type: "button", onclick: () => notice.remove() }, t("Close")),
    );
    notices.append(notice);
    announce(message.message);
  });
}

/**
 * Forget this person on this device, then leave: for a borrowed phone. Asks first when
 * something has not reached the server.
 * @param {(unsent: number) => Promise<boolean>} confirm
 */
export async function leaveThisDevice(confirm) {
  const unsent = bridge?.outbox?.operations.length ?? 0;
  if (unsent && !(await confirm(unsent))) return;
  bridge?.outbox?.clear();
  try {
    deviceStorage()?.removeItem("mentorwidgets/last");
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
  const { leave = "leave", token = "" } = JSON.parse(
    document.getElementById("page-data")?.textContent ?? "{}",
  );
  const form = h(
    "form",
    { method: "post", action: leave, hidden: true },
    h("input", { type: "hidden", name: "_xsrf", value: token }),
  );
  document.body.append(form);
  form.submit();
}
