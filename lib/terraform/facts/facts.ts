import type { Source } from '../../aws/source';
import type { Json } from '../stack-json';

/**
 * What is known about a resource type beyond its schema. Paths are names joined by dots, without indices: `vpc_config.subnet_ids`.
 * Everything is data with a source, so that it can be compared with the place it was read from.
 */
export interface ResourceFacts {
  readonly sources: readonly Source[];
  /** Arguments whose change makes Terraform replace the resource, or `'everything'` when the type cannot be updated at all. */
  readonly replacedBy?: 'everything' | readonly ReplaceTrigger[];
  /** With `replacedBy: 'everything'`: what can be changed in place after all. */
  readonly updatedInPlace?: readonly string[];
  /** What the provider writes where the configuration is silent; known when planning. */
  readonly defaults?: Readonly<Record<string, Json>>;
  /** What AWS fills in, as a shape (see `made-up.ts`); known after apply. */
  readonly filledIn?: Readonly<Record<string, Shape>>;
  /** What AWS fills in instead when an argument asks for it. */
  readonly filledInWhen?: readonly {
    readonly when: { readonly path: string; readonly is: Json };
    readonly filledIn: Readonly<Record<string, Shape>>;
  }[];
  /** What an argument may be. */
  readonly accepts?: Readonly<Record<string, Accepted>>;
  /** Of these arguments, at most one; or exactly one. */
  readonly alternatives?: readonly Alternatives[];
  /** Switches that have to be on or off together; a missing one is off. */
  readonly allEqual?: readonly { readonly of: readonly string[]; readonly refusal: string }[];
  /** Arguments that need another one beside them. */
  readonly needs?: readonly { readonly path: string; readonly needs: string; readonly because: string }[];
  /**
   * Computed sets whose elements are known by one member while planning, because each stands for a value of these arguments; the rest
   * of them is known after apply.
   */
  readonly plannedElements?: Readonly<
    Record<string, { readonly member: string; readonly of: readonly string[]; readonly when: { path: string; is: Json } }>
  >;
  /** What follows for one argument from another; what is not written counts as the provider's default. */
  readonly implications?: readonly Implication[];
  /** Values of the provider that are not known any more when these arguments change. */
  readonly recomputedBy?: Readonly<Record<string, readonly string[]>>;
  /** Numbers among these that go up by one with every such change. */
  readonly counts?: readonly string[];
  /** What nothing can read back, and what an import writes into the state in its place. */
  readonly importedAs?: { readonly values: Readonly<Record<string, Json>>; readonly source: Source };
  /** What is planned as a change in place and then refused. */
  readonly fixed?: readonly {
    /** Only for resources with this value; left out: for all. */
    readonly when?: { readonly path: string; readonly is: Json };
    readonly paths: readonly string[];
    readonly refusal: string;
    readonly source: Source;
  }[];
  /** What may exist only once. */
  readonly unique?: readonly Unique[];
  /** Of resources with equal arguments, only one can be made or changed at a time. */
  readonly oneAtATime?: { readonly by: readonly string[]; readonly refusal: string };
  /** A boolean argument that makes AWS refuse to delete. */
  readonly protectedBy?: string;
  readonly sensitive?: readonly string[];
}

export type ReplaceTrigger =
  | string
  /** `removed`: only when it was there and goes. `changed`: only when it had a value before and gets another one. */
  | { readonly path: string; readonly when: 'removed' | 'changed' };

/**
 * A text with placeholders, or a fixed value. `{name}` is an attribute of the same resource; `{account}`, `{region}`,
 * `{partition}`, `{dnsSuffix}` come from the provider; `{urlWithoutScheme}` is the attribute `url` as ARNs have it. `{hex17}`,
 * `{HEX32}`, `{digits12}`, `{upper21}`, `{uuid}`, `{certificate}` are made up from the resource's content, so that they are the
 * same in every run.
 */
export type Shape = string | number | boolean | null | readonly Shape[] | { readonly [name: string]: Shape };

export interface Accepted {
  readonly oneOf?: readonly string[];
  /** What later versions of the provider accept too; this one refuses it. */
  readonly laterAlso?: readonly string[];
  /** Source of a regular expression for the whole value. */
  readonly pattern?: string;
  /** How the pattern reads in words. */
  readonly means?: string;
  readonly min?: number;
  readonly max?: number;
  readonly numbers?: readonly number[];
  readonly minLength?: number;
  readonly maxLength?: number;
  /** An address range has to begin with its first address: no bits behind the prefix are set. */
  readonly firstAddress?: true;
  /** Text that must be a JSON object; an empty one may stand for an argument that is left out. */
  readonly json?: 'object' | 'object or empty';
  /** Text that must be an object, as JSON or as YAML; empty text is none. */
  readonly jsonOrYaml?: true;
}

export interface Alternatives {
  readonly of: readonly string[];
  readonly count: 'at most one' | 'exactly one';
  /** Asked only of resources that have this block. */
  readonly within?: string;
}

export interface Implication {
  readonly when: { readonly path: string; readonly is: Json };
  readonly path: string;
  readonly mustBe: readonly Json[];
  readonly refusal: string;
  /** Refused only when the resource is made; one that exists keeps what it has. */
  readonly whenMade?: true;
}

export interface Unique {
  /** Arguments that together may exist once; with one of them missing nothing is compared, unless its path ends in `?`. */
  readonly by: readonly string[];
  /** Of one AWS account; of one account and region; of one Kubernetes cluster. */
  readonly within: 'account' | 'region' | 'cluster';
  /** How AWS refuses the second one. */
  readonly refusal: string;
}

export interface DataSourceFacts {
  readonly sources: readonly Source[];
  /** What an argument may be. */
  readonly accepts?: Readonly<Record<string, Accepted>>;
  /** The resource of the same run that it finds, when there is one. */
  readonly finds?: { readonly type: string; readonly by: Readonly<Record<string, string>> };
  readonly filledIn?: Readonly<Record<string, Shape>>;
  readonly sensitive?: readonly string[];
}

export interface ProviderFacts {
  readonly resources: Readonly<Record<string, ResourceFacts>>;
  readonly dataSources: Readonly<Record<string, DataSourceFacts>>;
  /** Paths of the provider block that hold secrets. */
  readonly sensitiveConfig?: readonly string[];
}

export const NO_FACTS: ProviderFacts = { resources: {}, dataSources: {} };
