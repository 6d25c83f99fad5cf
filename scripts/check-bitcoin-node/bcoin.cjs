// A full node of bcoin on regtest, in memory: `node bcoin.cjs FOLDER PORT PASSWORD`. Says "ready" when it answers.
const Module = require("node:module");
const [folder, port, password] = process.argv.slice(2);

// Its database on disk, native and not built; nothing is kept.
const load = Module._load;
Module._load = (request, ...rest) => (request === "leveldown" ? {} : load(request, ...rest));
process.env.NODE_BACKEND = "js";
const bcoin = Module.createRequire(`${folder}/`)("bcoin");

const node = new bcoin.FullNode({
  ...{ network: "regtest", memory: true, indexTx: true, httpPort: Number(port), apiKey: password },
  ...{ logLevel: "none", workers: false, listen: false },
});
const ACTIVE = 3;

async function start() {
  await node.open();
  // It is of 2018. Since then Bitcoin Core has these rules in force on regtest from the first block.
  Object.assign(node.network.block, { bip34height: 1, bip65height: 1, bip66height: 1 });
  node.chain.getState = async () => ACTIVE;
  console.log("ready");
}
start().catch((error) => {
  console.error(error);
  process.exit(1);
});
