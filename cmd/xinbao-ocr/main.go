// Command xinbao-ocr is the recognising process: xinbao starts it, sends it pictures
// of lines through a pipe and gets characters back. It is a program of its own so
// that a fault of the runtime ends this process only, and so that xinbao itself stays
// one static file. It must not know what is on the pages.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"

	"xinbao/ocr/scan/kit"
	"xinbao/ocr/scan/openvino"
	"xinbao/ocr/scan/reader"
	"xinbao/ocr/scan/talk"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "xinbao-ocr:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("xinbao-ocr", flag.ContinueOnError)
	folder := flags.String("kit", "", "folder of the runtime and the model")
	parallel := flags.Int("parallel", 1, "lines recognised at a time, each on one core")
	memory := flags.Uint64("memory", 0, "bytes of memory that this process may use; 0 means no limit")
	full := flags.Bool("full", false, "recognise in full precision: slower, to compare")
	check := flags.Bool("check", false, "recognise a blank line, say so, and end")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := limitMemory(*memory); err != nil {
		return err
	}
	r, err := newReader(kit.Kit{Folder: *folder}, *parallel, *full)
	if err != nil {
		return err
	}
	if *check {
		return blank(r, out)
	}
	return talk.NewSide(in, out).Serve(r.Read)
}

// newReader loads the runtime and the model.
func newReader(k kit.Kit, parallel int, full bool) (*reader.Reader, error) {
	runtime, err := openvino.Open(k.Library())
	if err != nil {
		return nil, err
	}
	precision := openvino.Half
	if full {
		precision = openvino.Full
	}
	model, err := runtime.Load(k.Model(), parallel, precision)
	if err != nil {
		return nil, err
	}
	characters, err := os.ReadFile(k.Characters())
	if err != nil {
		return nil, fmt.Errorf("read the characters: %w", err)
	}
	return reader.New(reader.Config{Model: model, Characters: string(characters), Parallel: parallel}), nil
}

// blank has a line without ink recognised.
func blank(r *reader.Reader, out io.Writer) error {
	paper := talk.Line{Width: 10 * talk.LineHeight, Pixels: bytes.Repeat([]byte{0xFF}, 10*talk.LineHeight*talk.LineHeight)}
	readings, err := r.Read([]talk.Line{paper})
	if err != nil {
		return err
	}
	if n := len(readings[0].Characters); n > 0 {
		return fmt.Errorf("%d characters were read on blank paper", n)
	}
	_, err = fmt.Fprintln(out, "recognition works")
	return err
}
