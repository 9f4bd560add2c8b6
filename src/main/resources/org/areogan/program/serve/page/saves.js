// What can be kept of a picture: single files, all in one zip, pairs to train on.

import * as server from './server.js';
import {writePlane} from './png.js';
import {distinct, zipped} from './zip.js';

/** Hands a file to the browser's downloads. */
export function keep(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name of a file without folders and ending. */
export function baseName(file) {
  return file.name.split(/[\\/]/).pop().replace(/\.[^.]+$/, '') || 'picture';
}

/** One file of this form. overlay: () => the picture with the mask as it shows now */
export async function one(item, form, overlay) {
  const name = baseName(item.file);
  const made = forms(item, overlay);
  return form === 'zip' ? {name: `${name}.zip`, blob: await everything(item, made)} : named(name, form, await made[form]());
}

/** Images and masks in two folders, as a training reads them; names that come twice get a number. */
export async function pairs(items) {
  const names = distinct(items.map((item) => baseName(item.file)));
  const files = [];
  for (const [index, {file, segmentation}] of items.entries()) {
    files.push({name: `images/${names[index]}${ending(file)}`, blob: file});
    files.push({name: `masks/${names[index]}.png`, blob: await mask(segmentation)});
  }
  return {name: items.length === 1 ? `${names[0]}-pair.zip` : 'pairs.zip', blob: await zipped(files)};
}

const NAMES = {mask: '-mask.png', overlay: '-overlay.png', confidence: '-confidence.png', json: '.json', npz: '.npz'};

function forms({file, model, segmentation}, overlay) {
  return {
    mask: () => mask(segmentation),
    overlay,
    confidence: async () => new Blob([segmentation.confidencePng], {type: 'image/png'}),
    json: async () => new Blob([JSON.stringify(segmentation.facts(), null, 2), '\n'], {type: 'application/json'}),
    npz: () => server.segmentAs(file, model.name, 'npz'),
  };
}

function named(name, form, blob) {
  return {name: name + NAMES[form], blob};
}

async function everything({file}, made) {
  const files = [];
  for (const [form, make] of Object.entries(made)) {
    files.push(named(baseName(file), form, await make()));
  }
  return zipped(files);
}

function mask({width, height, ids}) {
  return writePlane(width, height, ids);
}

/** Files pasted or served may lack one; those are PNG. */
function ending(file) {
  return file.name.match(/\.[^.\\/]+$/)?.[0] ?? '.png';
}
