// @ts-check
/** The pace at which a text was said, to be taken over as one's own. */

import { announce, h } from "../dom.js";
import { t } from "../words.js";
import { spokenPace } from "./speaking.js";

/**
 * @param {{words: number, seconds: number, pace: number | undefined, take: (pace: number) => void}} given
 *   `pace` is one's own as it stands
 * @returns {HTMLElement | null} null where nothing is to be said of it
 */
export function measured({ words, seconds, pace: own, take }) {
  const pace = words ? spokenPace(words, seconds) : null;
  if (pace === null || pace === own) return null;
  const press = () => {
    take(pace);
    announce(t("{pace} words a minute is your pace now.", { pace }));
  };
  return h(
    "p",
    {},
    t("Your text at that speed would be {pace} words a minute.", { pace }),
    " ",
    h("button", { class: "w-link", type: "button", onclick: press }, t("Take it as my pace")),
  );
}
