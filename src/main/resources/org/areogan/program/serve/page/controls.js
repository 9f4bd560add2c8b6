// The bar above the picture, the divider, and which parts of the page show.

const byId = (id) => document.getElementById(id);

/** recolour: called when the mask is to be coloured anew */
export function layControls(stage, recolour) {
  byId('modes').addEventListener('change', ({target}) => turn(stage, target.value));
  byId('opacity').addEventListener('input', ({target}) => {
    stage.opacity = target.value / 100;
    byId('opacity-value').value = `${target.value} %`;
    stage.redraw();
  });
  byId('fade').addEventListener('change', recolour);
  const zoom = (id, change) => byId(id).addEventListener('click', () => {
    change(stage.view);
    stage.redraw();
  });
  zoom('zoom-in', (view) => view.zoom(1.25));
  zoom('zoom-out', (view) => view.zoom(0.8));
  zoom('zoom-fit', (view) => view.fit());
  layDivider(stage);
  return {arrange, progress};
}

function turn(stage, mode) {
  stage.mode = mode;
  byId('divider').hidden = mode !== 'slide';
  stage.redraw();
}

function layDivider(stage) {
  const divider = byId('divider');
  const move = (part) => {
    stage.divided = Math.min(1, Math.max(0, part));
    divider.style.left = `${stage.divided * 100}%`;
    divider.setAttribute('aria-valuenow', Math.round(stage.divided * 100));
    stage.redraw();
  };
  divider.addEventListener('pointerdown', (event) => divider.setPointerCapture(event.pointerId));
  divider.addEventListener('pointermove', (event) => {
    if (divider.hasPointerCapture(event.pointerId)) {
      const {left, width} = byId('canvas').getBoundingClientRect();
      move((event.clientX - left) / width);
    }
  });
  divider.addEventListener('keydown', (event) => {
    const targets = {ArrowLeft: stage.divided - 0.02, ArrowRight: stage.divided + 0.02, Home: 0, End: 1};
    if (event.key in targets) {
      event.preventDefault();
      move(targets[event.key]);
    }
  });
  move(stage.divided);
}

/** Which parts of the page there are for a file, or for none. */
function arrange(item, hasResult) {
  document.body.classList.toggle('working', item !== null);
  byId('welcome').hidden = item !== null;
  byId('work').hidden = item === null;
  byId('panel').hidden = !hasResult;
  const notice = byId('notice');
  notice.hidden = item === null || hasResult;
  notice.dataset.state = item?.state ?? '';
  notice.textContent = item === null ? '' : noticeOf(item);
}

function noticeOf({file, state, error}) {
  switch (state) {
    case 'failed':
      return error;
    case 'cancelled':
      return `${file.name} was cancelled`;
    case 'waiting':
      return `${file.name} waits for its turn`;
    default:
      return `Segmenting ${file.name} …`;
  }
}

/** How far the files are. */
function progress(items) {
  const count = (...states) => items.filter((item) => states.includes(item.state)).length;
  const busy = count('waiting', 'running');
  const failed = count('failed');
  byId('strip-box').hidden = items.length === 0;
  byId('progress').max = Math.max(1, items.length);
  byId('progress').value = items.length - busy;
  byId('progress').hidden = busy === 0;
  byId('cancel').hidden = busy === 0;
  byId('progress-text').textContent =
      `${count('done')} of ${items.length} done${failed ? `, ${failed} failed` : ''}`;
}
