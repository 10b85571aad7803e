package api_test

import (
	"fmt"

	"xinbao/api"
)

func ExampleNewKey() {
	key, hash := api.NewKey() // the key for the merchant, the hash for flow.APIKey

	fmt.Println(key[:3], len(key), len(hash))
	// Output: xb_ 46 32
}
