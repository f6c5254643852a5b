// @ts-check
/**
 * What every page has: its root, the line that says what is saved and who can see it, the
 * banner for a broken connection, and the region that speaks to those who do not see.
 */

import { Bridge } from "./bridge.js";
import { h, liveRegion, show } from "./dom.js";
import { showFaults, watchConnection, watchRefusals } from "./notices.js";
import { t, useWords } from "./words.js";

/** @typedef {{root: HTMLElement, bridge: Bridge, options: any, signal: AbortSignal}} Context */

/**
 * What a screen may give back: how it is taken down, and how a meeting brings somebody to a
 * part of it by the name that the agenda has for it. `bring` gives the name of the part that
 * was left, "" when there was nothing to do.
 * @typedef {{close?: () => void, bring?: (part: string) => string}} Mounted
 */

/**
 * Where work is kept: alone or in a room of `host`, in a file here or in a `database`, and
 * whether the page is `served` or stands in a notebook of JupyterLab; `meeting` is its id, or "".
 * @typedef {{mode: "alone" | "room", host: string, database: boolean, served: boolean, meeting: string}} Keeping
 */

/** @type {Keeping} */
let keeping = { mode: "alone", host: "", database: false, served: true, meeting: "" };
/** @type {Bridge | null} */
let bridge = null;

/**
 * Open a page: called by the loader with what anywidget gives and the screen's `mount`.
 * @param {{model: any, el: HTMLElement, signal: AbortSignal, mount: (context: Context) => Mounted | void}} given
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
  watchConnection(opened, notices, keeping);
  watchRefusals(opened, notices);
  showFaults(options.faults, notices);
  await new Promise((resolve) => {
    const stop = opened.on("welcome", () => {
      stop();
      // The snapshots of the page's documents follow the welcome at once.
      resolve(undefined);
    });
  });
  page.replaceChildren();
  const context = { root: page, bridge: opened, options, signal };
  const mounted = await mount(context);
  if ((options.exercise ?? options).document && keeping.served) page.append(toYourPage());
  return () => {
    mounted?.close?.();
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
      h(
        "p",
        { class: "mw-eyebrow" },
        // In a meeting the page is where one is; alone there is a workbook around it.
        keeping.served && keeping.mode === "alone" ? h("a", { class: "mw-back", href: "/" }, t("Workbook")) : null,
        eyebrow,
      ),
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
    if (words.textContent === text) return;
    // Where a title row is full, the rest is read and not seen.
    const [, first, rest] = /^(.*?)((?: ·|:) .*)?$/u.exec(text) ?? ["", text, ""];
    show(words, first, rest ? h("span", { class: "mw-saved-more" }, rest) : null);
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
  if (keeping.mode === "room") return t("Saved · the board never shows it");
  return keeping.database ? t("Saved · nobody else sees this page") : t("Saved · only you see this");
}

/** Where an exercise ends: what was written in it can stand on one page with the rest. */
function toYourPage() {
  const href = `${keeping.meeting ? `/m/${keeping.meeting}` : ""}/your-page`;
  return h("p", { class: "mw-to-page" }, h("a", { href }, t("Your page: put together what you have written")));
}

/** The truth about who can read what is written here, in one sentence. */
export function whoCanRead() {
  if (keeping.database) {
    return t("What you do here is kept in the database that this workbook was set up with. Whoever runs it could read it; the pages of others show only what you share with them.");
  }
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

/**
 * Forget this person on this device, then leave: for a borrowed phone. Asks first when
 * something has not reached the server.
 * @param {(unsent: number) => Promise<boolean>} confirm
 */
export async function leaveThisDevice(confirm) {
  const unsent = bridge?.outbox?.operations.length ?? 0;
  if (unsent && !(await confirm(unsent))) return;
  bridge?.outbox?.clear();
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
