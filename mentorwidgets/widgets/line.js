// @ts-check
/**
 * The line to the kernel: whether it is open, and how it is opened again.
 *
 * A socket that is frozen looks open for minutes. So the line is called open only while
 * answers come, and after a silence everything starts again with a hello.
 */

/** How long an answer may take before the line is called broken, in milliseconds. */
const PATIENCE = 5000;
/**
 * How often a page that says nothing makes sure that it is not alone, and lets its kernel know the
 * same: also while it hears a lot, for a kernel stops looking for news when nobody seems to be there.
 */
const IDLE = 10000;
const TICK = 1000;

export class Line {
  /**
   * @param {{model: any, signal: AbortSignal, hear: (message: any) => void, back: () => void,
   *   changed: () => void, waiting: () => boolean}} given
   */
  constructor({ model, signal, hear, back, changed, waiting }) {
    this.open = true;
    this._model = model;
    this._back = back;
    this._changed = changed;
    this._waiting = waiting;
    this._heardAt = Date.now();
    /** When the oldest message that has had no answer was sent; 0 when none waits. */
    this._unansweredSince = 0;
    this._triedAt = 0;
    this._gone = false;
    this._pingedAt = 0;
    this._sentAt = Date.now();
    this._pings = 0;

    const onMessage = (/** @type {any} */ message) => {
      const wasOpen = this.open;
      this.open = true;
      this._heardAt = Date.now();
      this._unansweredSince = 0;
      // What was sent into the silence may be lost; a hello starts over, in order.
      if (!wasOpen && message.type !== "welcome") back();
      hear(message);
    };
    model.on("msg:custom", onMessage);
    const timer = window.setInterval(() => this._tick(), TICK);
    const wake = () => document.visibilityState !== "hidden" && this.retry();
    for (const [target, name] of /** @type {[EventTarget, string][]} */ ([
      [window, "online"],
      [window, "pageshow"],
      [document, "visibilitychange"],
    ])) {
      target.addEventListener(name, wake, { signal });
    }
    this._kernelStatus = (/** @type {any} */ _sender, /** @type {string} */ status) => {
      if (status === "connected") back();
      else this._break();
    };
    this._kernel?.connectionStatusChanged?.connect(this._kernelStatus);
    signal.addEventListener("abort", () => {
      window.clearInterval(timer);
      model.off("msg:custom", onMessage);
      this._kernel?.connectionStatusChanged?.disconnect(this._kernelStatus);
    });
  }

  /** @param {Record<string, any>} message */
  send(message) {
    this._sentAt = Date.now();
    if (!this._unansweredSince) this._unansweredSince = this._sentAt;
    try {
      const sent = this._model.send(message);
      if (sent instanceof Promise) sent.catch(() => this._break());
    } catch {
      this._break();
    }
  }

  /** Open the line again now. */
  retry() {
    this._triedAt = Date.now();
    if (this.open) {
      this._back();
      return;
    }
    const kernel = this._kernel;
    if (kernel?.connectionStatus === "disconnected") kernel.reconnect?.().catch(() => undefined);
    this._back();
    void this._askServer();
  }

  /** The kernel this page belongs to, where the widget manager shows it (Voila, JupyterLab). */
  get _kernel() {
    return this._model.widget_manager?.kernel ?? null;
  }

  _break() {
    if (!this.open) return;
    this.open = false;
    this._changed();
  }

  _tick() {
    const now = Date.now();
    if (this._gone) return;
    if (this._unansweredSince && now - this._unansweredSince > PATIENCE) this._break();
    if (!this.open) {
      if (now - this._triedAt > PATIENCE) this.retry();
      return;
    }
    const inDoubt = this._waiting() && now - Math.max(this._heardAt, this._pingedAt) > PATIENCE / 2;
    if (inDoubt || now - this._sentAt > IDLE) {
      this._pingedAt = now;
      this.send({ type: "ping", n: ++this._pings });
    }
  }

  /** A kernel that has ended never answers: find out, and let the page be opened again. */
  async _askServer() {
    const kernel = this._kernel;
    if (!kernel?.serverSettings) return;
    const { baseUrl } = kernel.serverSettings;
    try {
      const answer = await fetch(`${baseUrl}api/kernels/${encodeURIComponent(kernel.id)}`, {
        credentials: "same-origin",
        cache: "no-store",
      });
      if (answer.status === 404 || answer.status === 403 || answer.status === 410) {
        this._gone = true;
        this._changed();
      }
    } catch {
      // The server does not answer either: the next tick tries again.
    }
  }

  /** Whether this page's kernel is known to have ended. */
  get gone() {
    return this._gone;
  }
}
