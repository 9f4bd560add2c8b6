// The same segmentation as a line for a terminal.

import {address, hasToken} from './server.js';

/** For curl, quoted for a POSIX shell. */
export function curl(file, model) {
  const base = file.name.replace(/\.[^.]+$/, '');
  const url = address('v1/segment', {model, as: 'mask', name: file.name});
  return [
    'curl',
    ...(hasToken() ? ['-H "Authorization: Bearer $AREOGAN_TOKEN"'] : []),
    "-H 'Content-Type: application/octet-stream'",
    `--data-binary ${quoted('@' + file.name)}`,
    `-o ${quoted(base + '-mask.png')}`,
    quoted(url.href),
  ].join(' ');
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Copies where the browser lets us; elsewhere selects, so that one key copies. Says whether it copied. */
export async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand('copy');
  }
}
