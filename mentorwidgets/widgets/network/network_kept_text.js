// @ts-check
/** A field whose words are kept while they are typed, each stretch as one operation. */

import { randomId } from "../dom.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/** A pause this long ends a stretch of typing; no stretch is longer than `AT_MOST`. In ms. */
const PAUSE = 800;
const AT_MOST = 2000;

/**
 * What comes from elsewhere is shown only where nothing was typed since.
 * @param {Kit} kit
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {{read: () => string, write: (text: string, was: string) => void, needed?: boolean, whole?: boolean}} how
 *   `write` hands over the text with the one it was typed over; `needed`: never nothing;
 *   `whole`: kept when the field is left, not in between
 */
export function keptText(kit, control, { read, write, needed = false, whole = false }) {
  const place = `kept-${randomId()}`;
  let base = "";
  let since = 0;
  let pause = 0;
  const text = () => control.value.trim();
  const dirty = () => text() !== base.trim();
  const say = () => kit.state.typing(place, dirty());
  const keep = () => {
    window.clearTimeout(pause);
    since = 0;
    if (!dirty() || (needed && !text())) return;
    const was = base;
    base = text();
    write(base, was);
    say();
  };
  control.addEventListener("input", () => {
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
  kit.signal.addEventListener("abort", () => kit.state.typing(place, false));
  return {
    keep,
    dirty,
    update() {
      if (dirty()) return;
      base = read();
      if (text() !== base.trim()) control.value = base;
    },
    /** The field goes: what was typed in it is kept first. */
    end() {
      keep();
      kit.state.typing(place, false);
    },
  };
}
