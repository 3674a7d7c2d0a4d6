// Makes what types and lint read besides our own files, where it is missing or old; quiet when all is well.
import { prepare } from './checks/prepare';

const trouble = await prepare();
if (trouble) {
  console.error(`The database client could not be generated.\n${trouble}`);
  process.exitCode = 1;
}
