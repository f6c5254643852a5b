// @ts-check
/** Undo and redo by the keys that every hand knows, anywhere on the page but in a text. */

/**
 * @param {HTMLElement} page
 * @param {import("./network_commands.js").Commands} commands
 * @param {AbortSignal} signal
 */
export function giveUndoKeys(page, commands, signal) {
  document.addEventListener(
    "keydown",
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target) || !page.isConnected) return;
      const key = event.key.toLowerCase();
      const which = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
      if (!which) return;
      event.preventDefault();
      commands.step(which);
    },
    { signal },
  );
}

/** @param {EventTarget | null} target */
function isText(target) {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "file"].includes(target.type);
}
