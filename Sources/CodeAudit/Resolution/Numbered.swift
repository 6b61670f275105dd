/// What expressions of a file make, by numbers that stay what they are when an expression is evaluated again, with those
/// that have read it.
struct Numbered<Value: Equatable> {
  private var values: [Value] = []
  private var readers: [Body.Readers] = []
  private var numbers: [ObjectIdentifier: Int] = [:]

  var count: Int { values.count }

  /// - Parameter reader: the number of the body that asks.
  mutating func read(_ number: Int, by reader: Int) -> Value {
    readers[number].insert(reader)
    return values[number]
  }

  func number(of node: SyntaxNode) -> Int? { numbers[ObjectIdentifier(node)] }

  mutating func add(_ value: Value, of node: SyntaxNode) -> Int {
    numbers[ObjectIdentifier(node)] = values.count
    values.append(value)
    readers.append([])
    return values.count - 1
  }

  /// Those to whom something changes by it.
  mutating func change(_ number: Int, _ change: (inout Value) -> Void) -> Body.Readers {
    let old = values[number]
    change(&values[number])
    return old == values[number] ? [] : readers[number]
  }
}
