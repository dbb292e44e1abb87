"""Questions that stand before everything else: yes or no, one of several, a text."""
