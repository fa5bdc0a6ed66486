"""The kinds of chart, a module each: what it is made of, how it is drawn, its table of values."""
