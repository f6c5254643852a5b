// @ts-check
/**
 * A field whose words are kept while they are typed, each stretch as one operation. Words that
 * were refused stay in it, and why is said beside it.
 */

import { h, randomId } from "../dom.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/** A pause this long ends a stretch of typing; no stretch is longer than `AT_MOST`. In ms. */
const PAUSE = 800;
const AT_MOST = 2000;

/**
 * What comes from elsewhere is shown only where nothing was typed since.
 * @param {Kit} kit
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {{read: () => string, write: (text: string, was: string) => string | void, needed?: boolean, whole?: boolean}} how
 *   `write` hands over the text with the one it was typed over, and says which operation it is; `needed`: never nothing;
 *   `whole`: kept when the field is left, not in between
 */
export function keptText(kit, control, { read, write, needed = false, whole = false }) {
  const place = `kept-${randomId()}`;
  let base = "";
  let since = 0;
  let pause = 0;
  /** The operation that took the words last, with them. */
  let sent = { op: "", text: "" };
  /** Refused as it stands: not sent again before somebody types. */
  let refused = false;
  const fault = h("p", { class: "mw-fault", id: `fault-${randomId()}`, role: "alert" });
  const text = () => control.value.trim();
  const dirty = () => text() !== base.trim();
  const say = () => kit.state.typing(place, dirty());
  const keep = () => {
    window.clearTimeout(pause);
    since = 0;
    if (!dirty() || refused || (needed && !text())) return;
    const was = base;
    base = text();
    blame("");
    sent = { op: write(base, was) ?? "", text: base };
    say();
  };
  /** @param {string} words why the words were refused, "" when they were not */
  const blame = (words) => {
    if (fault.textContent !== words) fault.textContent = words;
    if (words) {
      if (!fault.isConnected) control.after(fault);
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", fault.id);
    } else {
      fault.remove();
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
    }
  };
  const unheard = kit.state.wroteBy((op, message) => {
    if (!sent.op || op !== sent.op || !control.isConnected) return false;
    // The page shows what stands there now: what was typed over it is put back to be mended.
    base = read();
    if (control.value.trim() === base.trim()) control.value = sent.text;
    refused = text() === sent.text;
    blame(message);
    say();
    return true;
  });
  control.addEventListener("input", () => {
    refused = false;
    // No store holds control characters; pasting from other programs brings them.
    const clean = control.value.replace(/[\0-\x08\x0b-\x1f\x7f\u2028\u2029]/g, "");
    if (clean !== control.value) control.value = clean;
    say();
    if (whole) return;
    const now = Date.now();
    since ||= now;
    window.clearTimeout(pause);
    pause = window.setTimeout(keep, Math.min(PAUSE, Math.max(0, since + AT_MOST - now)));
  });
  control.addEventListener("blur", keep);
  window.addEventListener("pagehide", keep, { signal: kit.signal });
  document.addEventListener("visibilitychange", () => document.hidden && keep(), { signal: kit.signal });
  kit.signal.addEventListener("abort", () => {
    unheard();
    kit.state.typing(place, false);
  });
  return {
    keep,
    dirty,
    update() {
      if (dirty()) return;
      blame("");
      base = read();
      if (text() !== base.trim()) control.value = base;
    },
    /** The field goes: what was typed in it is kept first. */
    end() {
      keep();
      unheard();
      kit.state.typing(place, false);
    },
  };
}
