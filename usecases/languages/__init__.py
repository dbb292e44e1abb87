"""The languages of the interface and of the documents: catalogues, plurals, dates, durations."""
