const QUANTITY = /^([+-]?\d+(?:\.\d*)?|[+-]?\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The number that a Kubernetes quantity stands for (`500m`, `1Gi`, `2`); undefined when it is none.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityValue(quantity: string | number): number | undefined {
  if (typeof quantity === 'number') return quantity;
  const [, digits, unit] = QUANTITY.exec(quantity) ?? [];
  if (digits === undefined) return undefined;
  if (unit === undefined) return Number(digits);
  const factor = FACTORS[unit];
  return factor === undefined ? Number(`${digits}${unit}`) : Number(digits) * factor;
}

const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/**
 * A quantity as the API server of Kubernetes writes it in quotas and limits: `1000m` is `1`, `0.5` is `500m`, `1024Mi` is `1Gi`.
 * Anything else is left as it is.
 * https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/api/resource/quantity.go (CanonicalizeBytes)
 */
export function canonicalQuantity(quantity: string | number): string {
  const text = String(quantity);
  const [, digits, unit = ''] = QUANTITY.exec(text) ?? [];
  if (digits === undefined) return text;
  const [whole = '', fraction = ''] = digits.replace(/^[+-]/, '').split('.');
  const number = BigInt(`${whole}${fraction}`);
  if (number === 0n) return '0';
  const sign = digits.startsWith('-') ? '-' : '';
  const power = BINARY.indexOf(unit);
  if (power <= 0) {
    const asPower = /^[eE][+-]?\d/.test(unit);
    return sign + decimal(number, (asPower ? Number(unit.slice(1)) : (DECIMAL[unit] ?? 0)) - fraction.length, asPower);
  }
  const scale = 10n ** BigInt(fraction.length);
  const bytes = number * 1024n ** BigInt(power);
  // What is small, or no whole number, is written with the units of thousands.
  if (bytes < 1024n * scale || bytes % scale !== 0n) return sign + decimal(bytes, -fraction.length, false);
  return sign + binary(bytes / scale);
}

/** The largest unit of thousands that leaves a whole number. Nothing is smaller than a thousandth. */
function decimal(number: bigint, exponent: number, asPower: boolean): string {
  let [mantissa, power] = exponent < -3 ? [roundedUp(number, 10n ** BigInt(-3 - exponent)), -3] : [number, exponent];
  for (; mantissa % 10n === 0n; power += 1) mantissa /= 10n;
  const thousands = Math.min(Math.floor(power / 3) * 3, 18);
  mantissa *= 10n ** BigInt(power - thousands);
  if (thousands === 0) return String(mantissa);
  const unit = Object.keys(DECIMAL).find((name) => DECIMAL[name] === thousands) ?? '';
  return `${mantissa}${asPower ? `e${thousands}` : unit}`;
}

function binary(bytes: bigint): string {
  let [mantissa, power] = [bytes, 0];
  for (; power < BINARY.length - 1 && mantissa % 1024n === 0n; power += 1) mantissa /= 1024n;
  return `${mantissa}${BINARY[power]}`;
}

const roundedUp = (number: bigint, divisor: bigint): bigint => (number + divisor - 1n) / divisor;
