/** What a name says about its value, as a shape; by the end of the name, the first that fits. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/subnet(_id)?s?$/, 'subnet-{hex17}'],
  [/vpc(_id)?s?$/, 'vpc-{hex17}'],
  [/(security_group|sg)(_id)?s?$/, 'sg-{hex17}'],
  [/route_table(_id)?s?$/, 'rtb-{hex17}'],
  [/nat_gateway(_id)?s?$/, 'nat-{hex17}'],
  [/(image|ami)_id$/, 'ami-{hex17}'],
  // Documentation range, RFC 3849.
  [/ipv6_cidrs?(_blocks?)?$/, '2001:db8::/56'],
  [/cidrs?(_blocks?)?$/, '10.0.0.0/16'],
];

/** `subnet-{hex17}` for `subnet_ids`; undefined when the name does not tell. */
export const madeUpKind = (name: string): string | undefined => KINDS.find(([pattern]) => pattern.test(name))?.[1];
