// @ts-check
/** Saved, in one word for the bar; who can read it stands under one's name. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** @param {{bridge: import("../bridge.js").Bridge, signal: AbortSignal}} given */
export function savedWord({ bridge, signal }) {
  const words = h("span", {});
  const element = h(
    "span",
    { class: "mw-bar-saved", role: "status" },
    h("span", { class: "mw-dot", "aria-hidden": "true" }),
    words,
  );
  const tell = () => {
    const now = bridge.status;
    element.dataset.status = now;
    const text = now === "offline" ? t("Offline") : now === "saved" ? t("Saved") : t("Saving");
    if (words.textContent !== text) words.textContent = text;
    element.title =
      now === "offline"
        ? bridge.outbox?.kept === false
          ? t("Offline: keep this page open")
          : t("Offline: kept on this device")
        : "";
  };
  const stop = bridge.on("status", tell);
  signal.addEventListener("abort", stop);
  tell();
  return element;
}
