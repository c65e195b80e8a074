// CPU milliseconds that peers take for all files of a folder.
import { readFileSync, readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, home] = process.argv.slice(2);
const require = createRequire(join(home, "node_modules/"));
const { validate } = require("dockerfile-utils");

const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let best = Infinity;
for (let round = 0; round < 5; ++round) {
  const start = cpu();
  for (const text of files) validate(text);
  best = Math.min(best, cpu() - start);
}
console.log(`dockerfile-utils  ${best.toFixed(0)} ms, ${files.length} files`);

// tally stops at the first file that its parser refuses: then the figure is for fewer files.
const program = join(home, "node_modules/@wharflab/tally-linux-x64/bin/tally");
const run = spawnSync(
  "/usr/bin/env",
  ["bash", "-c", 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', "bash", program, "lint", "--slow-checks", "off",
    "--no-config", "--no-inline-directives", "--ignore", "tally/*", "--ignore", "hadolint/*", "--ignore",
    "shellcheck/*", "--format", "json", folder],
  { encoding: "utf8" },
);
const [user, system] = run.stderr.trim().split("\n").pop().split(" ").map(Number);
console.log(`tally             ${((user + system) * 1000).toFixed(0)} ms, exit ${run.status}`);
