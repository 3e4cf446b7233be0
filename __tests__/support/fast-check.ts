import fc from 'fast-check';

/**
 * The same random values every time, so that a change is what makes a test fail; `EKS_AUTO_SEED=1 npx jest …` tries others. A
 * failure prints its seed. Tests import fast-check from here (a lint rule).
 */
fc.configureGlobal({ seed: Number(process.env['EKS_AUTO_SEED'] ?? 20261128) });

export default fc;
