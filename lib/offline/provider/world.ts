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
  private readonly turns = new Set<string>();
  private readonly noted = new Set<string>();

  /** Deletion protection is checked unless someone lifts it, as a person would before tearing an environment down. */
  deletionProtectionLifted = false;

  /** False while another change of the same kind runs. */
  beginTurn(key: string): boolean {
    if (this.turns.has(key)) return false;
    this.turns.add(key);
    return true;
  }

  endTurn(key: string): void {
    this.turns.delete(key);
  }

  /** False when somebody else holds the key; the owner's former self does not count. */
  isFree(key: string, owner: string, formerly: string | undefined): boolean {
    const holder = this.owners.get(key);
    return holder === undefined || holder === owner || holder === formerly;
  }

  put(identity: string, object: MadeObject, keys: readonly string[]): void {
    this.objects.set(identity, object);
    for (const key of keys) this.owners.set(key, identity);
  }

  /** Also frees every key that it holds. */
  remove(identity: string): void {
    this.objects.delete(identity);
    for (const [key, holder] of this.owners) if (holder === identity) this.owners.delete(key);
  }

  has(identity: string): boolean {
    return this.objects.has(identity);
  }

  find(type: string, matches: (state: ObjectValue) => boolean): ObjectValue | undefined {
    for (const object of this.objects.values()) if (object.type === type && matches(object.state)) return object.state;
    return undefined;
  }

  /** Remembers what exists; what it returns brings that back. */
  checkpoint(): () => void {
    const owners = [...this.owners];
    const objects = [...this.objects];
    return () => {
      this.owners.clear();
      this.objects.clear();
      for (const [key, owner] of owners) this.owners.set(key, owner);
      for (const [identity, object] of objects) this.objects.set(identity, object);
    };
  }

  /** Remembers something that was assumed because nothing in the run could tell. */
  assume(text: string): void {
    this.noted.add(text);
  }

  get assumptions(): readonly string[] {
    return [...this.noted].sort();
  }
}
