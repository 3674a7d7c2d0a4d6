// Rows of things, each of which can be opened.
export { IndexTable, Pagination } from '@shopify/polaris';
