package signed_test

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"
	"testing"

	"xinbao/api/signed"
)

var encoded = base64.StdEncoding.EncodeToString(pdf)

func formOf(file []byte) string {
	return "image=" + url.QueryEscape(base64.StdEncoding.EncodeToString(file))
}

func TestFixtureHasWhatIsHardToCarry(t *testing.T) {
	t.Parallel()
	for _, hard := range []string{"+", "/", "="} {
		if !strings.Contains(encoded, hard) {
			t.Errorf("%s has no %s", encoded, hard)
		}
	}
}

func TestEverySpellingOfTheBodyIsTheSameFile(t *testing.T) {
	t.Parallel()
	w := begin(t)
	half := len(encoded) / 2
	for what, body := range map[string]string{
		"form":                       formOf(pdf),
		"form among others":          "a=1&" + formOf(pdf) + "&b=%zz",
		"form, raw":                  "image=" + encoded,
		"form, plus signs as blanks": "image=" + strings.ReplaceAll(encoded, "+", " "),
		"form, blanks encoded":       "image=" + strings.ReplaceAll(encoded, "+", "%20"),
		"form, in lower case":        "image=" + strings.NewReplacer("+", "%2b", "/", "%2f", "=", "%3d").Replace(encoded),
		"form, no padding":           "image=" + strings.TrimRight(encoded, "="),
		"form, lines":                "image=" + url.QueryEscape(encoded[:half]+"\r\n"+encoded[half:]+"\r\n"),
		"form, line end":             formOf(pdf) + "\n",
		"form, data URL":             "image=" + url.QueryEscape("data:application/pdf;base64,"+encoded),
		"form, raw data URL":         "image=data:application/pdf;base64," + encoded,
		"form, data URL and a blank": "image=data:application/pdf;base64, " + encoded,
		"JSON":                       `{"image":"` + encoded + `"}`,
		"JSON as printed":            `{"image":"` + encoded + `",}`,
		"JSON with blanks":           " \r\n{ \"image\" : \"" + encoded + "\" , \n } ",
		"JSON among others":          `{"a":{"b":[1,2,],},"c":",}","image":"` + encoded + `","d":"\",}"}`,
		"JSON, slashes escaped":      `{"image":"` + strings.ReplaceAll(encoded, "/", `\/`) + `"}`,
		"JSON, plus signs escaped":   `{"image":"` + strings.ReplaceAll(encoded, "+", `\u002b`) + `"}`,
		"JSON, no padding":           `{"image":"` + strings.TrimRight(encoded, "=") + `"}`,
		"JSON, lines":                `{"image":"` + encoded[:half] + `\r\n\t` + encoded[half:] + `"}`,
		"JSON, data URL":             `{"image":"data:application/pdf;base64,` + encoded + `"}`,
	} {
		wantFile(t, what, w.send(t, w.call(t, body)), pdf)
	}
}

func TestABodyWithoutAFileIsRefused(t *testing.T) {
	t.Parallel()
	w := begin(t)
	for what, body := range map[string]string{
		"nothing":              "",
		"form without image":   "picture=" + encoded,
		"form, empty":          "image=",
		"form, cut escape":     "image=" + encoded + "%2",
		"form, wrong escape":   "image=%zz" + encoded,
		"form, not Base64":     "image=" + strings.Repeat("#", 40),
		"form, padded within":  "image=" + encoded + encoded,
		"JSON without image":   `{"picture":"` + encoded + `"}`,
		"JSON, empty":          `{"image":""}`,
		"JSON, null":           `{"image":null}`,
		"JSON, a number":       `{"image":1}`,
		"JSON, cut":            `{"image":"` + encoded,
		"JSON, two commas":     `{"image":"` + encoded + `",,}`,
		"JSON, deep":           strings.Repeat(`{"a":`, 100_000),
		"data URL, not Base64": "image=data:text/plain,hello",
		"multipart":            "--x\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\n" + encoded + "\r\n--x--",
	} {
		wantBadFile(t, what, w.send(t, w.call(t, body)))
	}
}

func TestAFileThatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	w := begin(t, func(c *signed.Config) { c.MaxFile = 1000 })
	largest := bytes.Repeat([]byte{0xfb}, 1000) // in Base64 nothing but plus signs and letters

	wantFile(t, "the largest, percent-encoded", w.send(t, w.call(t, formOf(largest))), largest)
	wantBadFile(t, "one more", w.send(t, w.call(t, formOf(append(largest, 1)))))
	wantBadFile(t, "much more, announced", w.send(t, w.call(t, strings.Repeat("x", 1<<20))))
	r := w.call(t, strings.Repeat("x", 1<<16))
	r.ContentLength = -1
	wantBadFile(t, "much more, in chunks", w.send(t, r))
}

func FuzzFileOf(f *testing.F) {
	f.Add([]byte("image=" + encoded))
	f.Add([]byte(`{"image":"` + encoded + `",}`))
	f.Add([]byte("image=data:;base64,%2B%2B%2B%2B&"))
	f.Add([]byte(`{"a":[",]\"",],"image":"YQ"}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		given := len(body)
		file, err := signed.FileOf(body)
		if err == nil && (len(file) == 0 || len(file) > given) {
			t.Errorf("%d bytes out of %d", len(file), given)
		}
	})
}

func FuzzParseSignature(f *testing.F) {
	f.Add(`hmac id="a", algorithm="hmac-sha1", headers="x-date x-source", signature="b="`)
	f.Add(`hmac id = "a", algorithm = "hmac-sha1", headers = "date source", signature = b=`)
	f.Fuzz(func(t *testing.T, authorization string) {
		if signed.SignatureIsWhole(authorization) && !strings.Contains(authorization, "hmac-sha1") {
			t.Error("taken without its algorithm")
		}
	})
}
