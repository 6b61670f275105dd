import CodeAudit
import Testing

/// Edits of calls that are ported, by their text before and after.
@Suite struct PortFixTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var from: String
    var to: String
    var call: SampleCall
    /// `nil`: no edit.
    var after: String?
    /// Of another library: the array has to be one of its own by then.
    var safety: Fix.Safety = .unsafe
    /// What the title says is different still.
    var rest: String = ""
    var testDescription: String { "\(from) → \(to): \(call.source)" }
  }

  private static func np(_ source: String, dtype: String? = nil, rank: Int? = nil) -> SampleCall {
    SampleCall(source, callee: "np.argmax", "numpy", "argmax", dtype: dtype, rank: rank)
  }

  private static func tf(_ source: String, dtype: String? = nil) -> SampleCall {
    SampleCall(source, callee: "tf.argmax", "tensorflow", "math.argmax", dtype: dtype)
  }

  private static func method(
    _ source: String, _ callee: String, _ library: String, _ function: String, rank: Int? = nil
  ) -> SampleCall {
    SampleCall(source, callee: callee, library, function, form: .method, rank: rank)
  }

  private static let fill = "nan=float('-inf'), posinf=float('inf'), neginf=float('-inf')"

  static let cases: [Case] = [
    // The function's own name and the spelling of arguments.
    Case(from: "numpy", to: "torch", call: np("y = np.argmax(x)"), after: "y = torch.argmax(x)"),
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax( x , axis = 1 ) + 1"),
      after: "y = torch.argmax( x , axis = 1 ) + 1"),
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax(x, 1, keepdims=1)"),
      after: "y = torch.argmax(x, 1, keepdims=True)"),
    Case(
      from: "numpy", to: "torch",
      call: SampleCall(
        "y = argmax(x, axis=k)", callee: "argmax", "numpy", "argmax", form: .fromImport),
      after: "y = torch.argmax(x, axis=k)"),
    Case(
      from: "torch", to: "numpy",
      call: SampleCall(
        "y = torch.argmax(x, dim=1, keepdim=True)", callee: "torch.argmax", "torch", "argmax"),
      after: "y = np.argmax(x, axis=1, keepdims=True)"),
    Case(
      from: "torch", to: "numpy",
      call: SampleCall("y = torch.argmax(x, 1, True)", callee: "torch.argmax", "torch", "argmax"),
      after: "y = np.argmax(x, 1, keepdims=True)"),
    Case(
      from: "torch", to: "numpy",
      call: method("y = x.argmax(dim=-1)", "x.argmax", "torch", "Tensor.argmax"),
      after: "y = x.argmax(axis=-1)"),
    // The array by its keyword.
    Case(
      from: "numpy", to: "tensorflow", call: np("y = np.argmax(a=x, axis=0)"),
      after: "y = tf.math.argmax(input=x, axis=0)",
      rest: "nan (silent)"),
    Case(
      from: "numpy", to: "pandas", call: np("y = np.argmax(a=x, axis=0)", rank: 1), after: nil),
    // Labels stay labels.
    Case(
      from: "pandas@1.5", to: "pandas@3.1",
      call: method(
        "y = s.idxmax(axis='index')", "s.idxmax", "pandas", "Series.idxmax", rank: 1), after: nil),
    // What is reported and still differs stands in the title, whatever the reason.
    Case(
      from: "numpy", to: "pandas", call: np("y = np.argmax(x)", rank: 2),
      after: "y = x.idxmax()",
      rest: "default-axis (silent), empty (silent), labels (silent), nan (silent)"),
    // Nothing to write.
    Case(
      from: "numpy", to: "torch",
      call: method("y = x.argmax(-1)", "x.argmax", "numpy", "ndarray.argmax"), after: nil),
    // The result's type cannot be kept.
    Case(
      from: "numpy", to: "jax", call: np("y = np.argmax(x)"), after: "y = jax.numpy.argmax(x)",
      rest: "input-dtype (silent), result-dtype (cosmetic)"),
    // Nothing differs but the name.
    Case(
      from: "numpy", to: "jax@x64", call: np("y = np.argmax(x)"), after: "y = jax.numpy.argmax(x)"),
    // Another default axis.
    Case(
      from: "tensorflow", to: "jax", call: tf("y = tf.argmax(x)"),
      after: "y = jax.numpy.argmax(jax.numpy.nan_to_num(x, \(fill)), axis=0)",
      rest: "input-dtype (silent), gradient (loud), result-dtype (cosmetic)"),
    Case(
      from: "tensorflow", to: "numpy", call: tf("y = tf.argmax(x,\n)"),
      after: "y = np.nanargmax(x,\n axis=0)", rest: "nan (loud)"),
    Case(
      from: "tensorflow", to: "jax", call: tf("y = tf.argmax(x, axis=None)"),
      after: "y = jax.numpy.argmax(jax.numpy.nan_to_num(x, \(fill)), axis=0)",
      rest: "input-dtype (silent), gradient (loud), result-dtype (cosmetic)"),
    // The result's type by an argument.
    Case(
      from: "tensorflow", to: "jax", call: tf("y = tf.argmax(x, axis=-1, output_type=tf.int32)"),
      after: "y = jax.numpy.argmax(jax.numpy.nan_to_num(x, \(fill)), axis=-1)",
      rest: "input-dtype (silent), gradient (loud)"),
    // Methods to functions, and back.
    Case(
      from: "pandas", to: "numpy",
      call: method("y = s.idxmax()", "s.idxmax", "pandas", "Series.idxmax"),
      after: "y = np.nanargmax(s)", rest: "labels (silent), nan (silent)"),
    Case(
      from: "pandas", to: "numpy",
      call: method("y = (s + 1).argmax(skipna=True)", "(s + 1).argmax", "pandas", "Series.argmax"),
      after: "y = np.nanargmax((s + 1))", rest: "nan (silent)"),
    Case(
      from: "pandas", to: "numpy",
      call: method(
        "y = df.idxmax('columns', True)", "df.idxmax", "pandas", "DataFrame.idxmax"),
      after: "y = np.nanargmax(df, 1)",
      rest: "labels (silent), nan (silent), empty (loud)"),
    Case(
      from: "numpy", to: "pandas", call: np("y = np.argmax(a + b, axis=0)", rank: 1),
      after: "y = (a + b).argmax(axis=0)", rest: "nan (silent)"),
    // What no argument asks for there: the whole array, the axis kept, the result's type.
    Case(
      from: "numpy", to: "tensorflow", call: np("y = np.argmax(x)"),
      after: "y = tf.math.argmax(tf.reshape(x, [-1]))", rest: "nan (silent)"),
    Case(
      from: "numpy", to: "tensorflow", call: np("y = np.argmax((x), None) + 1"),
      after: "y = tf.math.argmax(tf.reshape((x), [-1])) + 1",
      rest: "nan (silent)"),
    Case(
      from: "numpy", to: "tensorflow", call: np("y = np.argmax(x, axis=1, keepdims=True)"),
      after: "y = tf.expand_dims(tf.math.argmax(x, axis=1), 1)",
      rest: "nan (silent)"),
    Case(
      from: "jax", to: "torch",
      call: SampleCall("y = jax.numpy.argmax(x, -1)", callee: "jax.numpy.argmax", "jax", "argmax"),
      after: "y = torch.argmax(x, -1).int()"),
    Case(
      from: "tensorflow", to: "torch", call: tf("y = tf.argmax(x, 1, tf.int32)", dtype: "int64"),
      after: "y = torch.argmax(x, 1).int()", rest: "gradient (loud)"),
    Case(
      from: "jax", to: "numpy",
      call: SampleCall(
        "y = jax.numpy.argmax(x, axis=0, keepdims=True)", callee: "jax.numpy.argmax", "jax",
        "argmax"),
      after: "y = np.argmax(x, axis=0, keepdims=True).astype('int32')"),
    // A place for the result, where it is taken, and how.
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax(x, out=z)"),
      after: "y = torch.argmax(x, out=z)"),
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax(x, None, z)"),
      after: "y = torch.argmax(x, None, out=z)"),
    Case(
      from: "numpy", to: "jax@x64", call: np("y = np.argmax(x, out=None)"),
      after: "y = jax.numpy.argmax(x)"),
    Case(
      from: "numpy", to: "torch",
      call: method("y = x.argmax(out=z)", "x.argmax", "numpy", "ndarray.argmax"), after: nil),
    // Types that are refused become others that hold the same.
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax(a > b)", dtype: "bool"),
      after: "y = torch.argmax((a > b).to(torch.uint8))"),
    Case(
      from: "numpy", to: "torch",
      call: SampleCall(
        "y = x.argmax(1)", callee: "x.argmax", "numpy", "ndarray.argmax", form: .method,
        dtype: "bool"),
      after: "y = x.to(torch.uint8).argmax(1)"),
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax(x, axis=1)", dtype: "uint16"),
      after: "y = torch.argmax(x.to(torch.int32), axis=1)"),
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax(x, axis=0)", dtype: "uint32"),
      after: "y = torch.argmax(x.to(torch.int64), axis=0)"),
    // Nothing keeps the order of these.
    Case(from: "numpy", to: "torch", call: np("y = np.argmax(x)", dtype: "complex128"), after: nil),
    Case(from: "numpy", to: "torch", call: np("y = np.argmax(x)", dtype: "uint64"), after: nil),
    // A number in place of NaN, where the function there knows no other way.
    Case(
      from: "numpy", to: "torch",
      call: SampleCall("y = np.nanargmax(x)", callee: "np.nanargmax", "numpy", "nanargmax"),
      after: "y = torch.argmax(x.nan_to_num(\(fill)))", rest: "nan (silent)"),
    Case(
      from: "numpy", to: "torch",
      call: SampleCall(
        "y = np.nanargmin(a - b, axis=0)", callee: "np.nanargmin", "numpy", "nanargmin"),
      after: "y = torch.argmin((a - b).nan_to_num("
        + "nan=float('inf'), posinf=float('inf'), neginf=float('-inf')), axis=0)",
      rest: "nan (silent)"),
    Case(
      from: "tensorflow", to: "torch", call: tf("y = tf.argmax(x, 1)"),
      after: "y = torch.argmax(x.nan_to_num(\(fill)), 1)", rest: "gradient (loud)"),
    // What cannot be written by editing pieces, or at all.
    Case(
      from: "numpy", to: "torch", call: np("y = np.argmax(x,  # the scores, say\n axis=1)"),
      after: nil),
    Case(from: "numpy", to: "jax", call: np("y = np.argmax(x, out=z)"), after: nil),
    // What a name stands for is to be changed where it gets its meaning, which may be two.
    Case(
      from: "numpy", to: "torch",
      call: SampleCall("y = best(x)", callee: "best", "numpy", "argmax", form: .alias), after: nil),
    Case(
      from: "numpy", to: "tensorflow", call: np("y = np.argmax(x, axis=k, keepdims=True)"),
      after: nil),
    Case(
      from: "numpy", to: "tensorflow", call: np("y = np.argmax(x, keepdims=True)"), after: nil),
    Case(
      from: "numpy", to: "torch",
      call: SampleCall(
        "y = np.argmax(x, **more)", callee: "np.argmax", "numpy", "argmax", isOpen: true),
      after: nil),
  ]

  @Test(arguments: cases)
  func editsKeepTheAnswer(example: Case) throws {
    let findings = try Specs.audit(example.from, example.to)
      .findings(for: [example.call.site, example.call.wholeSite]) { _ in example.call.bytes }
    let fixes = Set(findings[0].compactMap(\.fix))
    #expect(Set(findings[1].compactMap(\.fix)) == fixes)
    guard let after = example.after else {
      #expect(fixes.isEmpty)
      return
    }
    #expect(fixes.count == 1)
    let fix = try #require(fixes.first)
    let applied = EditApplier(example.call.bytes, [fix])
    #expect(String(decoding: applied.bytes, as: UTF8.self) == after)
    #expect(fix.safety == example.safety)
    let rest = fix.title.split(separator: "; still different: ").dropFirst().joined()
    #expect(rest == example.rest)
  }

  @Test func noSourceNoEdit() throws {
    let call = Self.np("y = np.argmax(x)")
    let findings = try Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in nil }
    #expect(!findings[0].isEmpty && findings[0].allSatisfy { $0.fix == nil })
  }

  /// A place that holds something else is never edited.
  @Test(arguments: [
    "y = np.argmax(w, axis=1)", "y = np.argmax(x, axis=2)", " y = np.argmax(x, axis=1)",
    "y = np.argmax[x, axis=1]", "y = np.argmax(x,", "",
  ])
  func wrongPlacesAreLeftAlone(other: String) throws {
    let call = Self.np("y = np.argmax(x, axis=1)")
    let findings = try Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in
      Array(other.utf8)
    }
    #expect(findings[0].allSatisfy { $0.fix == nil })
  }

  @Test func editsSayWhereTheyStand() throws {
    let call = Self.np("é = 1; y = np.argmax(x)")
    let findings = try Specs.audit("numpy", "torch").findings(for: [call.site]) { _ in call.bytes }
    let edit = try #require(findings[0].first?.fix?.edits.first)
    #expect(edit.span.start == call.site.callee.start && edit.span.end == call.site.callee.end)
  }
}
