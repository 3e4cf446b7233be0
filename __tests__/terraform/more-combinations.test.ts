import { judgeCombinations } from './combinations';

judgeCombinations(1);
