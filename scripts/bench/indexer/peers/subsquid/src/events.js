const codec = require("@subsquid/evm-codec");
const { event, indexed } = require("@subsquid/evm-abi");
const topics = require("../abis/topics.json");
const abis = { slices: require("../abis/slices.json"), manager: require("../abis/manager.json") };

/** The codecs that squid-evm-typegen would write, from the same ABI. */
function codecsOf(abi, name) {
  const found = abi.find((item) => item.name === name);
  const signature = `${name}(${found.inputs.map(({ type }) => type).join(",")})`;
  const args = found.inputs.map((input) => [
    input.name,
    input.indexed ? indexed(codec[input.type]) : codec[input.type],
  ]);
  return event(topics[name], signature, Object.fromEntries(args));
}

const of = (abi, names) => Object.fromEntries(names.map((name) => [name, codecsOf(abi, name)]));

exports.slices = of(abis.slices, [
  "BatchOpened",
  "SliceMinted",
  "Transfer",
  "Claimed",
  "Settled",
  "RefundSettled",
  "PayoutAccrued",
]);
exports.manager = of(abis.manager, ["SliceBought", "PayoutPosted"]);
