"""Speed of the workbench beside its targets: `python -m benchmarks`."""
