// @ts-check
/**
 * Hearing oneself: a recording that stays in the memory of this page and is gone with it.
 * Browsers open the microphone only on a page from https or from this computer itself.
 */

import { t } from "../words.js";

/** Why nothing can be recorded here, in one line; "" where it can. */
export function whyNot() {
  if (!window.isSecureContext) {
    return t("Recording needs a page from https or from this computer itself: this one came over plain http, so your browser keeps the microphone closed.");
  }
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return t("This browser cannot record.");
  return "";
}

export class Recording {
  /** @param {AbortSignal} signal ends with the page: the microphone is closed, the sound forgotten */
  constructor(signal) {
    /** @type {MediaStream | null} */
    this._stream = null;
    /** @type {MediaRecorder | null} */
    this._recorder = null;
    /** @type {Blob[]} */
    this._parts = [];
    /** @type {Set<string>} */
    this._addresses = new Set();
    signal.addEventListener("abort", () => {
      this._close();
      for (const address of this._addresses) URL.revokeObjectURL(address);
    });
  }

  /**
   * Ask for the microphone and begin; "" when it runs, else why it does not.
   * @returns {Promise<string>}
   */
  async begin() {
    try {
      this._stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      this._parts = [];
      const recorder = new MediaRecorder(this._stream);
      recorder.addEventListener("dataavailable", ({ data }) => this._parts.push(data));
      recorder.start();
      this._recorder = recorder;
      return "";
    } catch (error) {
      this._close();
      const { name } = /** @type {DOMException} */ (error);
      if (name === "NotAllowedError") return t("Your browser did not open the microphone. Allow it beside the address of this page, or go on without.");
      if (name === "NotFoundError") return t("No microphone was found. Plug one in, or go on without.");
      return t("The microphone could not be opened. Another program may be using it.");
    }
  }

  /**
   * Stop; the address under which this page can play it, "" when there is nothing to hear.
   * @returns {Promise<string>}
   */
  async end() {
    const recorder = this._recorder;
    if (!recorder) return "";
    await new Promise((resolve) => {
      recorder.addEventListener("stop", resolve, { once: true });
      if (recorder.state === "inactive") resolve(undefined);
      else recorder.stop();
    });
    this._close();
    const sound = new Blob(this._parts, { type: recorder.mimeType });
    this._parts = [];
    if (!sound.size) return "";
    const address = URL.createObjectURL(sound);
    this._addresses.add(address);
    return address;
  }

  /** @param {string} address of a recording that is no longer wanted */
  forget(address) {
    this._addresses.delete(address);
    URL.revokeObjectURL(address);
  }

  _close() {
    for (const track of this._stream?.getTracks() ?? []) track.stop();
    this._stream = null;
    this._recorder = null;
  }
}
