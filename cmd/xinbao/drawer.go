package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/ocr"
	"xinbao/ocr/overlay"
	"xinbao/report"
)

// pageDrawer draws the pages of documents that were read.
type pageDrawer struct{}

// DrawPage implements api.Drawer.
func (pageDrawer) DrawPage(ctx context.Context, d api.Drawing) ([]byte, error) {
	drawer, err := drawerOfContent(d)
	if err != nil {
		return nil, err
	}
	draw := drawer.Page
	if d.Marked {
		draw = drawer.Marked
	}
	picture, err := draw(ctx, d.Page)
	if err != nil {
		return nil, undrawn(err)
	}
	return encoded(picture)
}

// DrawAll implements api.Drawer.
func (pageDrawer) DrawAll(ctx context.Context, d api.Drawing) ([]byte, error) {
	drawer, err := drawerOfContent(d)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := drawer.PDF(ctx, &out); err != nil {
		return nil, undrawn(err)
	}
	return out.Bytes(), nil
}

// drawerOfContent reads what documentReader wrote.
func drawerOfContent(d api.Drawing) (*overlay.Drawer, error) {
	var result struct {
		Sheets []ocr.Sheet    `json:"sheets"`
		Checks []report.Check `json:"checks"`
	}
	var evidence map[string]ocr.Evidence
	if err := json.Unmarshal(d.Content.Result, &result); err != nil {
		return nil, fmt.Errorf("decode result: %w", err)
	}
	if err := json.Unmarshal(d.Content.Evidence, &evidence); err != nil {
		return nil, fmt.Errorf("decode evidence: %w", err)
	}
	reading := overlay.Reading{Sheets: result.Sheets, Evidence: evidence, Checks: result.Checks}
	return overlay.New(d.File, reading, overlay.Options{DPI: d.DPI}), nil
}

// encoded is a picture as PNG. Pages are drawn while somebody waits, so it is packed
// fast rather than small.
func encoded(picture image.Image) ([]byte, error) {
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return out.Bytes(), nil
}

// undrawn is why nothing was drawn, as package api knows it.
func undrawn(err error) error {
	code, known := errors.AsType[overlay.Code](err)
	switch {
	case errors.Is(err, overlay.ErrNoPage):
		return flow.ErrNotFound
	case known && code == overlay.CodeNotInstalled:
		return fmt.Errorf("%w: %w", api.ErrNoDrawing, err)
	case known:
		return fmt.Errorf("%w: %w", api.ErrNotDrawn, err)
	}
	return err
}
