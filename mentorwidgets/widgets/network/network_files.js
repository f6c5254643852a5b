// @ts-check
/** The map out to a file and back in: pictures, data files, and what an import would do first. */

import { download } from "../download.js";
import { announce, ask, h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {{case: string, file: string, people: number, ties: number, known: number, warnings: string[], op: import("./network_types.js").Op}} ReadMap */

/** The most that is read from one import, in bytes. */
const MOST = 4_000_000;

/**
 * @param {Kit & {bridge: any}} kit
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeFiles(kit) {
  const { documents, pictures, files } = kit.state.options;
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const id = `files-${randomId().slice(0, 8)}`;
  const chooser = h("input", {
    type: "file",
    class: "mw-hidden",
    multiple: true,
    accept: ".csv,.graphml,.xml,.json,.zip",
    tabindex: -1,
    "aria-label": t("Files to import"),
    onchange: () => bringIn(kit, chooser, fault),
  });

  /**
   * @param {string} what
   * @param {string} format
   */
  async function keep(what, format) {
    fault.textContent = "";
    try {
      const file = await kit.bridge.ask(what, { format });
      download(file);
      announce(t("{name} is in your downloads.", { name: file.name }));
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }
  const choice = (/** @type {string} */ what) => (/** @type {{id: string, label: string}} */ { id: format, label }) =>
    h("li", {}, h("button", { type: "button", class: "mw-button mw-quiet", onclick: () => keep(what, format) }, label));
  const menu = h(
    "div",
    { class: "nm-menu-box mw-card", id, popover: "auto" },
    h("h2", {}, t("Files")),
    h("p", { class: "mw-label" }, t("Keep map, reading and plan as")),
    h("ul", {}, documents.map(choice("report"))),
    h("p", { class: "mw-label" }, t("Keep the picture as")),
    h("ul", {}, pictures.map(choice("export"))),
    dataChoice(id, files, (format) => keep("export", format)),
    h("p", { class: "mw-label" }, t("On paper")),
    h("ul", {}, [{ id: "pdf", label: t("Empty sheet as PDF") }, { id: "docx", label: t("Empty sheet as Word") }].map(choice("blank"))),
    h("p", { class: "mw-soft nm-hint" }, t("A filled one is typed in under Table: the columns come in the order of the sheet.")),
    h("p", { class: "mw-label" }, t("Bring in people from a file")),
    h("button", { type: "button", class: "mw-button", onclick: () => chooser.click() }, t("Import…")),
    h("p", { class: "mw-soft nm-hint" }, t("From Network Canvas, egor, REDCap, Kumu or another network program, as files or a zip. You see what would come in first.")),
    fault,
    chooser,
  );
  const button = h("button", { type: "button", class: "mw-button", popovertarget: id }, t("Files"));
  menu.addEventListener("toggle", () => {
    const open = menu.matches(":popover-open");
    button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    fault.textContent = "";
    const box = button.getBoundingClientRect();
    menu.style.top = `${Math.max(8, Math.min(box.bottom + 6, window.innerHeight - menu.offsetHeight - 8))}px`;
    menu.style.left = `${Math.max(8, Math.min(box.right - menu.offsetWidth, window.innerWidth - menu.offsetWidth - 8))}px`;
  });
  button.setAttribute("aria-expanded", "false");
  return { element: h("span", { class: "nm-files" }, button, menu), update() {} };
}

/**
 * Eight formats in the room of one, with what the chosen one is for.
 * @param {string} id
 * @param {{id: string, label: string, hint: string}[]} files
 * @param {(format: string) => void} keep
 */
function dataChoice(id, files, keep) {
  const hint = h("p", { class: "mw-soft nm-hint", id: `${id}-for` });
  const tell = () => {
    hint.textContent = files.find((file) => file.id === select.value)?.hint ?? "";
  };
  const select = h(
    "select",
    { id: `${id}-data`, class: "mw-input", "aria-describedby": `${id}-for`, onchange: tell },
    files.map((file) => h("option", { value: file.id }, file.label)),
  );
  tell();
  return h(
    "div",
    { class: "nm-data" },
    h("label", { class: "mw-label", for: `${id}-data` }, t("Keep the data as")),
    h("div", { class: "nm-data-row" }, select, h("button", { type: "button", class: "mw-button", "aria-label": t("Keep the data"), onclick: () => keep(select.value) }, t("Keep"))),
    hint,
  );
}

/**
 * @param {Kit & {bridge: any}} kit
 * @param {HTMLInputElement} chooser
 * @param {HTMLElement} fault
 */
async function bringIn(kit, chooser, fault) {
  const chosen = [...(chooser.files ?? [])];
  chooser.value = "";
  fault.textContent = "";
  if (!chosen.length) return;
  if (chosen.reduce((sum, file) => sum + file.size, 0) > MOST) {
    fault.textContent = t("Together these files are larger than {most} MB. Choose fewer.", { most: MOST / 1e6 });
    return;
  }
  try {
    const files = await Promise.all(chosen.map(async (file) => ({ name: file.name, base64: await inBase64(file) })));
    const read = await kit.bridge.ask("import", { files });
    await preview(kit, read);
  } catch (error) {
    fault.textContent = /** @type {Error} */ (error).message;
  }
}

/** @param {File} file */
async function inBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let k = 0; k < bytes.length; k += 8192) text += String.fromCharCode(...bytes.subarray(k, k + 8192));
  return btoa(text);
}

/**
 * Say in words what an import would do, and do it when it is wanted.
 * @param {Kit} kit
 * @param {{maps: ReadMap[], faults: string[]}} read
 */
async function preview(kit, { maps, faults }) {
  let chosen = 0;
  const words = h("div", { class: "nm-preview" });
  const tell = () => show(words, maps[chosen] ? previewWords(maps[chosen]) : []);
  const picks = maps.map((map, k) =>
    h(
      "label",
      { class: "nm-pick" },
      h("input", {
        type: "radio",
        name: "import",
        checked: k === 0,
        onchange: () => {
          chosen = k;
          tell();
        },
      }),
      `${map.case} · `,
      tn("{n} person", "{n} people", map.people),
    ),
  );
  tell();
  const answer = await ask({
    title: maps.length ? t("Bring these people in?") : t("Nothing could be read"),
    body: [
      maps.length > 1 ? h("fieldset", { class: "nm-set" }, h("legend", { class: "mw-label" }, tn("{n} map was read. Which one?", "{n} maps were read. Which one?", maps.length)), picks) : null,
      words,
      faults.length ? h("ul", { class: "nm-faults mw-fault" }, faults.map((fault) => h("li", {}, fault))) : null,
    ],
    buttons: maps.length
      ? [
          { value: "no", label: t("Leave it") },
          { value: "yes", label: t("Bring them in"), class: "mw-primary" },
        ]
      : [{ value: "no", label: t("Close") }],
    root: kit.root,
  });
  if (answer !== "yes") return;
  kit.state.submit(maps[chosen].op);
  announce(tn("{n} person brought in.", "{n} people brought in.", maps[chosen].people));
}

/** @param {ReadMap} map */
function previewWords(map) {
  const added = map.people - map.known;
  return [
    h(
      "p",
      {},
      tn("{n} new person", "{n} new people", added),
      map.known ? `, ${tn("{n} who is on your map already and gains what the file says besides", "{n} who are on your map already and gain what the file says besides", map.known)}` : "",
      `, ${tn("{n} tie", "{n} ties", map.ties)}. `,
      t("Nothing of yours goes. You can undo it."),
    ),
    map.warnings.length
      ? h("details", { class: "nm-how" }, h("summary", {}, tn("{n} note on the file", "{n} notes on the file", map.warnings.length)), h("ul", {}, map.warnings.map((warning) => h("li", {}, warning))))
      : null,
  ];
}
