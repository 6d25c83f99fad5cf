/** Fleets of the demo whose records are computed: their machines, and how steadily they ran. Invented, and stated as such. */
export type Fleet = {
  /** Of the record, without its ending. */
  record: string;
  /** TH/s with every machine running. */
  nameplateThs: number;
  /** Uptime in 1/1000 over the days, repeated from the start when it ends. */
  uptime: number[];
};

export const fleets: Fleet[] = [
  { record: "fjord", nameplateThs: 12_100, uptime: [984, 991, 978, 989, 995, 982, 990, 967, 993] },
  { record: "prairie", nameplateThs: 3_000, uptime: [962, 971, 948, 955, 980, 969, 958] },
  { record: "cinder", nameplateThs: 5_000, uptime: [931, 902, 874, 866, 851, 803, 742, 688, 617, 553, 496, 431] },
  { record: "basalt", nameplateThs: 8_000, uptime: [975, 981, 969, 988, 977] },
  { record: "geyser", nameplateThs: 2_030, uptime: [983, 990, 978, 986, 994, 981] },
  { record: "mesa", nameplateThs: 6_600, uptime: [941, 928, 957, 913, 949, 936, 884, 951] },
];
