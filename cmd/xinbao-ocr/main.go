// Command xinbao-ocr is the recognising process: xinbao starts it, sends it pictures
// of lines through a pipe and gets characters back. It is a program of its own so
// that a fault of the runtime ends this process only, and so that xinbao itself stays
// one static file. It must not know what is on the pages.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"xinbao/ocr/scan/kit"
	"xinbao/ocr/scan/onnx"
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
	shipped := flags.Bool("shipped", false, "recognise with the model as shipped, to compare")
	prepare := flags.Bool("prepare", false, "rewrite the shipped model, compare both, and end")
	if err := flags.Parse(args); err != nil {
		return err
	}
	k := kit.Kit{Folder: *folder}
	if *prepare {
		return rewrite(k, out)
	}
	if err := limitMemory(*memory); err != nil {
		return err
	}
	model := k.Model()
	if *shipped {
		model = k.Shipped()
	}
	return serve(k, model, *parallel, talk.NewSide(in, out))
}

// serve loads the model and answers until the pipe is closed.
func serve(k kit.Kit, model string, parallel int, side *talk.Side) error {
	runtime, err := onnx.Open(k.Library())
	if err != nil {
		return err
	}
	data, err := os.ReadFile(model)
	if err != nil {
		return fmt.Errorf("read the model: %w", err)
	}
	session, err := load(runtime, data)
	if err != nil {
		return err
	}
	characters, err := os.ReadFile(k.Characters())
	if err != nil {
		return fmt.Errorf("read the characters: %w", err)
	}
	r := reader.New(reader.Config{Model: session, Characters: string(characters), Parallel: parallel})
	return side.Serve(r.Read)
}
