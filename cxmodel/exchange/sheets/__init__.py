"""Sheets for people: the template, the exact export, CSV files, and a user's own file with its faults marked."""
