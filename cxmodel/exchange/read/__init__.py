"""Reads what vendors send back: forgives form, never invents a figure, and says what it did."""

from cxmodel.exchange.read.enquiry import Option, Question, Remark
from cxmodel.exchange.read.reading import Reading, read

__all__ = ["Option", "Question", "Reading", "Remark", "read"]
