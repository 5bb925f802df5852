"""The version, alone, so that build tools can read it without importing anything else."""

VERSION = "0.1.0"
