package vault_test

import (
	"fmt"

	"xinbao/vault"
)

func Example() {
	keys, err := vault.Generate()
	if err != nil {
		panic(err)
	}
	name := vault.NewPersonal("张三")

	sealed, err := keys.Seal("requests", "req_1", "person", []byte(name.Reveal()))
	if err != nil {
		panic(err)
	}
	keys, err = keys.Rotate()
	if err != nil {
		panic(err)
	}
	opened, err := keys.Open("requests", "req_1", "person", sealed)
	if err != nil {
		panic(err)
	}
	_, err = keys.Open("requests", "req_2", "person", sealed)

	fmt.Printf("%v opens to the same name: %t\n", name, string(opened) == name.Reveal())
	fmt.Println("in another row:", err)
	// Output:
	// [hidden] opens to the same name: true
	// in another row: open requests.person: sealed value does not open
}
