// The canvas: picture and mask through one view, one over the other, under a divider, or side by side.

import {Tint} from './tint.js';
import {View} from './view.js';

const SHARP_FROM = 2;
const GAP = 2;

export class Stage {
  view = new View();
  mode = 'over';
  opacity = 0.55;
  divided = 0.5;
  /** Where the brush is: {x, y, diameter} in pixels of the picture, or null. */
  brush = null;
  #canvas;
  #context;
  #segmentation = null;
  #tint = null;
  #shown = () => true;
  #fade = false;
  #waiting = false;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    new ResizeObserver(() => this.redraw()).observe(canvas);
  }

  show(segmentation) {
    const same = this.#segmentation?.width === segmentation?.width && this.#segmentation?.height === segmentation?.height;
    this.#segmentation = segmentation;
    this.#tint = segmentation && new Tint(segmentation);
    if (segmentation) {
      if (!same) {
        this.#measure();
        this.view.show(segmentation);
      }
      this.recolour();
    } else {
      this.redraw();
    }
  }

  /** Which classes show, and whether they fade with doubt. */
  colour(shown, fade) {
    this.#shown = shown;
    this.#fade = fade;
    this.recolour();
  }

  recolour(area) {
    this.#tint?.paint(this.#shown, this.#fade, area);
    this.redraw();
  }

  redraw() {
    if (!this.#waiting) {
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.#draw();
      });
    }
  }

  /** The place in the picture under a point of the canvas; both halves show the same places. */
  toPicture(x, y) {
    const [first, second] = this.#windows();
    const inSecond = this.mode === 'beside' && (x >= second.x && y >= second.y);
    const window = inSecond ? second : first;
    return this.view.toPicture(x - window.x, y - window.y);
  }

  /** The point of its half of the canvas that a point is at, as the view counts. */
  toWindow(x, y) {
    const [, second] = this.#windows();
    return this.mode === 'beside' && x >= second.x && y >= second.y ? {x: x - second.x, y: y - second.y} : {x, y};
  }

  /** The picture with the mask over it as both show now, in the picture's own size. */
  overlay() {
    const {width, height, picture} = this.#segmentation;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0, width, height);
    context.globalAlpha = this.opacity;
    context.drawImage(this.#tint.canvas, 0, 0);
    return canvas.convertToBlob({type: 'image/png'});
  }

  #windows() {
    const width = this.#canvas.clientWidth;
    const height = this.#canvas.clientHeight;
    if (this.mode !== 'beside') {
      return [{x: 0, y: 0, width, height}, {x: 0, y: 0, width, height}];
    }
    if (width >= height) {
      const half = (width - GAP) / 2;
      return [{x: 0, y: 0, width: half, height}, {x: half + GAP, y: 0, width: half, height}];
    }
    const half = (height - GAP) / 2;
    return [{x: 0, y: 0, width, height: half}, {x: 0, y: half + GAP, width, height: half}];
  }

  #measure() {
    const [{width, height}] = this.#windows();
    if (width > 0 && height > 0) {
      this.view.resize(width, height);
    }
  }

  #draw() {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(this.#canvas.clientWidth * ratio);
    const height = Math.round(this.#canvas.clientHeight * ratio);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#measure();
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.clearRect(0, 0, this.#canvas.clientWidth, this.#canvas.clientHeight);
    if (this.#segmentation) {
      const [first, second] = this.#windows();
      this.#layer(first, this.#segmentation.picture, 1);
      if (this.mode === 'beside') {
        this.#layer(second, this.#segmentation.picture, 1);
      }
      this.#layer(this.#masked(second), this.#tint.canvas, this.opacity);
      this.#drawBrush(first);
      if (this.mode === 'beside') {
        this.#drawBrush(second);
      }
    }
  }

  /** The part of the window that the mask covers. */
  #masked(window) {
    const left = this.mode === 'slide' ? window.width * this.divided : 0;
    return {...window, clipX: left};
  }

  #layer({x, y, width, height, clipX = 0}, image, alpha) {
    const context = this.#context;
    const {scale, x: left, y: top} = this.view;
    context.save();
    context.beginPath();
    context.rect(x + clipX, y, width - clipX, height);
    context.clip();
    context.globalAlpha = alpha;
    context.imageSmoothingEnabled = scale < SHARP_FROM;
    const {width: across, height: down} = this.#segmentation;
    context.drawImage(image, x + left, y + top, across * scale, down * scale);
    context.restore();
  }

  #drawBrush({x, y}) {
    if (!this.brush) {
      return;
    }
    const context = this.#context;
    const {scale, x: left, y: top} = this.view;
    for (const [colour, wider] of [['#000', 1], ['#fff', 0]]) {
      context.beginPath();
      context.arc(x + left + this.brush.x * scale, y + top + this.brush.y * scale,
          Math.max(2, (this.brush.diameter * scale) / 2) + wider, 0, 2 * Math.PI);
      context.strokeStyle = colour;
      context.lineWidth = 1;
      context.stroke();
    }
  }
}
