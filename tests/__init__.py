"""The product's specification as sentences that run."""
