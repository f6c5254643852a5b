// @ts-check
// Around a page's widget: take the "opening" notice away when the widget is there, and tell the
// server when the page is closed, so that its kernel ends.
const opening = /** @type {HTMLElement} */ (document.getElementById("opening"));
const page = /** @type {HTMLElement} */ (document.getElementById("page"));
const slow = /** @type {HTMLElement} */ (document.getElementById("slow"));
/** @type {{close: string, token: string}} */
const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
/** After so many milliseconds it is said that this takes long. */
const LONG = 20000;

const watch = new MutationObserver(() => {
  if (!page.querySelector(".output > :not(script) *")) return;
  watch.disconnect();
  opening.remove();
});
watch.observe(page, { childList: true, subtree: true });
window.setTimeout(() => (slow.hidden = false), LONG);

window.addEventListener("pagehide", (event) => {
  // A page that the browser keeps to come back to still needs its kernel.
  if (event.persisted) return;
  fetch(data.close, {
    method: "POST",
    keepalive: true,
    body: new URLSearchParams({ _xsrf: data.token }),
  }).catch(() => undefined);
});
