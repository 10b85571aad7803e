package main

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"net/http"
	"testing"

	"xinbao/internal/testdb"
)

// fetch gets what is no JSON.
func (c *client) fetch(t *testing.T, path string) (status int, body []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, c.base+path, http.NoBody)
	wantOK(t, err)
	req.Header.Set("Authorization", "Bearer "+c.key)
	res, err := c.http.Do(req)
	wantOK(t, err)
	defer func() { _ = res.Body.Close() }()
	body, err = io.ReadAll(res.Body)
	wantOK(t, err)
	return res.StatusCode, body
}

func pictureOf(t *testing.T, body []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(body))
	wantOK(t, err)
	return img
}

func TestTheAPIShowsPagesWithAndWithoutBoxes(t *testing.T) {
	t.Parallel()
	town := openTown(t, testdb.Embedded(t))
	v := town.client.upload(t, printed(t, brief).PDF, "")
	town.documentNotice(t, v.ID)
	path := "/v1/documents/" + v.ID

	_, plain := town.client.fetch(t, path+"/pages/1?dpi=72")
	_, marked := town.client.fetch(t, path+"/pages/1/overlay?dpi=72")
	all, book := town.client.fetch(t, path+"/overlay.pdf")
	beyond, _ := town.client.fetch(t, path+"/pages/99")

	p, m := pictureOf(t, plain).Bounds(), pictureOf(t, marked).Bounds()
	if p.Dx() < 590 || p.Dx() > 600 || m.Dx() != p.Dx() || m.Dy() <= p.Dy() {
		t.Errorf("the page is %v, with boxes and legend %v", p, m)
	}
	if all != http.StatusOK || !bytes.HasPrefix(book, []byte("%PDF-")) || beyond != http.StatusNotFound {
		t.Errorf("all pages: %d %.10q; page 99: %d", all, book, beyond)
	}
}

func TestPagesOfALockedFileAreNotDrawn(t *testing.T) {
	t.Parallel()
	town := openTown(t, testdb.Embedded(t))
	r := printed(t, locked)
	v := town.client.upload(t, r.PDF, r.Password)
	town.documentNotice(t, v.ID)

	status, body := town.client.fetch(t, "/v1/documents/"+v.ID+"/pages/1")

	if status != http.StatusConflict || !bytes.Contains(body, []byte(`"page_not_drawn"`)) {
		t.Errorf("answered %d %s", status, body)
	}
}
