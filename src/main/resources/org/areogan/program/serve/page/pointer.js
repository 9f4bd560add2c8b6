// What fingers, mouse and keys on the canvas mean: moving, zooming, pointing, painting.

const WHEEL = 0.0015;
const STEP = 40;

/** hands: {stage, painting(), point(place), leave(), begin(place), draw(place), end(), place()} with places in the picture */
export function listen(canvas, hands) {
  const touches = new Map();
  let painting = false;

  const place = (event) => hands.stage.toPicture(event.offsetX, event.offsetY);
  const moved = (change) => {
    change(hands.stage.view);
    hands.stage.redraw();
  };

  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const {x, y} = hands.stage.toWindow(event.offsetX, event.offsetY);
    const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
    moved((view) => view.zoom(Math.exp(-pixels * WHEEL), x, y));
  }, {passive: false});

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    touches.set(event.pointerId, hands.stage.toWindow(event.offsetX, event.offsetY));
    if (painting && touches.size === 2) {
      painting = false;
      hands.end();
    } else if (touches.size === 1 && event.button === 0 && hands.painting()) {
      painting = true;
      hands.begin(place(event));
    }
  });

  canvas.addEventListener('pointermove', (event) => {
    hands.point(place(event));
    const before = touches.get(event.pointerId);
    if (painting) {
      hands.draw(place(event));
    } else if (before) {
      const now = hands.stage.toWindow(event.offsetX, event.offsetY);
      moved((view) => drag(view, touches, event.pointerId, before, now));
      touches.set(event.pointerId, now);
    }
  });

  const up = (event) => {
    touches.delete(event.pointerId);
    if (painting) {
      painting = false;
      hands.end();
    }
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('pointerleave', () => hands.leave());
  canvas.addEventListener('keydown', (event) => key(event, hands, moved));
}

/** One finger moves the picture; with a second one resting, the first moves and zooms. */
function drag(view, touches, id, before, now) {
  const resting = [...touches].find(([other]) => other !== id)?.[1];
  if (!resting) {
    view.pan(now.x - before.x, now.y - before.y);
    return;
  }
  const distance = (point) => Math.max(1, Math.hypot(point.x - resting.x, point.y - resting.y));
  view.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  view.zoom(distance(now) / distance(before), (now.x + resting.x) / 2, (now.y + resting.y) / 2);
}

const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

function key(event, hands, moved) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const arrow = ARROWS[event.key];
  if (event.key === '+' || event.key === '=') {
    moved((view) => view.zoom(1.25));
  } else if (event.key === '-') {
    moved((view) => view.zoom(0.8));
  } else if (event.key === '0') {
    moved((view) => view.fit());
  } else if (arrow && hands.painting()) {
    const length = event.shiftKey ? 10 : 1;
    const {x, y} = hands.place();
    hands.point({x: x + arrow[0] * length, y: y + arrow[1] * length});
  } else if (arrow) {
    moved((view) => view.pan(-arrow[0] * STEP, -arrow[1] * STEP));
  } else if (event.key === ' ' && hands.painting()) {
    hands.begin(hands.place());
    hands.end();
  } else {
    return;
  }
  event.preventDefault();
}
