"""A caller in Python, written from the description. Arguments: address, SecretId, SecretKey, file."""

import base64
import datetime
import hashlib
import hmac
import ssl
import sys
import urllib.parse
import urllib.request

address, secret_id, secret_key, path = sys.argv[1:]
source = "market"
date = datetime.datetime.now(datetime.timezone.utc).strftime("%a, %d %b %Y %H:%M:%S GMT")
text = "x-date: %s\nx-source: %s" % (date, source)
mac = base64.b64encode(hmac.new(secret_key.encode(), text.encode(), hashlib.sha1).digest()).decode()
with open(path, "rb") as f:
    body = urllib.parse.urlencode({"image": base64.b64encode(f.read()).decode()}).encode()
request = urllib.request.Request(address, data=body, method="POST", headers={
    "X-Source": source,
    "X-Date": date,
    "Authorization": 'hmac id="%s", algorithm="hmac-sha1", headers="x-date x-source", signature="%s"' % (secret_id, mac),
    "Content-Type": "application/x-www-form-urlencoded",
})
with urllib.request.urlopen(request, timeout=5, context=ssl.create_default_context() if address.startswith("https") else None) as answer:
    sys.stdout.write(answer.read().decode())
