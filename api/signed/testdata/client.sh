# A caller with curl, written from the description's command-line example: JSON
# with a trailing comma under the Content-Type of a form, variant B of the
# signature. Arguments: address, SecretId, SecretKey, file.
set -eu
date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
mac=$(printf 'date: %s\nsource: source' "$date" | openssl dgst -sha1 -hmac "$3" -binary | base64)
printf '{"image":"%s",}' "$(base64 "$4")" | tr -d '\n' |
	curl -sS -f -X POST "$1" -H "Date: $date" -H 'Source: source' -H 'X-Requested-With: XMLHttpRequest' -H 'Expect: 100-continue' \
		-H "Authorization: hmac id = \"$2\", algorithm = \"hmac-sha1\", headers = \"date source\", signature = $mac" --data-binary @-
