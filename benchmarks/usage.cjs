'use strict';
// Preloaded where there is no GNU time: notes what this process used, when it ends. Processes that it started (esbuild) are
// not in it.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCHMARK_USAGE, `${userCPUTime / 1e6} ${maxRSS}`);
});
