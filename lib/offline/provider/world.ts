import type { ObjectValue } from '../protocol/value';

/** Something that an apply of this run made. */
export interface MadeObject {
  readonly type: string;
  readonly state: ObjectValue;
}

/**
 * What exists while stacks are applied one after the other: the part of AWS and Kubernetes that the structural provider
 * plays. One world per run; environments in the same run share it, so that their names can collide as they would in one account.
 */
export class World {
  private readonly owners = new Map<string, string>();
  private readonly objects = new Map<string, MadeObject>();
  private readonly noted = new Set<string>();

  /** Deletion protection is checked unless someone lifts it, as a person would before tearing an environment down. */
  deletionProtectionLifted = false;

  /** False when somebody else already holds the key. */
  claim(key: string, owner: string): boolean {
    const holder = this.owners.get(key);
    if (holder !== undefined && holder !== owner) return false;
    this.owners.set(key, owner);
    return true;
  }

  /** Frees every key of an owner but those it keeps. */
  release(owner: string, keep: readonly string[] = []): void {
    for (const [key, holder] of this.owners) if (holder === owner && !keep.includes(key)) this.owners.delete(key);
  }

  put(identity: string, object: MadeObject): void {
    this.objects.set(identity, object);
  }

  remove(identity: string): void {
    this.objects.delete(identity);
  }

  has(identity: string): boolean {
    return this.objects.has(identity);
  }

  find(type: string, matches: (state: ObjectValue) => boolean): ObjectValue | undefined {
    for (const object of this.objects.values()) if (object.type === type && matches(object.state)) return object.state;
    return undefined;
  }

  /** Remembers something that was assumed because nothing in the run could tell. */
  assume(text: string): void {
    this.noted.add(text);
  }

  get assumptions(): readonly string[] {
    return [...this.noted].sort();
  }
}
