"""The facilitator's board."""
