// Where Polaris keeps its style sheet.
import stylesheet from '@shopify/polaris/build/esm/styles.css?url';

export const polarisStyles = stylesheet;
