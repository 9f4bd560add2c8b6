// Checksums, and pieces of bytes joined: what PNG and zip files are made of.

const TABLE = Uint32Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) {
    c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return c;
});

/** CRC-32 as PNG and zip have it. */
export function crc32(...pieces) {
  let crc = 0xffffffff;
  for (const bytes of pieces) {
    for (let i = 0; i < bytes.length; i++) {
      crc = TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function ascii(text) {
  return new TextEncoder().encode(text);
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Whole numbers in turn, each with its size in bytes: [[value, size], ...]. */
export function numbers(fields, littleEndian) {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 1) {
      view.setUint8(at, value);
    } else if (size === 2) {
      view.setUint16(at, value, littleEndian);
    } else {
      view.setUint32(at, value, littleEndian);
    }
    at += size;
  }
  return bytes;
}

/** All that comes out of a stream that changes bytes, such as a CompressionStream. */
export async function through(bytes, transform) {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
