import Semantics

/// A plan written into the source of a call; everything that the plan does not mean stays.
struct PortFix {
  let verdict: PortVerdict
  let call: CallSite
  private let text: SourceBytes
  let plan: PortPlan
  let from: PortSide
  let side: PortSide
  private let names: PortNames
  /// The plan's function in the file's words.
  private let callee: String
  /// What the call, and its array, are put into.
  private let callEnds: [PortWrap.Ends]
  private let arrayEnds: PortWrap.Ends?

  /// - Parameter imports: of the file, where they are known.
  init(
    verdict: PortVerdict, call: CallSite, source: [UInt8], imports: FileImports?, from: PortSide,
    to side: PortSide
  ) throws(Obstacle) {
    let names = PortNames(side.spec.package, imports)
    let isUpgrade = from.spec.library == side.spec.library
    // What converts an array stays: so does the array.
    if !isUpgrade, Self.isConverted(call) { throw .converted(from) }
    if let obstacle = Obstacle(call, source) { throw obstacle }
    // A list is no array of the other library, and never will be.
    if !isUpgrade, let display = call.array?.display { throw .display(display, side) }
    if !isUpgrade, let error = side.spec.edits.negativeStep, call.array?.hasNegativeStep == true {
      throw .negativeStep(error, side)
    }
    guard let plan = verdict.plan else { throw Obstacle(planning: verdict, call, side) }
    guard call.arguments.count == plan.changes.count, call.span.bytes.upperBound <= source.count,
      !call.span.bytes.isEmpty, call.callee.bytes.upperBound <= call.span.bytes.upperBound
    else { throw .spelling }
    // What a call is put into may need the package itself.
    guard let callee = plan.isMethod ? plan.callee : names.spelling(of: plan.callee),
      let package = names.renamed ?? (plan.wrap == PortWrap() ? side.spec.package : nil)
    else { throw .taken(side.spec.package.alias.rootName) }
    let forms = side.spec.edits
    guard
      let arrayEnds = plan.wrap.arrayEnds(
        forms, package, isSimple: call.array?.isSimple ?? false),
      let callEnds = plan.wrap.callEnds(forms, package)
    else { throw .spelling }
    if let name = plan.wrap.builtins(forms).sorted().first(where: { !names.isPython($0) }) {
      throw .taken(name)
    }
    self.arrayEnds = arrayEnds.first
    self.callEnds = callEnds
    self.names = names
    self.callee = callee
    self.verdict = verdict
    self.call = call
    self.plan = plan
    self.from = from
    self.side = side
    text = SourceBytes(source)
  }

  /// Whether the file makes the array what it is, out of another library's object: the port leaves it so.
  static func isConverted(_ call: CallSite) -> Bool { call.array?.origins.isEmpty == false }

  /// `nil` where the call needs no edit.
  func fix() throws(Obstacle) -> Fix? {
    let edits = try self.edits()
    guard !edits.isEmpty else { return nil }
    let isUpgrade = verdict.profile.library == plan.to.library
    let differing = plan.differing.sorted { first, second in
      first.value.severity != second.value.severity
        ? first.value.severity.isWorse(than: second.value.severity)
        : first.key.rawValue < second.key.rawValue
    }
    let rest = differing.map { "\($0.key.rawValue) (\($0.value.severity.word))" }
      .joined(separator: ", ")
    let draft = Fix(title: "", safety: .safe, edits: edits)
    let after = EditApplier(text.bytes, [draft])
    guard !after.applied.isEmpty else { throw .spelling }
    let end = call.span.bytes.upperBound + after.bytes.count - text.bytes.count
    let written = String(decoding: after.bytes[call.span.bytes.lowerBound..<end], as: UTF8.self)
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    let purpose = isUpgrade ? "write" : "for \(side.spec.title) write"
    var title = "\(purpose) `\(written)`"
    var all = edits
    if needsImport(edits) {
      guard let (edit, line) = names.importing else {
        throw .taken(side.spec.package.alias.rootName)
      }
      title += ", with `\(line)`"
      all.append(edit)
    }
    return Fix(
      title: title + (plan.isSafe ? "" : "; still different: \(rest)"),
      // The array has to be one of the other library by then, which no edit of the call sees to.
      safety: plan.isSafe && isUpgrade && call.isCertain ? .safe : .unsafe, edits: all,
      remarks: remarks(differing.map { ($0.key, $0.value) }))
  }

  /// Whether the edits write a name that the file does not have.
  private func needsImport(_ edits: [Fix.Edit]) -> Bool {
    guard names.needsImport else { return false }
    return edits.contains { names.isUsed(in: $0.replacement) }
  }

  private func edits() throws(Obstacle) -> [Fix.Edit] {
    guard isWhereItSays, let open = text.openingParenthesis(after: call.callee.bytes.upperBound),
      open < call.span.bytes.upperBound
    else { throw .spelling }
    guard let pieces = ArgumentPieces(call, text, open: open) else {
      let texts = call.arguments.map(\.span.bytes) + [call.array?.span.bytes].compactMap(\.self)
      let hasComment = text.hasComment(in: open..<call.span.bytes.upperBound, beside: texts)
      throw hasComment ? .comment : .spelling
    }
    let kept = plan.changes.filter { $0 != .drop }.count + plan.additions.count
    guard let head = calleeEdits(open: open, hasArguments: kept > 0),
      let rest = argumentEdits(pieces)
    else { throw .spelling }
    return (callWraps + head + arrayWraps + rest).filter {
      !$0.span.bytes.isEmpty || !$0.replacement.isEmpty
    }
  }

  /// Whether the spans hold what the call says. In strings with fields Python before 3.12 tells other places.
  private var isWhereItSays: Bool {
    guard let array = call.array, array.span.bytes.upperBound <= text.bytes.count,
      text.string(array.span.bytes) == array.text
    else { return false }
    return call.arguments.allSatisfy { argument in
      argument.span.bytes.upperBound <= text.bytes.count
        && text.string(argument.span.bytes).hasSuffix(argument.text)
    }
  }

  // MARK: The function

  private func calleeEdits(open: Int, hasArguments: Bool) -> [Fix.Edit]? {
    let callee = call.callee.bytes
    switch (call.form == .method, plan.isMethod) {
    case (false, false):
      guard let renaming = arrayKeywordEdits(open: open) else { return nil }
      let isSame = text.string(callee) == self.callee
      return isSame || isSameFunction ? [] : [edit(callee, self.callee)] + renaming
    case (true, true):
      guard let name = text.identifier(endingAt: callee.upperBound) else { return nil }
      return text.string(name) == plan.callee ? [] : [edit(name, plan.callee)]
    case (true, false):
      guard let name = text.identifier(endingAt: callee.upperBound),
        let dot = text.last(UInt8(ascii: "."), before: name.lowerBound), dot > callee.lowerBound
      else { return nil }
      // What goes around the array would go inside its brackets.
      guard arrayEnds == nil || call.array?.span.bytes.lowerBound == callee.lowerBound else {
        return nil
      }
      return [
        edit(callee.lowerBound..<callee.lowerBound, self.callee + "("),
        edit(dot..<open + 1, hasArguments ? ", " : ""),
      ]
    case (false, true):
      guard let array = call.array, arrayEnds == nil, array.span.bytes.lowerBound > open,
        text.isBlank(open + 1..<array.span.bytes.lowerBound)
      else {
        return nil
      }
      var end = array.span.bytes.upperBound
      if let comma = text.next(UInt8(ascii: ","), from: end) {
        end = text.skippingSpace(from: comma + 1)
      }
      let receiver = array.isSimple ? array.text : "(\(array.text))"
      return [edit(callee.lowerBound..<end, "\(receiver).\(plan.callee)(")]
    }
  }

  /// The array's own keyword under its name there; `nil` where the spec does not know it.
  private func arrayKeywordEdits(open: Int) -> [Fix.Edit]? {
    guard let array = call.array, array.span.bytes.lowerBound > open else { return nil }
    guard let sign = text.last(UInt8(ascii: "="), before: array.span.bytes.lowerBound),
      let written = text.identifier(endingAt: text.droppingSpace(before: sign)),
      written.lowerBound > open
    else { return [] }
    let old = text.string(written)
    guard let name = plan.to.call.arrayParameter else { return nil }
    return name == old ? [] : [edit(written, name)]
  }

  /// Whether an upgrade leaves the function what it is, under whatever name it was imported.
  private var isSameFunction: Bool {
    verdict.profile.library == plan.to.library && verdict.profile.function == plan.to.function
  }

  /// What the call is put into. It comes first: what is inserted at one place stays in this order.
  private var callWraps: [Fix.Edit] {
    var edits: [Fix.Edit] = []
    for (before, after) in callEnds {
      let (start, end) = (call.span.bytes.lowerBound, call.span.bytes.upperBound)
      edits.insert(edit(start..<start, before), at: 0)
      edits.append(edit(end..<end, after))
    }
    return edits
  }

  private var arrayWraps: [Fix.Edit] {
    guard let (before, after) = arrayEnds, let array = call.array?.span.bytes else { return [] }
    return [
      edit(array.lowerBound..<array.lowerBound, before),
      edit(array.upperBound..<array.upperBound, after),
    ]
  }

  // MARK: Arguments

  private func argumentEdits(_ pieces: ArgumentPieces) -> [Fix.Edit]? {
    var edits: [Fix.Edit] = []
    for (piece, change) in zip(pieces.arguments, plan.changes) {
      switch change {
      case .keep: break
      case .drop:
        guard let range = pieces.removal(of: piece) else { return nil }
        edits.append(edit(range, ""))
      case .pass(let name, let value):
        if let name {
          if let written = piece.name {
            if text.string(written) != name { edits.append(edit(written, name)) }
          } else {
            edits.append(edit(piece.value.lowerBound..<piece.value.lowerBound, "\(name)="))
          }
        }
        if let value { edits.append(edit(piece.value, value)) }
      }
    }
    guard !plan.additions.isEmpty else { return edits }
    let added = plan.additions.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
    let isFirst =
      call.form == .method
      ? plan.changes.allSatisfy { $0 == .drop } : plan.isMethod && plan.changes.isEmpty
    let lead = isFirst ? "" : pieces.hasTrailingComma ? " " : ", "
    return edits + [edit(pieces.close..<pieces.close, lead + added)]
  }

  private func edit(_ bytes: Range<Int>, _ replacement: String) -> Fix.Edit {
    Fix.Edit(
      span: Span(
        start: text.position(of: bytes.lowerBound, from: call.span),
        end: text.position(of: bytes.upperBound, from: call.span), bytes: bytes),
      replacement: replacement)
  }
}

extension CallSite.Operand {
  /// Whether something in it is sliced backwards: `x[::-1]`.
  fileprivate var hasNegativeStep: Bool { text.contains(/:[^\[\]:,]*:\s*-/) }
}
