// A question before something that can not be taken back, in the admin's own dialog.
import { Modal, TitleBar } from '@shopify/app-bridge-react';
import { Box, Text } from '@shopify/polaris';

type Props = {
  open: boolean;
  title: string;
  body: string;
  confirm: { label: string; critical?: boolean };
  cancelLabel: string;
  onConfirm: () => void;
  onClose: () => void;
};

export function ConfirmDialog(props: Props) {
  const { open, title, body, confirm, cancelLabel, onConfirm, onClose } = props;
  const agree = () => {
    onClose();
    onConfirm();
  };
  return (
    <Modal open={open} onHide={onClose}>
      <Box padding="400">
        <Text as="p">{body}</Text>
      </Box>
      <TitleBar title={title}>
        <button variant="primary" tone={confirm.critical ? 'critical' : undefined} onClick={agree}>
          {confirm.label}
        </button>
        <button onClick={onClose}>{cancelLabel}</button>
      </TitleBar>
    </Modal>
  );
}
