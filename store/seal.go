package store

import (
	"encoding/json"
	"fmt"

	"xinbao/flow"
)

// place is a cell of the database that holds something sealed.
type place struct{ table, row, column string }

// seal encodes v as JSON and seals it. Types that mask themselves in JSON must
// have been revealed.
func (s *Store) seal(at place, v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %s.%s: %w", at.table, at.column, err)
	}
	return s.sealer.Seal(at.table, at.row, at.column, plain)
}

// open decodes into v what seal made; NULL leaves v as it is.
func (s *Store) open(at place, sealed []byte, v any) error {
	if sealed == nil {
		return nil
	}
	plain, err := s.sealer.Open(at.table, at.row, at.column, sealed)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(plain, v); err != nil {
		return fmt.Errorf("decode %s.%s: not what was sealed", at.table, at.column)
	}
	return nil
}

// person is a flow.Person that does not mask itself.
type person struct {
	Name     string `json:"name,omitempty"`
	IDNumber string `json:"id_number,omitempty"`
	Phone    string `json:"phone,omitempty"`
}

func (s *Store) sealPerson(id string, p flow.Person) ([]byte, error) {
	if p == (flow.Person{}) {
		return nil, nil
	}
	clear := person{Name: p.Name.Reveal(), IDNumber: p.IDNumber.Reveal(), Phone: p.Phone.Reveal()}
	return s.seal(place{"requests", id, "person"}, clear)
}

func (s *Store) openPerson(id string, sealed []byte) (flow.Person, error) {
	var clear person
	err := s.open(place{"requests", id, "person"}, sealed, &clear)
	return flow.Person{
		Name: flow.Personal(clear.Name), IDNumber: flow.Personal(clear.IDNumber), Phone: flow.Personal(clear.Phone),
	}, err
}

func (s *Store) sealCarry(id string, c flow.Carry) ([]byte, error) {
	if len(c) == 0 {
		return nil, nil
	}
	clear := make(map[string]string, len(c))
	for key, value := range c {
		clear[key] = value.Reveal()
	}
	return s.seal(place{"requests", id, "carry"}, clear)
}

// openCarry gives nil for NULL. Personal is decoded from a JSON string as any
// string is; only encoding masks it.
func (s *Store) openCarry(id string, sealed []byte) (flow.Carry, error) {
	var carry flow.Carry
	err := s.open(place{"requests", id, "carry"}, sealed, &carry)
	return carry, err
}
