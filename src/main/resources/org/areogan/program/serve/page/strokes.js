// Strokes of a brush on class ids, each of which can be taken back and made again.

export class Strokes {
  #ids;
  #width;
  #height;
  #done = [];
  #undone = [];
  #current = null;

  constructor(ids, width, height) {
    this.#ids = ids;
    this.#width = width;
    this.#height = height;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  begin(id) {
    this.#current = {id, before: new Map()};
  }

  /** Paints a line of discs. from, to: {x, y} in pixels; returns the rectangle that may have changed */
  line(from, to, diameter) {
    const steps = Math.max(1, Math.ceil((2 * Math.hypot(to.x - from.x, to.y - from.y)) / Math.max(1, diameter)));
    for (let step = 0; step <= steps; step++) {
      this.#disc(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps, diameter / 2);
    }
    const margin = Math.ceil(diameter / 2) + 1;
    return this.#clipped(
        Math.min(from.x, to.x) - margin, Math.min(from.y, to.y) - margin,
        Math.max(from.x, to.x) + margin, Math.max(from.y, to.y) + margin);
  }

  /** Ends a stroke; one that changed nothing is forgotten. */
  end() {
    if (this.#current?.before.size) {
      this.#done.push(this.#current);
      this.#undone = [];
    }
    this.#current = null;
  }

  undo() {
    const stroke = this.#done.pop();
    stroke?.before.forEach((id, index) => (this.#ids[index] = id));
    if (stroke) {
      this.#undone.push(stroke);
    }
  }

  redo() {
    const stroke = this.#undone.pop();
    stroke?.before.forEach((_, index) => (this.#ids[index] = stroke.id));
    if (stroke) {
      this.#done.push(stroke);
    }
  }

  /** Pixels whose middle is within the radius; at least the one that the point is in. */
  #disc(x, y, radius) {
    this.#set(Math.floor(x), Math.floor(y));
    for (let row = Math.floor(y - radius); row <= y + radius; row++) {
      for (let column = Math.floor(x - radius); column <= x + radius; column++) {
        if ((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2 <= radius ** 2) {
          this.#set(column, row);
        }
      }
    }
  }

  #set(column, row) {
    const {id, before} = this.#current;
    const index = row * this.#width + column;
    if (column < 0 || row < 0 || column >= this.#width || row >= this.#height || this.#ids[index] === id) {
      return;
    }
    before.set(index, this.#ids[index]);
    this.#ids[index] = id;
  }

  #clipped(left, top, right, bottom) {
    const x = Math.max(0, Math.floor(left));
    const y = Math.max(0, Math.floor(top));
    return {x, y, width: Math.max(0, Math.min(this.#width, Math.ceil(right)) - x),
      height: Math.max(0, Math.min(this.#height, Math.ceil(bottom)) - y)};
  }
}
