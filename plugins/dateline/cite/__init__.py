"""Articles as references: for reference managers (RIS, CSL-JSON), and as metadata inside their pages."""
