package sandbox

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

func TestPicturesAreImagesOfTheirOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for seed := range dice(8) {
		r := seed.roll("picture")
		code := pictureCode{draw(r, pictureAlphabet, pictureLength), r}

		raw, err := code.png()
		if err != nil {
			t.Fatal(err)
		}

		image, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatalf("decode: %v", err)
		}
		if got := image.Bounds().Size(); got.X != pictureWidth || got.Y != pictureHeight {
			t.Errorf("the picture measures %v", got)
		}
		if seen[string(raw)] {
			t.Error("two codes have the same picture")
		}
		seen[string(raw)] = true
	}
}

func TestPictureAlphabetHasNothingThatPeopleConfuse(t *testing.T) {
	t.Parallel()

	for _, confusing := range "0OQD1I2Z5S8B6GUV" {
		if strings.ContainsRune(pictureAlphabet, confusing) {
			t.Errorf("the alphabet has %c", confusing)
		}
	}
}

func BenchmarkPicture(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		r := dice(i).roll("picture")
		if _, err := (pictureCode{draw(r, pictureAlphabet, pictureLength), r}).png(); err != nil {
			b.Fatal(err)
		}
	}
}
