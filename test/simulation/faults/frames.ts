/** Takes a websocket's bytes from server to client apart: first the answer to the handshake, then one frame at a time. */
export function createFrames(onBytes: (bytes: Buffer, isFrame: boolean) => void) {
  let left: Buffer = Buffer.alloc(0);
  let shaken = false;
  return (chunk: Buffer) => {
    left = Buffer.concat([left, chunk]);
    for (;;) {
      const length = shaken ? frameLength(left) : handshakeLength(left);
      if (length === undefined || left.length < length) return;
      onBytes(left.subarray(0, length), shaken);
      left = left.subarray(length);
      shaken = true;
    }
  };
}

function handshakeLength(bytes: Buffer): number | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  return end < 0 ? undefined : end + 4;
}

/** RFC 6455, section 5.2; a server's frames are not masked. */
function frameLength(bytes: Buffer): number | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 127;
  if (short < 126) return 2 + short;
  if (short === 126) return bytes.length < 4 ? undefined : 4 + bytes.readUInt16BE(2);
  return bytes.length < 10 ? undefined : 10 + Number(bytes.readBigUInt64BE(2));
}
