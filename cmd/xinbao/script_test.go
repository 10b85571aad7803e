package main

import (
	"bytes"
	"errors"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestScripts(t *testing.T) {
	t.Parallel()
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	wantOK(t, err)
	t.Cleanup(func() { _ = taken.Close() })
	files, password := putFiles(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("TAKEN", taken.Addr().String())
			e.Setenv("FILES", files)
			e.Setenv("PASSWORD", password)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "capture": capture, "private": isPrivate},
	})
}

// exits CODE COMMAND...: the command ends with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if err != nil || neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	code := 0
	err = ts.Exec(args[1], args[2:]...)
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		code = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// private FILE...: nobody but their owner may read the files.
func isPrivate(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if neg || info.Mode().Perm() != 0o600 {
			ts.Fatalf("%s has mode %v", name, info.Mode())
		}
	}
}

// capture NAME PATTERN: the variable is what the group matches in the last output.
func capture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: capture NAME PATTERN")
	}
	match := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(match) != 2 {
		ts.Fatalf("%s is not in the output", args[1])
	}
	ts.Setenv(args[0], match[1])
}

var readyAfter = regexp.MustCompile(`xinbao is ready after (\d+) ms`)

func TestDevIsReadyAtOnceAndStopsOnASignal(t *testing.T) {
	t.Parallel()
	var out, log sink
	const anyPort = "127.0.0.1:0"
	dev := exec.Command("xinbao", "dev", "--data", t.TempDir(), "--api-addr", anyPort, "--admin-addr", anyPort,
		"--sandbox-addr", anyPort, "--receiver", anyPort)
	dev.Stdout, dev.Stderr = &out, &log
	wantOK(t, dev.Start())

	until(t, "dev is ready", func() bool { return readyAfter.Match(out.bytes()) && bytes.Contains(out.bytes(), []byte("Ctrl-C")) })
	t.Logf("%s", readyAfter.Find(out.bytes()))
	began := time.Now()
	wantOK(t, dev.Process.Signal(sigterm))
	err := dev.Wait()

	if err != nil || !bytes.Contains(log.bytes(), []byte(`"stopped"`)) || bytes.Contains(log.bytes(), []byte(`"level":"error"`)) {
		t.Errorf("%v after %s; the log is\n%s", err, time.Since(began), log.bytes())
	}
}
