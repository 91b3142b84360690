"""How texts, numbers, codes and names are printed, damaged or not."""
