// What the page asks of the server. Addresses are relative, so the page also works behind a proxy below some path.

let token = '';
let askForToken = async () => '';

/** Who is asked for a token when the server wants one: (refused) => token. */
export function onTokenNeeded(ask) {
  askForToken = ask;
}

export function hasToken() {
  return token !== '';
}

export function address(path, query = {}) {
  const url = new URL(path, document.baseURI);
  Object.entries(query).forEach(([key, value]) => url.searchParams.set(key, value));
  return url;
}

export async function models() {
  return (await (await ask('v1/models')).json()).models;
}

export async function samples() {
  return (await (await ask('samples')).json()).samples;
}

/** A sample's picture, as a file. */
export async function sample({name, url}) {
  const blob = await (await ask(url.replace(/^\//, ''))).blob();
  const ending = /\.[a-z]+$/i.test(name) ? '' : '.png';
  return new File([blob], name + ending, {type: blob.type});
}

/** The answer as JSON, with the mask and the confidence map. */
export async function segment(file, model, signal) {
  const query = {model, as: 'json', include: 'mask,confidence', name: file.name};
  return (await ask('v1/segment', query, file, signal)).json();
}

/** The answer as a file of this form: mask, overlay, confidence or npz. */
export async function segmentAs(file, model, form) {
  return (await ask('v1/segment', {model, as: form, name: file.name}, file)).blob();
}

/** The grey frame that the server reads in a file, as a picture that every browser shows. */
export async function frame(file, signal) {
  return (await ask('v1/frame', {name: file.name}, file, signal)).blob();
}

const TRIES_WHEN_BUSY = 20;

async function ask(path, query, body, signal, tries = TRIES_WHEN_BUSY) {
  const headers = token ? {Authorization: `Bearer ${token}`} : {};
  if (body) {
    headers['Content-Type'] = 'application/octet-stream';
  }
  const used = token;
  const response = await reach(address(path, query), {method: body ? 'POST' : 'GET', body, headers, signal});
  if (response.status === 401) {
    await renewToken(used);
    return ask(path, query, body, signal, tries);
  }
  if (response.status === 503 && tries > 0) {
    await pause(Number(response.headers.get('Retry-After')) || 1, signal);
    return ask(path, query, body, signal, tries - 1);
  }
  if (!response.ok) {
    throw new Error(await message(response));
  }
  return response;
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Error('the server does not answer; is it still running?');
  }
}

let renewal = null;

/** One question at a time, however many requests were refused. */
async function renewToken(used) {
  if (used !== token) {
    return;
  }
  renewal ??= askForToken(used !== '').finally(() => (renewal = null));
  token = await renewal;
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

async function message(response) {
  try {
    return (await response.json()).error.message;
  } catch {
    return `the server answers ${response.status} ${response.statusText}`;
  }
}
