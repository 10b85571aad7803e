package scan_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
	"xinbao/ocr/scan"
)

// BenchmarkPeer reads the same pages with ours and with @gutenye/ocr-node, in turn. What
// is printed counts as read if it is among what was read, wherever: the peer joins the
// cells of a row by blanks, and does not straighten pages.
func BenchmarkPeer(b *testing.B) {
	for _, style := range []string{"scan-clean", "scan-mild", "scan-coarse", "scan-shadow", "scan-lender"} {
		b.Run(style, func(b *testing.B) { benchmarkPeer(b, style) })
	}
}

// side is what one of the two needed and read.
type side struct {
	took         []time.Duration // a page
	cpu          time.Duration
	words, exact int
}

// compare counts printed words without blanks, and those of them that were read.
func (s *side) compare(printed page.Page, read []string) {
	times := map[string]int{}
	for _, line := range read {
		for token := range strings.FieldsSeq(fold.Text(line)) {
			times[token]++
		}
	}
	for _, w := range printed.Words {
		if strings.Contains(w.Text, " ") {
			continue
		}
		s.words++
		if times[w.Text] > 0 {
			times[w.Text]--
			s.exact++
		}
	}
}

func benchmarkPeer(b *testing.B, name string) {
	b.Helper()
	p := startPeer(b)
	r := installed(b, scan.Settings{})
	printed, scanned := twice(b.Context(), b, 1, name)
	n := min(pagesEach, len(scanned))
	var ours, theirs side
	ours.read(b, r, printed[:1], scanned[:1]) // starts the process
	p.read(b, &theirs, printed[0], scanned[0])
	ours, theirs = side{}, side{}

	for b.Loop() {
		ours.read(b, r, printed[:n], scanned[:n])
		for i := range n {
			p.read(b, &theirs, printed[i], scanned[i])
		}
	}

	b.ReportMetric(0, "ns/op")
	pages := float64(n * b.N)
	for who, s := range map[string]side{"ours": ours, "peer": theirs} {
		b.ReportMetric(median(s.took).Seconds(), who+"-s/page")
		b.ReportMetric(s.cpu.Seconds()/pages, who+"-cpu-s/page")
		b.ReportMetric(100*float64(s.exact)/float64(s.words), who+"-%words")
	}
	b.ReportMetric(residentMB(b, r.ProcessID()), "ours-MB")
	b.ReportMetric(residentMB(b, p.command.Process.Pid), "peer-MB")
}

// read reads pages with ours.
func (s *side) read(b *testing.B, r *scan.Installed, printed, scanned []page.Page) {
	b.Helper()
	before := cpuTime(b, os.Getpid()) + cpuTime(b, r.ProcessID())
	start := time.Now()
	read, err := r.Read(b.Context(), scanned, nil)
	if err != nil {
		b.Fatal(err)
	}
	s.took = append(s.took, time.Since(start)/time.Duration(len(scanned)))
	s.cpu += cpuTime(b, os.Getpid()) + cpuTime(b, r.ProcessID()) - before
	for i, p := range read {
		var texts []string
		for _, w := range p.Words {
			texts = append(texts, w.Text)
		}
		s.compare(printed[i], texts)
	}
}

// peer is the running program.
type peer struct {
	command *exec.Cmd
	in      io.Writer
	out     *bufio.Reader
	folder  string
}

func startPeer(b *testing.B) *peer {
	b.Helper()
	home := os.Getenv("XINBAO_OCR_PEER")
	if home == "" {
		b.Skip("SKIPPED, there is no peer to compare with: run scripts/bench-scan")
	}
	command := exec.CommandContext(b.Context(), "node", "peer.mjs")
	command.Dir, command.Stderr = home, os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		in.Close()
		_ = command.Wait()
	})
	return &peer{command, in, bufio.NewReader(out), b.TempDir()}
}

// read has the peer read a page's picture. Writing the picture is not its time.
func (p *peer) read(b *testing.B, s *side, printed, scanned page.Page) {
	b.Helper()
	img, err := scanned.Picture.Open(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(p.folder, "page.png")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(f, img); err != nil {
		b.Fatal(err)
	}
	f.Close()
	before, start := cpuTime(b, p.command.Process.Pid), time.Now()
	if _, err := fmt.Fprintln(p.in, path); err != nil {
		b.Fatal(err)
	}
	answer, err := p.out.ReadBytes('\n')
	if err != nil {
		b.Fatal(err)
	}
	s.took = append(s.took, time.Since(start))
	s.cpu += cpuTime(b, p.command.Process.Pid) - before
	var read []string
	if err := json.Unmarshal(answer, &read); err != nil {
		b.Fatal(err)
	}
	s.compare(printed, read)
}

// cpuTime is the processor time that a process has used, as Linux tells it in
// hundredths of a second.
func cpuTime(b *testing.B, id int) time.Duration {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", id))
	if err != nil {
		return 0 // not started yet
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	var user, system int64
	if fields := strings.Fields(rest); len(fields) > 12 {
		_, _ = fmt.Sscan(fields[11]+" "+fields[12], &user, &system)
	}
	return time.Duration(user+system) * 10 * time.Millisecond
}
