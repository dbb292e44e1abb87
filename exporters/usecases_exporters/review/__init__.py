"""What changed, for reviewers: in Markdown, in HTML with the diagrams before and after, and as one report."""
