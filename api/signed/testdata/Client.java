import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.text.SimpleDateFormat;
import java.util.Base64;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A caller in Java, written from the description. Arguments: address, SecretId, SecretKey, file. */
public class Client {
    public static void main(String[] args) throws Exception {
        SimpleDateFormat format = new SimpleDateFormat("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
        format.setTimeZone(TimeZone.getTimeZone("GMT"));
        String date = format.format(Calendar.getInstance().getTime());
        String source = "market";
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(args[2].getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] digest = mac.doFinal(("x-date: " + date + "\nx-source: " + source).getBytes(StandardCharsets.UTF_8));
        String image = Base64.getEncoder().encodeToString(Files.readAllBytes(Paths.get(args[3])));

        HttpURLConnection call = (HttpURLConnection) new URL(args[0]).openConnection();
        call.setConnectTimeout(5000);
        call.setReadTimeout(5000);
        call.setRequestMethod("POST");
        call.setRequestProperty("X-Source", source);
        call.setRequestProperty("X-Date", date);
        call.setRequestProperty("Authorization", "hmac id=\"" + args[1] + "\", algorithm=\"hmac-sha1\", headers=\"x-date x-source\", signature=\""
                + Base64.getEncoder().encodeToString(digest) + "\"");
        call.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        call.setDoOutput(true);
        try (OutputStream out = call.getOutputStream()) {
            out.write(("image=" + URLEncoder.encode(image, "UTF-8")).getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in = call.getInputStream()) {
            System.out.write(in.readAllBytes());
        }
        System.out.flush();
    }
}
