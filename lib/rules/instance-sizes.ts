import { didYouMean } from './did-you-mean';

/** https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html (2026-11-28) */
const SIZE = /^(nano|micro|small|medium|large|\d*xlarge|metal(-\d+xl)?)$/;

/**
 * The instance type with the size that was probably meant. Undefined where the size is one, and where it is like none: EC2 may
 * have more of them one day.
 */
export function sizeThatWasMeant(type: string): string | undefined {
  const [family = '', size = ''] = type.split('.');
  if (SIZE.test(size)) return undefined;
  const number = /^\d+/.exec(size)?.[0];
  const sizes = number === undefined ? ['nano', 'micro', 'small', 'medium', 'large', 'xlarge', 'metal'] : [`${number}xlarge`];
  const meant = didYouMean(size, sizes);
  return meant === undefined ? undefined : `${family}.${meant}`;
}
