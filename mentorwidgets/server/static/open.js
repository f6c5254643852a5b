// @ts-check
// The key of a link stands behind the "#", which browsers never send: it is posted from here,
// and taken out of the address bar and the history.
const form = /** @type {HTMLFormElement} */ (document.getElementById("open"));
const key = window.location.hash.slice(1);
window.history.replaceState(null, "", window.location.pathname);
if (/^[0-9a-f]{32}$/.test(key)) {
  /** @type {HTMLInputElement} */ (form.elements.namedItem("key")).value = key;
  form.submit();
} else {
  /** @type {HTMLElement} */ (document.getElementById("no-key")).hidden = false;
}
