"""CX Sourcing Workbench: where customer-service work should be done, and what that really saves."""

__version__ = "0.1.0"
MODEL_VERSION = "1"
