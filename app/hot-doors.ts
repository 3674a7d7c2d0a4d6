// Entry of build/hot-doors.js: the doors that face storms, as a process of their own.
import { startHotDoors } from '~/doors/hot-doors.server';

try {
  startHotDoors();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
}
