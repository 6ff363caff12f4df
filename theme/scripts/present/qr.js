// A QR code for an address, as the standard (ISO/IEC 18004) prescribes: bytes, in the smallest size from FIRST that holds
// them. Nothing lies on a wall, so 7 % that may be unreadable is enough (level L), and the squares are as large as can be.
// Addresses of chosen pilots are known only here, in the browser.
(() => {
  "use strict";

  // Of a smaller version the squares are no easier to read; of a larger one than these, too small for the last row.
  const FIRST = 7;
  // Of level L, by version: check bytes in a block, and how many blocks.
  const CHECKS = [20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
  const BLOCKS = [2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
  const MASKS = [
    (y, x) => (y + x) % 2,
    (y) => y % 2,
    (y, x) => x % 3,
    (y, x) => (y + x) % 3,
    (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
    (y, x) => ((y * x) % 2) + ((y * x) % 3),
    (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2,
    (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
  ];

  // Where the small squares are, along both sides.
  const alignments = (version) => {
    const many = Math.floor(version / 7) + 2;
    const step = Math.ceil((4 * version + 4) / (2 * many - 2)) * 2;
    return [6, ...Array.from({ length: many - 1 }, (_, at) => 4 * version + 10 - (many - 2 - at) * step)];
  };
  const checksIn = (version) => CHECKS[version - FIRST] * BLOCKS[version - FIRST];
  // How many bytes of data there is room for: all modules but those that every code has, without the check bytes.
  const room = (version) => {
    const many = Math.floor(version / 7) + 2;
    const small = (25 * many - 10) * many - 55;
    return Math.floor(((16 * version + 128) * version + 28 - small) / 8) - checksIn(version);
  };

  // ------------------------------------------------------------------------------------ check bytes

  const times = (a, b) => {
    let product = 0;
    for (let bit = 7; bit >= 0; bit -= 1) {
      product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
    }
    return product;
  };
  const divisor = (degree) => {
    let result = [...Array(degree - 1).fill(0), 1];
    let root = 1;
    for (let at = 0; at < degree; at += 1) {
      result = result.map((value, place) => times(value, root) ^ (result[place + 1] ?? 0));
      root = times(root, 2);
    }
    return result;
  };
  const checksOf = (data, by) =>
    data.reduce((rest, byte) => {
      const factor = byte ^ rest[0];
      return [...rest.slice(1), 0].map((value, at) => value ^ times(by[at], factor));
    }, by.map(() => 0));

  const interleaved = (data, version) => {
    const [blocks, checks] = [BLOCKS[version - FIRST], CHECKS[version - FIRST]];
    const by = divisor(checks);
    const short = Math.floor(data.length / blocks);
    const longs = data.length % blocks;
    let from = 0;
    const parts = Array.from({ length: blocks }, (_, at) => {
      const part = data.slice(from, (from += short + (at >= blocks - longs ? 1 : 0)));
      return { part, check: checksOf(part, by) };
    });
    const column = (name, length) =>
      Array.from({ length }, (_, at) => parts.map((one) => one[name][at]).filter((byte) => byte !== undefined)).flat();
    return [...column("part", short + 1), ...column("check", checks)];
  };

  const encoded = (bytes, version, capacity) => {
    const bits = [];
    const put = (value, length) => {
      for (let bit = length - 1; bit >= 0; bit -= 1) {
        bits.push((value >>> bit) & 1);
      }
    };
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach((byte) => put(byte, 8));
    put(0, Math.min(4, capacity * 8 - bits.length));
    put(0, (8 - (bits.length % 8)) % 8);
    for (let pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) {
      put(pad, 8);
    }
    return Array.from({ length: capacity }, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8).join(""), 2));
  };

  // --------------------------------------------------------------------------------------- modules

  // A grid of dark (1) and light (0), and which of them are fixed.
  const frame = (version) => {
    const side = 4 * version + 17;
    const grid = Array.from({ length: side }, () => Array(side).fill(0));
    const fixed = Array.from({ length: side }, () => Array(side).fill(false));
    const set = (y, x, dark) => {
      if (y >= 0 && x >= 0 && y < side && x < side) {
        grid[y][x] = Number(dark);
        fixed[y][x] = true;
      }
    };
    const square = (y, x, radius, light) => {
      for (let dy = -radius; dy <= radius; dy += 1) {
        for (let dx = -radius; dx <= radius; dx += 1) {
          set(y + dy, x + dx, !light.includes(Math.max(Math.abs(dy), Math.abs(dx))));
        }
      }
    };
    for (let at = 0; at < side; at += 1) {
      set(6, at, at % 2 === 0);
      set(at, 6, at % 2 === 0);
    }
    [[3, 3], [3, side - 4], [side - 4, 3]].forEach(([y, x]) => square(y, x, 4, [2, 4]));
    const places = alignments(version);
    const last = places.at(-1);
    places.forEach((y) => places.forEach((x) => {
      if (!(y === 6 && (x === 6 || x === last)) && !(y === last && x === 6)) {
        square(y, x, 2, [1]);
      }
    }));
    return { side, grid, fixed, set };
  };
  const remainder = (value, length, generator) => {
    let rest = value << length;
    for (let bit = 31 - Math.clz32(rest); bit >= length; bit = 31 - Math.clz32(rest)) {
      rest ^= generator << (bit - length);
    }
    return (value << length) | rest;
  };
  const markVersion = ({ side, set }, version) => {
    const bits = remainder(version, 12, 0x1f25);
    for (let at = 0; at < 18; at += 1) {
      const dark = (bits >>> at) & 1;
      set(side - 11 + (at % 3), Math.floor(at / 3), dark);
      set(Math.floor(at / 3), side - 11 + (at % 3), dark);
    }
  };
  const markFormat = ({ side, set }, mask) => {
    // Level L is 01.
    const bits = remainder(8 | mask, 10, 0x537) ^ 0x5412;
    for (let at = 0; at < 15; at += 1) {
      const dark = (bits >>> at) & 1;
      const near = at < 6 ? at : at < 8 ? at + 1 : 14 - at + (at === 8 ? 1 : 0);
      if (at < 8) {
        set(near, 8, dark);
        set(8, side - 1 - at, dark);
      } else {
        set(8, near, dark);
        set(side - 15 + at, 8, dark);
      }
    }
    set(side - 8, 8, true);
  };
  const lay = ({ side, grid, fixed }, bytes) => {
    let at = 0;
    for (let right = side - 1; right > 0; right -= 2) {
      right -= right === 6 ? 1 : 0;
      for (let step = 0; step < side; step += 1) {
        const y = ((right + 1) & 2) === 0 ? side - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (!fixed[y][x]) {
            grid[y][x] = ((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
            at += 1;
          }
        }
      }
    }
  };

  // ------------------------------------------------------------------------------- the best of masks

  const lines = (grid) => [...grid, ...grid.map((_, x) => grid.map((row) => row[x]))].map((line) => line.join(""));
  // Of what the standard counts, what hinders reading most: long rows of one colour, and what looks like a corner.
  const penalty = (grid) =>
    lines(grid).reduce((sum, line) => {
      const runs = line.match(/0{5,}|1{5,}/g) ?? [];
      const corners = line.match(/(?=10111010000|00001011101)/g) ?? [];
      return runs.reduce((most, run) => most + run.length - 2, sum) + corners.length * 40;
    }, 0);

  // The rows of the code, each a list of 0 and 1; null when the text is too long for any.
  const matrix = (text) => {
    const bytes = [...new TextEncoder().encode(text)];
    const at = CHECKS.findIndex((_, index) => room(FIRST + index) >= bytes.length + (FIRST + index < 10 ? 2 : 3));
    if (at < 0) {
      return null;
    }
    const version = FIRST + at;
    const made = interleaved(encoded(bytes, version, room(version)), version);
    const candidates = MASKS.map((isLight, mask) => {
      const code = frame(version);
      markVersion(code, version);
      markFormat(code, mask);
      lay(code, made);
      const grid = code.grid.map((row, y) => row.map((dark, x) => (code.fixed[y][x] ? dark : dark ^ Number(isLight(y, x) === 0))));
      return { grid, penalty: penalty(grid) };
    });
    return candidates.reduce((best, one) => (one.penalty < best.penalty ? one : best)).grid;
  };

  // A picture of it, with the edge that a telephone needs.
  const picture = (text) => {
    const grid = matrix(text);
    if (!grid) {
      return null;
    }
    const dark = grid.flatMap((row, y) => row.map((on, x) => (on ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("");
    const side = grid.length + 8;
    const holder = document.createElement("template");
    holder.innerHTML = `<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="QR-code met het adres van de pagina" shape-rendering="crispEdges"><path class="qr__paper" d="M0 0h${side}v${side}h-${side}z"/><path class="qr__ink" d="${dark}"/></svg>`;
    return holder.content.firstChild;
  };

  window.pilotwijzerTalk.qr = { matrix, picture };
})();
