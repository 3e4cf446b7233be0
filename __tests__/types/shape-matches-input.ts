// Compiled by `npm run typecheck`; nothing runs. Holds the zod shape against the hand-written interfaces, key by key.
import type { z } from 'zod';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import type { environmentShape } from '../../lib/config/shape';

type Shape = z.input<typeof environmentShape>;

/** Every key that occurs at any depth, as a dotted path; members of lists and records are `*`. */
type Paths<T, Depth extends readonly unknown[] = []> = Depth['length'] extends 7
  ? never
  : T extends string | ((...args: never[]) => unknown)
    ? never
    : T extends readonly (infer Element)[]
      ? Paths<Element, [...Depth, unknown]> extends infer Inner extends string
        ? `*.${Inner}`
        : never
      : T extends object
        ? string extends keyof T
          ? Paths<T[keyof T], [...Depth, unknown]> extends infer Inner extends string
            ? `*.${Inner}`
            : never
          : {
              [Key in keyof T & string]-?:
                Key | (undefined extends T[Key] ? Below<Key, Exclude<T[Key], undefined>, Depth> : Below<Key, T[Key], Depth>);
            }[keyof T & string]
        : never;

type Below<Key extends string, Value, Depth extends readonly unknown[]> =
  Paths<Value, [...Depth, unknown]> extends infer Inner extends string ? `${Key}.${Inner}` : never;

type PathsOf<T> = T extends unknown ? Paths<T> : never;

/** Written in the interfaces only to forbid a key (`never`), or open on purpose in the shape (names of add-ons, scopes of permission sets). */
type Forbidden = 'network.vpcId' | 'network.cidr' | 'network.zones';
type Open = `addons.${string}` | `${'podIdentities' | 'irsaRoles'}.*.permissions.${string}`;

type MissingInShape = Exclude<PathsOf<EnvironmentInput>, PathsOf<Shape> | Open>;
type MissingInInterfaces = Exclude<PathsOf<Shape>, PathsOf<EnvironmentInput> | Forbidden | Open>;

type Nothing<T extends never> = T;
export type EveryKeyOfTheInterfacesIsInTheShape = Nothing<MissingInShape>;
export type EveryKeyOfTheShapeIsInTheInterfaces = Nothing<MissingInInterfaces>;

/** The comparison itself must see deep keys, or it would pass for nothing. */
const deep: PathsOf<Shape> = 'network.subnetSizes.slotCount';
const teams: PathsOf<EnvironmentInput> = 'access.teams.*.role';
// @ts-expect-error no such key
const wrong: PathsOf<Shape> = 'network.subnetSize';
export const seen = [deep, teams, wrong];
