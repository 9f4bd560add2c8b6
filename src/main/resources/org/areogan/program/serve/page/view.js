// Where a picture lies in a window: its scale and its upper left corner.

const LARGEST = 40;

export class View {
  scale = 1;
  x = 0;
  y = 0;
  #picture = {width: 1, height: 1};
  #window = {width: 1, height: 1};
  #fitted = true;

  show(picture) {
    this.#picture = {width: picture.width, height: picture.height};
    this.fit();
  }

  /** The window has another size; a picture that was fitted stays so. */
  resize(width, height) {
    if (this.#window.width === width && this.#window.height === height) {
      return;
    }
    this.#window = {width, height};
    if (this.#fitted) {
      this.fit();
    } else {
      this.#keepInSight();
    }
  }

  fit() {
    this.scale = this.#fittingScale();
    this.x = (this.#window.width - this.#picture.width * this.scale) / 2;
    this.y = (this.#window.height - this.#picture.height * this.scale) / 2;
    this.#fitted = true;
  }

  /** Zooms so that what is at this point of the window stays there. */
  zoom(factor, x = this.#window.width / 2, y = this.#window.height / 2) {
    const smallest = Math.min(1, this.#fittingScale());
    const scale = Math.min(LARGEST, Math.max(smallest, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.#fitted = false;
    this.#keepInSight();
  }

  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.#fitted = false;
    this.#keepInSight();
  }

  /** The place in the picture, in pixels, that is at this point of the window. */
  toPicture(x, y) {
    return {x: (x - this.x) / this.scale, y: (y - this.y) / this.scale};
  }

  #fittingScale() {
    return Math.min(this.#window.width / this.#picture.width, this.#window.height / this.#picture.height) || 1;
  }

  /** At least a corner of the picture stays in the window. */
  #keepInSight() {
    const margin = 40;
    const width = this.#picture.width * this.scale;
    const height = this.#picture.height * this.scale;
    this.x = Math.min(this.#window.width - margin, Math.max(margin - width, this.x));
    this.y = Math.min(this.#window.height - margin, Math.max(margin - height, this.y));
  }
}
