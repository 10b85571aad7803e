package cos_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"xinbao/ocr/pdf/cos"
)

// The files of testdata are one file of 600 bytes, encrypted by qpdf 11.3 with the
// passwords "user" and "owner" in each way that the format knows.
func encrypted(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var ways = []string{"rc4-40.pdf", "rc4-128.pdf", "rc4-v4.pdf", "aes-128.pdf", "aes-256-r5.pdf", "aes-256.pdf"}

func TestPasswordsOpen(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		for _, password := range []string{"user", "owner"} {
			t.Run(way+" by "+password, func(t *testing.T) {
				t.Parallel()
				f, err := cos.Open(t.Context(), encrypted(t, way), password, roomy)
				if err != nil {
					t.Fatal(err)
				}

				wantClear(t, f)
			})
		}
	}
}

// wantClear fails unless strings and streams are decrypted.
func wantClear(t *testing.T, f *cos.File) {
	t.Helper()
	page := f.Dict(f.Array(f.Dict(f.Catalog()["Pages"])["Kids"])[0])
	note := f.Dict(f.Dict(page["PieceInfo"])["X"])["Private"]
	if f.Resolve(note) != cos.String("in the clear") {
		t.Errorf("the string is %q", note)
	}
	data, _, err := f.Data(f.Stream(page["Contents"]))
	if err != nil || string(bytes.TrimSpace(data)) != "% what is drawn, clear" {
		t.Errorf("the stream is %q, %v", data, err)
	}
}

func TestPasswordsAreAskedFor(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			_, none := cos.Open(t.Context(), encrypted(t, way), "", roomy)
			_, wrong := cos.Open(t.Context(), encrypted(t, way), "guess", roomy)

			if !errors.Is(none, cos.ErrEncrypted) {
				t.Errorf("without a password: %v", none)
			}
			if !errors.Is(wrong, cos.ErrWrongPassword) {
				t.Errorf("with a wrong one: %v", wrong)
			}
		})
	}
}

func TestFilesThatOnlyRestrictOpenForEverybody(t *testing.T) {
	t.Parallel()
	for _, password := range []string{"", "owner", "needless"} {
		f, err := cos.Open(t.Context(), encrypted(t, "owner-only.pdf"), password, roomy)
		if err != nil {
			t.Fatalf("%q: %v", password, err)
		}

		wantClear(t, f)
	}
}

func TestEncryptedFilesAreRepaired(t *testing.T) {
	t.Parallel()
	for way, password := range map[string]string{"rc4-128.pdf": "user", "aes-256.pdf": "user", "owner-only.pdf": ""} {
		data := bytes.Replace(encrypted(t, way), []byte("startxref\n"), []byte("startxref\n9999"), 1)

		f, err := cos.Open(t.Context(), data, password, roomy)
		if err != nil {
			t.Fatalf("%s: %v", way, err)
		}

		wantClear(t, f)
	}
}

func TestWrongDescriptionsOfEncryptionAreRefused(t *testing.T) {
	t.Parallel()
	for _, way := range ways {
		for _, entry := range []string{"/O ", "/U ", "/R ", "/V "} {
			data := bytes.ReplaceAll(encrypted(t, way), []byte(entry), []byte("/Z "))

			_, err := cos.Open(t.Context(), data, "user", roomy)

			if !errors.Is(err, cos.ErrDamaged) && !errors.Is(err, cos.ErrUnsupported) {
				t.Errorf("%s without %s: %v", way, entry, err)
			}
		}
	}
}
