import CodeAudit
import Testing

/// Whatever is compared, an array of truths comes out: nothing need be known of what stands on either side.
struct ComparisonTests {
  @Test(arguments: [
    ("x > 0", "bool"), ("x == y", "bool"), ("0 < x < 1", "bool"), ("(x > 0) & (y < 1)", "bool"),
    ("~(x != y)", "bool"), ("(x > 0) | ~(x < y)", "bool"), ("x", nil), ("x & (y > 0)", nil),
    ("x in y", nil), ("x is y", nil), ("-(x > 0)", nil), ("(x > 0) + (y > 0)", nil),
    ("not x > 0", nil), ("x > 0 and y", nil), ("np.isnan(x)", "bool"),
    ("np.isnan(x, out=None)", "bool"), ("np.isnan(x, out=y)", nil),
    ("np.isnan(x, y)", nil), ("np.isnan(x, None)", "bool"), ("np.logical_and(x, y)", "bool"),
    ("np.logical_and(x, y, y)", nil),
  ])
  func typeOfTheArray(_ array: String, _ dtype: String?) throws {
    let sites = try TestResolver.resolve(
      "import numpy as np\ndef f(x, y):\n    return np.argmax(\(array))\n"
    ).calls.map(\.site)
    #expect(sites.count == 1)
    #expect(sites.first?.array?.dtype == dtype)
  }
}
