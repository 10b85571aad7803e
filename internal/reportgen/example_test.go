package reportgen_test

import (
	"context"
	"fmt"
	"slices"

	"xinbao/internal/reportgen"
)

func ExampleGenerate() {
	styles := reportgen.Styles()
	i := slices.IndexFunc(styles, func(s reportgen.Style) bool { return s.Name == "draft-song" })

	r, err := reportgen.Generate(context.Background(), 7, styles[i])
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Class, r.Kind, string(r.PDF[:5]), r.Detailed.CreditHeader.IDType)
	// Output: electronic detailed %PDF- 身份证
}
