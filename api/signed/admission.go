package signed

import "sync"

// admission bounds the calls that are under way: of everybody, because each holds
// a file in memory, and of each merchant, so that one leaves room for the others.
type admission struct {
	all, each int

	mu  sync.Mutex
	in  int
	per map[string]int
}

// enter lets a call in, or not. Whoever is in says when it is over.
func (a *admission) enter(merchantID string) (leave func(), ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.in >= a.all || a.per[merchantID] >= a.each {
		return nil, false
	}
	if a.per == nil {
		a.per = map[string]int{}
	}
	a.in++
	a.per[merchantID]++
	return func() { a.left(merchantID) }, true
}

func (a *admission) left(merchantID string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.in--
	if a.per[merchantID]--; a.per[merchantID] == 0 {
		delete(a.per, merchantID)
	}
}
