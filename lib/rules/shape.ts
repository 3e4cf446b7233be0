import type { RuleText } from './rule';

const sources = [
  {
    url: 'https://www.typescriptlang.org/docs/handbook/2/objects.html#excess-property-checks',
    date: '2026-11-21',
  },
] as const;

/**
 * Keys and types of what a person wrote. The editor says the same while typing; these are for files that no editor
 * has seen, and for values that come from elsewhere.
 */
export const shapeRules = {
  unknownKey: {
    id: 'SHP001',
    severity: 'error',
    title: 'A key that does not exist',
    why: 'An unknown key would be ignored in silence, and the setting that was meant would keep its default.',
    fix: 'correct the key, or remove it',
    sources,
    example: { before: "{ profil: 'production' }", after: "{ profile: 'production' }" },
  },
  wrongValue: {
    id: 'SHP002',
    severity: 'error',
    title: 'A value of the wrong type, or none of those that exist',
    why: 'Nothing can be decided from a value of another type; guessing what was meant is how wrong platforms are built.',
    fix: 'write one of the accepted values',
    sources,
    example: { before: 'version: 1.36', after: "version: '1.36'" },
  },
  missing: {
    id: 'SHP003',
    severity: 'error',
    title: 'Something that has to be written is missing',
    why: 'Account, region, zones, state and who runs Terraform are never guessed: a plan has to be the same for everybody.',
    fix: 'write it',
    sources,
    example: { before: "{ name: 'dev' }", after: "{ name: 'dev', account: '111122223333' }" },
  },
  notJudged: {
    id: 'SHP005',
    severity: 'note',
    title: 'Something that other parts follow from is wrong, so not everything could be judged yet',
    why: 'What does not depend on it is judged all the same: something else is put in its place, in two ways, and what comes out the same both times is told. What depends on it is told once it is corrected.',
    fix: 'correct what it waits for, and check again',
    sources,
    example: {
      before: "network: { cidr: '10.0.0.1/16', … }, platform: { … }",
      after: "network: { cidr: '10.0.0.0/16', … }, platform: { … }",
    },
  },
  notLoaded: {
    id: 'SHP004',
    severity: 'error',
    title: 'Environments that cannot be loaded',
    why: 'The file that lists them is missing, does not parse, imports what is not there, throws, or exports no list. Nothing is known about any environment then.',
    fix: 'correct the file; whatever else is wrong is told afterwards',
    sources: [{ url: 'https://www.typescriptlang.org/docs/handbook/2/modules.html', date: '2026-11-28' }],
    example: { before: 'export const dev = defineEnvironment({ … });', after: 'export default [dev];' },
  },
} as const satisfies Readonly<Record<string, RuleText>>;
