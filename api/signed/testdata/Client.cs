// A caller in C#, written from the description. Arguments: address, SecretId, SecretKey, file.
using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Text;

static class Client
{
    static void Main(string[] args)
    {
        string source = "market";
        string date = DateTime.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        string text = "x-date: " + date + "\nx-source: " + source;
        string mac = Convert.ToBase64String(new HMACSHA1(Encoding.UTF8.GetBytes(args[2])).ComputeHash(Encoding.UTF8.GetBytes(text)));
        string image = Convert.ToBase64String(File.ReadAllBytes(args[3]));
        byte[] body = Encoding.UTF8.GetBytes("{\"image\":\"" + image + "\"}");

        // It asks with Expect: 100-continue before it sends the body, as .NET does by itself.
        var call = (HttpWebRequest)WebRequest.Create(args[0]);
        call.Method = "POST";
        call.Timeout = 5000;
        call.ContentType = "application/json; charset=UTF-8";
        call.Headers.Add("X-Source", source);
        call.Headers.Add("X-Date", date);
        call.Headers.Add("Authorization", "hmac id=\"" + args[1] + "\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\"" + mac + "\"");
        using (Stream send = call.GetRequestStream())
        {
            send.Write(body, 0, body.Length);
        }
        using (WebResponse answer = call.GetResponse())
        using (Stream read = answer.GetResponseStream())
        {
            read.CopyTo(Console.OpenStandardOutput());
        }
    }
}
