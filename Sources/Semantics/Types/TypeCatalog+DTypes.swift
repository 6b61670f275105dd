import Arrays

/// Whether a word names an element type in some library here.
func isDType(_ name: String) -> Bool { DType(name) != nil }
