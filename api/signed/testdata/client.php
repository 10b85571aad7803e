<?php
// A caller in PHP, written from the description. Arguments: address, SecretId, SecretKey, file.
[, $address, $secretId, $secretKey, $path] = $argv;
$source = 'market';
$date = gmdate('D, d M Y H:i:s') . ' GMT';
$mac = base64_encode(hash_hmac('sha1', "x-date: $date\nx-source: $source", $secretKey, true));
$call = curl_init($address);
curl_setopt_array($call, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 60,
    CURLOPT_POST => true,
    CURLOPT_POSTFIELDS => http_build_query(['image' => base64_encode(file_get_contents($path))]),
    CURLOPT_HTTPHEADER => [
        "X-Source: $source",
        "X-Date: $date",
        "Authorization: hmac id=\"$secretId\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"$mac\"",
        'Content-Type: application/x-www-form-urlencoded',
    ],
]);
echo curl_exec($call);
exit(curl_getinfo($call, CURLINFO_HTTP_CODE) === 200 ? 0 : 1);
