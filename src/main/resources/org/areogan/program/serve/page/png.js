// PNG files of one plane, read and written to the bit. A canvas would do, but some browsers blur what is read back from one.

import {ascii, crc32, numbers, through} from './bytes.js';

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** Reads a PNG with one channel of at most 8 bits; values of palettes are indices. {width, height, values} */
export async function readPlane(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const [depth, colour, , , interlace] = bytes.subarray(24, 29);
  if ((colour !== 0 && colour !== 3) || depth > 8 || interlace !== 0) {
    throw new Error(`a PNG of colour type ${colour}, depth ${depth} is no plane of bytes`);
  }
  const data = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IDAT') {
      data.push(bytes.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  const rows = await through(new Blob(data), new DecompressionStream('deflate'));
  return {width, height, values: unpack(unfilter(rows, Math.ceil((width * depth) / 8), height), width, height, depth)};
}

/** Undoes the filters of rows with one byte a step. */
function unfilter(rows, stride, height) {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = row * stride + x;
      const left = x > 0 ? out[at - 1] : 0;
      const up = row > 0 ? out[at - stride] : 0;
      const corner = x > 0 && row > 0 ? out[at - stride - 1] : 0;
      out[at] = rows[row * (stride + 1) + 1 + x] + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter, left, up, corner) {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default:
      return paeth(left, up, corner);
  }
}

function paeth(left, up, corner) {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

function unpack(bytes, width, height, depth) {
  if (depth === 8) {
    return bytes;
  }
  const stride = bytes.length / height;
  const each = 8 / depth;
  const values = new Uint8Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const x = i % width;
    const byte = bytes[Math.floor(i / width) * stride + Math.floor(x / each)];
    values[i] = (byte >> (8 - depth * ((x % each) + 1))) & ((1 << depth) - 1);
  }
  return values;
}

/** Writes values of 0 to 255 as an 8-bit grey PNG. */
export async function writePlane(width, height, values) {
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(values.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const header = numbers([[width, 4], [height, 4], [8, 1], [0, 1], [0, 1], [0, 1], [0, 1]], false);
  const data = await through(rows, new CompressionStream('deflate'));
  return new Blob(
      [SIGNATURE, ...chunk('IHDR', header), ...chunk('IDAT', data), ...chunk('IEND', new Uint8Array(0))],
      {type: 'image/png'});
}

function chunk(name, data) {
  const type = ascii(name);
  return [numbers([[data.length, 4]], false), type, data, numbers([[crc32(type, data), 4]], false)];
}
