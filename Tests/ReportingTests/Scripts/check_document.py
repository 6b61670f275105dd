"""Checks JSON documents against schemas.

A line of input is {"schema": PATH, "document": TEXT}; a line of output is the list of faults.
"""

import json
import sys

from jsonschema.validators import validator_for

for line in sys.stdin:
    request = json.loads(line)
    with open(request["schema"], encoding="utf-8") as file:
        schema = json.load(file)
    kind = validator_for(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    faults = validator.iter_errors(json.loads(request["document"]))
    print(json.dumps([f"{list(fault.absolute_path)}: {fault.message}" for fault in faults]))
