"""The served workbook: Voila with our pages, kernels, keys and doors."""
