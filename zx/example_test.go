package zx_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"

	"xinbao/zx"
)

// A source that knows the login form and nobody's password.
func Example() {
	source := httptest.NewServer(zx.NewHandler(zx.HandlerConfig{
		Server:    &centre{form: zx.LoginForm()},
		Authorize: func(r *http.Request, _ string) bool { return r.Header.Get("Authorization") == "Bearer key" },
	}))
	defer source.Close()
	client, err := zx.NewClient(zx.ClientConfig{
		URL: source.URL, Key: "key", AppName: "demo", AppVersion: "1.0", HTTP: source.Client(),
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	form, err := client.GetLoginInfo(context.Background(), zx.Session{MerchantID: "m1", UserID: "u1"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("call", form.Method, "with")
	for _, field := range form.Fields {
		fmt.Printf("%s %q\n", field.Key, field.RefreshMethod)
	}
	// Output:
	// call login with
	// login_name ""
	// password ""
	// pic_code "getPicCode"
}

func ExampleCode_Info() {
	err := error(&zx.Error{Method: zx.Login, Code: zx.CodeLocked})

	if code, ok := errors.AsType[zx.Code](err); ok {
		info, _ := code.Info()
		fmt.Println(info.Class, info.Delay, info.Actor)
	}
	// Output: retry_later 10m0s person
}
