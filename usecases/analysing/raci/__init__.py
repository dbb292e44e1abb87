"""The matrix of responsibilities, and what seven passes over it find."""
