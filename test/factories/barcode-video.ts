/** What a camera sees, as a video that Chromium takes in place of one: a barcode on a light ground, or the ground alone. */

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 4;
/** Pixels of the thinnest bar. */
const MODULE = 4;
const TOP = 120;
const BOTTOM = 360;
/** Ink and paper under a lamp, neither black nor white. */
const INK = 48;
const PAPER = 205;
/** Columns by which a row lies further right than the one above: nobody holds a packet straight. */
const SLANT = 0.08;

/** Bars (1) and gaps (0) of each digit on the left of the middle, with an odd number of bars. */
const ODD = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
const inverse = (bars: string): string => [...bars].map((bar) => (bar === '1' ? '0' : '1')).join('');
const RIGHT = ODD.map(inverse);
const EVEN = RIGHT.map((bars) => [...bars].reverse().join(''));
/** The first digit has no bars: it is told by which of the six on the left have an even number of them. */
const PARITY = 'OOOOOO OOEOEE OOEEOE OOEEEO OEOOEE OEEOOE OEEEOO OEOEOE OEOEEO OEEOEO'.split(' ');

/** The 95 modules of an EAN-13 code, a bar is `1`. */
export function ean13Modules(code: string): string {
  const [first = 0, ...digits] = Array.from(code, Number);
  const left = digits.slice(0, 6).map((digit, place) => (PARITY[first]?.[place] === 'E' ? EVEN : ODD)[digit]);
  const right = digits.slice(6).map((digit) => RIGHT[digit]);
  return ['101', ...left, '01010', ...right, '101'].join('');
}

/** A Y4M file; without a code there is nothing to read in it. */
export function cameraVideo(code?: string): Buffer {
  const light = Buffer.alloc(WIDTH * HEIGHT, PAPER);
  if (code !== undefined) drawBars(light, ean13Modules(code));
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colours]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...Array<Buffer>(FRAMES).fill(frame)]);
}

function drawBars(light: Buffer, modules: string): void {
  const left = (WIDTH - modules.length * MODULE) / 2;
  for (let row = TOP; row < BOTTOM; row += 1) {
    const from = Math.round(left + (row - (TOP + BOTTOM) / 2) * SLANT);
    for (let column = 0; column < modules.length * MODULE; column += 1) {
      if (modules[Math.floor(column / MODULE)] === '1') light[row * WIDTH + from + column] = INK;
    }
  }
}
