/** What there is to do away with when this process ends before its time. */
const pending = new Set<() => void>();

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let watching = false;

/**
 * Has something done should the process end in the middle: on Ctrl-C, when it is terminated, when its terminal closes, or
 * on `process.exit`. For temporary folders and for commands that would go on alone.
 *
 * @param cleanUp must not wait for anything
 * @returns to be called when that is not needed any more
 */
export function atExit(cleanUp: () => void): () => void {
  pending.add(cleanUp);
  if (!watching) watch();
  return () => {
    pending.delete(cleanUp);
    // A signal that came while nothing else could run is told only after this turn; until then somebody has to listen.
    setImmediate(() => {
      if (pending.size === 0 && watching) unwatch();
    });
  };
}

/** Does something and cleans up afterwards, however it ends. */
export function cleaningUp<T>(cleanUp: () => void, work: () => T): T {
  const forget = atExit(cleanUp);
  try {
    return work();
  } finally {
    forget();
    cleanUp();
  }
}

function watch(): void {
  watching = true;
  for (const signal of SIGNALS) process.on(signal, end);
  process.on('exit', cleanUpAll);
}

function unwatch(): void {
  watching = false;
  for (const signal of SIGNALS) process.off(signal, end);
  process.off('exit', cleanUpAll);
}

/** Cleans up, then lets the signal do what it would have done. */
function end(signal: NodeJS.Signals): void {
  cleanUpAll();
  unwatch();
  process.kill(process.pid, signal);
}

function cleanUpAll(): void {
  for (const cleanUp of pending) {
    try {
      cleanUp();
    } catch {
      // The others have their turn all the same.
    }
  }
  pending.clear();
}
