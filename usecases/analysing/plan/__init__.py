"""First things first: improvements ranked, put into ninety days, and held against what was measured."""
