package main

import (
	"errors"

	"xinbao/ocr"
	"xinbao/ocr/scan"
	"xinbao/ocr/scan/kit"
)

// recogniser reads scans where `make ocr-setup` has installed what that needs.
// Elsewhere it is nil: electronic files are read all the same, and a scan ends
// in an error that says what to run. Call stop when nothing will be read.
func recogniser(folder string) (r ocr.Recogniser, stop func(), err error) {
	installed, err := scan.Open(scan.Settings{Kit: folder})
	if _, missing := errors.AsType[*kit.MissingError](err); missing {
		return nil, func() {}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return installed, installed.Close, nil
}
