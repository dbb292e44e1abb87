"""Customers, inside and outside: who gets what from which process."""
