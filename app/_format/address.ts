/** "0x7099…79C8": to recognise, never to copy or to send money to. */
export const shortHex = (value: string): string => `${value.slice(0, 6)}…${value.slice(-4)}`;
