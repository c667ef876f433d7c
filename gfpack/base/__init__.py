"""What every stage stands on: errors, findings, texts in two languages, dates, files, YAML."""
