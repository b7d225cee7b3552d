"""Contract: does the contract pay for what customers get?"""

from cxmodel.ui import contract, display, frame, sources

work = frame.begin("contract")
contract.page(work)
sources.provenance(work)
display.sample_note(work)
