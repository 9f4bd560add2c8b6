// Puts the parts of the page together.

import * as intake from './intake.js';
import * as pointer from './pointer.js';
import * as saves from './saves.js';
import * as server from './server.js';
import * as token from './token.js';
import {Brush} from './brush.js';
import {copied, curl} from './command.js';
import {Legend, percent} from './legend.js';
import {Queue} from './queue.js';
import {Stage} from './stage.js';
import {Strip} from './strip.js';
import {layControls} from './controls.js';

const byId = (id) => document.getElementById(id);
let selected = null;
let models = [];

const stage = new Stage(byId('canvas'));
const legend = new Legend(byId('legend'), () => colour());
const brush = new Brush(stage, () => corrected());
const queue = new Queue((item) => changed(item));
const strip = new Strip(byId('strip'), {
  select: (item) => select(item),
  cancel: (item) => queue.cancel(item),
  retry: (item) => queue.retry(item),
  remove: (item) => queue.remove(item),
});
const controls = layControls(stage, () => colour());

pointer.listen(byId('canvas'), {
  stage,
  painting: () => brush.on && segmentation() !== null,
  place: () => brush.place(),
  point: (place) => point(place),
  leave: () => brush.leave(),
  begin: (place) => brush.begin(place),
  draw: (place) => brush.draw(place),
  end: () => brush.end(),
});
server.onTokenNeeded(token.ask);
intake.listen(take, say);
openModels();

byId('model').addEventListener('change', () => queue.use(model()));
byId('cancel').addEventListener('click', () => [...queue.items].forEach((item) => queue.cancel(item)));
byId('clear').addEventListener('click', () => [...queue.items].forEach((item) => queue.remove(item)));
byId('saves').addEventListener('click', ({target}) => target.dataset.save && save(target,
    () => saves.one(selected, target.dataset.save, () => stage.overlay())));
byId('pair').addEventListener('click', ({target}) => save(target, () => saves.pairs([selected])));
byId('pairs').addEventListener('click', ({target}) => save(target, () => saves.pairs(done())));
byId('copy').addEventListener('click', async () => say((await copied(byId('command'))) ? 'Copied' : 'Press Ctrl+C to copy'));

async function openModels() {
  try {
    models = await server.models();
    byId('model').replaceChildren(...models.map(({name}) => new Option(name)));
    queue.use(model());
  } catch (failure) {
    say(failure);
  }
}

function model() {
  return models.find(({name}) => name === byId('model').value);
}

function segmentation() {
  return selected?.state === 'done' ? selected.segmentation : null;
}

function done() {
  return queue.items.filter((item) => item.state === 'done');
}

function take(files) {
  const added = queue.add(files);
  if (added.length) {
    select(added[0]);
  }
}

function select(item) {
  const before = selected;
  selected = item;
  [before, item].filter((each) => queue.items.includes(each)).forEach((each) => strip.update(each, each === selected));
  show();
}

/** A file's state is another one, or it is gone. */
function changed(item) {
  if (queue.items.includes(item)) {
    strip.update(item, item === selected);
  } else {
    strip.remove(item);
    if (item === selected) {
      selected = queue.items.at(-1) ?? null;
      selected && strip.update(selected, true);
      show();
    }
  }
  controls.progress(queue.items);
  byId('pairs').hidden = done().length < 2;
  if (item === selected) {
    show();
  }
}

/** Shows the selected file: its result, or what became of it. */
function show() {
  const result = segmentation();
  controls.arrange(selected, result !== null);
  stage.show(result);
  brush.show(result);
  byId('facts').textContent = result ? facts(result) : '';
  if (result) {
    legend.show(result);
    byId('sure').textContent = sure(result.answer);
    byId('command').textContent = curl(selected.file, selected.model.name);
    colour();
  }
}

function facts({width, height, answer}) {
  return `${width} × ${height}${scale(answer)} · ${selected.model.name} · ${Math.round(answer.milliseconds)} ms`;
}

function sure({confidence, unlabelled}) {
  const rest = unlabelled > 0 ? ` ${percent(unlabelled)} of the picture is missing in its file and has no label.` : '';
  return (confidence === null ? '' : `The model is ${percent(confidence)} sure on average.`) + rest;
}

/** In what size the model was shown the picture, where it was another than its own or the model's choice. */
function scale(answer) {
  return answer.scale === undefined ? '' : ` at scale ${[answer.scale].flat().join(', ')}`;
}

function colour() {
  stage.colour(legend.shown, byId('fade').checked);
}

function corrected() {
  legend.areas(segmentation().areas());
}

function point(place) {
  brush.point(place);
  const found = segmentation()?.at(place.x, place.y);
  byId('readout').textContent = found
      ? `${Math.floor(place.x)}, ${Math.floor(place.y)} · `
        + (found.class ? `${found.class.name} · ${Math.round(found.confidence * 100)} % sure` : 'no label')
      : '';
}

async function save(button, make) {
  button.disabled = true;
  try {
    const {name, blob} = await make();
    saves.keep(name, blob);
    say(`Saved ${name}`);
  } catch (failure) {
    say(failure);
  } finally {
    button.disabled = false;
  }
}

/** Told to everybody, also to those who do not see the page. */
function say(what) {
  const status = byId('status');
  status.textContent = what instanceof Error ? what.message : what;
  status.classList.toggle('wrong', what instanceof Error);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (status.textContent = ''), 6000);
}
