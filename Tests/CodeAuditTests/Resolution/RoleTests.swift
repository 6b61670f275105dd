import CodeAudit
import Semantics
import Testing

/// What reports say of a call's axis and of what becomes of it.
struct RoleTests {
  static let cases: [(source: String, axis: String, keepdims: String)] = [
    ("np.argmax(x, 1, None, keepdims=True)", "1", "True"),
    ("np.argmax(x, 1, out)", "1", "omitted"),
    ("np.argmax(x, **options)", "expression", "expression"),
    ("torch.argmax(x, dim=d, keepdim=True)", "expression", "True"),
    ("torch.argmax(x, 1, True)", "1", "True"),
    ("x.argmax(dim=-1)", "-1", "omitted"),
    // Other functions of the name take something else there.
    ("jax.lax.argmax(x, 1, 'int32')", "1", "omitted"),
    ("jax.lax.argmax(x, axis=0, index_dtype='int32')", "0", "omitted"),
    ("import xarray as xr\nxr.open_dataset('f').argmin('t')", "'t'", "omitted"),
    // An order has no spec of its own, at its first place even less.
    ("np.argsort(x, axis=1)[:, 0]", "1", "omitted"),
    ("np.argsort(x, 1)[:, -1]", "1", "omitted"),
    ("torch.argsort(x, dim=1)[:, 0]", "1", "omitted"),
    ("torch.argsort(x, 1)[:, -1]", "1", "omitted"),
    ("torch.ones(3, 3).argsort(dim=1, descending=True)[:, 0]", "1", "omitted"),
    ("x.argsort(dim=-1)[..., 0]", "-1", "omitted"),
    ("torch.max(x, dim=1, keepdim=True)[1]", "1", "True"),
  ]

  @Test(arguments: cases) func spelled(
    _ example: (source: String, axis: String, keepdims: String)
  ) throws {
    let file = try TestResolver.resolve("import jax, numpy as np, torch\n" + example.source)
    let site = try #require(file.calls.first?.site)
    #expect(site.spelling(of: .axis, specs: Specs.folder).text == example.axis)
    #expect(site.spelling(of: .keepdims, specs: Specs.folder).text == example.keepdims)
  }
}
