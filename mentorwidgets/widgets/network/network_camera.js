// @ts-check
/**
 * How near the picture is, and which part of it one sees. Nearer means more room: discs grow
 * until they are large, words keep their size, and labels that had no place find one.
 */

import { toPixels } from "./network_ground.js";

/** @typedef {import("./network_picture.js").Picture} Picture */
/** @typedef {{x: number, y: number}} Point */

const NEAREST = 5;
const STEP = 1.5;

export class Camera {
  /** @param {Picture} picture */
  constructor(picture) {
    this._picture = picture;
    this.zoom = 1;
    /** The corner of the part that is seen, in pixels of the whole picture. @type {Point} */
    this.corner = { x: 0, y: 0 };
    /** @type {() => void} */
    this.changed = () => {};
  }

  get nearer() {
    return this.zoom < NEAREST;
  }

  get farther() {
    return this.zoom > 1;
  }

  /**
   * @param {number} zoom
   * @param {Point} [at] of the window, in pixels: what is there stays there
   */
  zoomTo(zoom, at) {
    const picture = this._picture;
    const { width, height } = picture.size;
    const point = at ?? { x: width / 2, y: height / 2 };
    const place = picture.unitAt(point);
    const next = Math.min(Math.max(zoom, 1), NEAREST);
    if (Math.abs(next - this.zoom) < 1e-3) return;
    this.zoom = next < 1.02 ? 1 : next;
    picture.update();
    if (picture.frame) {
      const now = toPixels(picture.frame, place);
      this.moveTo({ x: now.x - point.x, y: now.y - point.y });
    }
    this.changed();
  }

  /** @param {1 | -1} way nearer, or farther */
  step(way) {
    this.zoomTo(this.zoom * (way > 0 ? STEP : 1 / STEP));
  }

  /** Everything in sight again. */
  fit() {
    this.zoomTo(1);
  }

  /** @param {Point} corner */
  moveTo({ x, y }) {
    const { width, height } = this._picture.size;
    this.corner = {
      x: Math.min(Math.max(x, 0), width * (this.zoom - 1)),
      y: Math.min(Math.max(y, 0), height * (this.zoom - 1)),
    };
    this._picture.element.setAttribute("viewBox", `${this.corner.x} ${this.corner.y} ${width} ${height}`);
  }

  /**
   * Bring a point of the picture into sight, with some room around it.
   * @param {Point} point
   */
  reveal({ x, y }) {
    const { width, height } = this._picture.size;
    const room = Math.min(72, width / 4, height / 4);
    const { corner } = this;
    this.moveTo({
      x: Math.min(Math.max(corner.x, x + room - width), x - room),
      y: Math.min(Math.max(corner.y, y + room - height), y - room),
    });
  }
}
