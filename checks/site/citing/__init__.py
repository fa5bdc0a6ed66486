"""What the site adds so that its pages, and every figure on them, can be cited."""
