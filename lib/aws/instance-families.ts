import type { Source } from './source';

/** https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html#auto-supported-instances */
export const instancesSource: Source = {
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html',
  date: '2026-11-28',
};

const words = (text: string): readonly string[] => text.split(' ');

/**
 * Families that AWS lists for Auto Mode, by category; no `mac`, `u`, `vt` or `dl`. New generations may be launched before the
 * list has them. See `instancesSource`.
 */
export const instanceFamilies = {
  c: words(
    'c4 c5 c5a c5ad c5d c5n c6a c6g c6gd c6gn c6i c6id c6in c7a c7g c7gd c7gn c7i c7i-flex c8a c8g c8gb c8gd c8gn c8i c8i-flex c8id',
  ),
  d: words('d3 d3en'),
  g: words('g4ad g4dn g5 g5g g6 g6e g7e'),
  gr: words('gr6'),
  hpc: words('hpc8a'),
  i: words('i3 i3en i4g i4i i7i i7ie i8g i8ge'),
  im: words('im4gn'),
  inf: words('inf1 inf2'),
  is: words('is4gen'),
  m: words(
    'm4 m5 m5a m5ad m5d m5dn m5n m5zn m6a m6g m6gd m6i m6id m6idn m6in m7a m7g m7gd m7i m7i-flex m8a m8azn m8g m8gb m8gd m8gn m8i m8i-flex m8id',
  ),
  p: words('p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300'),
  r: words(
    'r4 r5 r5a r5ad r5b r5d r5dn r5n r6a r6g r6gd r6i r6id r6idn r6in r7a r7g r7gd r7i r7iz r8a r8g r8gb r8gd r8gn r8i r8i-flex r8id',
  ),
  t: words('t2 t3 t3a t4g'),
  trn: words('trn1 trn1n trn2'),
  x: words('x2gd x2idn x2iedn x2iezn x8aedz x8g x8i'),
  z: words('z1d'),
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type InstanceCategory = keyof typeof instanceFamilies;

/** Categories of instances that Auto Mode launches. */
export const instanceCategories = Object.keys(instanceFamilies) as readonly InstanceCategory[];

/** Categories with an accelerator: pods without one should not land there. */
export const acceleratedCategories = ['g', 'gr', 'inf', 'p', 'trn'] as const;

/** Sizes that Auto Mode never launches: it needs more than one vCPU. See `instancesSource`. */
export const refusedInstanceSizes = ['nano', 'micro', 'small'] as const;

/** Sizes that there are, to name the one that was meant. */
export const instanceSizes: readonly string[] = words(
  'medium large xlarge 2xlarge 3xlarge 4xlarge 6xlarge 8xlarge 9xlarge 12xlarge 16xlarge 18xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal metal-24xl metal-48xl',
);

/** What follows the dot. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html (2026-11-28) */
export const isInstanceSize = (text: string): boolean =>
  /^(nano|micro|small|medium|large|([2-9]|[1-9]\d+)?xlarge|metal(-\d+xl)?)$/.test(text);
