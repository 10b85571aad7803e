// Package reportgen invents personal credit reports: from a seed a consistent
// person with accounts, what the structured report must say (the truth), and the
// PDF that says it in one of many styles, as print or as scan. Persons,
// institutions and numbers are invented. It must not know how reports are read:
// it draws what docs/report.md describes, in all its variety.
package reportgen
