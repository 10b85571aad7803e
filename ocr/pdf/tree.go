package pdf

import (
	"fmt"

	"xinbao/ocr/pdf/cos"
)

// leaf is a page of the page tree, with what it inherits (7.7.3).
type leaf struct {
	contents  cos.Object
	resources cos.Dict
	box       []float64 // what is shown, in user space
	rotate    int       // degrees clockwise, 0–270
}

// The shape of a page tree. Real ones have up to four levels, and fewer nodes than
// pages.
const (
	maxTree   = 32
	maxVisits = 20_000
)

// tree is the walk over the page tree.
type tree struct {
	file   *cos.File
	most   int
	above  map[cos.Ref]bool // the nodes that lead here
	visits int
	leaves []leaf
}

// leavesOf lists the pages in order.
func leavesOf(file *cos.File, most int) ([]leaf, error) {
	t := &tree{file: file, most: most, above: map[cos.Ref]bool{}}
	root := file.Catalog()["Pages"]
	if err := t.walk(root, cos.Dict{}, 0); err != nil {
		return nil, err
	}
	if len(t.leaves) == 0 {
		return nil, CodeNoPages
	}
	if count := file.Int(file.Dict(root)["Count"], 0); file.Repaired() && count > len(t.leaves) {
		return nil, fmt.Errorf("%w: %d of %d pages are left", cos.ErrDamaged, len(t.leaves), count)
	}
	return t.leaves, nil
}

func (t *tree) walk(o cos.Object, inherited cos.Dict, depth int) error {
	if ref, ok := o.(cos.Ref); ok {
		if t.above[ref] {
			return fmt.Errorf("%w: the page tree has a circle", cos.ErrDamaged)
		}
		t.above[ref] = true
		defer delete(t.above, ref)
	}
	if t.visits++; t.visits > maxVisits {
		return fmt.Errorf("%w: the page tree has more than %d nodes", cos.ErrTooLarge, maxVisits)
	}
	loaded, err := t.file.Load(o)
	if err != nil {
		return err
	}
	node, ok := loaded.(cos.Dict)
	if !ok || depth > maxTree {
		return fmt.Errorf("%w: a page is missing", cos.ErrDamaged)
	}
	have := inherit(node, inherited)
	if node["Kids"] == nil {
		return t.leaf(node, have)
	}
	for _, kid := range t.file.Array(node["Kids"]) {
		if err := t.walk(kid, have, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// inherit is what a node's children inherit.
func inherit(node, inherited cos.Dict) cos.Dict {
	have := cos.Dict{}
	for _, key := range []cos.Name{"Resources", "MediaBox", "CropBox", "Rotate"} {
		have[key] = inherited[key]
		if node[key] != nil {
			have[key] = node[key]
		}
	}
	return have
}

func (t *tree) leaf(node, have cos.Dict) error {
	if len(t.leaves) >= t.most {
		return CodeTooManyPages
	}
	t.leaves = append(t.leaves, leaf{
		contents:  node["Contents"],
		resources: t.file.Dict(have["Resources"]),
		box:       shown(t.file.Numbers(have["MediaBox"]), t.file.Numbers(have["CropBox"])),
		rotate:    ((t.file.Int(have["Rotate"], 0)/90*90)%360 + 360) % 360,
	})
	return nil
}

// shown is the crop box within the media box; A4 where there is none.
func shown(media, crop []float64) []float64 {
	media, ok := ordered(media)
	if !ok {
		media = []float64{0, 0, 595.28, 841.89}
	}
	crop, ok = ordered(crop)
	if !ok {
		return media
	}
	both := []float64{max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])}
	if both, ok = ordered(both); !ok {
		return media
	}
	return both
}

// maxSide is the largest side of a page, in points: PDF's own limit (annex C.2).
const maxSide = 14_400

// ordered puts the corners in order; ok is false for a box that shows nothing.
func ordered(b []float64) (box []float64, ok bool) {
	if len(b) != 4 {
		return nil, false
	}
	box = []float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
	w, h := box[2]-box[0], box[3]-box[1]
	return box, w >= 1 && h >= 1 && w <= maxSide && h <= maxSide
}
