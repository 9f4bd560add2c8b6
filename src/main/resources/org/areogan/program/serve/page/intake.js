// How pictures come in: dropped, chosen, pasted, or taken from the samples.

import * as server from './server.js';

const byId = (id) => document.getElementById(id);

/** taken: called with the files; failed: with the error where a sample cannot be fetched */
export function listen(taken, failed) {
  dropping(taken);
  pasting(taken);
  const input = byId('files');
  for (const id of ['browse', 'browse-too']) {
    byId(id).addEventListener('click', () => input.click());
  }
  input.addEventListener('change', () => {
    taken([...input.files]);
    input.value = '';
  });
  offerSamples(taken, failed);
}

function dropping(taken) {
  const veil = byId('veil');
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      veil.hidden = false;
    }
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) {
      veil.hidden = true;
    }
  });
  addEventListener('drop', (event) => {
    veil.hidden = true;
    if (carriesFiles(event)) {
      event.preventDefault();
      taken([...event.dataTransfer.files]);
    }
  });
}

let pasted = 0;

function pasting(taken) {
  addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) {
      event.preventDefault();
      taken(files.map((file) => (file.name === 'image.png' ? named(file) : file)));
    }
  });
}

/** Browsers call every pasted picture the same. */
function named(file) {
  return new File([file], `pasted-${++pasted}.png`, {type: file.type});
}

async function offerSamples(taken, failed) {
  const offered = await server.samples().catch(() => []);
  byId('samples-box').hidden = offered.length === 0;
  for (const each of offered) {
    try {
      byId('samples').append(sampleButton(each.name, await server.sample(each), taken));
    } catch (failure) {
      failed(failure);
    }
  }
}

function sampleButton(name, file, taken) {
  const button = document.createElement('button');
  button.type = 'button';
  const image = new Image();
  image.alt = '';
  image.src = URL.createObjectURL(file);
  const label = document.createElement('span');
  label.textContent = name;
  button.append(image, label);
  button.addEventListener('click', () => taken([file]));
  return button;
}
