// How a page is laid out: the boxes that every screen is made of.
export { BlockStack, Box, Card, Divider, InlineGrid, InlineStack, Layout } from '@shopify/polaris';
