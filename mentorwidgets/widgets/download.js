// @ts-check
/** A file that Python has made, on its way into somebody's downloads. */

import { h } from "./dom.js";

/** @param {{name: string, mime: string, base64: string}} file */
export function download({ name, mime, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
