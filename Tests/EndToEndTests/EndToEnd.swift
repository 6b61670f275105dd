import Testing

/// Tests of the built program, run as users run it. One after the other: several watch the clock, memory or processes.
@Suite(.serialized) enum EndToEnd {}
