// Runs before every script. Only syntax that Node 20 understands may stand here.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const wanted = 24;
const major = Number(process.versions.node.split('.')[0]);
if (major < wanted) {
  console.error(
    [
      `通学需要 Node ${wanted} 或更新版本，当前是 ${process.version}。请用 npm 命令启动（npm start），npm install 会带来合适的版本；`,
      '若安装时跳过了可选依赖，请重新执行：npm install --include=optional',
      `Tongxue needs Node ${wanted} or newer, this is ${process.version}. Start it through npm (npm start): npm install brings the right`,
      'version along. If optional dependencies were left out, run: npm install --include=optional',
    ].join('\n'),
  );
  process.exit(1);
}

// Compiled code and stripped types are kept for the next start, which then takes about half the time.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
