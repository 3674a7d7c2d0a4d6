// How a screen says that something is loading, empty, wrong or on its way.
export { Banner, EmptyState, ProgressBar, SkeletonBodyText, Spinner } from '@shopify/polaris';
