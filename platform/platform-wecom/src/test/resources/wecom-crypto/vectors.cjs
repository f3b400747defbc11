// Writes ciphertexts.tsv and js-sdk.tsv into the directory named by the argument. See README.md.
const { createRequire } = require('module');
const { writeFileSync } = require('fs');
const { join } = require('path');
const { encrypt, decrypt, getSignature, getJsApiSignature } = createRequire(join(process.cwd(), 'x'))('@wecom/crypto');

const directory = process.argv[2];
const token = 'QDG6eK';
const receivers = ['wx5823bf96d3bd56c7', 'ww5c3a0demo0000001', ''];
const keys = [
  'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', // not canonical
  '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
  'cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP', // not canonical
];

const ciphertexts = [];
keys.forEach((key, k) => {
  for (let length = 0; length < 32; length++) { // every padding from 1 to 32
    const message = '消息😀'.slice(0, k * 2) + 'x'.repeat(length);
    const random = `random${k}${String(length).padStart(9, '0')}`;
    const timestamp = String(1409659813 + length);
    const nonce = String(1372623149 + k);
    const ciphered = encrypt(key, message, receivers[k], Buffer.from(random));
    const back = decrypt(key, ciphered);
    if (back.message !== message || back.id !== receivers[k]) {
      throw new Error(`Expected ${message} of ${receivers[k]} but got ${back.message} of ${back.id}`);
    }
    const signature = getSignature(token, timestamp, nonce, ciphered);
    ciphertexts.push([token, key, receivers[k], random, message, timestamp, nonce, ciphered, signature]);
  }
});

const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';
const signatures = ['http://mp.weixin.qq.com?params=value', 'https://例子.cn/页?a=1&b=%20', 'https://example.com/'].map((url) => {
  const { timestamp, nonceStr, signature } =
    getJsApiSignature({ url, ticket, nonceStr: 'Wm3WZYTPz0wzccnW', timestamp: 1414587457 });
  return [ticket, nonceStr, timestamp, url, signature];
});

const write = (name, rows) => writeFileSync(join(directory, name), rows.map((row) => row.join('\t') + '\n').join(''));
write('ciphertexts.tsv', ciphertexts);
write('js-sdk.tsv', signatures);
