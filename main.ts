import environments from './envs';
import { main } from './lib/app/main';

// `npm run synth`, `cdktf synth`, `cdktf diff` and `cdktf deploy` all come here. Which environments there are is written
// in `envs/index.ts`; how they are judged and written is the same for `eks-auto`.
process.exitCode = main(environments);
