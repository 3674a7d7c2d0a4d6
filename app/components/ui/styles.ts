// Where Polaris keeps its style sheet, and ours for the few things that it has no component for.
import polaris from '@shopify/polaris/build/esm/styles.css?url';
import own from './screens.css?url';

export const styleSheets = [polaris, own];
