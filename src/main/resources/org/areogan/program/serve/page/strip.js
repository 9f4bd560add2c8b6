// The strip of files below the picture: a preview, what became of each, what is wrong with it.

const THUMBNAIL = 112;
const SAID = {waiting: 'waiting', running: 'segmenting', done: 'done', failed: 'failed', cancelled: 'cancelled'};

export class Strip {
  #list;
  #hands;
  #rows = new Map();

  /** hands: {select(item), cancel(item), retry(item), remove(item)} */
  constructor(list, hands) {
    this.#list = list;
    this.#hands = hands;
  }

  update(item, selected) {
    const row = this.#rows.get(item.id) ?? this.#add(item);
    row.dataset.state = item.state;
    row.querySelector('.state').textContent = SAID[item.state];
    const error = row.querySelector('.error');
    error.textContent = item.error && item.state === 'failed' ? item.error : '';
    const busy = item.state === 'waiting' || item.state === 'running';
    row.querySelector('.cancel').hidden = !busy;
    row.querySelector('.remove').hidden = busy;
    row.querySelector('.retry').hidden = item.state !== 'failed' && item.state !== 'cancelled';
    row.querySelector('.thumb').setAttribute('aria-pressed', String(selected));
    if (item.state === 'done') {
      this.#preview(row, item);
    }
  }

  remove(item) {
    this.#rows.get(item.id)?.remove();
    this.#rows.delete(item.id);
  }

  #add(item) {
    const row = document.createElement('li');
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = THUMBNAIL;
    const open = button('thumb', '', () => this.#hands.select(item));
    open.append(canvas, text('name', item.file.name), text('state', ''));
    open.title = item.file.name;
    const error = text('error', '');
    error.setAttribute('role', 'alert');
    const actions = document.createElement('div');
    actions.className = 'actions';
    actions.append(
        button('cancel', 'Cancel', () => this.#hands.cancel(item), `Cancel ${item.file.name}`),
        button('retry', 'Try again', () => this.#hands.retry(item), `Try ${item.file.name} again`),
        button('remove', 'Close', () => this.#hands.remove(item), `Close ${item.file.name}`));
    row.append(open, error, actions);
    this.#rows.set(item.id, row);
    this.#list.append(row);
    return row;
  }

  #preview(row, {segmentation: {picture}}) {
    const context = row.querySelector('canvas').getContext('2d');
    const side = Math.min(picture.width, picture.height);
    context.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, THUMBNAIL, THUMBNAIL);
  }
}

function button(name, label, pressed, spoken) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = name;
  element.textContent = label;
  if (spoken) {
    element.setAttribute('aria-label', spoken);
  }
  element.addEventListener('click', pressed);
  return element;
}

function text(name, content) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = content;
  return element;
}
