// @ts-check
/**
 * Where one was, for the next time this tab shows the page: which question, which pairs. It holds
 * no word of a map, and is gone with the tab.
 */

const PREFIX = "mentorwidgets/place/";

/**
 * @param {string} document
 * @returns {{get: () => Record<string, any>, set: (more: Record<string, any>) => void}}
 */
export function placeIn(document) {
  const key = PREFIX + document;
  const get = () => {
    try {
      const found = JSON.parse(window.sessionStorage.getItem(key) ?? "{}");
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  };
  return {
    get,
    set(more) {
      try {
        window.sessionStorage.setItem(key, JSON.stringify({ ...get(), ...more }));
      } catch {
        // Without storage one begins at the first question again.
      }
    },
  };
}
