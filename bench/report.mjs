const LABEL_WIDTH = 44;

export function title(text) {
  print(`\n${text}`);
}

export function figure(label, value) {
  print(`  ${label.padEnd(LABEL_WIDTH)} ${value}`);
}

/** A figure that has an aim: the aim stands beside it, and whether it is met. */
export function aimed(label, { value, aim, unit = '' }) {
  const verdict = value <= aim ? 'met' : 'NOT MET';
  figure(label, `${value.toFixed(2)}${unit}   aim: at most ${aim}${unit}   ${verdict}`);
}

export function ms(value) {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}

export function mib(kib) {
  return `${(kib / 1024).toFixed(1)} MiB`;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
