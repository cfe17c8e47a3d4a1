"""Pages to articles: what each line of a page is, and the article the lines make."""
