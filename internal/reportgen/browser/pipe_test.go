package browser

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// pretended is a pipe to a browser that has already said everything.
func pretended(t *testing.T, says ...string) *pipe {
	t.Helper()
	commands, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	in, answers, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range says {
		if _, err := answers.WriteString(text + "\x00"); err != nil {
			t.Fatal(err)
		}
	}
	_ = answers.Close()
	t.Cleanup(func() { _, _, _ = commands.Close(), out.Close(), in.Close() })
	return &pipe{out: out, in: in, read: bufio.NewReader(in)}
}

func TestAnAnswerIsFoundAmongEvents(t *testing.T) {
	t.Parallel()
	p := pretended(t, `{"method":"Target.targetCreated","params":{}}`, `{"id":1,"result":{"targetId":"T"}}`)
	var got struct {
		ID string `json:"targetId"`
	}

	err := p.call(t.Context(), "", "Target.createTarget", nil, &got)

	if err != nil || got.ID != "T" {
		t.Errorf("got %q, %v", got.ID, err)
	}
}

func TestWhatABrowserRefusesIsSaid(t *testing.T) {
	t.Parallel()
	for says, want := range map[string]string{
		`{"id":1,"error":{"message":"no such page"}}`: "browser refuses Page.printToPDF: no such page",
		`{"id":1,`:                             "wait for the browser's answer to Page.printToPDF",
		`{"id":1,"result":[]}`:                 "read the browser's answer to Page.printToPDF",
		`{"method":"Inspector.targetCrashed"}`: "wait for the browser's answer to Page.printToPDF",
	} {
		p := pretended(t, says)
		var got struct{ Data []byte }

		err := p.call(t.Context(), "", "Page.printToPDF", nil, &got)

		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", says, err, want)
		}
	}
}
