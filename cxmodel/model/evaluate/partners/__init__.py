"""Vendors against the partner framework: what they offer, how they rank, how sure the ranking is (S1-S3, S13)."""

from cxmodel.model.evaluate.partners.local import regional_wages, should_costs
from cxmodel.model.evaluate.partners.methods import Opinion, emphasis, opinions, squared
from cxmodel.model.evaluate.partners.ranked import SCALINGS, Field, Partner, field
from cxmodel.model.evaluate.partners.robust import Sureness, sureness
from cxmodel.model.evaluate.partners.standing import Gate, Offer

__all__ = ["SCALINGS", "Field", "Gate", "Offer", "Opinion", "Partner", "Sureness", "emphasis", "field", "opinions",
           "regional_wages", "should_costs", "squared", "sureness"]
