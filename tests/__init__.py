"""Tests of netkit, of the notebooks, the book and the course."""
