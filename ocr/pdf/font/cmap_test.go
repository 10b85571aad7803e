package font

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const toUnicodeSample = `/CIDInit /ProcSet findresource begin
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar
<0001> <4FE1>
<0002> <D842DFB7>
<0003> <00660069>
endbfchar
3 beginbfrange
<0010> <0019> <0030>
<0020> <0022> [<8D26> <6237> <0000>]
<0030> <0031> <FFFD>
endbfrange
endcmap`

func TestToUnicodeMapsCodes(t *testing.T) {
	t.Parallel()
	m := parseCMap([]byte(toUnicodeSample))

	got := map[uint32]string{}
	for _, code := range []uint32{1, 2, 3, 4, 0x10, 0x19, 0x1A, 0x20, 0x21, 0x22, 0x30} {
		got[code] = m.unicode(code)
	}

	want := map[uint32]string{
		1: "信", 2: "𠮷", 3: "fi", 4: "", 0x10: "0", 0x19: "9", 0x1A: "", 0x20: "账", 0x21: "户",
		0x22: "", 0x30: "", // zeros and U+FFFD say that nobody knows
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCMapsThatBreakOffGiveWhatCameBefore(t *testing.T) {
	t.Parallel()
	for at := range len(toUnicodeSample) {
		parseCMap([]byte(toUnicodeSample[:at]))
	}

	m := parseCMap([]byte(strings.Split(toUnicodeSample, "<0002>")[0]))

	if m.unicode(1) != "信" || m.unicode(2) != "" {
		t.Error("the first mapping is lost")
	}
}

func TestRangesWithoutEndCostNothing(t *testing.T) {
	t.Parallel()
	m := parseCMap([]byte("1 beginbfrange <00000000> <FFFFFFFF> <4E00> endbfrange"))

	if m.unicode(0xFF) != "仿" {
		t.Errorf("got %q", m.unicode(0xFF))
	}
	if m.size() != 1 {
		t.Errorf("%d entries for one range", m.size())
	}
}

func TestMappingsAreLimited(t *testing.T) {
	t.Parallel()
	m := parseCMap([]byte("1 beginbfrange <0000> <FFFF> [" + strings.Repeat("<41>", maxMappings+100) + "] endbfrange"))

	if m.size() > maxMappings {
		t.Errorf("%d entries", m.size())
	}
}

func TestCodesOfDifferentLengthsAreSplit(t *testing.T) {
	t.Parallel()
	m := parseCMap([]byte(`2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange
		2 begincidrange <20> <7E> 1 <8140> <817E> 1000 endcidrange
		1 begincidchar <8180> 7 endcidchar`))

	var codes []uint32
	var cids []int
	for s := []byte("A\x81\x41\x81\x80\xFF"); len(s) > 0; {
		code, n := m.next(s)
		codes, cids = append(codes, code), append(cids, m.cid(code))
		s = s[n:]
	}

	if diff := cmp.Diff([]uint32{'A', 0x8141, 0x8180, 0xFF}, codes); diff != "" {
		t.Errorf("codes: %s", diff)
	}
	if diff := cmp.Diff([]int{34, 1001, 7, 0}, cids); diff != "" {
		t.Errorf("glyph numbers: %s", diff)
	}
}

func TestWritingModeIsRead(t *testing.T) {
	t.Parallel()
	if !parseCMap([]byte("/WMode 1 def")).vertical || parseCMap([]byte("/WMode 0 def")).vertical {
		t.Error("the writing mode is mixed up")
	}
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte(toUnicodeSample))
	f.Fuzz(func(t *testing.T, data []byte) {
		m := parseCMap(data)
		for code := range uint32(300) {
			m.unicode(code)
			m.cid(code)
		}
		for s := data; len(s) > 0; {
			_, n := m.next(s)
			if n < 1 || n > len(s) {
				t.Fatalf("a code of %d bytes in %d", n, len(s))
			}
			s = s[n:]
		}
	})
}
