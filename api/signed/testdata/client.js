// A caller in Node.js, written from the description. Arguments: address, SecretId, SecretKey, file.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const querystring = require('querystring');

const [address, secretId, secretKey, path] = process.argv.slice(2);
const source = 'market';
const date = new Date().toUTCString();
const mac = crypto.createHmac('sha1', secretKey).update(`x-date: ${date}\nx-source: ${source}`).digest('base64');
const body = querystring.stringify({ image: fs.readFileSync(path).toString('base64') });
const request = http.request(address, {
  method: 'POST',
  timeout: 5000,
  headers: {
    'X-Source': source,
    'X-Date': date,
    Authorization: `hmac id="${secretId}", algorithm="hmac-sha1", headers="x-date x-source", signature="${mac}"`,
    'Content-Type': 'application/x-www-form-urlencoded',
  },
}, (answer) => {
  if (answer.statusCode !== 200) process.exitCode = 1;
  answer.pipe(process.stdout);
});
request.on('timeout', () => request.destroy(new Error('timeout')));
request.end(body);
