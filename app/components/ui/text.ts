// What is read on a screen and not pressed, links aside.
export { Badge, DescriptionList, Link, List, Text } from '@shopify/polaris';
