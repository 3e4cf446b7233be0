import type { Mutant } from '../mutants';

/** What is to be said of an edit that no rule on JSON notices. */
export const JUDGEMENTS = {
  allowed:
    'AWS, Kubernetes and Terraform accept it, and the platform works. What is worth a decision in our own environments is said by the rules of the configuration, which know the profile.',
  'Terraform or the API says it':
    'It is refused: by `terraform validate`, `eks-auto plan --offline`, the plan, or the call that makes it.',
  'only the whole tells':
    'Terraform plans and applies it, and something is missing or does not work afterwards. In JSON of others nobody can tell whether it stands elsewhere; in our own the constructs write it, and their tests hold it.',
} as const;

export type Judgement = keyof typeof JUDGEMENTS;

export type Edit = Pick<Mutant, 'operator' | 'type' | 'at'>;

/** Edits of which the same is to be said; the reason holds for each of them. */
export interface Group {
  readonly judgement: Judgement;
  readonly why: string;
  readonly fits: (edit: Edit) => boolean;
}

export const ANY = /(?:)/;

const group = (judgement: Judgement, why: string, operator: RegExp, type: RegExp, at: RegExp): Group => ({
  judgement,
  why,
  fits: (edit) => operator.test(edit.operator) && type.test(edit.type) && at.test(edit.at),
});

/** Arguments of one type, each by its whole name. */
export const members = (...names: readonly string[]): RegExp => new RegExp(`^(?:${names.join('|')})$`);

export const of = (...types: readonly string[]): RegExp => new RegExp(`^(?:${types.join('|')})$`);
export const manifest = (...kinds: readonly string[]): RegExp => new RegExp(`^kubernetes_manifest (?:${kinds.join('|')})$`);
export const MANIFEST = /^kubernetes_manifest /;
export const DELETE = /^delete an argument$/;
export const MISSPELL = /^misspell a text$/;
export const FLIP = /^flip a switch$/;

export const allowed = (why: string, ...rest: readonly [RegExp, RegExp, RegExp]): Group => group('allowed', why, ...rest);
export const refused = (why: string, ...rest: readonly [RegExp, RegExp, RegExp]): Group =>
  group('Terraform or the API says it', why, ...rest);
export const unseen = (why: string, ...rest: readonly [RegExp, RegExp, RegExp]): Group =>
  group('only the whole tells', why, ...rest);
