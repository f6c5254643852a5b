// @ts-check
/** The way into the room, and who is in it under the names they chose. */

import { h, keepingFocus, show } from "../dom.js";
import { t, tn } from "../words.js";
import { personMenu } from "./person.js";

/** @typedef {import("./board.js").Person} Person */

/** @param {import("./board.js").Options} options */
export function wayIn({ code, join, video }) {
  return h(
    "div",
    { class: "mw-join" },
    h("p", { class: "mw-join-where" }, t("Join at"), " ", h("strong", {}, breakable(join.address))),
    h(
      "p",
      { class: "mw-join-code" },
      h("span", { class: "mw-hidden" }, t("with the code {code}", { code: code.split("").join(" ") })),
      h("span", { "aria-hidden": "true" }, code),
    ),
    h("img", {
      class: "mw-join-qr",
      src: join.qr,
      alt: t("QR code that opens {url}", { url: join.url }),
    }),
    video
      ? h(
          "p",
          { class: "mw-join-video" },
          h("a", { href: video, target: "_blank", rel: "noopener noreferrer" }, t("Video call")),
        )
      : null,
  );
}

/**
 * An address that breaks before its path, if it must.
 * @param {string} address
 */
function breakable(address) {
  const slash = address.indexOf("/");
  return slash < 0 ? address : [address.slice(0, slash), h("wbr"), address.slice(slash)];
}

/**
 * Who is here; once the meeting has ended, who took part.
 * @param {import("../bridge.js").Bridge} bridge
 */
export function peopleList(bridge) {
  const heading = h("h2", {});
  const list = h("ul", { class: "mw-people" });
  /** @type {Person[]} */
  let people = [];
  let ended = false;
  let shown = "";
  let here = 0;

  /**
   * @param {Person} person
   * @param {number} now
   */
  const state = (person, now) => (ended ? "here" : now >= person.until ? "away" : person.presence);

  const tick = (/** @type {number} */ now) => {
    const states = people.map((person) => ({ seat: person.seat, name: person.name, state: state(person, now) }));
    const next = JSON.stringify([ended, states]);
    if (next === shown) return;
    shown = next;
    here = states.filter((person) => person.state === "here").length;
    const count = (/** @type {string} */ which) => states.filter((person) => person.state === which).length;
    heading.textContent = ended
      ? tn("{n} person took part", "{n} people took part", states.length)
      : headingWords(here, count("away"), count("coming"));
    keepingFocus(list, () =>
      show(
        list,
        states.map(({ seat, name, state: now }) => {
          const inside = [
            h("span", { class: "mw-people-dot", "aria-hidden": "true" }),
            h("bdi", { class: "mw-people-name", title: name }, name),
            now === "here" ? null : h("span", { class: "mw-people-state" }, stateWords(now)),
          ];
          const press = () => void personMenu(bridge, list.closest(".mw-board") ?? undefined, { seat, name });
          return h(
            "li",
            { "data-state": now },
            ended
              ? h("span", { class: "mw-person" }, inside)
              : h("button", { class: "mw-person", type: "button", "data-key": seat, onclick: press }, inside),
          );
        }),
      ),
    );
  };

  heading.textContent = headingWords(0, 0, 0);
  return {
    element: h("div", { class: "mw-board-people" }, heading, list),
    tick,
    /** How many are here. */
    here: () => here,
    /**
     * @param {import("./board.js").Meeting} meeting
     * @param {number} now of the server
     */
    show(meeting, now) {
      people = meeting.people;
      ended = meeting.phase === "ended";
      tick(now);
    },
  };
}

/** @param {string} state */
function stateWords(state) {
  return state === "away" ? t("away") : t("coming in");
}

/**
 * @param {number} here
 * @param {number} away
 * @param {number} coming
 */
function headingWords(here, away, coming) {
  if (!here && !away && !coming) return t("Nobody is here yet");
  return [
    tn("{n} person here", "{n} people here", here),
    coming ? t("{n} coming in", { n: coming }) : "",
    away ? t("{n} away", { n: away }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
