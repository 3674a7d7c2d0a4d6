// Entry of build/training-thread.js: the thread in which a worker trains.
import { runOrder } from '~/jobs/training-thread.server';

await runOrder();
