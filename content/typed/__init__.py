"""What a person types about hours, times, lengths and scores, read into values."""
