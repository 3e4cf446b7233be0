'use strict';
// Lets Node load TypeScript: `node -r ./register.cjs main.ts`, and the environment files that `eks-auto` reads.
// The first .ts file is bundled with every relative file that it imports, in one call of esbuild; packages stay outside.
// Types are not checked: the editor and `npm run typecheck` do that.

const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// The synchronous calls of esbuild would start a worker thread first, which takes four times as long as the work.
process.env.ESBUILD_WORKER_THREADS ??= '0';

const TRACE = process.env.EKS_AUTO_TRACE === '1';

/** What esbuild made, by the file that Node believes it comes from: `{ code, map }`. */
const compiled = new Map();

/** A file that cannot be loaded because of what stands in it: message, place, and both ready to print. */
class LoadError extends Error {
  constructor(text, place, cause) {
    super(text, { cause });
    this.name = 'LoadError';
    this.place = place;
  }

  get report() {
    const { place } = this;
    const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}  `;
    const source = place?.source === undefined ? [] : [`       ${place.line} | ${place.source.trimEnd()}`];
    return [`error  ${where}${this.message}`, ...source, 'nothing was written; EKS_AUTO_TRACE=1 shows where it happened'].join(
      '\n',
    );
  }
}

Module._extensions['.ts'] = function load(module, filename) {
  try {
    module._compile(compile(filename), filename);
  } catch (error) {
    const mistake = TRACE ? undefined : mistakeIn(error, filename);
    if (mistake === undefined) throw error;
    if (!isProgram(filename)) throw mistake;
    // Nobody is left who could tell it in a readable way.
    process.stderr.write(`${mistake.report}\n`);
    process.exit(1);
  }
};

const isProgram = (filename) => process.argv[1] !== undefined && path.resolve(process.argv[1]) === filename;

function compile(filename) {
  const known = compiled.get(filename);
  if (known !== undefined) return known.code;
  const outputs = fromCache(filename) ?? bundle(filename);
  for (const [file, output] of Object.entries(outputs)) compiled.set(file, output);
  return compiled.get(filename).code;
}

/** What is needed to load a file, by file. */
function bundle(filename) {
  const { output, inputs } = build({ entryPoints: [filename], bundle: true, packages: 'external', metafile: true });
  const files = inputs.map((file) => path.resolve(file));
  // In a bundle every file would have the folder of the first one, so files that ask for theirs are kept apart.
  const outputs = /\b(?:__dirname|__filename)\b/.test(output.code)
    ? Object.fromEntries(
        files.filter((file) => file.endsWith('.ts')).map((file) => [file, build({ entryPoints: [file] }).output]),
      )
    : { [filename]: output };
  toCache(filename, files, outputs);
  return outputs;
}

function build(options) {
  const [entry] = options.entryPoints;
  try {
    const result = require('esbuild').buildSync({
      outfile: entry.replace(/\.ts$/, '.eks-auto.js'),
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      charset: 'utf8',
      sourcemap: 'external',
      sourcesContent: false,
      write: false,
      logLevel: 'silent',
      ...options,
    });
    const [map, code] = result.outputFiles;
    return {
      inputs: Object.keys(result.metafile?.inputs ?? {}),
      output: { code: code.text, map: map.text, folder: path.dirname(entry) },
    };
  } catch (error) {
    const [first] = error.errors ?? [];
    if (first === undefined) throw error;
    const { location } = first;
    const file = location === null ? undefined : path.resolve(location.file);
    if (file !== undefined && isUtf16(file)) {
      throw new LoadError(`${path.relative(process.cwd(), file)} is UTF-16; save it as UTF-8`, undefined, error);
    }
    throw new LoadError(first.text, file === undefined ? undefined : placeOf(file, location.line, location.column + 1), error);
  }
}

/** By its byte order mark; some editors and shells of Windows write it. */
function isUtf16(file) {
  const [first, second] = existsSync(file) ? readFileSync(file) : [];
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

// Starting esbuild takes about as long as judging three environments, so what it made is kept until a file changes.

/** In the nearest `node_modules`, where nobody looks and `npm ci` cleans up. */
function cacheFile(filename) {
  if (process.env.EKS_AUTO_CACHE === '0') return undefined;
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (existsSync(modules)) {
      const name = createHash('sha256').update(filename).digest('hex').slice(0, 16);
      return path.join(modules, '.cache', 'eks-auto', `${name}.json`);
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

function fromCache(filename) {
  const file = cacheFile(filename);
  if (file === undefined || !existsSync(file)) return undefined;
  try {
    const { states, outputs } = JSON.parse(readFileSync(file, 'utf8'));
    return Object.entries(states).every(([input, state]) => stateOf(input) === state) ? outputs : undefined;
  } catch {
    return undefined;
  }
}

function toCache(filename, files, outputs) {
  const file = cacheFile(filename);
  if (file === undefined) return;
  // A folder changes when a file comes or goes that an import may mean from then on. A .json file is named in full, so nothing
  // can take its place.
  const inputs = [
    ...files,
    ...files.filter((input) => !input.endsWith('.json')).map((input) => path.dirname(input)),
    path.resolve('tsconfig.json'),
    require.resolve('esbuild'),
    module.filename,
  ];
  const states = Object.fromEntries([...new Set(inputs)].map((input) => [input, stateOf(input)]));
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ states, outputs }));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Without a cache everything works, a little later.
  }
}

/** Names that an import may mean: code, and folders. The output, which comes and goes, is none. */
const IMPORTABLE = /^[^.]+$|\.(?:[cm]?[jt]s|[jt]sx|json)$/;

/** Changes with every change of a file, and of what is in a folder; the time of the last change cannot be set back as others can. */
function stateOf(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 'none';
  if (!stat.isDirectory()) return `${stat.ctimeMs} ${stat.size}`;
  const names = readdirSync(file).filter((name) => IMPORTABLE.test(name));
  return createHash('sha256').update(names.sort().join('\n')).digest('hex');
}

function placeOf(file, line, column) {
  const source = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/)[line - 1] : undefined;
  return { file: path.relative(process.cwd(), file), line, column, source };
}

/** The place in the TypeScript file, for a place in what esbuild made of it. */
function originalPlace(filename, line, column) {
  const output = compiled.get(filename);
  if (output === undefined) return undefined;
  output.sourceMap ??= new Module.SourceMap(JSON.parse(output.map));
  const entry = output.sourceMap.findEntry(line - 1, column - 1);
  if (entry.originalSource === undefined) return undefined;
  return {
    file: path.resolve(output.folder, entry.originalSource),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

Error.prepareStackTrace = function prepareStackTrace(error, frames) {
  const lines = frames.map((frame) => {
    const file = frame.getFileName();
    const place = file && originalPlace(file, frame.getLineNumber(), frame.getColumnNumber());
    if (!place) return `    at ${frame}`;
    const where = `${file}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
    return `    at ${String(frame).replace(where, `${place.file}:${place.line}:${place.column}`)}`;
  });
  return [header(error), ...lines].join('\n');
};

function header(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

/** The mistake of the person who wrote the files; undefined for one of ours, which needs its stack trace. */
function mistakeIn(error, filename) {
  if (error instanceof LoadError) return error;
  if (!(error instanceof Error)) {
    const file = path.relative(process.cwd(), filename);
    const message = `${String(error)}, thrown in ${file} or a file that it imports; an Error would say where`;
    return new LoadError(message, undefined, error);
  }
  const place = placeOfThrow(error);
  // Node adds the files that led to a missing package, of which we have made one.
  return place === undefined ? undefined : new LoadError(error.message.replace(/\nRequire stack:[\s\S]*/, ''), place, error);
}

/** The first file in a stack trace that is neither ours nor a package's: an environment file. */
function placeOfThrow(error) {
  const ours = path.join(__dirname, path.sep);
  for (const [, file, line, column] of String(error.stack).matchAll(/\(?((?:\/|[A-Za-z]:\\)[^()\n]*\.ts):(\d+):(\d+)\)?/g)) {
    if (file.startsWith(ours) || isProgram(file) || file.includes(`${path.sep}node_modules${path.sep}`)) continue;
    return placeOf(file, Number(line), Number(column));
  }
  return undefined;
}

module.exports = { LoadError };
