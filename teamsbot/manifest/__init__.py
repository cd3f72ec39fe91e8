"""What Teams shows of the bot before anybody speaks to it: the manifest's template and two pictures."""
