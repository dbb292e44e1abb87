"""Never lose work: leaving, coming back after a crash, files that change on disk, crashes."""
