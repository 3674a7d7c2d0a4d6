// What runs in the admin frame's own page, around the app's iframe.
import { startClock } from './clock';
import { startNavigation } from './navigation';
import { startResourcePicker } from './resource-picker';
import { startSaveBar } from './save-bar';
import { startTitleBar } from './title-bar';
import { startToasts } from './toasts';

startNavigation();
startTitleBar();
startSaveBar();
startToasts();
startResourcePicker();
startClock();
