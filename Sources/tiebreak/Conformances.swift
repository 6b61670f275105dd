import ArgumentParser
import CodeAudit
import Reporting

extension ReportFormat: ExpressibleByArgument {}
extension ComparisonTable.Format: ExpressibleByArgument {}
extension AuditFormat: ExpressibleByArgument {}
extension CodeAudit.Finding.Severity: ExpressibleByArgument {}
