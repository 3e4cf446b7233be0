import type { AnyRelationRule } from '../rule';
import { argumentRules } from './arguments';
import { attributeRules } from './attributes';
import { instanceRules } from './instances';

/** What Terraform's own core refuses, which knows the schemas of providers and nothing of AWS. */
export const schemaRules: readonly AnyRelationRule[] = [...argumentRules, ...attributeRules, ...instanceRules];
