import ArgumentParser
import Reporting

extension ReportFormat: ExpressibleByArgument {}
