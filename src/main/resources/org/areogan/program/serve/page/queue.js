// The files on their way through the server: two at a time, each of which can be cancelled.

import * as server from './server.js';
import {Segmentation} from './segmentation.js';

const AT_ONCE = 2;

/** What becomes of a file: waiting, running, done, failed or cancelled. */
export class Queue {
  items = [];
  #changed;
  #model = null;
  #number = 0;

  /** changed: called with the item whose state is another now */
  constructor(changed) {
    this.#changed = changed;
  }

  add(files) {
    const added = [...files].map((file) => ({id: ++this.#number, file, state: 'waiting', preview: null}));
    this.items.push(...added);
    added.forEach((item) => this.#changed(item));
    this.#next();
    return added;
  }

  /** From now on this model segments; what another one did is done again, but not what was corrected since. */
  use(model) {
    this.#model = model;
    this.items.filter((item) => item.state === 'done' && item.model !== model && !item.segmentation.corrected)
        .forEach((item) => this.retry(item));
    this.#next();
  }

  retry(item) {
    item.abort?.abort();
    this.#become(item, 'waiting');
    this.#next();
  }

  cancel(item) {
    if (item.state === 'waiting' || item.state === 'running') {
      item.abort?.abort();
      this.#become(item, 'cancelled');
      this.#next();
    }
  }

  remove(item) {
    item.abort?.abort();
    item.segmentation?.picture.close();
    this.items = this.items.filter((other) => other !== item);
    this.#changed(item);
    this.#next();
  }

  #next() {
    while (this.#model && this.items.filter((item) => item.state === 'running').length < AT_ONCE) {
      const item = this.items.find((each) => each.state === 'waiting');
      if (!item) {
        return;
      }
      this.#run(item, this.#model);
    }
  }

  async #run(item, model) {
    const abort = new AbortController();
    item.abort = abort;
    item.model = model;
    this.#become(item, 'running');
    let state = 'done';
    let result;
    try {
      result = await segmented(item.file, model, abort.signal);
    } catch (failure) {
      state = 'failed';
      result = failure;
    }
    if (item.abort !== abort || abort.signal.aborted) {
      return;
    }
    item.error = state === 'failed' ? result.message : null;
    item.segmentation = state === 'done' ? result : null;
    this.#become(item, state);
    this.#next();
  }

  #become(item, state) {
    item.state = state;
    this.#changed(item);
  }
}

async function segmented(file, model, signal) {
  const answer = await server.segment(file, model.name, signal);
  if (!answer.mask) {
    throw new Error(`${file.name} holds many frames; segment it with 'areogan segment'`);
  }
  return Segmentation.open(answer, model.classes, await pictureOf(file, answer, signal));
}

/** The picture as the browser shows it, or as the server does where the browser cannot or would turn it. */
async function pictureOf(file, {width, height}, signal) {
  try {
    const picture = await createImageBitmap(file, {imageOrientation: 'none'});
    if (picture.width === width && picture.height === height) {
      return picture;
    }
    picture.close();
  } catch {
    // TIFF and .IMG, for instance.
  }
  return createImageBitmap(await server.frame(file, signal));
}
