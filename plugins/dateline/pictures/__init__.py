"""Pictures as values: what to draw and what to say of it. A template turns them into SVG, a stylesheet colours them."""
