// @ts-check
// Around a page's widget: take the "opening" notice away when the widget is there, and tell the
// server when the page is closed, so that its kernel ends.
const opening = /** @type {HTMLElement} */ (document.getElementById("opening"));
const cells = /** @type {HTMLElement} */ (document.getElementById("page"));
const LONG = 20000;

function look() {
  if (!cells.querySelector(".mw-screen, .mw-widget, .fault, .jp-OutputArea-output > *")) return;
  opening.remove();
  watch.disconnect();
}
const watch = new MutationObserver(look);
watch.observe(cells, { childList: true, subtree: true });
look();
window.setTimeout(() => {
  const slow = document.getElementById("slow");
  if (slow) slow.hidden = false;
}, LONG);

window.addEventListener("pagehide", (event) => {
  // A page that the browser keeps to come back to still needs its kernel.
  if (event.persisted) return;
  const { close, token } = document.body.dataset;
  if (!close || !token) return;
  fetch(close, {
    method: "POST",
    keepalive: true,
    body: new URLSearchParams({ _xsrf: token }),
  }).catch(() => undefined);
});
