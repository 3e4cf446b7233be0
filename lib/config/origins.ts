import type { Profile } from '../model/environment';

/** Why a value is what it is. */
export type Origin =
  | { readonly kind: 'input'; readonly path: string }
  | { readonly kind: 'profile'; readonly profile: Profile; readonly path: string }
  | { readonly kind: 'built-in'; readonly path: string }
  | { readonly kind: 'computed'; readonly from: string }
  /** Not written as it is: a default of something that was written, or made of it. */
  | { readonly kind: 'follows'; readonly from: string };

/** Origins by path of the model; see `originOfValue` for how a path is looked up. */
export type Origins = ReadonlyMap<string, Origin>;

/** Chooses between what was written and a default, and remembers which it was. */
export class OriginRecorder {
  private readonly recorded = new Map<string, Origin>();

  public constructor(private readonly profile: Profile) {}

  /** What was written, or what the profile says. */
  public orProfile<T>(path: string, written: T | undefined, fallback: T): T {
    return this.choose(path, written, fallback, { kind: 'profile', profile: this.profile, path });
  }

  /** What was written, or the default that all profiles share. */
  public orBuiltIn<T>(path: string, written: T | undefined, fallback: T): T {
    return this.choose(path, written, fallback, { kind: 'built-in', path });
  }

  /** What was written, or what follows from something else. */
  public orComputed<T>(path: string, written: T | undefined, fallback: T, from: string): T {
    return this.choose(path, written, fallback, { kind: 'computed', from });
  }

  /** Notes that a part of the model follows from the configuration. */
  public computed(path: string, from: string): void {
    this.recorded.set(path, { kind: 'computed', from });
  }

  public written(path: string, from = path): void {
    this.recorded.set(path, { kind: 'input', path: from });
  }

  public get origins(): Origins {
    return this.recorded;
  }

  private choose<T>(path: string, written: T | undefined, fallback: T, otherwise: Origin): T {
    this.recorded.set(path, written === undefined ? otherwise : { kind: 'input', path });
    return written ?? fallback;
  }
}

/** One line for a person: `written at account`, `profile production`, `built-in default`, `computed from network.cidr`. */
export function describeOrigin(origin: Origin | undefined): string {
  switch (origin?.kind) {
    case 'input':
      return `written at ${origin.path}`;
    case 'profile':
      return `profile ${origin.profile}`;
    case 'built-in':
      return 'built-in default';
    case 'computed':
      return `computed from ${origin.from}`;
    case 'follows':
      return `follows from ${origin.from}`;
    case undefined:
      return 'unknown';
  }
}
