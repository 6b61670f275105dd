/// An arg-reduction that a source file calls.
package struct CallSite: Hashable, Sendable {
  /// How the call is written.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// `np.argmax(x)`
    case moduleFunction = "module-function"
    /// `x.argmax()`
    case method
    /// `am = np.argmax; am(x)`
    case alias
    /// `from numpy import argmax; argmax(x)`
    case fromImport = "from-import"
    /// `functools.partial(np.argmax, axis=1)`
    case partial
    /// `max(range(len(xs)), key=xs.__getitem__)`, `xs.index(max(xs))`
    case builtinIdiom = "builtin-idiom"
    /// `torch.max(x, 1)[1]`, `x.max(dim=1).indices`, `_, i = torch.max(x, 1)`
    case maxIndex = "max-index"
    /// `x.argsort()[-1]`
    case argsortTop1 = "argsort-top1"
  }

  /// An argument as it is written.
  package struct Argument: Hashable, Sendable {
    /// The keyword; `nil` where it stands at a place.
    package var name: String?
    /// The place among the positional arguments, from 0; the array is not counted. `nil` for keywords.
    package var place: Int?
    /// The source text, such as `-1` or `dim + 1`.
    package var text: String
    /// The value where the text is a literal of Python: a number, a string, a bool, `None`, or a tuple or list of those.
    package var literal: Literal?
    package var span: Span

    package init(name: String?, place: Int?, text: String, literal: Literal?, span: Span) {
      self.name = name
      self.place = place
      self.text = text
      self.literal = literal
      self.span = span
    }
  }

  package indirect enum Literal: Hashable, Sendable {
    case none
    case bool(Bool)
    /// `nil` beyond 64 bits.
    case integer(Int64?)
    case float(Double)
    case string(String)
    case sequence([Literal])
  }

  /// The path as the audit names it.
  package var file: String
  /// The cell of a notebook, from 0.
  package var cell: Int?
  package var span: Span
  /// As a spec names it (`numpy`, `torch`, `builtin`), or `unknown`.
  package var library: String
  /// As a spec names it (`argmax`, `Tensor.argmax`, `Series.idxmax`), or as it is written where the library is unknown.
  package var function: String
  package var form: Form
  /// Whether the library is known, not guessed.
  package var isCertain: Bool
  /// All arguments but the array.
  package var arguments: [Argument]
  /// Whether `*args` or `**kwargs` may bring more.
  package var hasOpenArguments: Bool
  /// The array: what is reduced. For a method the receiver. `nil` in a partial or where it hides in `*args`.
  package var array: Operand?
  /// The function's own name or path as written (`np.argmax`, `x.argmax`): what a port replaces.
  package var callee: Span
  /// What catches errors around the call, in the order in which Python asks.
  package var handlers: [Handler]

  /// An `except` clause, or a context that stands for one.
  package struct Handler: Hashable, Sendable {
    /// The names of the classes that it catches.
    package var classes: [String]
    /// The context as `with` names it, such as `contextlib.suppress`.
    package var context: String?

    package init(_ classes: [String], context: String? = nil) {
      self.classes = classes
      self.context = context
    }
  }

  /// What is known of the array without running anything.
  package struct Operand: Hashable, Sendable {
    package var text: String
    package var span: Span
    /// A dtype's name (`float32`) where the file tells it.
    package var dtype: String?
    /// The rank where the file tells it.
    package var rank: Int?
    /// Whether the text can be moved behind a dot or into an argument list without brackets.
    package var isSimple: Bool
    /// Where the file makes another library's object into this array: of which libraries that can be.
    package var origins: Set<String>
    /// The library whose array it is by all that the file shows.
    package var library: String?
    /// What of Python's own is written out in its place.
    package var display: Display?

    /// What Python has brackets for, or a comprehension: no library's array.
    package enum Display: String, Hashable, Sendable, CaseIterable {
      case list, tuple, set, dict, generator
    }

    package init(
      text: String, span: Span, dtype: String? = nil, rank: Int? = nil, isSimple: Bool = true,
      origins: Set<String> = [], library: String? = nil, display: Display? = nil
    ) {
      self.text = text
      self.span = span
      self.dtype = dtype
      self.rank = rank
      self.isSimple = isSimple
      self.origins = origins
      self.library = library
      self.display = display
    }
  }

  package init(
    file: String, cell: Int? = nil, span: Span, library: String, function: String, form: Form,
    isCertain: Bool, arguments: [Argument], hasOpenArguments: Bool, array: Operand?, callee: Span,
    handlers: [Handler] = []
  ) {
    self.file = file
    self.cell = cell
    self.span = span
    self.library = library
    self.function = function
    self.form = form
    self.isCertain = isCertain
    self.arguments = arguments
    self.hasOpenArguments = hasOpenArguments
    self.array = array
    self.callee = callee
    self.handlers = handlers
  }
}
