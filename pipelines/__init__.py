"""News pages in, a warehouse of facts out: raw → captures → documents → lines → articles → figures → SQL."""
