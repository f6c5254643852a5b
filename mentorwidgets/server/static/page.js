// @ts-check
// Around a page's widget: take the "opening" notice away when the widget is there, open the page
// again when it cannot come, and tell the server when the page is closed, so its kernel ends.
const opening = /** @type {HTMLElement} */ (document.getElementById("opening"));
const page = /** @type {HTMLElement} */ (document.getElementById("page"));
const slow = /** @type {HTMLElement} */ (document.getElementById("slow"));
/** @type {{close: string, token: string}} */
const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
/** After so many milliseconds it is said that this takes long. */
const LONG = 20000;
/** How often a page opens itself again before it leaves that to the person. */
const TRIES = 3;

const watch = new MutationObserver(() => {
  // Our own root, or the words for a cell that failed.
  if (page.querySelector(".mw-page, .fault")) {
    watch.disconnect();
    opening.remove();
    page.classList.add("opened");
    tried("0");
  } else if (page.querySelector(".output .jupyter-widgets")?.textContent?.startsWith("Error")) {
    // A busy server answered the widget manager too late, and it has given up for good.
    watch.disconnect();
    const tries = Number(tried()) + 1;
    tried(String(tries));
    if (tries <= TRIES) window.location.reload();
    else slow.hidden = false;
  }
});
watch.observe(page, { childList: true, subtree: true, characterData: true });
window.setTimeout(() => (slow.hidden = false), LONG);

/**
 * How often this page has opened itself again, kept over reloads.
 * @param {string} [now]
 */
function tried(now) {
  const key = `mentorwidgets/tries${window.location.pathname}`;
  try {
    if (now !== undefined) window.sessionStorage.setItem(key, now);
    return window.sessionStorage.getItem(key) ?? "0";
  } catch {
    return String(TRIES);
  }
}

window.addEventListener("pagehide", (event) => {
  // A page that the browser keeps to come back to still needs its kernel.
  if (event.persisted) return;
  fetch(data.close, {
    method: "POST",
    keepalive: true,
    body: new URLSearchParams({ _xsrf: data.token }),
  }).catch(() => undefined);
});
