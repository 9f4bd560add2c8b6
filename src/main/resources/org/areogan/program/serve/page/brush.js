// The brush: on or off, its size and class, and the strokes of the picture that is shown.

const byId = (id) => document.getElementById(id);

export class Brush {
  #stage;
  #changed;
  #segmentation = null;
  #last = null;

  /** changed: called after each stroke, undo and redo */
  constructor(stage, changed) {
    this.#stage = stage;
    this.#changed = changed;
    byId('brush').addEventListener('click', () => this.#turn(!this.on));
    byId('undo').addEventListener('click', () => this.#step('undo'));
    byId('redo').addEventListener('click', () => this.#step('redo'));
    byId('brush-size').addEventListener('input', () => {
      byId('brush-size-value').value = `${this.#diameter} px`;
      this.point(this.#last);
    });
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  get on() {
    return byId('brush').getAttribute('aria-pressed') === 'true';
  }

  get #diameter() {
    return Number(byId('brush-size').value);
  }

  show(segmentation) {
    const select = byId('brush-class');
    if (segmentation && segmentation.classes !== this.#segmentation?.classes) {
      select.replaceChildren(...segmentation.classes.map((each) => new Option(each.name, each.id)));
      select.value = segmentation.classes.at(-1).id;
    }
    this.#segmentation = segmentation;
    this.#last = segmentation && {x: segmentation.width / 2, y: segmentation.height / 2};
    this.#stage.brush = null;
    this.#buttons();
  }

  /** Where the brush is, in pixels of the picture. */
  place() {
    return this.#last;
  }

  point(place) {
    this.#last = place;
    this.#stage.brush = this.on && place ? {...place, diameter: this.#diameter} : null;
    this.#stage.redraw();
  }

  leave() {
    this.#stage.brush = null;
    this.#stage.redraw();
  }

  begin(place) {
    this.#segmentation.strokes.begin(Number(byId('brush-class').value));
    this.#last = place;
    this.draw(place);
  }

  draw(place) {
    const area = this.#segmentation.strokes.line(this.#last, place, this.#diameter);
    this.#stage.recolour(area);
    this.point(place);
  }

  end() {
    this.#segmentation.strokes.end();
    this.#buttons();
    this.#changed();
  }

  #turn(on) {
    byId('brush').setAttribute('aria-pressed', on);
    byId('brush-options').hidden = !on;
    document.body.classList.toggle('painting', on);
    this.point(this.#last);
    if (!on) {
      this.leave();
    }
  }

  #step(direction) {
    this.#segmentation.strokes[direction]();
    this.#stage.recolour();
    this.#buttons();
    this.#changed();
  }

  #key(event) {
    const letter = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || !this.#segmentation || !(letter === 'z' || letter === 'y')) {
      return;
    }
    event.preventDefault();
    const button = byId(letter === 'y' || event.shiftKey ? 'redo' : 'undo');
    if (!button.disabled) {
      button.click();
    }
  }

  #buttons() {
    byId('undo').disabled = !this.#segmentation?.strokes.canUndo;
    byId('redo').disabled = !this.#segmentation?.strokes.canRedo;
  }
}
