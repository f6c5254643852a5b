// @ts-check
/**
 * What people may do with all of their own work: put it on one page, keep a copy of it, open one,
 * go on on another device, and leave a device that is not theirs.
 */

import { announce, ask, h, show } from "../dom.js";
import { leaveThisDevice } from "../shell.js";
import { t, tn } from "../words.js";

/**
 * @param {{bridge: import("../bridge.js").Bridge, room: boolean}} given `room`: the work lies on
 *   the computer of whoever hosts, and this device may be anybody's
 * @returns {HTMLElement}
 */
export function yourWork({ bridge, room }) {
  const served = document.getElementById("page-data") !== null;
  const said = h("p", { class: "y-said" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const linkPlace = h("div", {});
  const tell = (/** @type {string} */ sentence) => {
    show(fault);
    show(said, sentence);
    announce(sentence);
  };
  const complain = (/** @type {any} */ error) => {
    show(said);
    show(fault, error.message);
  };
  const chooser = h("input", {
    type: "file",
    accept: ".json,application/json",
    class: "mw-hidden",
    tabindex: "-1",
    "aria-label": t("A copy of a workbook"),
    onchange: () => open().catch(complain),
  });

  async function keep() {
    const { name, text } = await bridge.ask("keep_copy");
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    h("a", { href: url, download: name }).click();
    // The browser has taken the file over once the click has been handled.
    window.setTimeout(() => URL.revokeObjectURL(url), 60000);
    tell(t("Your copy is called {name}. Any workbook opens it and goes on from it.", { name }));
  }

  async function open() {
    const file = chooser.files?.[0];
    if (!file) return;
    const text = await file.text();
    chooser.value = "";
    show(fault);
    show(said, t("Opening {name}…", { name: file.name }));
    const { sentence } = await bridge.ask("open_copy", { text });
    tell(sentence);
  }

  async function link() {
    const { url, qr } = await bridge.ask("link");
    const address = h("input", {
      class: "mw-input",
      readonly: true,
      value: url,
      "aria-label": t("Your personal link"),
      onfocus: (/** @type {any} */ event) => event.target.select(),
    });
    show(
      linkPlace,
      h(
        "div",
        { class: "mw-card y-link" },
        h("img", { src: qr, alt: t("Your personal link as a QR code"), width: "180", height: "180" }),
        h(
          "div",
          { class: "y-link-words" },
          h("p", {}, t("Scan this with the other device, or open the link there.")),
          h("p", {}, t("Whoever has it opens your work: keep it to yourself. It is not shown again.")),
          address,
          h("button", { class: "mw-button", type: "button", onclick: () => show(linkPlace) }, t("Hide it")),
        ),
      ),
    );
    address.focus();
  }

  const leave = () =>
    leaveThisDevice(
      async (unsent) =>
        (await ask({
          title: t("Leave this device?"),
          body: tn(
            "{n} change has not been sent yet. If you leave now, it is lost.",
            "{n} changes have not been sent yet. If you leave now, they are lost.",
            unsent,
          ),
          buttons: [
            { value: "", label: t("Stay") },
            { value: "leave", label: t("Leave all the same"), class: "mw-danger" },
          ],
        })) === "leave",
    );

  return h(
    "section",
    { class: "y-work", "aria-labelledby": "y-title" },
    h("h2", { id: "y-title", class: "mw-hidden" }, t("Your own work")),
    h(
      "div",
      { class: "y-actions" },
      // Only a served page has the addresses; in JupyterLab there are none.
      served && room ? h("a", { class: "mw-button mw-quiet", href: "your-page" }, t("Your page")) : null,
      action(t("Keep a copy"), () => keep().catch(complain)),
      action(t("Open a copy"), () => chooser.click()),
      room ? action(t("Go on on another device"), () => link().catch(complain)) : null,
      room ? action(t("Leave this device"), () => void leave()) : null,
      served
        ? h("a", { class: "mw-button mw-quiet", href: "erase" }, t("Erase everything…"))
        : null,
      chooser,
    ),
    said,
    fault,
    linkPlace,
  );
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function action(label, act) {
  return h("button", { class: "mw-button mw-quiet", type: "button", onclick: act }, label);
}
