package process

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"testing"
	"time"

	"go.uber.org/goleak"

	"xinbao/ocr/scan/talk"
)

// TestMain is also the recognising process of the tests: this binary, called with the
// name of what to do.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "child" {
		os.Exit(behave(os.Args[2]))
	}
	goleak.VerifyTestMain(m)
}

// behave is a child that behaves in a way.
func behave(way string) int {
	if way == "dumb" {
		return 3
	}
	served := 0
	side := talk.NewSide(bufio.NewReader(os.Stdin), os.Stdout)
	err := side.Serve(func(lines []talk.Line) ([]talk.Reading, error) {
		served++
		switch {
		case way == "hang":
			_, _ = io.Copy(io.Discard, os.Stdin) // until the parent hangs up
		case way == "garbage":
			_, _ = os.Stdout.WriteString("%PDF-1.7 and what not")
		case way == "refuse":
			return nil, errors.New("not today")
		case way == "short":
			return nil, nil
		case way == "tired" && served > 1:
			os.Exit(9)
		}
		readings := make([]talk.Reading, len(lines))
		for i, l := range lines {
			readings[i].Characters = []talk.Character{{Text: "一", X: float64(l.Width), Confidence: 1}}
		}
		return readings, nil
	})
	if err != nil {
		return 1
	}
	return 0
}

func behaving(t *testing.T, way string, deadline time.Duration) *Process {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := New(Config{Program: program, Args: []string{"child", way}, Deadline: deadline})
	t.Cleanup(p.Close)
	return p
}

func lines(widths ...int) []talk.Line {
	var out []talk.Line
	for _, w := range widths {
		out = append(out, talk.Line{Width: w, Pixels: make([]byte, w*talk.LineHeight)})
	}
	return out
}

func TestLinesAreReadInTheirOrder(t *testing.T) {
	t.Parallel()
	p := behaving(t, "well", time.Minute)

	readings, err := p.Recognise(t.Context(), lines(30, 10, 20))
	if err != nil {
		t.Fatal(err)
	}

	for i, want := range []float64{30, 10, 20} {
		if got := readings[i].Characters[0].X; got != want {
			t.Errorf("reading %d is of the line of %v columns, want %v", i, got, want)
		}
	}
}

func TestAHangingProcessIsKilled(t *testing.T) {
	t.Parallel()
	p := behaving(t, "hang", 100*time.Millisecond)

	_, err := p.Recognise(t.Context(), lines(10))

	if !errors.Is(err, ErrTooSlow) || p.ID() != 0 {
		t.Errorf("got %v, process %d left", err, p.ID())
	}
}

func TestWhoAskedMayGiveUp(t *testing.T) {
	t.Parallel()
	p := behaving(t, "hang", time.Minute)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()

	_, err := p.Recognise(ctx, lines(10))

	if !errors.Is(err, context.DeadlineExceeded) || p.ID() != 0 {
		t.Errorf("got %v, process %d left", err, p.ID())
	}
}

func TestACrashIsAnError(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"dumb", "garbage", "short"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			p := behaving(t, way, time.Minute)

			_, err := p.Recognise(t.Context(), lines(10, 10))

			if !errors.Is(err, ErrCrashed) || p.ID() != 0 {
				t.Errorf("got %v, process %d left", err, p.ID())
			}
		})
	}
}

// The second request of each child ends it; nobody notices.
func TestAProcessThatDiedIsReplaced(t *testing.T) {
	t.Parallel()
	p := behaving(t, "tired", time.Minute)

	for range 3 {
		if _, err := p.Recognise(t.Context(), lines(10)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestARefusalLeavesTheProcessAlive(t *testing.T) {
	t.Parallel()
	p := behaving(t, "refuse", time.Minute)

	_, err := p.Recognise(t.Context(), lines(10))

	var fault *FaultError
	if !errors.As(err, &fault) || p.ID() == 0 {
		t.Errorf("got %v, process %d", err, p.ID())
	}
}

func TestAProcessThatCannotStart(t *testing.T) {
	t.Parallel()
	p := New(Config{Program: t.TempDir() + "/nothing"})

	if _, err := p.Recognise(t.Context(), lines(10)); err == nil {
		t.Error("nothing was started, and it answered")
	}
}
