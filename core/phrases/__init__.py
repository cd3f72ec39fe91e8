"""Every sentence the bot says, by topic; pure functions from facts to cards."""
