import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { makeFolder } from '../files/make-folder';
import { writeWhole } from '../files/write-whole';
import { removeAbandoned, temporaryFolder } from '../files/temporary-folder';

const MANIFEST = 'manifest.json';
const STACKS = 'stacks';
const STACK_FILE = 'cdk.tf.json';
/** What is ours beside the stacks: nobody else needs it. */
const OWN = 'eks-auto';

const TEMPORARY = 'tmp-';
/** Minutes; another run may be at work in a younger one. */
const ABANDONED_AFTER = 10;

/** Files that `cdktf synth --hcl` leaves; Terraform would read them beside ours and see everything twice. */
const LEFTOVERS = ['cdk.tf', 'metadata.json'];

/** The folder that Terraform runs in, `cdktf.out`, and how it is brought up to date without ever being half written. */
export class OutputFolder {
  public constructor(
    /** Absolute. */
    public readonly path: string,
    private readonly projectFolder: string,
  ) {}

  /** `cdktf.out` of the project, or what the cdktf CLI says. */
  public static of(projectFolder: string, env: Readonly<Record<string, string | undefined>> = process.env): OutputFolder {
    return new OutputFolder(resolve(projectFolder, env['CDKTF_OUTDIR'] ?? 'cdktf.out'), projectFolder);
  }

  /** Relative to the project, for people. */
  public get name(): string {
    return posix(relative(this.projectFolder, this.path)) || '.';
  }

  /** State files lie in the project; a path to them from elsewhere would differ from machine to machine. */
  public get isInProject(): boolean {
    return !posix(relative(this.projectFolder, this.path)).startsWith('..') && relative(this.projectFolder, this.path) !== '';
  }

  /** From the folder of a stack to `state` of the project. */
  public get stateFolder(): string {
    return posix(relative(join(this.path, STACKS, 'stack'), join(this.projectFolder, 'state')));
  }

  /** Gives a folder on the same disk, so that what is in it can be moved; nothing of it remains. */
  public withFolderToPublish<T>(use: (folder: string) => T): T {
    const own = join(this.path, OWN);
    const made = makeFolder(own);
    removeAbandoned(TEMPORARY, own, ABANDONED_AFTER);
    const { path: folder, remove } = temporaryFolder(TEMPORARY, own);
    try {
      return use(folder);
    } finally {
      remove();
      // Where nothing was published, nothing is left behind.
      for (const empty of made) removeIfEmpty(empty);
    }
  }

  /**
   * Moves stacks and manifest out of a temporary folder, file by file, and leaves alone what is the same already and what
   * Terraform keeps beside them (`.terraform`, lock file, plan).
   *
   * @returns names of the stacks that are gone
   */
  public publish(temporary: string, stacks: readonly string[], keep: (stack: string) => boolean): readonly string[] {
    const before = this.stacks();
    const kept = before.filter((stack) => !stacks.includes(stack) && keep(stack));
    for (const stack of stacks) {
      const folder = join(this.path, STACKS, stack);
      mkdirSync(folder, { recursive: true });
      move(join(temporary, STACKS, stack, STACK_FILE), join(folder, STACK_FILE));
      for (const leftover of LEFTOVERS) rmSync(join(folder, leftover), { force: true });
    }
    this.publishManifest(temporary, kept);
    const gone = before.filter((stack) => !stacks.includes(stack) && !kept.includes(stack));
    // The cdktf CLI removes them itself, and fails where they are gone already.
    if (process.env['SYNTH_HCL_OUTPUT'] === undefined) for (const stack of gone) removeStack(join(this.path, STACKS, stack));
    return gone;
  }

  /** Writes a file of our own, when it differs. */
  public writeOwn(name: string, text: string): void {
    const path = join(this.path, OWN, name);
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, text);
  }

  public readOwn(name: string): string | undefined {
    return read(join(this.path, OWN, name));
  }

  /** The JSON of a stack that was published before. */
  public readStack(stack: string): string | undefined {
    return read(join(this.path, STACKS, stack, STACK_FILE));
  }

  /** Stacks that were published before. */
  public stacks(): readonly string[] {
    const folder = join(this.path, STACKS);
    if (!existsSync(folder)) return [];
    return readdirSync(folder).filter((stack) => existsSync(join(folder, stack, STACK_FILE)));
  }

  /** The cdktf CLI reads which stacks there are from the manifest; those of other environments stay in it. */
  private publishManifest(temporary: string, kept: readonly string[]): void {
    const fresh = JSON.parse(readFileSync(join(temporary, MANIFEST), 'utf8')) as Manifest;
    const old = JSON.parse(read(join(this.path, MANIFEST)) ?? '{"stacks":{}}') as Manifest;
    const entries = Object.entries({ ...old.stacks, ...fresh.stacks }).filter(
      ([name]) => name in fresh.stacks || kept.includes(name),
    );
    const stacks = Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
    writeWhole(join(this.path, MANIFEST), JSON.stringify({ stacks, version: fresh.version }, undefined, 2));
  }
}

interface Manifest {
  readonly version: string;
  readonly stacks: Readonly<Record<string, unknown>>;
}

function move(from: string, to: string): void {
  if (read(to) !== readFileSync(from, 'utf8')) renameSync(from, to);
}

const read = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** What Terraform or a person put there stays: states, lock files and plans may be somebody's only copy. */
function removeStack(folder: string): void {
  for (const name of [STACK_FILE, ...LEFTOVERS]) rmSync(join(folder, name), { force: true });
  removeIfEmpty(folder);
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

const posix = (path: string): string => path.split(sep).join('/');
