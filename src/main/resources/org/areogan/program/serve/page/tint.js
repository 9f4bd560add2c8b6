// A mask as colours on a canvas of the picture's size: which classes show, and how strongly.

export class Tint {
  #segmentation;
  #pixels;
  #context;

  constructor(segmentation) {
    this.#segmentation = segmentation;
    this.canvas = document.createElement('canvas');
    this.canvas.width = segmentation.width;
    this.canvas.height = segmentation.height;
    this.#context = this.canvas.getContext('2d');
    this.#pixels = new ImageData(segmentation.width, segmentation.height);
  }

  /** shown: (id) => whether a class shows; fade: whether pixels fade with the model's doubt; area: what changed, or all */
  paint(shown, fade, area = {x: 0, y: 0, width: this.canvas.width, height: this.canvas.height}) {
    const {ids, confidence, classes, width} = this.#segmentation;
    const words = new Uint32Array(this.#pixels.data.buffer);
    const colours = classes.map((each) => (shown(each.id) ? word(each.color) : 0));
    for (let row = area.y; row < area.y + area.height; row++) {
      for (let at = row * width + area.x; at < row * width + area.x + area.width; at++) {
        const colour = colours[ids[at]];
        words[at] = fade && colour ? ((colour & 0xffffff) | (faded(confidence[at]) << 24)) >>> 0 : colour;
      }
    }
    this.#context.putImageData(this.#pixels, 0, 0, area.x, area.y, area.width, area.height);
  }
}

/** Half sure or less is hardly visible. */
function faded(confidence) {
  return Math.max(16, Math.round((confidence - 127.5) * 2));
}

/** #rrggbb as an opaque pixel of an ImageData on a little-endian machine, as all that run browsers are. */
function word(colour) {
  const rgb = parseInt(colour.slice(1), 16);
  return ((0xff << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}
