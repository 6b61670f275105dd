import Arrays

/// A point of the proleptic Gregorian calendar, for ISO 8601 text of datetime64 elements.
struct CalendarTime: Hashable {
  /// Days since 1970-01-01.
  var days: Int64
  /// Nanoseconds since midnight.
  var nanoseconds: Int64

  /// The point `count` units after 1970-01-01.
  init(count: Int64, unit: TimeUnit) {
    let perDay = TimeUnit.day.nanoseconds / unit.nanoseconds
    let (quotient, rest) = count.quotientAndRemainder(dividingBy: perDay)
    days = rest < 0 ? quotient - 1 : quotient
    nanoseconds = (rest < 0 ? rest + perDay : rest) * unit.nanoseconds
  }

  /// Reads `2020-02-29`, `2020-02-29T12:30`, `…T12:30:15` and `…T12:30:15.123456789`.
  init?(iso text: String) {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard date.count == 3, let year = Self.digits(date[0], 4), year >= 1,
      let month = Self.digits(date[1], 2), (1...12).contains(month),
      let day = Self.digits(date[2], 2), day >= 1
    else { return nil }
    days = Self.days(year, month, 1) + day - 1
    guard day <= 31, days < Self.days(month == 12 ? year + 1 : year, month % 12 + 1, 1) else {
      return nil
    }
    nanoseconds = 0
    guard halves.count == 2 else { return }
    guard let time = Self.nanoseconds(ofDay: halves[1]) else { return nil }
    nanoseconds = time
  }

  /// The count of `unit`s since 1970-01-01; `nil` where it is not whole or overflows.
  func count(in unit: TimeUnit) -> Int64? {
    guard nanoseconds % unit.nanoseconds == 0 else { return nil }
    // Wide, since midnight of the first day can be too low for a count that fits.
    let perDay = Int128(TimeUnit.day.nanoseconds / unit.nanoseconds)
    let sum = Int128(days) * perDay + Int128(nanoseconds / unit.nanoseconds)
    return Int64(exactly: sum).flatMap { $0 == .min ? nil : $0 }
  }

  /// The shortest of the forms that `init(iso:)` reads; `nil` outside the years 1 to 9999.
  var iso: String? {
    guard (Self.days(1, 1, 1)..<Self.days(10_000, 1, 1)).contains(days) else { return nil }
    let (year, month, day) = civil
    let date = "\(Self.pad(year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2))"
    guard nanoseconds != 0 else { return date }
    let seconds = nanoseconds / 1_000_000_000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.pad($0, 2) }
    let rest = nanoseconds % 1_000_000_000
    return date + "T" + clock.joined(separator: ":") + (rest == 0 ? "" : "." + Self.pad(rest, 9))
  }

  private static func nanoseconds(ofDay text: Substring) -> Int64? {
    let seconds = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = seconds[0].split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { digits($0, 2) }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      (0..<24).contains(numbers[0]), numbers[1...].allSatisfy({ (0..<60).contains($0) })
    else { return nil }
    let whole = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    guard seconds.count == 2 else { return whole * 1_000_000_000 }
    let places = seconds[1].count
    guard numbers.count == 3, (1...9).contains(places),
      let fraction = digits(seconds[1], places)
    else { return nil }
    let scale = (places..<9).reduce(Int64(1)) { power, _ in power * 10 }
    return whole * 1_000_000_000 + fraction * scale
  }

  /// A number of that many ASCII digits and nothing else.
  private static func digits(_ text: Substring, _ count: Int) -> Int64? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(text)
  }

  /// Days since 1970-01-01 of a date; years start in March, so that leap days come last.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private var civil: (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return zeros + digits
  }
}
