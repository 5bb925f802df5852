"""What templates may see: a frozen, typed view for each template, made of plain values only.

A page is a function of its view and the theme. Every link in a view is relative to its page already, every
date and name is in the words of the site's language already: a template only arranges.
"""
