// Zip files whose entries are stored as they are: what goes in (PNG, JPEG) is compressed already.

import {ascii, crc32, numbers} from './bytes.js';

const UTF8 = 0x0800;
const FIRST_OF_1980 = 0x0021;

/** Files as {name, blob}, in this order. Names that come twice get a number. */
export async function zipped(files) {
  const names = distinct(files.map((file) => file.name));
  const body = [];
  const directory = [];
  let offset = 0;
  for (const [index, file] of files.entries()) {
    const name = ascii(names[index]);
    const data = new Uint8Array(await file.blob.arrayBuffer());
    const facts = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [FIRST_OF_1980, 2], [crc32(data), 4], [data.length, 4],
      [data.length, 4], [name.length, 2], [0, 2]];
    const local = numbers([[0x04034b50, 4], ...facts], true);
    body.push(local, name, data);
    directory.push(numbers([[0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]], true), name);
    offset += local.length + name.length + data.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = numbers([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4],
    [0, 2]], true);
  return new Blob([...body, ...directory, end], {type: 'application/zip'});
}

/** Names with a number put before the ending where they would come twice, also where only the ending differs in case. */
export function distinct(names) {
  const taken = new Set();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) {
      free = name.replace(/(\.[^./]*)?$/, `-${n}$1`);
    }
    taken.add(free.toLowerCase());
    return free;
  });
}
