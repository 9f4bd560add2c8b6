// The classes with their shares: pointing at one shows it alone, pressing it switches it off and on.

export class Legend {
  #list;
  #changed;
  #off = new Set();
  #alone = null;
  #classes = [];

  /** changed: called when other classes show */
  constructor(list, changed) {
    this.#list = list;
    this.#changed = changed;
  }

  /** Whether a class shows. */
  shown = (id) => (this.#alone === null ? !this.#off.has(id) : this.#alone === id);

  show(segmentation) {
    if (segmentation.classes !== this.#classes) {
      this.#classes = segmentation.classes;
      this.#off.clear();
      this.#alone = null;
      this.#list.replaceChildren(...this.#classes.map((each) => this.#row(each)));
    }
    this.areas(segmentation.areas());
  }

  /** Shares by class id. */
  areas(shares) {
    this.#classes.forEach(({id}) => {
      const row = this.#list.children[id];
      row.querySelector('.share').textContent = percent(shares[id]);
      row.querySelector('.filled').style.width = `${shares[id] * 100}%`;
    });
  }

  #row({id, name, color}) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.id = id;
    button.setAttribute('aria-pressed', 'true');
    button.title = 'Point to see it alone, press to switch it off or on';
    const swatch = span('swatch');
    swatch.style.backgroundColor = color;
    const filled = span('filled');
    filled.style.backgroundColor = color;
    const bar = span('share-bar');
    bar.append(filled);
    button.append(swatch, span('name', name), span('share'), bar);
    button.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && this.#see(id));
    button.addEventListener('pointerleave', () => this.#see(null));
    button.addEventListener('focus', () => button.matches(':focus-visible') && this.#see(id));
    button.addEventListener('blur', () => this.#see(null));
    button.addEventListener('click', () => this.#toggle(id, button));
    const row = document.createElement('li');
    row.append(button);
    return row;
  }

  #see(id) {
    if (this.#alone !== id) {
      this.#alone = id;
      this.#changed();
    }
  }

  /** What was just switched is seen at once, so the pointer that rests on the button no longer shows the class alone. */
  #toggle(id, button) {
    if (!this.#off.delete(id)) {
      this.#off.add(id);
    }
    button.setAttribute('aria-pressed', String(!this.#off.has(id)));
    this.#alone = null;
    this.#changed();
  }
}

export function percent(share) {
  return share > 0 && share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`;
}

function span(name, text = '') {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}
