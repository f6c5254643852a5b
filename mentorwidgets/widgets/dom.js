// @ts-check
/** Small helpers to build a page out of elements. Text is always text, never markup. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Child | Child[]} Children */

/**
 * @param {Element} element
 * @param {Record<string, any>} attributes
 */
function dress(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on") && typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (name === "value" && "value" in element) {
      /** @type {HTMLInputElement} */ (element).value = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/**
 * @param {Element} element
 * @param {Children[]} children
 */
function fill(element, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * An HTML element: `h("button", {class: "mw-button", onclick: save}, t("Save"))`.
 * `on…` functions become listeners; `true` an empty attribute; `null` and `false` none.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Children} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  dress(element, attributes);
  fill(element, children);
  return element;
}

/**
 * An SVG element, built like {@link h}.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Children} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  dress(element, attributes);
  fill(element, children);
  return element;
}

/**
 * Replace what an element holds.
 * @param {Element} element
 * @param {...Children} children
 */
export function show(element, ...children) {
  element.replaceChildren();
  fill(element, children);
}

/**
 * Rebuild a part of the page and keep the keyboard where it was: the element with focus is
 * found again by its `data-key` (or id), with its selection. Build keyed elements with
 * `data-key` for this to work.
 * @param {HTMLElement} root
 * @param {() => void} rebuild
 */
export function keepingFocus(root, rebuild) {
  const active = /** @type {HTMLElement | null} */ (root.ownerDocument.activeElement);
  const inside = active && root.contains(active) ? active : null;
  const key = inside?.dataset.key ?? null;
  const id = inside?.id || null;
  const selection =
    inside instanceof HTMLInputElement || inside instanceof HTMLTextAreaElement
      ? { start: inside.selectionStart, end: inside.selectionEnd, value: inside.value }
      : null;
  rebuild();
  if (!inside || inside.isConnected) return;
  const again = /** @type {HTMLElement | null} */ (
    key !== null
      ? root.querySelector(`[data-key="${CSS.escape(key)}"]`)
      : id
        ? root.querySelector(`#${CSS.escape(id)}`)
        : null
  );
  if (!again) return;
  again.focus({ preventScroll: true });
  if (selection && (again instanceof HTMLInputElement || again instanceof HTMLTextAreaElement)) {
    again.value = selection.value;
    if (selection.start !== null) again.setSelectionRange(selection.start, selection.end);
  }
}

let announcer = /** @type {HTMLElement | null} */ (null);

/**
 * The page's one polite live region; the page shell puts it into the document once.
 * @returns {HTMLElement}
 */
export function liveRegion() {
  announcer = h("div", { class: "mw-hidden", role: "status", "aria-live": "polite" });
  return announcer;
}

let later = 0;

/**
 * Say in words what has just happened, for those who do not see it.
 * @param {string} message
 */
export function announce(message) {
  if (!announcer) return;
  const region = announcer;
  region.textContent = "";
  clearTimeout(later);
  // A region that is emptied and filled at once is not read again by some screen readers.
  later = window.setTimeout(() => (region.textContent = message), 60);
}

/** A random 128-bit name, as 32 hexadecimal digits; works on pages without a secure context. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Ask in a modal dialog; resolves to the value of the button pressed, "" when dismissed.
 * @param {{title: string, body: Children, buttons: {value: string, label: string, class?: string}[], root?: Element}} given
 * @returns {Promise<string>}
 */
export function ask({ title, body, buttons, root }) {
  return new Promise((resolve) => {
    const heading = h("h2", { id: `ask-${randomId()}` }, title);
    const dialog = h(
      "dialog",
      { class: "mw mw-dialog", "aria-labelledby": heading.id },
      heading,
      h("div", { class: "mw-dialog-body" }, body),
      h(
        "div",
        { class: "mw-dialog-buttons" },
        buttons.map(({ value, label, class: extra = "" }) =>
          h("button", { class: `mw-button ${extra}`, type: "button", onclick: () => dialog.close(value) }, label),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    (root ?? document.body).append(dialog);
    dialog.showModal();
  });
}
