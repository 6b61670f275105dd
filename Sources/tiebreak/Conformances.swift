import ArgumentParser
import Reporting

extension ReportFormat: ExpressibleByArgument {}
extension ComparisonTable.Format: ExpressibleByArgument {}
extension AuditFormat: ExpressibleByArgument {}
