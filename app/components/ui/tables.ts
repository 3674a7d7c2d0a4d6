// Rows of things, each of which can be opened.
export { IndexFilters, IndexFiltersMode, IndexTable, Pagination } from '@shopify/polaris';
