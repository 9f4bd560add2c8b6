// A picture with its mask: what the server answered, and what was corrected since.

import {fromBase64} from './bytes.js';
import {readPlane} from './png.js';
import {Strokes} from './strokes.js';

export class Segmentation {
  /** What the server answered to a picture, opened. picture: ImageBitmap */
  static async open(answer, classes, picture) {
    const mask = await readPlane(fromBase64(answer.mask));
    const confidencePng = fromBase64(answer.confidence_map);
    return new Segmentation(answer, classes, picture, mask.values, (await readPlane(confidencePng)).values, confidencePng);
  }

  constructor(answer, classes, picture, ids, confidence, confidencePng) {
    this.answer = answer;
    this.classes = classes;
    this.picture = picture;
    this.width = answer.width;
    this.height = answer.height;
    this.ids = ids;
    this.confidence = confidence;
    this.confidencePng = confidencePng;
    this.strokes = new Strokes(ids, this.width, this.height);
  }

  /** Whether the mask is no longer what the model said. */
  get corrected() {
    return this.strokes.canUndo;
  }

  /** The class, if there is one, and how sure the model was of its own there; nothing outside the picture. x, y: pixels */
  at(x, y) {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) {
      return null;
    }
    const index = Math.floor(y) * this.width + Math.floor(x);
    return {class: this.classes[this.ids[index]], confidence: this.confidence[index] / 255};
  }

  /** Each class's share of the picture, by id. */
  areas() {
    const counts = new Array(this.classes.length).fill(0);
    for (const id of this.ids) {
      if (id < counts.length) {
        counts[id]++;
      }
    }
    return counts.map((count) => count / this.ids.length);
  }

  /** What is worth keeping of the answer, with the areas as they are now. */
  facts() {
    const {mask, confidence_map: map, ...facts} = this.answer;
    const areas = this.areas();
    const classes = facts.classes.map((each) => ({...each, area: areas[each.id]}));
    return this.corrected ? {...facts, classes, corrected: true} : facts;
  }
}
