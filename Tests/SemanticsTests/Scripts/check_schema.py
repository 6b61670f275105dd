"""Validates specs against the schema: check_schema.py SCHEMA SPEC…; one line for each fault."""

import json
import pathlib
import sys

import jsonschema
import yaml

schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    try:
        spec = yaml.safe_load(pathlib.Path(name).read_text(encoding="utf-8"))
    except yaml.YAMLError:
        print(f"{name}: not YAML")
        continue
    for fault in validator.iter_errors(spec):
        print(f"{name}: {fault.json_path}: {fault.message[:200]}")
