import PythonTesting
import Testing

/// All suites that need a running interpreter, one test after the other.
@Suite(.serialized) @PythonActor struct EmbeddedPythonTests {}
