"""What people are told of without asking: a run that failed or is late, a blocked publication, findings in the data.

A trouble is told once to each channel of NEWS_ALERTS, again every day that it lasts, and once more when it is over.
"""
